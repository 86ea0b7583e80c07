import type { FactsQuery } from '@tamis/shared/application/ports/comments';
import { FACTS_REACH, NO_FACTS, type Facts } from '@tamis/shared/domain/facts';
import type { StoredComment } from '@tamis/shared/domain/stored-comment';
import { after, aJudgedComment, anId, aStoredComment, factsQueryFor, someKeys } from '../builders';
import { NAUGHTY_STRINGS } from './naughty-strings';
import { seenTextsContract } from './seen-texts.contract';
import { eachStores, type OpenStores, type Stores } from './stores';

const HOUR_MS = 3_600_000;

/** What `CommentStore.facts` means, field by field, on both sides of each limit. */
export function commentFactsContract(open: OpenStores): void {
  const stores = eachStores(open);
  const saveAll = async (all: readonly Partial<StoredComment>[]): Promise<void> => {
    await Promise.all(all.map((parts) => stores().commentStore.save(aJudgedComment(parts))));
  };
  const factsOf = (comment: StoredComment, parts: Partial<FactsQuery> = {}): Promise<Facts> =>
    stores().commentStore.facts(factsQueryFor(comment, parts));
  const setting: FactsSetting = { stores, saveAll, factsOf };

  test('when nothing was seen before, then there are no facts', async () => {
    await saveAll([{}, {}]);
    expect(await factsOf(aStoredComment())).toEqual(NO_FACTS);
    expect(await factsOf(aStoredComment({ keys: someKeys({ bands: [] }) }))).toEqual(NO_FACTS);
  });
  describe('parent', () => parentContract(setting));
  describe('author', () => authorContract(setting));
  describe('since the last comment', () => sinceContract(setting));
  describe('duplicates', () => duplicatesContract(setting));
  describe('texts', () => seenTextsContract(setting));
}

/** What each part of the suite works with. */
export interface FactsSetting {
  stores: () => Stores;
  saveAll: (all: readonly Partial<StoredComment>[]) => Promise<void>;
  factsOf: (comment: StoredComment, parts?: Partial<FactsQuery>) => Promise<Facts>;
}

function parentContract({ saveAll, factsOf }: FactsSetting): void {
  const expected: [name: string, parent: Partial<StoredComment>, state: Facts['parent']][] = [
    ['is approved', {}, 'approved'],
    ['is held', { status: 'held' }, 'unapproved'],
    ['is spam', { status: 'spam' }, 'unapproved'],
    ['was rejected', { status: 'rejected' }, 'unapproved'],
    ['was erased', { status: 'erased' }, 'unapproved'],
    ['stands under another article', { articleId: 'another-article' }, 'missing'],
    ['stands on another site', { siteId: 'another-site' }, 'missing'],
    ['has another id', { id: 'another-id' }, 'missing'],
  ];
  test.each(expected)('when the parent %s, then that is told', async (_name, parts, state) => {
    const parentId = anId('parent');
    await saveAll([{ id: parentId, ...parts }]);
    expect(await factsOf(aStoredComment({ parentId }))).toMatchObject({ parent: state });
  });

  test('when there is none, then none is told', async () => {
    expect(await factsOf(aStoredComment({ parentId: null }))).toMatchObject({ parent: 'none' });
  });
}

function authorContract({ saveAll, factsOf }: FactsSetting): void {
  test('when the author has written before, then the comments that a person decided about are counted by status', async () => {
    const { email } = someKeys();
    const byAuthor = (parts: Partial<StoredComment>) => ({ ...parts, keys: someKeys({ email }) });
    const statuses = ['approved', 'approved', 'approved', 'held', 'held', 'spam', 'rejected', 'erased'] as const;
    await saveAll([
      ...statuses.map((status) => byAuthor({ status, version: 2 })),
      byAuthor({ siteId: 'another-site' }),
      { status: 'held' },
    ]);
    const facts = await factsOf(aStoredComment({ keys: someKeys({ email }) }));
    expect(facts.author).toEqual({ approved: 3, held: 2, spam: 1, rejected: 1 });
  });

  test('when only a machine called the comments something, then that is no history', async () => {
    const { email } = someKeys();
    const statuses = ['approved', 'spam', 'held'] as const;
    await saveAll(statuses.map((status) => ({ status, version: 1, keys: someKeys({ email }) })));
    const facts = await factsOf(aStoredComment({ keys: someKeys({ email }) }));
    expect(facts.author).toEqual({ approved: 0, held: 1, spam: 0, rejected: 0 });
  });

  test('when comments came after that moment, then they do not count; those of the same moment do', async () => {
    const keys = someKeys();
    const comment = aStoredComment({ keys });
    await saveAll([-1, 0, 1].map((offset) => ({ keys, createdAt: after(offset), version: 2 })));
    const facts = await factsOf(comment, { until: comment.createdAt });
    expect(facts.author.approved).toBe(2);
    expect(facts.sameText.total).toBe(2);
    expect(facts.similarText.total).toBe(2);
    expect(facts.duplicates).toBe(2);
    expect(facts.sinceLastCommentMs).toBe(0);
  });

  test('when the comment itself is stored already, then it is no part of its own history', async () => {
    const comment = aStoredComment({ keys: someKeys() });
    await saveAll([comment]);
    expect(await factsOf(comment, { until: comment.createdAt })).toEqual(NO_FACTS);
  });

  test('when the author used other names, then only approved ones under exactly this name count as such', async () => {
    const { email } = someKeys();
    const named = (name: string, parts: Partial<StoredComment> = {}) => ({
      author: { name, url: null },
      keys: someKeys({ email }),
      version: 2,
      ...parts,
    });
    await saveAll([
      named('Zoé'),
      named('Zoé'),
      named('Zoé', { status: 'held' }),
      named('zoé'),
      named('Zoe'),
      named('Zoé '),
    ]);
    await saveAll([{ ...named('Zoé'), keys: someKeys() }]);
    const facts = await factsOf(aStoredComment(named('Zoé')));
    expect(facts).toMatchObject({ approvedUnderThisName: 2, author: { approved: 5 } });
  });

  test('when names are naughty, then each is told from the others', async () => {
    const { email } = someKeys();
    const named = (name: string) => ({ author: { name, url: null }, keys: someKeys({ email }) });
    await saveAll(NAUGHTY_STRINGS.map(named));
    for (const name of NAUGHTY_STRINGS) {
      expect(await factsOf(aStoredComment(named(name)))).toMatchObject({ approvedUnderThisName: 1 });
    }
  });

  test('when the author has written more than is looked at, then the newest count', async () => {
    const { email } = someKeys();
    const written = Array.from({ length: FACTS_REACH.author + 1 }, (_, index) => ({
      createdAt: after(index - FACTS_REACH.author),
      status: index === 0 ? ('spam' as const) : ('approved' as const),
      version: 2,
      keys: someKeys({ email }),
    }));
    await saveAll(written.slice(0, -1));
    const comment = aStoredComment({ keys: someKeys({ email }) });
    expect((await factsOf(comment)).author).toMatchObject({ approved: FACTS_REACH.author - 1, spam: 1 });
    await saveAll(written.slice(-1));
    expect((await factsOf(comment)).author).toMatchObject({ approved: FACTS_REACH.author, spam: 0 });
  });
}

function sinceContract({ saveAll, factsOf }: FactsSetting): void {
  const ages: [age: number, told: number | null][] = [
    [1, 1],
    [HOUR_MS, HOUR_MS],
    [HOUR_MS + 1, null],
  ];
  describe.each(['email', 'network'] as const)('from the same %s', (key) => {
    test.each(ages)('when it is %p ms old, then %p is told', async (age, told) => {
      const shared = { [key]: anId('shared') };
      await saveAll([{ keys: someKeys(shared), createdAt: after(-age), status: 'rejected' }]);
      const comment = aStoredComment({ keys: someKeys(shared) });
      expect((await factsOf(comment, { until: comment.createdAt })).sinceLastCommentMs).toBe(told);
    });
  });

  test('when both were seen, then the newer counts, on this site only', async () => {
    const { email, network } = someKeys();
    await saveAll([
      { keys: someKeys({ email }), createdAt: after(-500) },
      { keys: someKeys({ email }), createdAt: after(-400) },
      { keys: someKeys({ network }), createdAt: after(-300) },
      { keys: someKeys({ network }), createdAt: after(-600) },
      { keys: someKeys({ email, network }), createdAt: after(-100), siteId: 'another-site' },
    ]);
    const comment = aStoredComment({ keys: someKeys({ email, network }) });
    expect((await factsOf(comment, { until: comment.createdAt })).sinceLastCommentMs).toBe(300);
    const other = aStoredComment({ keys: someKeys({ email }) });
    expect((await factsOf(other, { until: other.createdAt })).sinceLastCommentMs).toBe(400);
  });
}

function duplicatesContract({ saveAll, factsOf }: FactsSetting): void {
  const parentId = anId('parent');
  const keys = someKeys();
  const original: Partial<StoredComment> = { parentId, keys, author: { name: 'Camille', url: null } };
  const expected: [name: string, parts: Partial<StoredComment>, duplicates: number][] = [
    ['is the same', {}, 1],
    ['is the same and held', { status: 'held' }, 1],
    ['is the same and spam', { status: 'spam' }, 1],
    ['is the same and was rejected', { status: 'rejected' }, 0],
    ['is the same and was erased', { status: 'erased' }, 0],
    ['has another author address', { author: { name: 'Camille', url: 'https://example.org' } }, 1],
    ['has another name', { author: { name: 'Claude', url: null } }, 0],
    ['has another e-mail', { keys: { ...keys, email: 'another' } }, 0],
    ['has another text', { keys: { ...keys, text: 'another' } }, 0],
    ['has another network', { keys: { ...keys, network: 'another' } }, 1],
    ['stands under another article', { articleId: 'another-article' }, 0],
    ['stands on another site', { siteId: 'another-site' }, 0],
    ['answers another comment', { parentId: 'another' }, 0],
    ['answers none', { parentId: null }, 0],
  ];
  test.each(expected)('when an earlier comment %s, then it counts as it should', async (_name, parts, duplicates) => {
    await saveAll([{ ...original, ...parts }]);
    expect(await factsOf(aStoredComment(original))).toMatchObject({ duplicates });
  });

  test('when neither answers another comment, then they are duplicates too', async () => {
    await saveAll([{ ...original, parentId: null }]);
    expect(await factsOf(aStoredComment({ ...original, parentId: null }))).toMatchObject({ duplicates: 1 });
  });
}
