import { eventOfChange } from '@tamis/shared/domain/event';
import type { StoredComment } from '@tamis/shared/domain/stored-comment';
import {
  A_MOMENT,
  after,
  aChange,
  aJudgedComment,
  anId,
  aReason,
  aStoredComment,
  aVerdict,
  factsQueryFor,
  someKeys,
} from '../builders';
import { eachStores, type OpenStores, type Stores } from './stores';

/** What every store keeps to about replies that wait for what they answer. */
export function rejudgingContract(open: OpenStores): void {
  const stores = eachStores(open);

  const reply = async (parts: Partial<StoredComment> = {}): Promise<StoredComment> => {
    const { comment, event } = aJudgedComment({ status: 'held', verdict: aVerdict({ status: 'held' }), ...parts });
    await stores().commentStore.save({ comment, event });
    return comment;
  };
  const publishing = (comment: StoredComment) => {
    const event = eventOfChange({ ...comment, status: 'approved', version: 2 }, 'held', after(1000));
    if (!event) throw new Error('nothing to tell');
    return { id: comment.id, expectedVersion: 1, verdict: aVerdict({ score: 0.5 }), event };
  };
  const asked = async ({ rejudging }: Stores): Promise<string[]> => (await rejudging.asked(10)).map(({ id }) => id);

  test('when comments are published, then the held replies to them are marked, oldest first, and no others', async () => {
    const [one, other] = [anId(), anId()];
    const later = await reply({ parentId: one, createdAt: after(1000) });
    const sooner = await reply({ parentId: other, createdAt: A_MOMENT });
    await reply({ parentId: anId() });
    await reply({ parentId: null });
    await reply({ parentId: one, status: 'rejected' });
    await stores().rejudging.ask([one, other]);
    await stores().rejudging.ask([one]);
    expect(await asked(stores())).toEqual([sooner.id, later.id]);
    expect(await stores().rejudging.asked(1)).toHaveLength(1);
    await stores().rejudging.leave(sooner.id, 1);
    expect(await asked(stores())).toEqual([later.id]);
  });

  test('when its author puts another text in its place, then all that is found by the text follows, no decision stands, and it is to be judged again', async () => {
    const { rejudging, commentStore, commentLists, pendingEvents } = stores();
    const saved = await reply({
      status: 'approved',
      body: 'Le texte de dimanche',
      keys: someKeys({ text: 'old', bands: ['0-a', '1-b'] }),
      outside: 'good',
    });
    expect((await commentStore.find(saved.id))?.outside).toBe('good');
    const decision = { kind: 'approve', by: 'ada', at: after(10), reason: null, note: null } as const;
    await commentStore.decide({
      id: saved.id,
      expectedVersion: 1,
      decision: { ...decision, from: 'approved', to: 'approved' },
      isDecided: true,
      event: null,
    });
    const stamp = await commentLists.stampOf(saved.siteId, saved.articleId);
    while ((await commentLists.indexWords(10)) > 0);
    const line = { ...decision, kind: 'edit', by: 'author', note: saved.body, from: 'approved', to: 'held' } as const;
    const event = eventOfChange({ ...saved, status: 'held', version: 3 }, 'approved', after(20));
    const body = 'Un autre propos sur la digue';
    const change = {
      id: saved.id,
      expectedVersion: 2,
      body,
      keys: { text: 'new', bands: ['0-a', '1-c'] },
      decision: line,
      event,
    };
    expect(await commentStore.amend({ ...change, expectedVersion: 1 })).toBe(false);
    expect(await commentStore.amend({ ...change, id: anId() })).toBe(false);
    expect(await commentStore.amend(change)).toBe(true);
    expect(await commentStore.amend(change)).toBe(false);
    const amended = await commentStore.find(saved.id);
    expect(amended).toMatchObject({ body, status: 'held', version: 3, keys: { ...saved.keys, ...change.keys } });
    expect(amended).not.toHaveProperty('outside');
    expect(amended?.history).toEqual([{ ...decision, from: 'approved', to: 'approved' }, line]);
    expect((await pendingEvents.pending(10)).map(({ id }) => id)).toEqual([`${saved.id}.1`, `${saved.id}.3`]);
    expect(await commentLists.stampOf(saved.siteId, saved.articleId)).not.toBe(stamp);
    expect(await commentLists.newest({ limit: 10, after: null, decided: true })).toEqual([]);
    while ((await commentLists.indexWords(10)) > 0);
    const found = async (words: string) =>
      (await commentLists.forReview({ status: 'held', words, limit: 10, after: null })).length;
    expect([await found('digue'), await found('dimanche')]).toEqual([1, 0]);
    const seen = async (keys: { text: string; bands: string[] }) => {
      const query = factsQueryFor(aStoredComment({ keys: someKeys({ ...keys, email: 'other' }) }), {
        until: after(9000),
      });
      const { sameText, similarText } = await commentStore.facts(query);
      return [sameText.total, similarText.total];
    };
    expect(await seen({ text: 'old', bands: ['1-b'] })).toEqual([0, 0]);
    expect(await seen({ text: 'new', bands: ['1-c'] })).toEqual([1, 1]);
    // What was read before the edit settles nothing; the mark stays for the text that is there now.
    const verdict = aVerdict({ status: 'held', reasons: [aReason('links', { weight: 2 })] });
    expect(await rejudging.settle({ id: saved.id, expectedVersion: 2, verdict, event: null })).toBe(false);
    await rejudging.leave(saved.id, 2);
    expect(await asked(stores())).toEqual([saved.id]);
    expect(await rejudging.settle({ id: saved.id, expectedVersion: 3, verdict, event: null })).toBe(true);
    expect(await asked(stores())).toEqual([]);
    expect(await commentStore.find(saved.id)).toMatchObject({ status: 'held', version: 4, verdict });
    expect(await commentLists.countByRule()).toEqual([{ rule: 'links', held: 1, overturned: 0 }]);
  });

  test('when a reply is published, then verdict, status, version, list, stamp and event are written at once, and once', async () => {
    const parentId = anId();
    const held = await reply({ parentId });
    const { rejudging, commentStore, commentLists, pendingEvents } = stores();
    await rejudging.ask([parentId]);
    const change = publishing(held);
    const stamp = await commentLists.stampOf(held.siteId, held.articleId);
    expect(await rejudging.settle(change)).toBe(true);
    expect(await rejudging.settle(change)).toBe(false);
    expect(await commentStore.find(held.id)).toMatchObject({
      status: 'approved',
      version: 2,
      history: [],
      verdict: change.verdict,
    });
    expect(await asked(stores())).toEqual([]);
    expect(await commentLists.stampOf(held.siteId, held.articleId)).not.toBe(stamp);
    expect((await pendingEvents.pending(10)).map(({ id }) => id)).toEqual([`${held.id}.1`, `${held.id}.2`]);
    expect(await commentLists.countByStatus()).toMatchObject({ held: 0, approved: 1 });
    // No person has decided: it is no history of its author.
    const query = factsQueryFor(aStoredComment({ keys: held.keys }), { until: after(9000) });
    expect(await commentStore.facts(query)).toMatchObject({ author: { approved: 0 } });
  });

  test('when a moderator was first, then the reply stays as he decided, and the mark goes', async () => {
    const parentId = anId();
    const held = await reply({ parentId });
    await stores().rejudging.ask([parentId]);
    await stores().commentStore.decide(aChange(held, 'reject'));
    expect(await asked(stores())).toEqual([]);
    expect(await stores().rejudging.settle(publishing(held))).toBe(false);
    expect(await stores().commentStore.find(held.id)).toMatchObject({ status: 'rejected', version: 2 });
  });

  test('when a decision is taken back, then it is no history of its author any more', async () => {
    const { commentStore, commentLists } = stores();
    const { comment } = aJudgedComment();
    await commentStore.save({ comment, event: null });
    await commentStore.decide(aChange(comment, 'spam'));
    const query = factsQueryFor(aStoredComment({ keys: comment.keys }), { until: after(9000) });
    expect(await commentStore.facts(query)).toMatchObject({ author: { spam: 1 } });
    const undone = aChange({ ...comment, status: 'spam', version: 2 }, 'approve');
    await commentStore.decide({ ...undone, decision: { ...undone.decision, kind: 'undo' }, isDecided: false });
    expect(await commentStore.facts(query)).toMatchObject({ author: { spam: 0, approved: 0 } });
    expect(await commentLists.newest({ limit: 10, after: null, decided: true })).toEqual([]);
  });
}
