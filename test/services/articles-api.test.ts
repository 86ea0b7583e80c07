import { aSite } from '../builders';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { waitUntil } from '../servers/wait-until';
import { startInProcess, type InProcess } from './in-process';
import { ownWords } from '../servers/own-words';

let tamis: InProcess;
let admin: string;
beforeAll(async () => {
  tamis = await startInProcess({ TAMIS_ALLOWED_ORIGINS: 'https://news.example' });
  admin = await tamis.key('admin');
});
afterAll(() => tamis.close());

const path = (id: string, rest = ''): string => `/v1/articles/${encodeURIComponent(id)}${rest}`;
const asAdmin = (method: 'get' | 'put' | 'post' | 'delete', where: string) =>
  request(tamis.url)[method](where).set('authorization', `Bearer ${admin}`);
const put = (id: string, body: object) => asAdmin('put', path(id)).send(body);

let visitors = 0;
/** Posts and waits for the verdict; gives what the author reads. */
async function posted(articleId: string, over: object = {}) {
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
  return waitUntil(
    'a verdict',
    async () => {
      const state = await request(tamis.url).get(`/v1/comments/${id}`).set('authorization', `Bearer ${receipt}`);
      const told = state.body as { id: string; status: string; reason: string };
      return told.status === 'received' ? undefined : told;
    },
    5000,
  );
}
const listed = async (id: string) => {
  const { body } = await request(tamis.url).get(path(id, '/comments'));
  return body as { items: { id: string; articleId: string }[]; total: number };
};

test('when an article is registered, then everybody reads its mode and only moderators its names', async () => {
  const told = { title: 'Le\nport', url: 'http://www.news.example/port/', closesAt: '2030-01-01T00:00:00+01:00' };
  const answer = await put('port', { ...told, aliases: ['12'] });
  expect(answer.status).toBe(201);
  const shown = {
    id: 'port',
    siteId: 'default',
    title: 'Le port',
    url: 'http://www.news.example/port/',
    mode: 'open',
    offersMail: false,
    closesAt: '2029-12-31T23:00:00.000Z',
    registered: true,
  };
  expect(answer.body).toMatchObject({ ...shown, aliases: ['12', 'https://news.example/port'] });
  for (const name of ['port', '12', 'https://news.example/port?utm_source=x']) {
    const { body } = await request(tamis.url).get(path(name));
    expect(body).toEqual(shown);
  }
  const { body } = await asAdmin('get', '/v1/articles?limit=1');
  expect(body).toMatchObject({ items: [{ id: 'port', by: expect.stringMatching(/^admin-/) as string }] });
});

test('when something is told again, then what is left out stays, and null takes it back', async () => {
  await put('again', { title: 'Avant', mode: 'held', aliases: ['13'] });
  const answer = await put('again', { title: null });
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ title: null, mode: 'held', aliases: ['13'] });
});

test('when an article is not registered, then its mode is what the site does with such', async () => {
  const { body } = await request(tamis.url).get(path('nowhere'));
  expect(body).toMatchObject({ id: 'nowhere', title: null, url: null, mode: 'open', registered: false });
});

test('when comments come under several names, then they are one list, count and feed with the title of the registry', async () => {
  const [byId, byAddress] = [
    await posted('beach'),
    await posted('https://www.news.example/beach/?fbclid=1', { articleTitle: 'Cheap pills' }),
  ];
  await put('beach', { title: 'La plage', url: 'https://news.example/beach' });
  const later = await posted('http://news.example/beach');
  for (const name of ['beach', 'https://news.example/beach/']) {
    const { items, total } = await listed(name);
    expect(items.map(({ id }) => id)).toEqual([byId.id, byAddress.id, later.id]);
    expect([total, ...items.map(({ articleId }) => articleId)]).toEqual([3, 'beach', 'beach', 'beach']);
  }
  const counts = await request(tamis.url)
    .get('/v1/counts')
    .query({ articleId: ['beach', 'https://news.example/beach', 'nobody'] });
  expect(counts.body).toEqual({ counts: { beach: 3, 'https://news.example/beach': 3, nobody: 0 } });
  const { text } = await request(tamis.url).get(path('beach', '/comments.atom'));
  expect(text).toContain('<title>La plage</title>');
  expect(text).toContain(`<link rel="alternate" href="https://news.example/beach#comment-${byId.id}"/>`);
  expect(text).not.toContain('pills');
});

test('when an article is closed, then an author reads that comments are closed; when open again, they are taken', async () => {
  await put('closing', { mode: 'closed' });
  expect(await posted('closing')).toMatchObject({ status: 'rejected', reason: 'comments-closed' });
  await put('closing', { mode: 'held' });
  expect(await posted('closing')).toMatchObject({ status: 'held' });
  await put('closing', { mode: 'open' });
  expect(await posted('closing')).toMatchObject({ status: 'approved' });
});

test('when an article is renamed and then merged, then its comments and names go with it', async () => {
  await put('old', { title: 'Ancien' });
  const one = await posted('old');
  expect((await asAdmin('post', path('old', '/move')).send({ to: 'new' })).body).toMatchObject({
    id: 'new',
    title: 'Ancien',
    aliases: ['old'],
  });
  const two = await posted('old');
  await put('other', { title: 'Autre' });
  const merged = await asAdmin('post', path('new', '/move')).send({ to: 'other' });
  expect(merged.body).toMatchObject({ id: 'other', title: 'Autre', aliases: ['new', 'old'] });
  expect((await listed('old')).items.map(({ id }) => id)).toEqual([one.id, two.id]);
});

test('when a decision comes after the article was registered, then its event names the address of the registry', async () => {
  await put('decided', { mode: 'held' });
  const { id } = await posted('decided', { articleUrl: 'https://news.example/wrong' });
  await put('decided', { mode: 'open', url: 'https://news.example/decided' });
  await asAdmin('post', `/v1/review/comments/${id}/decisions`).send({ decision: 'approve', version: 1 });
  const event = await waitUntil(
    'the event',
    async () => {
      const { body } = await asAdmin('get', '/v1/events?limit=1000');
      const { items } = body as { items: { subject: string; type: string; data: { articleUrl: string } }[] };
      return items.find((each) => each.subject === id && each.type === 'comment.approved');
    },
    5000,
  );
  expect(event.data.articleUrl).toBe('https://news.example/decided');
});

test('when pages of the site are named, then the demonstration is not shown', async () => {
  expect((await request(tamis.url).get('/')).status).toBe(404);
});

test('when an article is removed, then it is unknown and its comments stay', async () => {
  await put('leaving', {});
  const { id } = await posted('leaving');
  expect((await asAdmin('delete', path('leaving'))).status).toBe(204);
  expect((await asAdmin('delete', path('leaving'))).status).toBe(404);
  expect((await listed('leaving')).items.map((item) => item.id)).toEqual([id]);
});

test.each([
  [{ title: 'a'.repeat(501) }, 'title', 'too-long'],
  [{ url: '/port' }, 'url', 'not-a-web-address'],
  [{ url: 'javascript:alert(1)' }, 'url', 'not-a-web-address'],
  [{ mode: 'shut' }, 'mode', 'not-allowed'],
  [{ closesAt: 'tomorrow' }, 'closesAt', 'not-a-time'],
  [{ aliases: Array.from({ length: 51 }, String) }, 'aliases', 'too-many'],
  [{ aliases: '12' }, 'aliases', 'not-a-list'],
  [{ author: 'x' }, 'author', 'unknown'],
])('when %j is told, then "%s" is refused as %s', async (body, field, code) => {
  const answer = await put('refused', body);
  expect([answer.status, (answer.body as { error: object }).error]).toMatchObject([
    400,
    { fields: [{ path: field, code }] },
  ]);
});

test('when 50 aliases are told, then they are taken; when one belongs to another article, then nothing changes', async () => {
  const aliases = Array.from({ length: 50 }, (_, each) => `alias ${each}`);
  expect((await put('many', { aliases })).status).toBe(201);
  const answer = await put('thief', { aliases: ['alias 7'] });
  expect([answer.status, answer.body]).toMatchObject([409, { error: { code: 'article/name-taken' } }]);
});

test('when somebody else tells of articles, then nothing is read and nothing changes', async () => {
  for (const key of [undefined, await tamis.key('moderator')]) {
    for (const method of ['put', 'delete'] as const) {
      const call = request(tamis.url)[method](path('mine'));
      const answer = await (key ? call.set('authorization', `Bearer ${key}`) : call).send({ title: 'x' });
      expect(answer.status).toBe(key ? 403 : 401);
    }
  }
  expect((await request(tamis.url).get('/v1/articles')).status).toBe(401);
  expect((await request(tamis.url).patch(path('mine'))).headers['allow']).toContain('PUT');
});

test('when a comment is for a site that is not registered, then it is refused at its field', async () => {
  const strict = await startInProcess({}, { sites: [aSite({ id: 'blog' })] });
  const post = (siteId?: string) =>
    request(strict.url)
      .post('/v1/comments')
      .send({ articleId: 'a', siteId, author: { name: 'A', email: 'a@example.org' }, body: 'Bonjour' });
  expect((await post('blog')).status).toBe(202);
  expect((await post()).status).toBe(202);
  const answer = await post('shop');
  expect([answer.status, answer.body]).toMatchObject([
    422,
    { error: { fields: [{ path: 'siteId', code: 'not-allowed' }] } },
  ]);
  await strict.close();
});
