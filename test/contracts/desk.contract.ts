import { A_MOMENT, aChange, after, aJudgedComment, anId, aReason, aVerdict } from '../builders';
import { eachStores, type OpenStores } from './stores';

/** The meaning of `Notes` and `Leases`, and of the lists that only the desk asks for. */
export function deskContract(open: OpenStores): void {
  const stores = eachStores(open);

  test('when notes are written, then a comment’s are read oldest first, as they were', async () => {
    const { notes } = stores();
    const note = (parts: object) => ({
      id: anId('note'),
      commentId: 'a',
      by: 'ada',
      at: A_MOMENT,
      text: 'é\u0000 <b>',
      ...parts,
    });
    const all = [note({}), note({ at: after(1), by: 'zoé' }), note({ commentId: 'b' })];
    for (const each of all) await notes.add(each);
    expect(await notes.of('a')).toEqual(all.slice(0, 2));
    expect(await notes.of('c')).toEqual([]);
  });

  test('when two ask for the same comments at once, then each comment is given to one', async () => {
    const { leases } = stores();
    const ids = Array.from({ length: 20 }, () => anId());
    const lease = { at: A_MOMENT, until: after(1000) };
    const [ada, zoe] = await Promise.all([
      leases.take(ids, { holder: 'ada', ...lease }),
      leases.take(ids.toReversed(), { holder: 'zoé', ...lease }),
    ]);
    expect([...ada, ...zoe].sort()).toEqual(ids.toSorted());
    const held = await leases.held(after(999));
    expect(ids.map((id) => held.get(id))).toEqual(ids.map((id) => (ada.has(id) ? 'ada' : 'zoé')));
    expect(await leases.take(ids, { holder: 'ada', at: after(1), until: after(2000) })).toEqual(ada);
  });

  test('when a lease has run out or was given back, then another may have the comment', async () => {
    const { leases } = stores();
    const lease = { holder: 'ada', at: A_MOMENT, until: after(1000) };
    await leases.take(['a', 'b', 'c'], lease);
    const zoe = (at: number) => ({ holder: 'zoé', at: after(at), until: after(at + 1000) });
    expect(await leases.take(['a'], zoe(999))).toEqual(new Set());
    await leases.release('ada', ['a']);
    expect(await leases.take(['a', 'b'], zoe(999))).toEqual(new Set(['a']));
    expect(await leases.take(['b'], zoe(1000))).toEqual(new Set(['b']));
    await leases.release('zoé');
    expect(await leases.held(after(1000))).toEqual(new Map());
    expect(await leases.take([], lease)).toEqual(new Set());
  });

  test('when rules are counted, then what they hold now and what was approved all the same, those that spoke against', async () => {
    const { commentStore, commentLists } = stores();
    const reasons = [aReason('links', { weight: 2 }), aReason('words', { weight: 0, holds: true })];
    const verdict = aVerdict({
      status: 'held',
      reasons: [...reasons, aReason('links', { weight: 1 }), aReason('praise', { weight: -1, holds: false })],
    });
    const judged = [0, 1, 2].map(() => aJudgedComment({ status: 'held', verdict }));
    for (const each of judged) await commentStore.save(each);
    await commentStore.save(aJudgedComment({ status: 'approved', verdict: aVerdict({ status: 'approved', reasons }) }));
    expect(await commentLists.countByRule()).toEqual([
      { rule: 'links', held: 3, overturned: 0 },
      { rule: 'words', held: 3, overturned: 0 },
    ]);
    const [approved, refused] = judged;
    if (approved) await commentStore.decide(aChange(approved.comment, 'approve'));
    if (refused) await commentStore.decide(aChange(refused.comment, 'reject'));
    expect(await commentLists.countByRule()).toEqual([
      { rule: 'links', held: 1, overturned: 1 },
      { rule: 'words', held: 1, overturned: 1 },
    ]);
  });

  test('when comments are counted by day, then by the status that they have now', async () => {
    const { commentStore, commentLists } = stores();
    const dayMs = 86_400_000;
    const midnight = new Date(Math.ceil(A_MOMENT.getTime() / dayMs) * dayMs);
    const saved = [after(-1, midnight), midnight, after(dayMs - 1, midnight)].map((createdAt) =>
      aJudgedComment({ createdAt, status: 'held' }),
    );
    for (const each of saved) await commentStore.save(each);
    if (saved[1]) await commentStore.decide(aChange(saved[1].comment, 'spam'));
    const day = midnight.toISOString().slice(0, 10);
    expect(await commentLists.countByDay(midnight)).toEqual([
      { day, status: 'held', comments: 1 },
      { day, status: 'spam', comments: 1 },
    ]);
  });

  test('when held comments are listed by score or language, then the most suspect first, and of that language only', async () => {
    const { commentStore, commentLists } = stores();
    const saved = [0.5, 2, -1, 2].map((score, at) =>
      aJudgedComment({
        status: 'held',
        verdict: aVerdict({ score }),
        locale: ['fr', 'fr-CA', 'en', null][at] ?? null,
      }),
    );
    for (const each of saved) await commentStore.save(each);
    const ids = saved.map(({ comment }) => comment.id);
    const twos = [ids[1] ?? '', ids[3] ?? ''].sort().toReversed();
    const wanted = [...twos, ids[0], ids[2]];
    const seen: string[] = [];
    let after: { at: Date; id: string; score: number } | null = null;
    for (;;) {
      const [next] = await commentLists.forReview({ status: 'held', order: 'score', limit: 1, after });
      if (!next) break;
      seen.push(next.id);
      after = { at: next.createdAt, id: next.id, score: next.verdict.score };
    }
    expect(seen).toEqual(wanted);
    const french = await commentLists.forReview({ status: 'held', language: 'fr', limit: 10, after: null });
    expect(french.map(({ id }) => id).sort()).toEqual(ids.slice(0, 2).sort());
  });
}
