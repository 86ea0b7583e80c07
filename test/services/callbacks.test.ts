import { Webhook } from 'standardwebhooks';
import { waitUntil } from '../servers/wait-until';
import { startInProcess, type InProcess } from './in-process';
import { postComment } from './post-comment';
import { closeReceivers, receiver, type Receiver } from './receiver';

let tamis: InProcess;
let admin: string;
let cms: Receiver;
let origin: string;
beforeAll(async () => {
  cms = await receiver();
  origin = new URL(cms.url).origin;
  tamis = await startInProcess({
    TAMIS_WEBHOOK_NETWORKS: '127.0.0.0/8',
    TAMIS_CALLBACK_ORIGINS: origin,
    TAMIS_EVENT_POLL_MS: '20',
  });
  admin = await tamis.key('admin');
});
afterAll(async () => {
  await tamis.close();
  await closeReceivers();
});

async function call(method: string, path: string, body?: object): Promise<{ status: number; body: unknown }> {
  const response = await fetch(tamis.url + path, {
    method,
    headers: { authorization: `Bearer ${admin}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}
async function post(fields: object): Promise<{ status: number; body: { id: string } }> {
  const response = await postComment(tamis.url, { ...fields });
  return { status: response.status, body: (await response.json()) as { id: string } };
}
const endpoint = async () => {
  const { body } = await call('GET', '/v1/webhooks');
  const found = (body as { items: { id: string; url: string; takes: string }[] }).items.find(
    ({ takes }) => takes === 'callbacks',
  );
  if (!found) throw new Error('no callbacks');
  return found;
};
const heardOf = (id: string) =>
  cms.heard.filter(({ body }) => (JSON.parse(body) as { subject: string }).subject === id);

test('when a comment names where to call, then its verdict and each later decision arrive there, signed, and nothing of other comments', async () => {
  const { id } = await endpoint();
  const { secret } = (await call('POST', `/v1/webhooks/${id}/secret`)).body as { secret: string };
  const other = await post({});
  const asked = await post({ callbackUrl: `${origin}/told?entry=7` });
  expect([asked.status, other.status]).toEqual([202, 202]);
  await waitUntil('the verdict', () => Promise.resolve(heardOf(asked.body.id).length === 1));
  const decided = await call('POST', `/v1/review/comments/${asked.body.id}/decisions`, {
    decision: 'reject',
    version: 1,
  });
  expect(decided.status).toBe(200);
  await waitUntil('the decision', () => Promise.resolve(heardOf(asked.body.id).length === 2));
  const heard = heardOf(asked.body.id);
  expect(heard.map(({ path }) => path)).toEqual(['/told?entry=7', '/told?entry=7']);
  const events = heard.map(({ headers, body }) => new Webhook(secret).verify(body, headers as Record<string, string>));
  expect(events).toMatchObject([{ type: 'comment.approved' }, { type: 'comment.withdrawn' }]);
  expect(cms.heard.some(({ body }) => body.includes('example.org'))).toBe(false);
  expect(heardOf(other.body.id)).toEqual([]);
});

test.each([
  ['of another origin', 'https://elsewhere.example/told', 'not-allowed'],
  ['with a name and password', () => origin.replace('://', '://ada:secret@') + '/told', 'not-allowed'],
  ['that is no address', 'told', 'not-a-web-address'],
  ['that is longer than 2,000 characters', () => `${origin}/${'a'.repeat(2000 - origin.length)}`, 'too-long'],
  ['that is no text', 7, 'not-text'],
])(
  'when a callback is asked for at an address %s, then the comment is refused and says why',
  async (_, given, code) => {
    const { status, body } = await post({ callbackUrl: typeof given === 'function' ? given() : given });
    expect(status).toBe(422);
    expect(body).toMatchObject({ error: { fields: [{ path: 'callbackUrl', code }] } });
  },
);

test('when a callback has 2,000 characters, then it is taken', async () => {
  expect((await post({ callbackUrl: `${origin}/${'a'.repeat(1999 - origin.length)}` })).status).toBe(202);
});

test('when somebody would change or remove an endpoint of callbacks, then he is told that a setting makes it; switching it off works', async () => {
  const { id } = await endpoint();
  const refused = { status: 409, body: { error: { code: 'webhook/of-settings' } } };
  expect(await call('PATCH', `/v1/webhooks/${id}`, { url: 'https://receiver.example/' })).toMatchObject(refused);
  expect(await call('DELETE', `/v1/webhooks/${id}`)).toMatchObject(refused);
  expect(await call('PATCH', `/v1/webhooks/${id}`, { enabled: false })).toMatchObject({ status: 200 });
  expect(await call('PATCH', `/v1/webhooks/${id}`, { enabled: true })).toMatchObject({ status: 200 });
});

test('when its page on the desk is opened, then it says what it is for, and offers only what can be done', async () => {
  const { id } = await endpoint();
  const headers = { cookie: `tamis_desk=${admin}`, 'accept-language': 'en' };
  const list = await (await fetch(`${tamis.url}/review/webhooks`, { headers })).text();
  const page = await (await fetch(`${tamis.url}/review/webhooks/${id}`, { headers })).text();
  for (const each of [list, page]) expect(each).toContain('For programs of this origin that send comments');
  expect(page).toContain(`/review/webhooks/${id}/secret`);
  expect(page).not.toMatch(new RegExp(`/review/webhooks/${id}/(test|remove)`));
});
