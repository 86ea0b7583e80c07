import { randomUUID } from 'node:crypto';
import { waitUntil } from '../servers/wait-until';
import { startInProcess, type InProcess } from './in-process';
import { ownWords } from '../servers/own-words';

let tamis: InProcess;
let ada: string;
let zoe: string;
let admin: string;
let consumer: string;
beforeAll(async () => {
  tamis = await startInProcess();
  [ada, zoe] = [await tamis.key('moderator', 'ada'), await tamis.key('moderator', 'zoé')];
  admin = await tamis.key('admin', 'root', { maySeeAddresses: true });
  consumer = await tamis.key('consumer');
});
afterAll(() => tamis.close());

interface Item {
  id: string;
  version: number;
  status: string;
  notes?: { by: string; text: string }[];
  verdict: { reasons: { rule: string }[] };
}

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- says what the caller expects of the answer
async function call<T>(path: string, key: string, body?: object): Promise<{ status: number; body: T }> {
  const response = await fetch(tamis.url + path, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${key}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as T };
}

interface Sent {
  articleId?: string;
  name?: string;
  email?: string;
  body?: string;
  ip?: string;
}

/** A comment that was judged. */
async function post({ articleId = randomUUID(), name = 'Camille', email, body, ip }: Sent = {}): Promise<Item> {
  const links = ['a', 'b', 'c'].map((host) => `https://${host}.example/${randomUUID()}`).join(' ');
  const sent = await fetch(`${tamis.url}/v1/comments`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': ip ?? `2001:db8:${Math.floor(Math.random() * 65_535).toString(16)}::1`,
    },
    body: JSON.stringify({
      articleId,
      author: { name, email: email ?? `${randomUUID()}@example.org` },
      body: body ?? `${ownWords()} ${links}`,
    }),
  });
  const { id } = (await sent.json()) as { id: string };
  await waitUntil('a verdict', async () => (await call(`/v1/review/comments/${id}`, ada)).status === 200, 10_000);
  return (await call<Item>(`/v1/review/comments/${id}`, ada)).body;
}

test('when two moderators take the next comments at once, then none is given to both, and decided ones never again', async () => {
  const articleId = randomUUID();
  const ids = [];
  for (let made = 0; made < 8; made += 1) ids.push((await post({ articleId })).id);
  const next = (key: string) => call<Item | null>('/v1/review/next', key, { articleId });
  const given = await Promise.all(Array.from({ length: 8 }, (_, at) => next(at % 2 === 0 ? ada : zoe)));
  expect(given.map(({ body }) => body?.id).sort()).toEqual(ids.toSorted());
  // Only one's own are left, so one of them comes again.
  expect(given.filter((_, at) => at % 2 === 0).map(({ body }) => body?.id)).toContain((await next(ada)).body?.id);
  for (const { body } of given)
    await call(`/v1/review/comments/${body?.id ?? ''}/decisions`, ada, { decision: 'reject', version: 1 });
  expect(await next(zoe)).toEqual({ status: 204, body: null });
  expect((await call('/v1/review/next', consumer, {})).status).toBe(403);
});

test('when a note is written, then the comment bears it, and neither status nor version changes', async () => {
  const item = await post();
  const path = `/v1/review/comments/${item.id}`;
  expect((await call(`${path}/notes`, ada, { text: ' relire <b> ' })).status).toBe(201);
  const { body } = await call<Item>(path, zoe);
  expect(body).toMatchObject({ status: 'held', version: 1, notes: [{ by: 'ada', text: 'relire <b>' }] });
  expect((await call(`${path}/notes`, ada, { text: ' ' })).status).toBe(400);
  expect((await call(`${path}/notes`, ada, { text: 'x'.repeat(2001) })).status).toBe(400);
  expect((await call(`${path}/notes`, ada, { text: 'x'.repeat(2000) })).status).toBe(201);
  expect((await call('/v1/review/comments/none/notes', ada, { text: 'a' })).status).toBe(404);
});

test.each([
  ['email', { email: 'Blocked@example.org' }, { email: 'blocked@example.org', ip: '198.51.100.7' }],
  ['network', { ip: '203.0.113.7' }, { ip: '203.0.113.7' }],
  ['name', { name: 'Cheap Pills' }, { name: 'cheap  PILLS' }],
] as const)(
  'when %s is blocked from a comment, then the next of it is held or spam, as said',
  async (what, first, next) => {
    const item = await post(first);
    const block = (effect: string) =>
      call<{ version: string }>(`/v1/review/comments/${item.id}/block`, ada, { what, effect });
    const { status, body } = await block('hold');
    expect(status).toBe(200);
    const kept = await call<object>(`/v1/review/rule-sets/${body.version}`, admin);
    expect(JSON.stringify(kept.body)).not.toMatch(/blocked@example|203\.0\.113/i);
    const text = () => `Merci pour cet article très clair sur le port ${ownWords()}`;
    const judged = async () => {
      // Workers take a rule set over within seconds.
      const found = await post({ ...next, body: text() });
      return found.verdict.reasons.some(({ rule }) => rule === 'blocked-sender') ? found : undefined;
    };
    expect((await waitUntil('it is held', judged, 20_000)).status).toBe('held');
    expect((await block('hold')).body.version).toBe(body.version);
    await block('spam');
    await waitUntil('it is spam', async () => (await judged())?.status === 'spam', 20_000);
  },
  60_000,
);

test('when a site or word is blocked, then it has to be there, and stands in the rules as it is', async () => {
  const item = await post({ body: 'Voyez https://www.shop.example/a https://b.example https://c.example' });
  const path = `/v1/review/comments/${item.id}/block`;
  const domain = await call<{ version: string }>(path, ada, { what: 'domain', effect: 'spam' });
  const word = await call<{ version: string }>(path, ada, { what: 'word', value: 'bonus', effect: 'hold' });
  interface Rules {
    settings: { blocks: object[]; moderationWords: string[] };
  }
  const { body } = await call<Rules>(`/v1/review/rule-sets/${word.body.version}`, admin);
  expect(domain.status).toBe(200);
  expect(body.settings.blocks).toContainEqual({ what: 'domain', value: 'shop.example', effect: 'spam' });
  expect(body.settings.moderationWords).toEqual(['bonus']);
  for (const wrong of [
    { what: 'word', effect: 'hold' },
    { what: 'domain', value: 'no host', effect: 'hold' },
    { what: 'network', value: 'x', effect: 'hold' },
    { what: 'email', value: 'x', effect: 'hold' },
    { what: 'shoe', effect: 'hold' },
    { what: 'name', effect: 'delete' },
  ])
    expect((await call(path, ada, wrong)).status).toBe(400);
});

test('when an address is looked at, then only by who may, and each look is in the audit', async () => {
  const item = await post({ email: 'canary@example.org', ip: '203.0.113.9' });
  const path = `/v1/review/comments/${item.id}/address`;
  expect((await call(path, ada)).status).toBe(403);
  expect((await call(path, admin)).body).toMatchObject({ email: 'canary@example.org', ip: '203.0.113.9' });
  interface Page {
    items: { actor: string; subject: string }[];
  }
  const { body } = await call<Page>('/v1/review/audit?kind=comment.address-seen', admin);
  expect(body.items).toMatchObject([{ actor: 'root', subject: item.id }]);
  expect(JSON.stringify(body)).not.toContain('canary');
  expect((await call('/v1/review/audit', ada)).status).toBe(403);
});

test('when decisions are made, then the figures say so, and the audit says who, before and after', async () => {
  const item = await post();
  interface Figures {
    byStatus: Record<string, number>;
    oldestHeldSeconds: number | null;
    today: { decisions: number; byModerator: { name: string; decisions: number }[] };
    byRule: { rule: string; held: number }[];
  }
  const before = (await call<Figures>('/v1/review/stats', ada)).body;
  expect(before.byStatus['held']).toBeGreaterThan(0);
  expect(before.oldestHeldSeconds).toBeGreaterThanOrEqual(0);
  expect(before.byRule.find(({ rule }) => rule === 'link-limit')?.held).toBeGreaterThan(0);
  await call(`/v1/review/comments/${item.id}/decisions`, zoe, { decision: 'approve', version: 1 });
  await call(`/v1/review/comments/${item.id}/undo`, zoe, { version: 2 });
  const { today } = (await call<Figures>('/v1/review/stats', ada)).body;
  expect(today.decisions).toBe(before.today.decisions + 1);
  expect(today.byModerator).toContainEqual({ name: 'zoé', decisions: 1 });
  interface Entry {
    kind: string;
    actor: string;
    subject: string;
    before: unknown;
    after: unknown;
  }
  const { body } = await call<{ items: Entry[] }>(`/v1/review/audit?actor=${encodeURIComponent('zoé')}&limit=2`, admin);
  expect(body.items).toMatchObject([
    { kind: 'comment.undone', subject: item.id, before: { status: 'approved' }, after: { status: 'held', version: 3 } },
    {
      kind: 'comment.decided',
      subject: item.id,
      before: { status: 'held' },
      after: { status: 'approved', version: 2 },
    },
  ]);
});

test('when held comments are searched by API, then by words, days and score', async () => {
  const word = `mot${randomUUID().slice(0, 8)}`;
  const { id } = await post({ name: `Été ${word}` });
  const find = async (query: string) =>
    (await call<{ items: Item[] }>(`/v1/review/comments?${query}`, ada)).body.items.map((item) => item.id);
  expect(await find(`q=ETE+${word.toUpperCase()}`)).toEqual([id]);
  expect(await find(`q=${word}&to=2020-01-01T00:00:00Z`)).toEqual([]);
  expect(await find(`q=${word}&from=2020-01-01T00:00:00Z&order=score`)).toEqual([id]);
  expect((await call('/v1/review/comments?from=yesterday', ada)).status).toBe(400);
  const first = await call<{ items: Item[]; nextCursor: string }>('/v1/review/comments?order=score&limit=1', ada);
  const second = await find(`order=score&limit=1&cursor=${first.body.nextCursor}`);
  expect(second).not.toContain(first.body.items[0]?.id);
});
