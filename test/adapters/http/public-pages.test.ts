import type { PublicQuery } from '@tamis/shared/application/ports/comments';
import { lookTogether, publicPages } from '@tamis/shared/adapters/http/api/public-pages';
import type { StoredComment } from '@tamis/shared/domain/stored-comment';
import { aStoredComment } from '../../builders';

/** Lists that count how often they are asked, over comments that a test changes. */
function countedLists(comments: StoredComment[]) {
  const asked = { approved: 0, stamp: 0 };
  let stamp = '1';
  return {
    asked,
    restamp: (to: string) => {
      stamp = to;
    },
    approved: () => {
      asked.approved += 1;
      return Promise.resolve([...comments]);
    },
    countApproved: () => Promise.resolve(new Map([['a', comments.length]])),
    stampOf: () => {
      asked.stamp += 1;
      return Promise.resolve(stamp);
    },
    withIds: () => Promise.resolve([]),
  };
}

const QUERY: PublicQuery = { siteId: 'default', articleId: 'a', order: 'oldest', limit: 20, after: null };

test('when a page is asked for again, then it is made once for each stamp, and its tag costs no list', async () => {
  const comments = [aStoredComment({ articleId: 'a' })];
  const lists = countedLists(comments);
  const pages = publicPages({ lists, markupOf: () => 'plain', reactions: 'off', cacheBytes: 1_000_000 });
  const etag = await pages.tagOf(QUERY);
  expect(lists.asked).toEqual({ approved: 0, stamp: 1 });
  const [first] = await Promise.all([pages.list(QUERY, etag), pages.list(QUERY, etag)]);
  expect(await pages.list(QUERY, await pages.tagOf(QUERY))).toBe(first);
  expect(lists.asked.approved).toBe(1);
  comments.pop();
  lists.restamp('2');
  const next = await pages.tagOf(QUERY);
  expect(next).not.toBe(etag);
  expect(JSON.parse(await pages.list(QUERY, next))).toEqual({ items: [], nextCursor: null, total: 0 });
  expect(lists.asked.approved).toBe(2);
});

test('when pages differ in anything that was asked, then so do their tags', async () => {
  const pages = publicPages({ lists: countedLists([]), markupOf: () => 'plain', reactions: 'off', cacheBytes: 0 });
  const at = new Date(1000);
  const queries: PublicQuery[] = [
    QUERY,
    { ...QUERY, order: 'newest' },
    { ...QUERY, limit: 21 },
    { ...QUERY, articleId: 'b' },
    { ...QUERY, after: { at, id: 'x' } },
    { ...QUERY, after: { at, id: 'x', isFirst: true } },
  ];
  const tags = await Promise.all(queries.map((query) => pages.tagOf(query)));
  expect(new Set(tags).size).toBe(queries.length);
});

test('when the memory for pages is full or none is given, then pages are made anew, and are the same', async () => {
  const lists = countedLists([aStoredComment({ articleId: 'a', body: 'x'.repeat(1000) })]);
  const made = async (cacheBytes: number): Promise<number> => {
    const pages = publicPages({ lists, cacheBytes, markupOf: () => 'plain', reactions: 'off' });
    const etag = await pages.tagOf(QUERY);
    lists.asked.approved = 0;
    const texts = [await pages.list(QUERY, etag), await pages.list(QUERY, etag)];
    expect(new Set(texts).size).toBe(1);
    return lists.asked.approved;
  };
  expect(await made(0)).toBe(2);
  expect(await made(3000)).toBe(2);
  expect(await made(12_000)).toBe(1);
});

test('when a page cannot be made, then it is tried again the next time', async () => {
  const lists = countedLists([]);
  const away = (): Promise<StoredComment[]> => Promise.reject(new Error('away'));
  const failing = { ...lists, approved: away };
  const pages = publicPages({ lists: failing, markupOf: () => 'plain', reactions: 'off', cacheBytes: 1_000_000 });
  await expect(pages.list(QUERY, '"a"')).rejects.toThrow('away');
  failing.approved = lists.approved;
  expect(JSON.parse(await pages.list(QUERY, '"a"'))).toMatchObject({ items: [] });
});

test('when many look while one look is under way, then they share the next, which begins after they asked', async () => {
  const begun: ((value: number) => void)[] = [];
  const look = lookTogether(() => new Promise<number>((resolve) => begun.push(resolve)));
  const first = look('default', 'a');
  const [second, third, other] = [look('default', 'a'), look('default', 'a'), look('default', 'b')];
  expect(begun).toHaveLength(2);
  begun[0]?.(1);
  expect(await first).toBe(1);
  await Promise.resolve();
  begun[1]?.(9);
  begun[2]?.(2);
  expect(await Promise.all([second, third, other])).toEqual([2, 2, 9]);
  expect(begun).toHaveLength(3);
});
