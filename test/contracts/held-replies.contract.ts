import { eventOfChange } from '@tamis/shared/domain/event';
import type { StoredComment } from '@tamis/shared/domain/stored-comment';
import { A_MOMENT, after, aChange, aJudgedComment, anId, aStoredComment, aVerdict, factsQueryFor } from '../builders';
import { eachStores, type OpenStores, type Stores } from './stores';

/** What every store keeps to about replies that wait for what they answer. */
export function heldRepliesContract(open: OpenStores): void {
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
  const asked = async ({ heldReplies }: Stores): Promise<string[]> => (await heldReplies.asked(10)).map(({ id }) => id);

  test('when comments are published, then the held replies to them are marked, oldest first, and no others', async () => {
    const [one, other] = [anId(), anId()];
    const later = await reply({ parentId: one, createdAt: after(1000) });
    const sooner = await reply({ parentId: other, createdAt: A_MOMENT });
    await reply({ parentId: anId() });
    await reply({ parentId: null });
    await reply({ parentId: one, status: 'rejected' });
    await stores().heldReplies.ask([one, other]);
    await stores().heldReplies.ask([one]);
    expect(await asked(stores())).toEqual([sooner.id, later.id]);
    expect(await stores().heldReplies.asked(1)).toHaveLength(1);
    await stores().heldReplies.leave(sooner.id);
    expect(await asked(stores())).toEqual([later.id]);
  });

  test('when a reply is published, then verdict, status, version, list, stamp and event are written at once, and once', async () => {
    const parentId = anId();
    const held = await reply({ parentId });
    const { heldReplies, commentStore, commentLists, pendingEvents } = stores();
    await heldReplies.ask([parentId]);
    const change = publishing(held);
    const stamp = await commentLists.stampOf(held.siteId, held.articleId);
    expect(await heldReplies.publish(change)).toBe(true);
    expect(await heldReplies.publish(change)).toBe(false);
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
    await stores().heldReplies.ask([parentId]);
    await stores().commentStore.decide(aChange(held, 'reject'));
    expect(await asked(stores())).toEqual([]);
    expect(await stores().heldReplies.publish(publishing(held))).toBe(false);
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
