import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { waitUntil } from '../servers/wait-until';
import { startInProcess, type InProcess } from './in-process';

let tamis: InProcess;
let moderator: string;
let admin: string;
beforeAll(async () => {
  tamis = await startInProcess();
  [moderator, admin] = [await tamis.key('moderator'), await tamis.key('admin')];
});
afterAll(() => tamis.close());

interface Item {
  id: string;
  version: number;
  status: string;
  history?: { decision: string }[];
}
const as = (key: string) => ({ authorization: `Bearer ${key}` });

/** A comment that the link rule holds. */
async function held(): Promise<{ id: string }> {
  const links = ['a', 'b', 'c'].map((host) => `${randomUUID()} https://${host}.example/${randomUUID()}`).join(' ');
  const author = { name: randomUUID(), email: `${randomUUID()}@example.org` };
  const { body } = await request(tamis.url).post('/v1/comments').send({ articleId: 'held', author, body: links });
  const { id } = body as { id: string };
  await waitUntil('its verdict', async () => {
    const answer = await request(tamis.url).get(`/v1/review/comments/${id}`).set(as(moderator));
    return answer.status === 200;
  });
  return { id };
}

test('when a moderator takes a decision back, then the comment waits again, and nobody else may take it back', async () => {
  const { id } = await held();
  const post = (path: string, key: string, body: object) =>
    request(tamis.url).post(`/v1/review/comments/${id}/${path}`).set(as(key)).send(body);
  await post('decisions', moderator, { decision: 'spam', version: 1 });
  const foreign = await post('undo', admin, { version: 2 });
  expect([foreign.status, (foreign.body as { error: { code: string } }).error.code]).toEqual([
    409,
    'comment/nothing-to-undo',
  ]);
  const undone = await post('undo', moderator, { version: 2 });
  expect([undone.status, (undone.body as Item).status, (undone.body as Item).version]).toEqual([200, 'held', 3]);
  expect((undone.body as Item).history?.map(({ decision }) => decision)).toEqual(['spam', 'undo']);
});

test('when many are decided in one request, then each is answered on its own, up to the most allowed', async () => {
  const [one, two] = [await held(), await held()];
  const post = (decisions: object[]) =>
    request(tamis.url).post('/v1/review/decisions').set(as(moderator)).send({ decisions });
  const answer = await post([
    { id: one.id, decision: 'approve', version: 1 },
    { id: two.id, decision: 'approve', version: 7 },
    { id: 'nobody', decision: 'approve', version: 1 },
  ]);
  expect(answer.status).toBe(200);
  const { results } = answer.body as { results: { ok: boolean; comment?: Item; error?: { code: string } }[] };
  expect(results.map(({ ok, comment, error }) => (ok ? comment?.status : error?.code))).toEqual([
    'approved',
    'comment/version-conflict',
    'comment/not-found',
  ]);
  const many = (count: number) => Array.from({ length: count }, () => ({ id: 'no', decision: 'spam', version: 1 }));
  expect((await post(many(200))).status).toBe(200);
  expect((await post(many(201))).status).toBe(400);
});
