import { addAccount } from '@tamis/shared/application/accounts';
import { auditTrail } from '@tamis/shared/application/audit-trail';
import { openEmbedded } from '@tamis/shared/adapters/embedded/open';
import type { PersonRole } from '@tamis/shared/application/ports/accounts';
import { API_ROUTES } from '@tamis/shared/adapters/http/api/api-routes';
import { startInProcess, type InProcess } from './in-process';

let tamis: InProcess;
beforeAll(async () => {
  tamis = await startInProcess();
});
afterAll(() => tamis.close());

/** A session as a browser has it: an account by the store, a password by its link, and the cookie that comes of it. */
async function session(name: string, role: PersonRole): Promise<string> {
  const now = () => new Date();
  const embedded = openEmbedded({ folder: tamis.folder, now, maxWaiting: 1 });
  const parts = { ...embedded, record: auditTrail({ audit: embedded.audit, now }), now };
  const token = await addAccount(parts, {
    name,
    role,
    siteId: null,
    maySeeAddresses: false,
    language: null,
    by: 'test',
  });
  await embedded.close();
  const answer = await fetch(`${tamis.url}/review/welcome`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ token, password: 'quelques mots' }),
  });
  expect(answer.status).toBe(303);
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}
const call = (method: string, path: string, headers: Record<string, string>, body?: object) =>
  fetch(tamis.url + path, {
    method,
    headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
interface Me {
  name: string;
  role: string;
  csrf: string | null;
}

test('when a session asks the API, then it is its account; what changes something needs the token of that very session', async () => {
  const [ada, zoe] = [await session('ada', 'admin'), await session('zoé', 'admin')];
  const me = async (cookie: string) => (await (await call('GET', '/v1/review/me', { cookie })).json()) as Me;
  const [own, foreign] = [await me(ada), await me(zoe)];
  expect(own).toMatchObject({ name: 'ada', role: 'admin' });
  expect(own.csrf).not.toBe(foreign.csrf);
  const explain = (headers: Record<string, string>) =>
    call('POST', '/v1/review/explain', { cookie: ada, ...headers }, { text: 'Bonjour' });
  const statuses = [
    await explain({}),
    await explain({ 'x-csrf-token': foreign.csrf ?? '' }),
    await explain({ 'x-csrf-token': own.csrf ?? '' }),
  ].map(({ status }) => status);
  expect(statuses).toEqual([403, 403, 200]);
});

test('when the cookie is set, then scripts and other sites have nothing of it, and it ends with the session', async () => {
  const cookie = await session('eve', 'moderator');
  const signIn = await fetch(`${tamis.url}/review/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'x-forwarded-proto': 'https' },
    body: new URLSearchParams({ name: 'eve', password: 'quelques mots' }),
  });
  const set = signIn.headers.getSetCookie();
  expect(set.map((each) => /Path=([^;]*)/.exec(each)?.[1])).toEqual(['/review', '/v1']);
  for (const each of set) expect(each).toMatch(/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/);
  const { csrf } = (await (await call('GET', '/v1/review/me', { cookie })).json()) as Me;
  const out = await fetch(`${tamis.url}/review/sign-out`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie },
    body: new URLSearchParams({ csrf: csrf ?? '' }),
  });
  expect(out.status).toBe(303);
  expect((await call('GET', '/v1/review/me', { cookie })).status).toBe(401);
});

test('when a route is asked without, with a lesser or with an ended session or key, then nothing is told or done', async () => {
  const cookie = await session('bob', 'moderator');
  const { csrf } = (await (await call('GET', '/v1/review/me', { cookie })).json()) as Me;
  const consumer = `Bearer ${await tamis.key('consumer')}`;
  for (const { method, path, access } of API_ROUTES) {
    if (typeof access === 'string') continue;
    const address = path.replaceAll(/\{\w+\}/g, 'x');
    const ask = async (headers: Record<string, string>) =>
      (await call(method.toUpperCase(), address, headers, method === 'get' ? undefined : {})).status;
    const seen = [
      await ask({}),
      await ask({ cookie: 'tamis_desk=nobody' }),
      await ask({ authorization: 'Bearer nobody' }),
      ...(access.includes('consumer') ? [] : [await ask({ authorization: consumer })]),
      ...(access.includes('moderator') ? [] : [await ask({ cookie, 'x-csrf-token': csrf ?? '' })]),
    ];
    const wanted = [
      401,
      401,
      401,
      ...(access.includes('consumer') ? [] : [403]),
      ...(access.includes('moderator') ? [] : [403]),
    ];
    expect([method, path, ...seen]).toEqual([method, path, ...wanted]);
  }
});
