import { aChange, aJudgedComment, anId, aReason, aStoredComment, aVerdict, someKeys } from '../builders';
import { NAUGHTY_STRINGS } from './naughty-strings';
import { eachStores, type OpenStores, type Stores } from './stores';

const RACES = 1000;
const AT_ONCE = 50;

/** The meaning of `CommentStore`, facts apart. */
export function commentStoreContract(open: OpenStores): void {
  const stores = eachStores(open);
  describe('saving', () => savingContract(stores));
  describe('deciding', () => decidingContract(stores));
}

function savingContract(stores: () => Stores): void {
  test('when a comment is saved, then it is found as it was', async () => {
    const { comment, event } = aJudgedComment({
      articleUrl: 'https://example.org/an-article',
      articleTitle: 'An article',
      parentId: anId(),
      author: { name: 'Camille', url: 'https://example.org/' },
      locale: 'fr-CA',
      house: 'ada',
      callbackUrl: 'https://cms.example/told',
      notify: true,
      signals: { honeypotFilled: true, fillTimeMs: 1234.5 },
      keys: someKeys({ bands: ['one', 'two', 'three'] }),
      verdict: aVerdict({
        status: 'spam',
        score: 3.25,
        reasons: [aReason('links', { holds: true }), aReason('words')],
      }),
      status: 'spam',
    });
    expect(await stores().commentStore.save({ comment, event })).toBe(true);
    expect(await stores().commentStore.find(comment.id)).toEqual(comment);
  });

  test('when everything that may be absent is, then it is found as null or empty', async () => {
    const { comment, event } = aJudgedComment({
      locale: null,
      signals: { honeypotFilled: false, fillTimeMs: null },
      keys: someKeys({ bands: [] }),
    });
    await stores().commentStore.save({ comment, event });
    expect(await stores().commentStore.find(comment.id)).toEqual(comment);
  });

  test('when texts are naughty, then they come back unchanged, in the comment and in its event', async () => {
    const judged = NAUGHTY_STRINGS.map((text) =>
      aJudgedComment({
        articleId: text,
        articleUrl: text,
        articleTitle: text,
        parentId: text,
        author: { name: text, url: text },
        body: text,
        locale: text,
        sealed: text,
        verdict: aVerdict({ reasons: [aReason('words', { message: { fr: text, en: text } })] }),
      }),
    );
    await Promise.all(judged.map((each) => stores().commentStore.save(each)));
    const found = await Promise.all(judged.map(({ comment }) => stores().commentStore.find(comment.id)));
    expect(found).toEqual(judged.map(({ comment }) => comment));
    const ofBody = (text: string | undefined): string => text ?? '';
    const events = await stores().pendingEvents.pending(judged.length);
    expect(new Set(events.map(({ data }) => ofBody(data.body)))).toEqual(new Set(NAUGHTY_STRINGS));
  });

  test('when a comment is saved with its event, then both are there', async () => {
    const judged = aJudgedComment();
    await stores().commentStore.save(judged);
    expect(await stores().pendingEvents.pending(10)).toEqual([judged.event]);
  });

  test('when it is saved again, one after the other or at once, then nothing changes and it says so', async () => {
    const judged = aJudgedComment();
    const save = (body: string): Promise<boolean> => {
      const comment = { ...judged.comment, body };
      return stores().commentStore.save({ comment, event: judged.event });
    };
    const saved = await Promise.all([save('first'), save('second'), save('third')]);
    expect(saved.filter(Boolean)).toHaveLength(1);
    const winner = await stores().commentStore.find(judged.comment.id);
    expect(await save('fourth')).toBe(false);
    expect(await stores().commentStore.find(judged.comment.id)).toEqual(winner);
    expect(await stores().pendingEvents.pending(10)).toHaveLength(1);
  });

  test('when it is saved again after its event was relayed and a decision, then neither comes back', async () => {
    const judged = aJudgedComment({ status: 'held' });
    const { commentStore, pendingEvents } = stores();
    await commentStore.save(judged);
    await commentStore.decide(aChange(judged.comment, 'reject'));
    await pendingEvents.settle(await pendingEvents.pending(10));
    expect(await commentStore.save(judged)).toBe(false);
    expect(await commentStore.find(judged.comment.id)).toMatchObject({ status: 'rejected', version: 2 });
    expect(await pendingEvents.pending(10)).toEqual([]);
  });

  test('when no comment has the id, then null is found', async () => {
    expect(await stores().commentStore.find('never-heard-of')).toBeNull();
    expect(await stores().commentStore.find('')).toBeNull();
  });
}

function decidingContract(stores: () => Stores): void {
  test('when two decide from the same version, a thousand times, then exactly one wins each time', async () => {
    for (let run = 0; run < RACES; run += AT_ONCE) {
      const judged = Array.from({ length: AT_ONCE }, () => aJudgedComment({ status: 'held' }));
      await Promise.all(judged.map((each) => stores().commentStore.save(each)));
      const won = await Promise.all(
        judged.map(({ comment }) =>
          Promise.all([
            stores().commentStore.decide(aChange(comment, 'approve')),
            stores().commentStore.decide(aChange(comment, 'spam')),
          ]),
        ),
      );
      expect(won.filter(([one, other]) => one === other)).toEqual([]);
      const found = await stores().commentLists.withIds(judged.map(({ comment }) => comment.id));
      const statuses = new Map(
        found.map(({ id, version, history, status }) => [id, [version, history.length, status]]),
      );
      for (const [at, { comment }] of judged.entries())
        expect(statuses.get(comment.id)).toEqual([2, 1, won[at]?.[0] ? 'approved' : 'spam']);
    }
  });

  test('when a decision is made on the current version, then status, version, history and event follow', async () => {
    const judged = aJudgedComment({ status: 'held' });
    const change = aChange(judged.comment, 'approve', { reason: 'other', note: 'fine \u0000 by me' });
    await stores().commentStore.save(judged);
    expect(await stores().commentStore.decide(change)).toBe(true);
    const expected = { ...judged.comment, status: 'approved', version: 2, history: [change.decision] };
    expect(await stores().commentStore.find(judged.comment.id)).toEqual(expected);
    expect(await stores().pendingEvents.pending(10)).toEqual([judged.event, change.event]);
  });

  test('when decisions follow each other, then the history keeps them in order', async () => {
    const judged = aJudgedComment({ status: 'held' });
    await stores().commentStore.save(judged);
    const approve = aChange(judged.comment, 'approve');
    const spam = aChange({ ...judged.comment, status: 'approved', version: 2 }, 'spam', { by: 'sacha' });
    expect(await stores().commentStore.decide(approve)).toBe(true);
    expect(await stores().commentStore.decide(spam)).toBe(true);
    expect(await stores().commentStore.find(judged.comment.id)).toMatchObject({
      status: 'spam',
      version: 3,
      history: [approve.decision, spam.decision],
    });
  });

  test('when a decision changes nothing for readers, then it is kept without an event', async () => {
    const judged = aJudgedComment({ status: 'approved' });
    await stores().commentStore.save(judged);
    expect(await stores().commentStore.decide({ ...aChange(judged.comment, 'approve'), event: null })).toBe(true);
    expect(await stores().commentStore.find(judged.comment.id)).toMatchObject({ status: 'approved', version: 2 });
    expect(await stores().pendingEvents.pending(10)).toEqual([judged.event]);
  });

  test.each([0, 2, 3])('when the comment is at version 1 and not at %p, then nothing changes', async (version) => {
    const judged = aJudgedComment({ status: 'held' });
    await stores().commentStore.save(judged);
    const change = { ...aChange(judged.comment, 'approve'), expectedVersion: version };
    expect(await stores().commentStore.decide(change)).toBe(false);
    expect(await stores().commentStore.find(judged.comment.id)).toEqual(judged.comment);
    expect(await stores().pendingEvents.pending(10)).toEqual([judged.event]);
  });

  test('when several moderators decide at once, then one succeeds, and only that decision is kept and told', async () => {
    const judged = aJudgedComment({ status: 'held' });
    await stores().commentStore.save(judged);
    const names = ['alex', 'sacha', 'charlie', 'dominique'];
    const changes = names.map((by, index) => aChange(judged.comment, index % 2 === 0 ? 'approve' : 'spam', { by }));
    const written = await Promise.all(changes.map((change) => stores().commentStore.decide(change)));
    expect(written.filter(Boolean)).toHaveLength(1);
    const winner = changes[written.indexOf(true)];
    expect(await stores().commentStore.find(judged.comment.id)).toMatchObject({
      version: 2,
      status: winner?.decision.to,
      history: [winner?.decision],
    });
    expect(await stores().pendingEvents.pending(10)).toEqual([judged.event, winner?.event]);
  });

  test('when there is no such comment, then it rejects with comment/not-found', async () => {
    const change = aChange(aStoredComment(), 'approve');
    await expect(stores().commentStore.decide(change)).rejects.toMatchObject({ code: 'comment/not-found' });
    expect(await stores().pendingEvents.pending(10)).toEqual([]);
  });
}
