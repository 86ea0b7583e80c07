import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { waitUntil } from '../servers/wait-until';
import { startInProcess, type InProcess } from './in-process';
import { ownWords } from '../servers/own-words';

let tamis: InProcess;
beforeAll(async () => {
  tamis = await startInProcess({ TAMIS_ALLOWED_ORIGINS: 'https://news.example' });
});
afterAll(() => tamis.close());

interface ErrorAnswer {
  error: {
    code: string;
    message: string;
    requestId: string;
    fields?: { path: string; code: string; message: string }[];
  };
}
const submission = (over: Record<string, unknown> = {}) => ({
  articleId: 'port',
  author: { name: 'Camille', email: `${randomUUID()}@example.org` },
  body: `Merci pour cet article ${ownWords()}.`,
  ...over,
});
const post = (body: unknown, headers: Record<string, string> = {}) =>
  request(tamis.url)
    .post('/v1/comments')
    .set({ 'x-forwarded-for': '203.0.113.1', ...headers })
    .send(body as object);
const errorOf = (answer: { body: unknown }) => (answer.body as ErrorAnswer).error;

test('when a submission is accepted, then id, receipt and links are told, and the receipt opens its state', async () => {
  const answer = await post(submission());
  expect(answer.status).toBe(202);
  const { id, receipt, status, links } = answer.body as {
    id: string;
    receipt: string;
    status: string;
    links: { self: string };
  };
  expect(status).toBe('received');
  expect(answer.headers['location']).toBe(`/v1/comments/${id}`);
  expect(links).toEqual({ self: `/v1/comments/${id}` });
  const state = await waitUntil(
    'a verdict',
    async () => {
      const { body } = await request(tamis.url).get(links.self).set('authorization', `Bearer ${receipt}`);
      return (body as { status: string }).status === 'received' ? undefined : (body as object);
    },
    5000,
  );
  const text = expect.any(String) as string;
  expect(state).toMatchObject({ id, status: text, reason: text });
});

test('when fields are missing, then each is named with a message in the language asked for', async () => {
  const french = await post({}, { 'accept-language': 'fr' });
  const english = await post({}, { 'accept-language': 'de, en;q=0.5' });
  expect(french.status).toBe(422);
  expect(errorOf(french).code).toBe('submission/invalid');
  expect(errorOf(french).requestId).toBe(french.headers['x-request-id']);
  expect(errorOf(french).fields).toContainEqual({
    path: 'author.email',
    code: 'required',
    message: 'Ce champ est obligatoire.',
  });
  expect(errorOf(english).fields).toContainEqual({
    path: 'author.email',
    code: 'required',
    message: 'This field is required.',
  });
});

test.each([
  ['broken JSON', '{"articleId":', 400, 'request/malformed'],
  ['no body', '', 400, 'request/malformed'],
  ['too much', `{"body":"${'a'.repeat(600_000)}"}`, 413, 'request/too-large'],
])('when a request brings %s, then it is refused', async (_, body, status, code) => {
  const answer = await fetch(`${tamis.url}/v1/comments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  expect(answer.status).toBe(status);
  expect(((await answer.json()) as ErrorAnswer).error.code).toBe(code);
});

test('when the media type is another, then 415 says which one is wanted', async () => {
  const answer = await request(tamis.url).post('/v1/comments').set('content-type', 'text/plain').send('x');
  expect(answer.status).toBe(415);
  expect(errorOf(answer).message).toContain('application/json');
});

test('when an Idempotency-Key is repeated with the same content, then the answer is the same; with another text it is not', async () => {
  const headers = { 'idempotency-key': randomUUID() };
  const sent = submission();
  const [first, again] = [await post(sent, headers), await post(sent, headers)];
  expect(again.body).toEqual(first.body);
  const other = await post({ ...sent, body: 'Autre chose.' }, headers);
  expect((other.body as { id: string }).id).not.toBe((first.body as { id: string }).id);
});

test('when an Idempotency-Key has 255 characters, then it is taken; 256 are refused', async () => {
  expect((await post(submission(), { 'idempotency-key': 'k'.repeat(255) })).status).toBe(202);
  const answer = await post(submission(), { 'idempotency-key': 'k'.repeat(256) });
  expect(answer.status).toBe(400);
  expect(errorOf(answer).fields).toMatchObject([{ path: 'Idempotency-Key', code: 'too-long' }]);
});

test('when a page on a configured origin asks, then the browser may post; from any other it may not', async () => {
  const preflight = (origin: string) =>
    request(tamis.url).options('/v1/comments').set({
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,idempotency-key',
    });
  const allowed = await preflight('https://news.example');
  expect(allowed.status).toBe(204);
  expect(allowed.headers['access-control-allow-origin']).toBe('https://news.example');
  expect(allowed.headers['access-control-allow-credentials']).toBeUndefined();
  expect((await preflight('https://evil.example')).headers['access-control-allow-origin']).toBeUndefined();
  const answer = await post(submission(), { origin: 'https://news.example' });
  expect(answer.headers['access-control-allow-origin']).toBe('https://news.example');
});

describe('the rate limit', () => {
  let limited: InProcess;
  beforeAll(async () => {
    limited = await startInProcess({ TAMIS_RATE_LIMIT: '3', TAMIS_RATE_LIMIT_SECONDS: '600' });
  });
  afterAll(() => limited.close());
  const from = (address: string) =>
    request(limited.url).post('/v1/comments').set('x-forwarded-for', address).send(submission());

  test('when a network has used its attempts, then it is told when to come back; others are not affected', async () => {
    for (let attempt = 0; attempt < 3; attempt += 1) expect((await from('2001:db8:1:1::1')).status).toBe(202);
    const refused = await from('2001:db8:1:1:ffff::2');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(500);
    expect(errorOf(refused).code).toBe('rate-limit/exceeded');
    expect((await from('2001:db8:1:2::1')).status).toBe(202);
    expect((await from('203.0.113.9')).status).toBe(202);
  });

  test('when a client writes an address itself in front of its own, then that changes nothing', async () => {
    for (let attempt = 0; attempt < 3; attempt += 1)
      expect((await from(`192.0.2.${String(attempt)}, 198.51.100.7`)).status).toBe(202);
    expect((await from('192.0.2.9, 198.51.100.7')).status).toBe(429);
  });
});

describe('the WordPress form', () => {
  const form = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    request(tamis.url)
      .post('/wp-comments-post.php')
      .type('form')
      .set({ 'accept-language': 'fr', ...headers })
      .send(fields);
  const filled = (over: Record<string, string> = {}) => ({
    comment: `Bonjour ${randomUUID()}`,
    author: 'Noé',
    email: `${randomUUID()}@example.org`,
    url: '',
    comment_post_ID: 'port',
    comment_parent: '0',
    submit: 'Laisser un commentaire',
    ...over,
  });

  test('when it is complete, then it leads back to an allowed article with id and receipt', async () => {
    const answer = await form(filled({ articleUrl: 'https://news.example/port' }));
    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toMatch(
      /^https:\/\/news\.example\/port\?unapproved=[\w-]+&moderation-hash=k1\.[\w-]+#comment-[\w-]+$/,
    );
  });

  test('when no allowed article is named, then it leads to a page of ours that says thanks', async () => {
    const answer = await form(filled({ articleUrl: 'https://evil.example/' }), { referer: 'https://evil.example/' });
    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toMatch(/^\/v1\/comment-received/);
    const page = await request(tamis.url)
      .get(answer.headers['location'] ?? '')
      .set('accept-language', 'fr');
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/<html[^>]*lang="fr"/);
  });

  test('when it is sent twice with its key, then it is one comment', async () => {
    const fields = filled({ articleUrl: 'https://news.example/port', idempotency_key: randomUUID() });
    const [first, again] = [await form(fields), await form(fields)];
    expect(again.headers['location']).toBe(first.headers['location']);
  });

  test('when fields are wrong, then a page names them and keeps what was typed, as text', async () => {
    const answer = await form(filled({ author: '', email: 'nobody@', comment: 'Tapé "avec" <soin> & patience' }));
    expect(answer.status).toBe(422);
    expect(answer.headers['content-type']).toMatch(/^text\/html/);
    expect(answer.text).not.toContain('<soin>');
    expect(answer.text).toContain('Ce champ est obligatoire.');
    // Corrected and sent again, the form leads back to the article, which the browser allows only if the policy does.
    expect(answer.headers['content-security-policy']).toContain("form-action 'self' https://news.example;");
  });

  test('when it is no form, then a page says so; when it is asked for, then a page says that as well', async () => {
    const answer = await request(tamis.url).post('/wp-comments-post.php').type('text/plain').send('comment=x');
    expect(answer.status).toBe(415);
    const asked = await request(tamis.url).get('/wp-comments-post.php');
    expect([asked.status, asked.headers['allow']]).toEqual([405, 'POST']);
    for (const { headers } of [answer, asked]) expect(headers['content-type']).toMatch(/^text\/html/);
  });

  test('when a field that nobody sees is wrong, then the page offers no form, which would be refused for ever', async () => {
    const answer = await form(filled({ comment_post_ID: '', comment: 'Mon texte' }));
    expect(answer.status).toBe(422);
    expect(answer.text).not.toContain('<form');
    expect(answer.text).toContain('Mon texte');
    expect(answer.text).toContain('Article');
  });

  test('when it was refused and is sent again from our page, then it still leads back to the article', async () => {
    const refused = await form(filled({ author: '' }), { referer: 'https://news.example/port' });
    expect(refused.text).toContain('name="redirect_to" value="https://news.example/port"');
    const again = await form(filled({ redirect_to: 'https://news.example/port' }));
    expect(again.headers['location']).toMatch(/^https:\/\/news\.example\/port\?/);
  });

  test('when the service stands under a path, then its form and its thanks do too', async () => {
    const below = await startInProcess({ TAMIS_PUBLIC_URL: 'https://www.example.org/comments/' });
    const send = (fields: Record<string, string>) =>
      request(below.url).post('/wp-comments-post.php').type('form').send(fields);
    expect((await send(filled({ author: '' }))).text).toContain('action="/comments/wp-comments-post.php"');
    expect((await send(filled())).headers['location']).toBe('/comments/v1/comment-received?lang=fr');
    await below.close();
  });
});
