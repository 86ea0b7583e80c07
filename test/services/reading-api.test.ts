import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { FIELD_LIMITS } from '@tamis/shared/domain/parse-submission';
import { waitUntil } from '../servers/wait-until';
import { startInProcess, type InProcess } from './in-process';
import { ownWords } from '../servers/own-words';

let tamis: InProcess;
beforeAll(async () => {
  tamis = await startInProcess();
});
afterAll(() => tamis.close());

interface List {
  items: { id: string; parentId: string | null; body: string; bodyHtml: string; createdAt: string }[];
  nextCursor: string | null;
  total: number;
}
let visitors = 0;
/** Posts as a visitor nobody has seen before, and waits for the verdict. */
async function posted(articleId: string, over: Record<string, unknown> = {}): Promise<string> {
  visitors += 1;
  const { body } = await request(tamis.url)
    .post('/v1/comments')
    .set('x-forwarded-for', `198.51.100.${visitors}`)
    .send({
      articleId,
      author: { name: 'Camille', email: `${randomUUID()}@example.org` },
      body: `Remarque ${ownWords()}`,
      ...over,
    });
  const { id, receipt } = body as { id: string; receipt: string };
  await waitUntil(
    'a verdict',
    async () => {
      const state = await request(tamis.url).get(`/v1/comments/${id}`).set('authorization', `Bearer ${receipt}`);
      return (state.body as { status: string }).status !== 'received';
    },
    5000,
  );
  return id;
}
const list = (articleId: string, query = '') =>
  request(tamis.url).get(`/v1/articles/${encodeURIComponent(articleId)}/comments${query}`);

test('when comments are read page by page, in either order, then each is there once and the total is right', async () => {
  const ids: string[] = [];
  for (let each = 0; each < 5; each += 1) ids.push(await posted('pages'));
  for (const order of ['oldest', 'newest']) {
    const found: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await list('pages', `?order=${order}&limit=2${cursor && `&cursor=${cursor}`}`);
      const page = body as List;
      expect(page.total).toBe(5);
      found.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(found).toEqual(order === 'oldest' ? ids : ids.toReversed());
  }
});

test('when an article id has odd characters, then its comments are found under it', async () => {
  const articleId = '2026/03/été à la plage?#%';
  const id = await posted(articleId);
  const { body } = await list(articleId);
  expect((body as List).items.map((item) => item.id)).toEqual([id]);
  const counts = await request(tamis.url)
    .get('/v1/counts')
    .query({ articleId: [articleId, 'nobody'] });
  expect(counts.body).toEqual({ counts: { [articleId]: 1, nobody: 0 } });
});

test('when a comment holds mark-up and an address, then it is text, and the address is a link that earns nothing', async () => {
  await posted('markup', { body: 'Un <b>mot</b>\nsur https://example.org/a?b=1&c=2\n\nFin' });
  const [item] = ((await list('markup')).body as List).items;
  expect(item?.body).toBe('Un <b>mot</b>\nsur https://example.org/a?b=1&c=2\n\nFin');
  expect(item?.bodyHtml).toMatch(
    /^<p dir="auto">Un &(lt|#60);b&(gt|#62);mot&(lt|#60);\/b&(gt|#62);<br>sur <a href="https:\/\/example\.org\/a\?b=1&(amp|#38);c=2" rel="ugc nofollow noopener">.*<\/a><\/p><p dir="auto">Fin<\/p>$/,
  );
});

test('when nothing has changed, then the list, the counts and the feed answer 304; a new comment changes them', async () => {
  await posted('cached');
  for (const path of [
    '/v1/articles/cached/comments',
    '/v1/articles/cached/comments.atom',
    '/v1/counts?articleId=cached',
  ]) {
    const first = await request(tamis.url).get(path);
    const etag = first.headers['etag'] ?? '';
    expect(first.headers['cache-control']).toBe('public, no-cache');
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      expect(
        (await request(tamis.url).get(path).set({ 'if-none-match': known, 'cache-control': 'no-cache' })).status,
      ).toBe(304);
    }
    expect((await request(tamis.url).get(path).set('if-none-match', '"other"')).status).toBe(200);
  }
  const before = (await list('cached')).headers['etag'] ?? '';
  await posted('cached');
  expect((await list('cached').set('if-none-match', before)).status).toBe(200);
});

test('when the feed is read, then it holds the newest comments, and nothing that a visitor said of the article', async () => {
  await posted('feed', { body: 'Avant <première>', articleTitle: 'Le port', articleUrl: 'https://news.example/port' });
  const { text, headers } = await request(tamis.url).get('/v1/articles/feed/comments.atom');
  expect(headers['content-type']).toMatch(/^application\/atom\+xml/);
  expect(text).toContain('Avant ');
  expect(text).toContain('<title>feed</title>');
  expect(text).not.toContain('news.example');
});

test.each([
  ['/v1/articles/a/comments?limit=0', 'limit'],
  ['/v1/articles/a/comments?limit=201', 'limit'],
  ['/v1/articles/a/comments?limit=1e1', 'limit'],
  ['/v1/articles/a/comments?order=best', 'order'],
  ['/v1/articles/a/comments?cursor=rubbish', 'cursor'],
  ['/v1/articles/a/comments?cursor=', 'cursor'],
  ['/v1/articles/a/comments?page=2', 'page'],
  ['/v1/articles/a/comments?limit[$gt]=1', 'limit[$gt]'],
  ['/v1/counts', 'articleId'],
  [`/v1/counts?articleId=${Array.from({ length: 201 }, (_, each) => each).join('&articleId=')}`, 'articleId'],
])('when %s is asked, then the refused parameter is named', async (path, field) => {
  const answer = await request(tamis.url).get(path);
  expect(answer.status).toBe(400);
  expect((answer.body as { error: { code: string; fields: { path: string }[] } }).error).toMatchObject({
    code: 'request/invalid',
    fields: [{ path: field }],
  });
});

test('when limits are met exactly, then they pass', async () => {
  expect((await list('a', '?limit=200')).status).toBe(200);
  const articles = Array.from({ length: 200 }, (_, each) => `articleId=${each}`).join('&');
  expect((await request(tamis.url).get(`/v1/counts?${articles}`)).status).toBe(200);
});

test('when ids are too many or too long for an address, then counts are asked by POST and are the same', async () => {
  const long = Array.from({ length: 200 }, (_, at) => `${at}-`.padEnd(FIELD_LIMITS.articleId, '\u{1F600}'.repeat(255)));
  const ask = (body: object) => request(tamis.url).post('/v1/counts').send(body);
  const answer = await ask({ articleIds: ['cached', ...long.slice(1)] });
  expect(answer.status).toBe(200);
  const { counts } = answer.body as { counts: Record<string, number> };
  expect(Object.keys(counts)).toHaveLength(200);
  const asked = await request(tamis.url).get('/v1/counts?articleId=cached');
  expect(counts['cached']).toBe((asked.body as { counts: Record<string, number> }).counts['cached']);
  for (const articleIds of [[], ['one too many', ...long], ['x'.repeat(FIELD_LIMITS.articleId + 1)], 'cached', [1]])
    expect((await ask({ articleIds })).status).toBe(400);
  expect((await ask({ articleIds: ['a'], padding: 'x'.repeat(700_000) })).status).toBe(413);
});

test.each([
  ['/v1/nowhere', 404],
  ['/v1/articles/%ff/comments', 400],
  [`/v1/articles/${'a'.repeat(513)}/comments`, 400],
  ['/v1/comments/%F0%9F%A6%84', 401],
])('when %s is asked, then %i answers in the one form of errors', async (path, status) => {
  const answer = await request(tamis.url).get(path).set('accept-language', 'en');
  expect(answer.status).toBe(status);
  expect(answer.body).toEqual({
    error: expect.objectContaining({
      code: expect.any(String) as string,
      requestId: answer.headers['x-request-id'],
    }) as object,
  });
});

test('when a receipt is another comment’s or none, then the state stays closed', async () => {
  const { body } = await request(tamis.url)
    .post('/v1/comments')
    .send({ articleId: 'a', author: { name: 'A', email: 'a@example.org' }, body: 'x' });
  const { id, receipt } = body as { id: string; receipt: string };
  const ask = (token?: string) =>
    request(tamis.url)
      .get(`/v1/comments/${id}`)
      .set(token === undefined ? {} : { authorization: `Bearer ${token}` });
  expect((await ask(receipt)).status).toBe(200);
  for (const bad of [undefined, 'x', `${receipt}x`, receipt.toUpperCase()]) expect((await ask(bad)).status).toBe(401);
});

test('when health and metrics are asked, then they tell the path’s stages', async () => {
  for (const path of ['/livez', '/readyz']) expect((await request(tamis.url).get(path)).status).toBe(200);
  const { text } = await request(tamis.url).get('/metrics');
  for (const name of [
    'tamis_comments_accepted_total',
    'tamis_requests_refused_total{code=',
    'tamis_queue_waiting',
    'tamis_queue_oldest_seconds',
    'tamis_comments_judged_total{verdict=',
    'tamis_events_pending_oldest_seconds',
  ]) {
    expect(text).toContain(name);
  }
});

test('when a comment is taken away that has replies, then its place is kept without a word, counts in nothing, and goes when it comes back', async () => {
  const articleId = 'gone';
  const parent = await posted(articleId, { body: 'mot de trop' });
  const other = await posted(articleId);
  const replies = [await posted(articleId, { parentId: parent }), await posted(articleId, { parentId: parent })];
  const moderator = await tamis.key('moderator');
  const decide = (decision: string, version: number) =>
    request(tamis.url)
      .post(`/v1/review/comments/${parent}/decisions`)
      .set('authorization', `Bearer ${moderator}`)
      .send({ decision, version });
  const read = async (query = '') => {
    const { body, text } = await list(articleId, query);
    return { ...(body as List), text };
  };
  expect((await decide('reject', 1)).status).toBe(200);
  const { items, total, text } = await read();
  expect(items.map(({ id }) => id)).toEqual([other, parent, ...replies]);
  expect(items[1]).toEqual({ id: parent, articleId, parentId: null, removed: true });
  expect(total).toBe(3);
  expect(text).not.toContain('mot de trop');
  expect((await read('?limit=3')).nextCursor).toBeNull();
  await decide('approve', 2);
  expect((await read()).items.map(({ id }) => id)).toEqual([parent, other, ...replies]);
});

test('when a list is asked for at a comment, then it begins there and goes on; at one that readers do not see it is 404', async () => {
  const ids: string[] = [];
  for (let each = 0; each < 4; each += 1) ids.push(await posted('at'));
  const { body } = await list('at', `?at=${ids[1] ?? ''}&limit=2`);
  const { items, nextCursor } = body as List;
  expect(items.map(({ id }) => id)).toEqual(ids.slice(1, 3));
  const next = await list('at', `?cursor=${nextCursor ?? ''}`);
  expect((next.body as List).items.map(({ id }) => id)).toEqual(ids.slice(3));
  expect((await list('at', '?at=nobody')).status).toBe(404);
  expect((await list('other', `?at=${ids[1] ?? ''}`)).status).toBe(404);
  expect((await list('at', `?at=${ids[1] ?? ''}&cursor=${nextCursor ?? ''}`)).status).toBe(400);
});

test('when a list is asked for by HEAD or another method, then by the rules of HTTP', async () => {
  const head = await fetch(`${tamis.url}/v1/articles/a/comments`, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
  const wrong = await fetch(`${tamis.url}/v1/articles/a/comments`, { method: 'POST' });
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET']);
});
