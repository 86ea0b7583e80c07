import type { ListCursor, NewestQuery, PublicQuery, ReviewQuery } from '@tamis/shared/application/ports/comments';
import type { StoredComment } from '@tamis/shared/domain/stored-comment';
import { A_MOMENT, aChange, after, aJudgedComment, anArticle, aReason, aVerdict } from '../builders';
import { NAUGHTY_STRINGS } from './naughty-strings';
import { eachStores, type OpenStores, type Stores } from './stores';

type Page = { limit: number; after: ListCursor | null };

/** The meaning of `CommentLists`. */
export function commentListsContract(open: OpenStores): void {
  const stores = eachStores(open);
  describe('public lists', () => publicContract(stores));
  describe('counts', () => countsContract(stores));
  describe('review lists', () => reviewContract(stores));
  describe('newest', () => newestContract(stores));
  describe('what surrounds a comment', () => surroundingsContract(stores));
  describe('stamps', () => stampsContract(stores));
}

const idsOf = (comments: readonly StoredComment[]): string[] => comments.map(({ id }) => id);

async function save(stores: Stores, parts: Partial<StoredComment>): Promise<StoredComment> {
  const judged = aJudgedComment(parts);
  await stores.commentStore.save(judged);
  return judged.comment;
}

async function saveAll(stores: Stores, all: readonly Partial<StoredComment>[]): Promise<StoredComment[]> {
  const judged = all.map((parts) => aJudgedComment(parts));
  await Promise.all(judged.map((each) => stores.commentStore.save(each)));
  return judged.map(({ comment }) => comment);
}

/** Reads a list to its end, page after page. */
async function readAll(limit: number, read: (page: Page) => Promise<StoredComment[]>): Promise<string[]> {
  const seen: string[] = [];
  let cursor: ListCursor | null = null;
  for (;;) {
    const page: StoredComment[] = await read({ limit, after: cursor });
    seen.push(...idsOf(page));
    const last = page.at(-1);
    if (!last) return seen;
    expect(page.length).toBeLessThanOrEqual(limit);
    cursor = { at: last.createdAt, id: last.id };
  }
}

/** Seven comments, of which five share a millisecond, saved in another order than theirs. */
async function crowded(stores: Stores, parts: Partial<StoredComment> = {}): Promise<string[]> {
  const times = [0, 0, 0, 0, 0, -1, 1];
  const saved = await saveAll(
    stores,
    times.map((offset) => ({ ...parts, createdAt: after(offset) })),
  );
  const [early, late] = [saved[5]?.id ?? '', saved[6]?.id ?? ''];
  return [early, ...idsOf(saved.slice(0, 5)).sort(), late];
}

function publicContract(stores: () => Stores): void {
  const query: PublicQuery = { siteId: 'default', articleId: 'an-article', order: 'oldest', limit: 100, after: null };
  const list = (parts: Partial<PublicQuery> = {}) => stores().commentLists.approved({ ...query, ...parts });

  test('when comments of every status, article and site exist, then only the approved of this one are listed', async () => {
    const wanted = await save(stores(), {});
    await saveAll(stores(), [
      { status: 'held' },
      { status: 'spam' },
      { status: 'rejected' },
      { status: 'erased' },
      { articleId: 'another-article' },
      { siteId: 'another-site' },
    ]);
    expect(await list()).toEqual([wanted]);
  });

  test.each([1, 2, 3, 6, 7, 8])(
    'when many share a millisecond, then pages of %p in either order leave no gap and show none twice',
    async (limit) => {
      const ids = await crowded(stores());
      expect(await readAll(limit, (page) => list({ ...page, order: 'oldest' }))).toEqual(ids);
      expect(await readAll(limit, (page) => list({ ...page, order: 'newest' }))).toEqual([...ids].reverse());
    },
  );

  test('when the comment of the cursor is gone from the list, then the next page begins where it stood', async () => {
    const ids = await crowded(stores());
    const cursor = { at: A_MOMENT, id: ids[3] ?? '' };
    const comment = await stores().commentStore.find(cursor.id);
    if (comment) await stores().commentStore.decide(aChange(comment, 'reject'));
    expect(idsOf(await list({ after: cursor }))).toEqual(ids.slice(4));
    expect(idsOf(await list({ after: cursor, order: 'newest' }))).toEqual(ids.slice(0, 3).reverse());
  });

  test('when a decision approves or withdraws a comment, then it joins or leaves the list', async () => {
    const held = await save(stores(), { status: 'held' });
    const approved = await save(stores(), {});
    await stores().commentStore.decide(aChange(held, 'approve'));
    await stores().commentStore.decide(aChange(approved, 'spam'));
    expect(idsOf(await list())).toEqual([held.id]);
  });

  test('when article ids are naughty, then each has its own list and count', async () => {
    const saved = await saveAll(
      stores(),
      NAUGHTY_STRINGS.map((articleId) => ({ articleId })),
    );
    const lists = await Promise.all(NAUGHTY_STRINGS.map((articleId) => list({ articleId })));
    expect(lists).toEqual(saved.map((comment) => [comment]));
    expect(await stores().commentLists.countApproved('default', NAUGHTY_STRINGS)).toEqual(
      new Map(NAUGHTY_STRINGS.map((articleId) => [articleId, 1])),
    );
  });
}

function countsContract(stores: () => Stores): void {
  test('when articles are counted, then only approved comments of the site count, and unknown articles have none', async () => {
    await saveAll(stores(), [
      {},
      {},
      { status: 'held' },
      { articleId: 'another-article' },
      { articleId: 'third-article', status: 'spam' },
      { siteId: 'another-site' },
    ]);
    const ids = ['an-article', 'another-article', 'third-article', 'unknown', 'an-article'];
    expect(await stores().commentLists.countApproved('default', ids)).toEqual(
      new Map([
        ['an-article', 2],
        ['another-article', 1],
        ['third-article', 0],
        ['unknown', 0],
      ]),
    );
    expect(await stores().commentLists.countApproved('unknown', ['an-article'])).toEqual(new Map([['an-article', 0]]));
  });

  test('when no article is asked for, then nothing is counted', async () => {
    expect(await stores().commentLists.countApproved('default', [])).toEqual(new Map());
  });
}

function reviewContract(stores: () => Stores): void {
  const list = (parts: Partial<ReviewQuery> = {}) =>
    stores().commentLists.forReview({ status: 'held', limit: 100, after: null, ...parts });

  test('when comments of one status are asked for, then those of every site and article come, oldest first', async () => {
    const late = await save(stores(), { status: 'held', createdAt: after(1) });
    const early = await save(stores(), { status: 'held', siteId: 'another-site', articleId: 'another-article' });
    const spam = await save(stores(), { status: 'spam' });
    expect(await list()).toEqual([early, late]);
    expect(await list({ status: 'spam' })).toEqual([spam]);
    expect(await list({ status: 'erased' })).toEqual([]);
  });

  test('when site, article and rule narrow the list, then each does, and all together do', async () => {
    const reasons = (...rules: string[]) => aVerdict({ reasons: rules.map((rule) => aReason(rule)) });
    const [a, b, c, d] = await saveAll(stores(), [
      { status: 'held', verdict: reasons('links', 'words', 'links') },
      { status: 'held', verdict: reasons('words'), createdAt: after(1) },
      { status: 'held', verdict: reasons('links'), articleId: 'another-article', createdAt: after(2) },
      { status: 'held', verdict: reasons('links'), siteId: 'another-site', createdAt: after(3) },
    ]);
    expect(await list({ siteId: 'default' })).toEqual([a, b, c]);
    expect(await list({ articleId: 'an-article' })).toEqual([a, b, d]);
    expect(await list({ rule: 'links' })).toEqual([a, c, d]);
    expect(await list({ rule: 'words' })).toEqual([a, b]);
    expect(await list({ rule: 'link' })).toEqual([]);
    expect(await list({ siteId: 'default', articleId: 'an-article', rule: 'links' })).toEqual([a]);
  });

  test.each([1, 2, 3, 7])(
    'when many share a millisecond, then pages of %p leave no gap and show none twice',
    async (limit) => {
      const verdict = aVerdict({ status: 'held', reasons: [aReason('links'), aReason('words')] });
      const ids = await crowded(stores(), { status: 'held', verdict });
      expect(await readAll(limit, (page) => list(page))).toEqual(ids);
      expect(await readAll(limit, (page) => list({ ...page, rule: 'links' }))).toEqual(ids);
      expect(await readAll(limit, (page) => list({ ...page, siteId: 'default', articleId: 'an-article' }))).toEqual(
        ids,
      );
    },
  );

  test('when words are indexed, then each comment once, as many as asked for', async () => {
    await saveAll(
      stores(),
      [{}, {}, {}].map(() => ({ status: 'held', body: 'trouvaille' })),
    );
    const { commentLists } = stores();
    expect([
      await commentLists.indexWords(2),
      await commentLists.indexWords(2),
      await commentLists.indexWords(2),
    ]).toEqual([2, 1, 0]);
    expect(await list({ words: 'trouvaille' })).toHaveLength(3);
  });

  test('when words are sought, then whole words of text, name and title are found, whatever their case and accents', async () => {
    const [text, name, title] = await saveAll(stores(), [
      { status: 'held', body: 'Un café crème, s’il vous plaît' },
      { status: 'held', author: { name: 'CAFÉ Central', url: null }, createdAt: after(1) },
      { status: 'held', articleTitle: 'Les cafes du port', createdAt: after(2) },
      { status: 'spam', body: 'café' },
    ]);
    expect(await list({ words: 'cafe' })).toEqual([text, name]);
    expect(await list({ words: 'CAFÉ creme' })).toEqual([text]);
    expect(await list({ words: 'cafes' })).toEqual([title]);
    expect(await list({ words: 'thé' })).toEqual([]);
    expect(await list({ words: '" OR * ) -café' })).toEqual([]);
    expect(await list({ words: '!!!' })).toEqual([]);
  });

  test('when days and order are given, then only what was accepted between is listed, newest first', async () => {
    const [, two, three] = await saveAll(
      stores(),
      [0, 1, 2, 3].map((offset) => ({ status: 'held' as const, createdAt: after(offset) })),
    );
    expect(await list({ from: after(1), until: after(2) })).toEqual([two, three]);
    expect(await list({ from: after(1), until: after(2), order: 'newest' })).toEqual([three, two]);
    const ids = await readAll(1, (page) => list({ ...page, order: 'newest' }));
    expect(ids).toEqual(idsOf(await list()).toReversed());
  });

  test('when the review of a comment changes its status, then it changes lists with its decision', async () => {
    const comment = await save(stores(), { status: 'held' });
    const change = aChange(comment, 'spam');
    await stores().commentStore.decide(change);
    expect(await list()).toEqual([]);
    expect(await list({ status: 'spam' })).toEqual([
      { ...comment, status: 'spam', version: 2, history: [change.decision] },
    ]);
  });
}

function newestContract(stores: () => Stores): void {
  const list = (parts: Partial<NewestQuery> = {}) =>
    stores().commentLists.newest({ decided: false, limit: 100, after: null, ...parts });

  test('when the newest are asked for, then those of every status and site come, newest first', async () => {
    const saved = await saveAll(stores(), [
      { status: 'held', createdAt: after(1) },
      { status: 'spam', createdAt: after(2), siteId: 'another-site' },
      { status: 'erased', createdAt: after(3) },
    ]);
    expect(await list()).toEqual([...saved].reverse());
    expect(await list({ limit: 1 })).toEqual([saved[2]]);
  });

  test('when only decided ones are asked for, then those without a decision are left out', async () => {
    const comment = await save(stores(), { status: 'held' });
    await save(stores(), { status: 'held' });
    expect(await list({ decided: true })).toEqual([]);
    await stores().commentStore.decide(aChange(comment, 'reject'));
    expect(idsOf(await list({ decided: true }))).toEqual([comment.id]);
  });

  test.each([1, 3, 7])(
    'when many share a millisecond, then pages of %p leave no gap and show none twice',
    async (limit) => {
      const ids = await crowded(stores(), { version: 2 });
      expect(await readAll(limit, (page) => list(page))).toEqual([...ids].reverse());
      expect(await readAll(limit, (page) => list({ ...page, decided: true }))).toEqual([...ids].reverse());
    },
  );
}

function surroundingsContract(stores: () => Stores): void {
  test('when comments are saved and decided, then those of each status are counted, also after a retried save', async () => {
    const { commentLists, commentStore } = stores();
    expect(await commentLists.countByStatus()).toEqual({ approved: 0, held: 0, spam: 0, rejected: 0, erased: 0 });
    const judged = aJudgedComment({ status: 'held' });
    await commentStore.save(judged);
    await commentStore.save(judged);
    await saveAll(stores(), [{ status: 'held', siteId: 'another-site' }, { status: 'spam' }, {}]);
    await commentStore.decide(aChange(judged.comment, 'reject'));
    await commentStore.decide(aChange(judged.comment, 'approve'));
    expect(await commentLists.countByStatus()).toEqual({ approved: 1, held: 1, spam: 1, rejected: 1, erased: 0 });
  });

  test('when an author’s other comments are asked for, then those of the same address come, newest first', async () => {
    const { keys } = aJudgedComment().comment;
    const by = (email: string) => ({ keys: { ...keys, email } });
    const [one, two, three] = await saveAll(stores(), [
      { ...by('ada'), createdAt: after(1) },
      { ...by('ada'), createdAt: after(3), status: 'spam' },
      { ...by('ada'), createdAt: after(2) },
      { ...by('ada'), siteId: 'another-site' },
      by('bob'),
    ]);
    const ask = (limit: number) =>
      stores().commentLists.byAuthor({ siteId: 'default', email: 'ada', except: three?.id ?? '', limit });
    expect(await ask(10)).toEqual([two, one]);
    expect(await ask(1)).toEqual([two]);
  });
}

function stampsContract(stores: () => Stores): void {
  const stampOf = (articleId = 'stamped') => stores().commentLists.stampOf('default', articleId);
  const saved = (parts: Partial<StoredComment> = {}) => save(stores(), { articleId: 'stamped', ...parts });

  test('when readers begin or cease to see a comment, then the stamp is one that never was before; else it stays', async () => {
    const seen = new Set<string>();
    const expectNew = async (): Promise<void> => {
      const stamp = await stampOf();
      expect(seen).not.toContain(stamp);
      seen.add(stamp);
      expect(await stampOf()).toBe(stamp);
    };
    const expectSame = async (): Promise<void> => {
      expect(await stampOf()).toBe([...seen].at(-1));
    };
    expect(await stampOf()).toBe('');
    await expectNew();
    const approved = await saved();
    await expectNew();
    const held = await saved({ status: 'held' });
    await saved({ status: 'spam' });
    await save(stores(), { articleId: 'another-article' });
    await save(stores(), { articleId: 'stamped', siteId: 'another-site' });
    await expectSame();
    await stores().commentStore.decide(aChange(held, 'reject'));
    await expectSame();
    await stores().commentStore.decide(aChange(approved, 'reject'));
    await expectNew();
    await stores().commentStore.decide(aChange({ ...approved, status: 'rejected', version: 2 }, 'approve'));
    await expectNew();
    await Promise.all([saved(), saved(), saved()]);
    await expectNew();
  });

  test('when comments move to another article, then both are stamped anew', async () => {
    await saved();
    await save(stores(), { articleId: 'other' });
    const before = [await stampOf(), await stampOf('other')];
    await stores().articles.put(anArticle({ id: 'other', aliases: ['stamped'] }));
    expect(await stampOf('other')).not.toBe(before[1]);
    expect(await stampOf()).not.toBe(before[0]);
  });

  test('when an article changes from two sides at once, then the stamp differs after each, many times over', async () => {
    const seen = new Set([await stampOf()]);
    for (let round = 0; round < 30; round += 1) {
      const pair = await Promise.all([saved(), saved()]);
      seen.add(await stampOf());
      await Promise.all(pair.map((comment) => stores().commentStore.decide(aChange(comment, 'spam'))));
      seen.add(await stampOf());
    }
    expect(seen.size).toBe(61);
  });

  test('when comments are asked for by their ids, then those that exist are found', async () => {
    const [one, two] = [await saved(), await saved({ status: 'spam' })];
    const found = await stores().commentLists.withIds([two.id, 'nobody', one.id]);
    expect(idsOf(found).sort()).toEqual([one.id, two.id].sort());
    expect(await stores().commentLists.withIds([])).toEqual([]);
  });

  test('when a list begins at a comment, then it is the first, in either order', async () => {
    const all = await crowded(stores(), { articleId: 'crowded' });
    for (const order of ['oldest', 'newest'] as const) {
      const query = { siteId: 'default', articleId: 'crowded', order, limit: 100 };
      const sorted = await stores().commentLists.approved({ ...query, after: null });
      const middle = sorted[3];
      if (!middle) throw new Error('there are seven');
      const after = { at: middle.createdAt, id: middle.id, isFirst: true };
      const found = await stores().commentLists.approved({ ...query, after });
      expect(idsOf(found)).toEqual(idsOf(sorted).slice(3));
      expect(found).toHaveLength(all.length - 3);
    }
  });
}
