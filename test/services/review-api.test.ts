import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { waitUntil } from '../servers/wait-until';
import { startInProcess, type InProcess } from './in-process';
import { ownWords } from '../servers/own-words';

let tamis: InProcess;
let moderator: string;
let admin: string;
let consumer: string;
beforeAll(async () => {
  tamis = await startInProcess();
  [moderator, admin, consumer] = [await tamis.key('moderator'), await tamis.key('admin'), await tamis.key('consumer')];
});
afterAll(() => tamis.close());

interface Item {
  id: string;
  version: number;
  status: string;
  verdict: {
    status: string;
    reasons: { rule: string; message: string; spans: { field: string; start: number; end: number }[] }[];
  };
  history?: { decision: string; by: string; reason: string | null; note: string | null; from: string; to: string }[];
}
interface Event {
  id: string;
  type: string;
  subject: string;
  sequence: string;
  data: { status: string; body?: string };
}
const as = (key: string) => ({ authorization: `Bearer ${key}` });
const get = (path: string, key = moderator) => request(tamis.url).get(path).set(as(key));

/** A comment that the link rule holds. */
async function held(articleId = 'held'): Promise<Item> {
  // Texts that are nearly the same, by different authors, would be spam.
  const links = ['a', 'b', 'c'].map((host) => `${randomUUID()} https://${host}.example/${randomUUID()}`).join(' ');
  const { body } = await request(tamis.url)
    .post('/v1/comments')
    .set('x-forwarded-for', `2001:db8:${Math.floor(Math.random() * 65_535).toString(16)}::1`)
    .send({
      articleId,
      author: { name: 'Camille', email: `${randomUUID()}@example.org` },
      body: `${links} ${ownWords()}`,
    });
  const { id } = body as { id: string };
  return waitUntil(
    'it is held',
    async () =>
      ((await get(`/v1/review/comments?articleId=${articleId}&limit=200`)).body as { items: Item[] }).items.find(
        (item) => item.id === id,
      ),
    5000,
  );
}
const decide = (item: Item, decision: string, over: Record<string, unknown> = {}) =>
  request(tamis.url)
    .post(`/v1/review/comments/${item.id}/decisions`)
    .set(as(moderator))
    .send({ decision, version: item.version, ...over });
const eventsOf = async (id: string): Promise<Event[]> =>
  ((await get('/v1/events?limit=1000', consumer)).body as { items: Event[] }).items.filter(
    ({ subject }) => subject === id,
  );

test('when no valid key is shown, then nothing opens; a role that is not meant is told so', async () => {
  for (const path of ['/v1/review/comments', '/v1/review/comments/x', '/v1/events']) {
    expect((await request(tamis.url).get(path)).status).toBe(401);
    expect((await get(path, 'wrong')).status).toBe(401);
  }
  expect((await get('/v1/review/comments', consumer)).status).toBe(403);
  expect((await get('/v1/events', moderator)).status).toBe(403);
  for (const path of ['/v1/review/comments', '/v1/events']) expect((await get(path, admin)).status).toBe(200);
});

test('when a comment was held, then its reasons say why and where', async () => {
  const item = await held();
  expect(item.status).toBe('held');
  const found = item.verdict.reasons.find(({ spans }) => spans.length >= 3);
  expect(found?.message).toEqual(expect.any(String));
  const inFull = (await get(`/v1/review/comments/${item.id}`)).body as Item;
  expect(inFull).toMatchObject({ id: item.id, history: [], authorHistory: { held: 0, approved: 0 } });
});

test('when a list is filtered by rule, then only comments with that reason are in it', async () => {
  const item = await held('by-rule');
  const rule = item.verdict.reasons.find(({ spans }) => spans.length >= 3)?.rule ?? '';
  const ids = async (query: string) =>
    ((await get(`/v1/review/comments?articleId=by-rule&${query}`)).body as { items: Item[] }).items.map(({ id }) => id);
  expect(await ids(`rule=${rule}`)).toContain(item.id);
  expect(await ids('rule=nothing')).toEqual([]);
  expect(await ids('status=approved')).toEqual([]);
});

test('when a comment is approved, rejected and approved again, then list, history and events follow each step', async () => {
  const item = await held('turns');
  const total = async () =>
    ((await request(tamis.url).get('/v1/articles/turns/comments')).body as { total: number }).total;
  const approved = (await decide(item, 'approve', { reason: 'other', note: 'vérifié' })).body as Item;
  expect(approved).toMatchObject({
    status: 'approved',
    version: 2,
    history: [{ decision: 'approve', from: 'held', to: 'approved', reason: 'other', note: 'vérifié' }],
  });
  expect(await total()).toBe(1);
  const rejected = (await decide(approved, 'reject')).body as Item;
  expect(await total()).toBe(0);
  const confirmed = (await decide(rejected, 'reject')).body as Item;
  expect(confirmed.version).toBe(4);
  await decide(confirmed, 'approve');
  const types = await waitUntil(
    'four events',
    async () => {
      const events = await eventsOf(item.id);
      return events.length === 4 && events.map(({ type }) => type);
    },
    5000,
  );
  expect(types).toEqual(['comment.held', 'comment.approved', 'comment.withdrawn', 'comment.approved']);
  const [heldEvent, approvedEvent] = await eventsOf(item.id);
  expect(heldEvent?.data.body).toBeUndefined();
  expect(approvedEvent?.data.body).toContain('https://a.example/');
});

test('when two moderators decide at once, then one wins and the other hears what was decided', async () => {
  const item = await held('race');
  const answers = await Promise.all([decide(item, 'approve'), decide(item, 'spam')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const lost = answers.find(({ status }) => status === 409)?.body as {
    error: { code: string; conflict: { version: number; by: string; decision: string } };
  };
  const won = answers.find(({ status }) => status === 200)?.body as Item;
  expect(lost.error).toMatchObject({
    code: 'comment/version-conflict',
    conflict: { version: 2, status: won.status, by: won.history?.[0]?.by, decision: won.history?.[0]?.decision },
  });
});

test.each([
  ['an unknown decision', { decision: 'maybe', version: 1 }, 'decision'],
  ['no version', { decision: 'approve' }, 'version'],
  ['a version that is no number', { decision: 'approve', version: '1' }, 'version'],
  ['a reason that does not exist', { decision: 'reject', version: 1, reason: 'ennui' }, 'reason'],
  ['a note that is too long', { decision: 'approve', version: 1, note: 'n'.repeat(2001) }, 'note'],
  ['a field that does not exist', { decision: 'approve', version: 1, by: 'me' }, 'by'],
])('when a decision has %s, then it is refused by name and nothing changes', async (_, body, field) => {
  const item = await held('bad');
  const answer = await request(tamis.url)
    .post(`/v1/review/comments/${item.id}/decisions`)
    .set(as(moderator))
    .send(body);
  expect(answer.status).toBe(400);
  expect((answer.body as { error: { fields: object[] } }).error.fields).toMatchObject([{ path: field }]);
  expect(((await get(`/v1/review/comments/${item.id}`)).body as Item).version).toBe(1);
});

test('when a note has 2,000 characters, then it is kept; a comment that does not exist is not found', async () => {
  const item = await held('note');
  expect((await decide(item, 'reject', { note: 'n'.repeat(2000) })).status).toBe(200);
  expect((await decide({ ...item, id: 'nobody' }, 'approve')).status).toBe(404);
  expect((await get('/v1/review/comments/nobody')).status).toBe(404);
});

test('when events are read by cursor, then no event is missed or told twice, and the end keeps its cursor', async () => {
  await held('cursor');
  const seen: string[] = [];
  let after = '0';
  for (;;) {
    const { items, nextCursor } = (await get(`/v1/events?limit=3&after=${after}`, consumer)).body as {
      items: Event[];
      nextCursor: string;
    };
    if (items.length === 0) {
      expect(nextCursor).toBe(after);
      break;
    }
    seen.push(...items.map(({ sequence }) => sequence));
    after = nextCursor;
  }
  expect(seen).toEqual(seen.map((_, index) => String(index + 1)));
  for (const unknown of ['999999-AAAAAAAAAAAAAAAA', '1-AAAAAAAAAAAAAAAA', '1', `9${after}`]) {
    const answer = await get(`/v1/events?after=${unknown}`, consumer);
    const { error } = answer.body as { error: { code: string; start: string } };
    expect([unknown, answer.status, error.code, error.start]).toEqual([unknown, 410, 'events/cursor-unknown', '0']);
    const stream = { ...as(consumer), accept: 'text/event-stream', 'last-event-id': unknown };
    expect((await fetch(`${tamis.url}/v1/events`, { headers: stream })).status).toBe(410);
  }
  for (const bad of ['after=-1', 'after=x', 'limit=0', 'limit=1001'])
    expect((await get(`/v1/events?${bad}`, consumer)).status).toBe(400);
  expect((await get('/v1/events?limit=1000', consumer)).status).toBe(200);
});

test('when events are streamed, then they arrive with their cursor as id, and the stream goes on from Last-Event-ID', async () => {
  const item = await held('stream');
  const [first] = await waitUntil(
    'its event',
    async () => {
      const events = await eventsOf(item.id);
      return events.length > 0 && events;
    },
    5000,
  );
  const leaving = new AbortController();
  const before = Number(first?.sequence) - 1;
  const page = await get(`/v1/events?limit=${before}`, consumer);
  const cursor = before === 0 ? '0' : (page.body as { nextCursor: string }).nextCursor;
  const answer = await fetch(`${tamis.url}/v1/events`, {
    headers: { ...as(consumer), accept: 'text/event-stream', 'last-event-id': cursor },
    signal: leaving.signal,
  });
  expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/);
  await decide(item, 'approve');
  let text = '';
  for await (const chunk of answer.body ?? []) {
    text += Buffer.from(chunk as Uint8Array).toString();
    if (text.includes('comment.approved')) break;
  }
  leaving.abort();
  expect(text).toMatch(new RegExp(`id: ${String(first?.sequence)}-\\S+\nevent: comment.held\n`));
  expect(text).toMatch(new RegExp(`id: \\d+-\\S+\\nevent: comment.approved\\ndata: \\{.*${item.id}`));
});
