import { Webhook } from 'standardwebhooks';
import { addressGuard } from '@tamis/shared/adapters/delivery/address-guard';
import { webhookSender } from '@tamis/shared/adapters/delivery/send-webhook';
import { waitUntil } from '../servers/wait-until';
import { startInProcess, type InProcess } from './in-process';
import { postComment } from './post-comment';
import { closeReceivers, receiver, type Heard } from './receiver';

let tamis: InProcess;
let admin: string;
let moderator: string;
beforeAll(async () => {
  tamis = await startInProcess({ TAMIS_WEBHOOK_NETWORKS: '127.0.0.0/8', TAMIS_EVENT_POLL_MS: '20' });
  [admin, moderator] = [await tamis.key('admin'), await tamis.key('moderator')];
});
afterEach(closeReceivers);
afterAll(() => tamis.close());

interface Answer<T> {
  status: number;
  body: T;
}

async function call<T>(method: string, path: string, body?: object, key = admin): Promise<Answer<T>> {
  const response = await fetch(tamis.url + path, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as T };
}
interface Hook {
  id: string;
  secret: string;
  enabled: boolean;
  disabledReason: string | null;
}
const register = async (url: string, more: object = {}): Promise<Hook> => {
  const { status, body } = await call<Hook>('POST', '/v1/webhooks', { url, ...more });
  expect(status).toBe(201);
  return body;
};
/** A comment that is approved; resolves with its id. */
async function post(): Promise<string> {
  const response = await postComment(tamis.url);
  return ((await response.json()) as { id: string }).id;
}
const subjects = (heard: readonly Heard[]): string[] =>
  heard.map(({ body }) => (JSON.parse(body) as { subject: string }).subject);
interface Deliveries {
  items: { id: string; status: string; attempts: number; last: { answer: number | null; body: string } | null }[];
}
const deliveriesOf = async ({ id }: Hook, query = '') =>
  (await call<Deliveries>('GET', `/v1/webhooks/${id}/deliveries${query}`)).body.items;

test('when comments are published, then each is sent once, signed so that the public library verifies it, and its address is hidden', async () => {
  const { url, heard } = await receiver();
  const hook = await register(url);
  const ids = await Promise.all(Array.from({ length: 5 }, post));
  await waitUntil('all are heard', () => Promise.resolve(heard.length === 5));
  expect(subjects(heard).sort()).toEqual(ids.toSorted());
  for (const { headers, body } of heard) {
    const event = new Webhook(hook.secret).verify(body, headers as Record<string, string>);
    expect(event).toMatchObject({ specversion: '1.0', type: 'comment.approved' });
    expect(body).not.toContain('example.org');
    expect(headers['content-type']).toBe('application/cloudevents+json');
  }
  await waitUntil('all are booked', async () => (await deliveriesOf(hook, '?status=delivered')).length === 5);
  expect(JSON.stringify((await call('GET', '/v1/webhooks')).body)).not.toContain('whsec_');
});

test('when a secret is rotated, then both sign, and only the new one is told', async () => {
  const { url, heard } = await receiver();
  const hook = await register(url);
  const { body } = await call<{ secret: string }>('POST', `/v1/webhooks/${hook.id}/secret`);
  expect(body.secret).not.toBe(hook.secret);
  const sent = await call<{ ok: boolean; answer: number; body: string }>('POST', `/v1/webhooks/${hook.id}/test`);
  expect(sent.body).toMatchObject({ ok: true, answer: 200, body: 'ok' });
  const [test] = heard;
  for (const secret of [hook.secret, body.secret])
    expect(new Webhook(secret).verify(test?.body ?? '', test?.headers as Record<string, string>)).toMatchObject({
      type: 'tamis.test',
    });
});

test('when one receiver hangs and one is slow among twenty, then the others hear at once', async () => {
  const hanging = await receiver(() => undefined);
  const slow = await receiver((response) => setTimeout(() => response.end(), 500));
  const others = await Promise.all(Array.from({ length: 18 }, () => receiver()));
  const hooks = await Promise.all([hanging, slow, ...others].map(({ url }) => register(url)));
  const id = await post();
  await waitUntil(
    'eighteen have heard',
    () => Promise.resolve(others.every(({ heard }) => subjects(heard).includes(id))),
    5000,
  );
  expect(hanging.heard).toHaveLength(1);
  expect((await deliveriesOf(hooks[0] ?? { id: '', secret: '', enabled: true, disabledReason: null }))[0]?.status).toBe(
    'pending',
  );
  await Promise.all(hooks.map(({ id: each }) => call('DELETE', `/v1/webhooks/${each}`)));
});

test('when a receiver fails, then the delivery waits, a retry by hand sends it, and its id is the same', async () => {
  let broken = true;
  const { url, heard } = await receiver((response) => {
    response.writeHead(broken ? 500 : 200).end('x'.repeat(5000));
  });
  const hook = await register(url);
  await post();
  await waitUntil('it has failed', async () => (await deliveriesOf(hook, '?status=failed')).length === 1);
  const [failed] = await deliveriesOf(hook);
  expect(failed).toMatchObject({ attempts: 1, last: { answer: 500, body: 'x'.repeat(1024) } });
  broken = false;
  const retry = `/v1/webhooks/${hook.id}/deliveries/${failed?.id ?? ''}/retry`;
  expect((await call('POST', retry)).status).toBe(202);
  await waitUntil('it is delivered', async () => (await deliveriesOf(hook, '?status=delivered')).length === 1);
  expect(new Set(heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
});

test('when a receiver says 410, then its webhook is switched off with the reason, and hears again once switched on', async () => {
  let gone = true;
  const { url, heard } = await receiver((response) => {
    response.writeHead(gone ? 410 : 200).end();
  });
  const hook = await register(url);
  await post();
  const shown = async () => (await call<Hook>('GET', `/v1/webhooks/${hook.id}`)).body;
  await waitUntil('it is off', async () => !(await shown()).enabled);
  expect(await shown()).toMatchObject({ disabledReason: 'gone' });
  const missed = await post();
  gone = false;
  expect((await call<Hook>('PATCH', `/v1/webhooks/${hook.id}`, { enabled: true })).body).toMatchObject({
    enabled: true,
    disabledReason: null,
  });
  await waitUntil('what was missed is heard', () => Promise.resolve(subjects(heard).includes(missed)));
});

test('when types are named, then only those are sent; when replayed, then all of them again', async () => {
  const { url, heard } = await receiver();
  const hook = await register(url, { types: ['comment.withdrawn'] });
  const id = await post();
  await waitUntil(
    'it is published',
    async () => (await call('GET', `/v1/review/comments/${id}`, undefined, moderator)).status === 200,
  );
  await call('POST', `/v1/review/comments/${id}/decisions`, { decision: 'reject', version: 1 }, moderator);
  await waitUntil('the withdrawal is heard', () => Promise.resolve(heard.length === 1));
  expect(JSON.parse(heard[0]?.body ?? '{}')).toMatchObject({ type: 'comment.withdrawn', subject: id });
  await waitUntil('it is booked', async () => (await deliveriesOf(hook, '?status=delivered')).length === 1);
  expect((await call('POST', `/v1/webhooks/${hook.id}/replay`, { after: '0' })).status).toBe(202);
  await waitUntil('it is heard again', () =>
    Promise.resolve(subjects(heard).filter((each) => each === id).length === 2),
  );
  expect((await call('POST', `/v1/webhooks/${hook.id}/replay`, { after: '1-other' })).status).toBe(410);
});

test('when a redirect, an endless or a late answer comes back, then it is a failure, and nothing else is asked', async () => {
  const inside = await receiver();
  const redirecting = await receiver((response) => response.writeHead(302, { location: inside.url }).end());
  const endless = await receiver((response) => {
    const timer = setInterval(() => response.write('x'.repeat(10_000)), 5);
    response.once('close', () => {
      clearInterval(timer);
    });
  });
  const late = await receiver(() => undefined);
  const guard = addressGuard({ networks: ['127.0.0.0/8'] });
  const send = webhookSender({ guard, userAgent: 'test', timeLimitMs: 300 });
  const secrets = [`whsec_${Buffer.alloc(32).toString('base64')}`];
  const sent = (url: string) => send({ url, id: 'a', body: '{}', secrets, at: new Date() });
  expect(await sent(redirecting.url)).toMatchObject({
    answer: 302,
    problem: expect.stringContaining('redirect') as string,
  });
  expect(inside.heard).toEqual([]);
  expect(await sent(endless.url)).toMatchObject({ answer: 200, body: 'x'.repeat(1024) });
  expect(await sent(late.url)).toMatchObject({ answer: null, problem: expect.stringContaining('0.3 s') as string });
});

test('when a name leads to the house once it is connected to, then nothing is sent, whatever it led to before', async () => {
  const inside = await receiver();
  const { port } = new URL(inside.url);
  const secrets = [`whsec_${Buffer.alloc(32).toString('base64')}`];
  for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '169.254.169.254']) {
    let asked = 0;
    const resolve = (): Promise<string[]> => {
      asked += 1;
      return Promise.resolve(asked === 1 ? ['93.184.215.14'] : [address]);
    };
    const guard = addressGuard({ networks: [], resolve });
    await guard.check('https://changing.example/');
    const send = webhookSender({ guard, userAgent: 'test', timeLimitMs: 2000 });
    const url = `https://changing.example:${port}/`;
    const result = await send({ url, id: 'a', body: '{}', secrets, at: new Date() });
    expect(result).toMatchObject({ answer: null, problem: expect.stringContaining('nothing may be sent') as string });
    const literal = await send({ url: `http://127.0.0.1:${port}/`, id: 'a', body: '{}', secrets, at: new Date() });
    expect(literal).toMatchObject({ answer: null });
  }
  expect(inside.heard).toEqual([]);
});

test.each([
  [{}, 'url'],
  [{ url: 'http://93.184.215.14/' }, 'url'],
  [{ url: 'https://10.0.0.1/' }, 'url'],
  [{ url: 'https://a.example/', types: [] }, 'types'],
  [{ url: 'https://a.example/', types: ['comment.loved'] }, 'types.0'],
  [{ url: 'https://a.example/', secret: 'mine' }, 'secret'],
])('when %j is to be registered, then the field is named', async (body, path) => {
  const { status, body: answer } = await call<{ error: { fields: { path: string }[] } }>('POST', '/v1/webhooks', body);
  expect(status).toBe(400);
  expect(answer.error.fields[0]?.path).toBe(path);
});

test('when a moderator asks, then webhooks are none of their business', async () => {
  expect((await call('GET', '/v1/webhooks', undefined, moderator)).status).toBe(403);
});
