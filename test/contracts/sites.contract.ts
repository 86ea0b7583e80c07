import { A_MOMENT, aJudgedComment, aNotice, anObjection, aSite, aVersion, after } from '../builders';
import { eachStores, type OpenStores } from './stores';

const THERE = 'la-gazette';

/** What every store keeps to where it holds several sites. */
export function sitesContract(open: OpenStores): void {
  const stores = eachStores(open);

  test('when sites are registered, changed and forgotten, then they are listed by id, as they were said last', async () => {
    const { sites } = stores();
    expect(await sites.list()).toEqual([]);
    const [b, a] = [
      aSite({ id: 'b', name: 'L’Écho', language: 'fr', origins: ['https://b.example'], terms: 'https://b.example/t' }),
      aSite({ id: 'a', markup: 'basic', keepDays: { spam: 0, addresses: 7 } }),
    ];
    await sites.put(b);
    await sites.put(a);
    expect(await sites.list()).toEqual([a, b]);
    const changed = { ...b, name: null, origins: [], keepDays: { emails: 10 } };
    await sites.put(changed);
    expect(await sites.list()).toEqual([a, changed]);
    expect(await sites.remove('a')).toBe(true);
    expect(await sites.remove('a')).toBe(false);
    expect(await sites.list()).toEqual([changed]);
  });

  test('when comments of two sites are counted and listed, then each site has its own, and all have both', async () => {
    const { commentStore, commentLists } = stores();
    const verdict = {
      ...aJudgedComment().comment.verdict,
      reasons: [{ rule: 'links', weight: 1, holds: true, message: { fr: 'x', en: 'x' }, spans: [] }],
    };
    const held = aJudgedComment({ siteId: THERE, status: 'held', verdict: { ...verdict, status: 'held' } });
    const here = aJudgedComment({ status: 'held', verdict: { ...verdict, status: 'held' } });
    const published = aJudgedComment({ siteId: THERE, createdAt: after(1) });
    for (const each of [held, here, published]) await commentStore.save(each);
    expect(await commentLists.countByStatus(THERE)).toMatchObject({ held: 1, approved: 1 });
    expect(await commentLists.countByStatus('nowhere')).toMatchObject({ held: 0, approved: 0 });
    expect(await commentLists.countByStatus(null)).toMatchObject({ held: 2, approved: 1 });
    expect(await commentLists.countByRule(THERE)).toEqual([{ rule: 'links', held: 1, overturned: 0 }]);
    expect(await commentLists.countByRule()).toEqual([{ rule: 'links', held: 2, overturned: 0 }]);
    expect(await commentLists.countOfRule('held', 'links', THERE)).toBe(1);
    expect(await commentLists.countOfRule('held', 'links', 'nowhere')).toBe(0);
    const sum = (days: readonly { comments: number }[]): number => days.reduce((all, each) => all + each.comments, 0);
    expect(sum(await commentLists.countByDay(A_MOMENT, THERE))).toBe(2);
    expect(sum(await commentLists.countByDay(A_MOMENT))).toBe(3);
    const newest = await commentLists.newest({ siteId: THERE, limit: 5, after: null, decided: false });
    expect(newest.map(({ id }) => id)).toEqual([published.comment.id, held.comment.id]);
    const rest = { siteId: THERE, limit: 5, decided: false };
    const next = { at: published.comment.createdAt, id: published.comment.id };
    expect((await commentLists.newest({ ...rest, after: next })).map(({ id }) => id)).toEqual([held.comment.id]);
  });

  test('when comments of two sites are decided about, then what rules held is counted for each', async () => {
    const { commentStore, commentLists } = stores();
    const reasons = [{ rule: 'links', weight: 1, holds: true, message: { fr: 'x', en: 'x' }, spans: [] }];
    const judged = aJudgedComment({
      siteId: THERE,
      status: 'held',
      verdict: { ...aJudgedComment().comment.verdict, status: 'held', reasons },
    });
    await commentStore.save(judged);
    const decision = { kind: 'approve', by: 'ada', at: after(5), reason: null, note: null, from: 'held' } as const;
    const to = 'approved' as const;
    const { id, version } = judged.comment;
    const change = { id, expectedVersion: version, decision: { ...decision, to }, isDecided: true, event: null };
    expect(await commentStore.decide(change)).toBe(true);
    expect(await commentLists.countByRule(THERE)).toEqual([{ rule: 'links', held: 0, overturned: 1 }]);
    expect(await commentLists.countByRule('nowhere')).toEqual([]);
    expect(await commentLists.countByStatus(THERE)).toMatchObject({ held: 0, approved: 1 });
  });

  test('when notices and objections of two sites are listed and counted, then each site has its own', async () => {
    const { notices, objections } = stores();
    const [here, there] = [aNotice(), aNotice({ siteId: THERE })];
    const [ours, theirs] = [anObjection(), anObjection({ siteId: THERE })];
    for (const each of [here, there]) await notices.add(each);
    for (const each of [ours, theirs]) await objections.add(each);
    const query = { isWaiting: true, limit: 5, after: null };
    expect(await notices.list({ ...query, siteId: THERE })).toEqual([there]);
    expect(await objections.list({ ...query, siteId: THERE })).toEqual([theirs]);
    expect(await notices.list({ ...query, siteId: null })).toHaveLength(2);
    expect([await notices.countWaiting(THERE), await notices.countWaiting()]).toEqual([1, 2]);
    expect([await objections.countWaiting(THERE), await objections.countWaiting()]).toEqual([1, 2]);
    const place = { at: there.at, id: there.id, priority: there.priority };
    expect(await notices.list({ ...query, siteId: THERE, after: place })).toEqual([]);
    const outcome = { by: 'ada', at: after(5), reply: 'Lu.' };
    for (const { id } of [here, there]) await notices.settle(id, { state: 'dismissed', outcome });
    for (const { commentId } of [ours, theirs]) await objections.settle(commentId, { state: 'upheld', outcome });
    const decided = { ...query, isWaiting: false, siteId: THERE };
    expect((await notices.list(decided)).map(({ id }) => id)).toEqual([there.id]);
    expect((await objections.list(decided)).map(({ commentId }) => commentId)).toEqual([theirs.commentId]);
    expect([await notices.countWaiting(), await objections.countWaiting()]).toEqual([0, 0]);
  });

  test('when deeds of two sites are listed and counted, then each site has its own, and those of none are of all', async () => {
    const { audit } = stores();
    const deed = {
      at: A_MOMENT,
      actor: 'ada',
      kind: 'comment.decided',
      subject: 'a',
      before: null,
      after: null,
    } as const;
    for (const siteId of [null, 'default', THERE]) await audit.append({ ...deed, siteId });
    expect((await audit.list({ siteId: THERE, before: null, limit: 5 })).map(({ sequence }) => sequence)).toEqual([3]);
    const all = await audit.list({ before: null, limit: 5 });
    expect(all.map(({ siteId }) => siteId)).toEqual([THERE, 'default', null]);
    expect(await audit.countByDay('comment.decided', A_MOMENT, THERE)).toMatchObject([{ actor: 'ada', entries: 1 }]);
    expect(await audit.countByDay('comment.decided', A_MOMENT)).toMatchObject([{ actor: 'ada', entries: 3 }]);
  });

  test('when sites have rule sets of their own, then they are told apart, and those that are current are named', async () => {
    const { ruleSets } = stores();
    const [common, own, other] = [aVersion(), aVersion(), aVersion()];
    await ruleSets.add(common, { activate: true });
    expect(await ruleSets.currentOfSites()).toEqual(new Map());
    await ruleSets.of(THERE).add(own, { activate: true });
    await ruleSets.of('b.c-d_e').add(other, { activate: true });
    await ruleSets.of('b.c-d_e').deactivate();
    expect(await ruleSets.currentOfSites()).toEqual(new Map([[THERE, own.version]]));
    expect(await ruleSets.of(THERE).find(common.version)).toBeNull();
    expect(await ruleSets.find(own.version)).toBeNull();
    expect(await ruleSets.currentVersion()).toBe(common.version);
    expect((await ruleSets.of('b.c-d_e').list(5)).map(({ version }) => version)).toEqual([other.version]);
  });

  test('when keys and accounts are for one site, then they say so', async () => {
    const { accessKeys, accounts } = stores();
    const createdAt = A_MOMENT;
    const key = { hash: 'h', name: 'k', role: 'consumer', siteId: THERE, maySeeAddresses: false, createdAt } as const;
    await accessKeys.add(key);
    expect(await accessKeys.findByHash('h')).toEqual(key);
    const person = { name: 'ada', role: 'moderator', siteId: THERE, maySeeAddresses: false, language: null } as const;
    const account = { ...person, password: null, invitation: null, createdAt };
    await accounts.add(account);
    expect(await accounts.find('ada')).toEqual(account);
  });
}
