import type { Router } from 'express';
import { API_ROUTES } from '@tamis/shared/adapters/http/api/api-routes';
import { deskRoutes } from '@tamis/shared/adapters/http/pages/desk/desk-routes';
import { csrfOf } from '@tamis/shared/adapters/http/server/session-cookie';
import { openEmbedded } from '@tamis/shared/adapters/embedded/open';
import type { Role } from '@tamis/shared/application/ports/accounts';
import { waitUntil } from '../servers/wait-until';
import { aSite } from '../builders';
import { asked } from './asked';
import { startInProcess, type InProcess } from './in-process';
import { postComment } from './post-comment';

/** Stands in everything that is of the other site, and nowhere else. */
const CANARY = 'quokkanary';
const OTHER = 'other-site';
const ROLES: readonly Role[] = ['moderator', 'admin', 'consumer'];

let tamis: InProcess;
let root: string;
/** Keys for one site, that of the tests; by role. */
const keys: Partial<Record<Role, string>> = {};
/** Our own, which claims to answer one of the other site. */
let ourComment: string;
/** Ids of what is of the other site. */
const theirs = { comment: '', held: '', notice: '', webhook: '', event: '', rules: '' };

beforeAll(async () => {
  tamis = await startInProcess(
    { TAMIS_EVENT_POLL_MS: '20', TAMIS_TRUSTED_PROXIES: '127.0.0.1', TAMIS_WEBHOOK_NETWORKS: '127.0.0.0/8' },
    { sites: [aSite({ id: 'own-site' }), aSite({ id: OTHER, name: CANARY })] },
  );
  root = await tamis.key('admin', 'root', { maySeeAddresses: true });
  for (const role of ROLES) keys[role] = await tamis.key(role, role, { siteId: 'own-site', maySeeAddresses: true });
  theirs.comment = await stored('Merci');
  theirs.held = await stored('Voir http://a.example http://b.example http://c.example');
  await ask('POST', `/v1/review/comments/${theirs.comment}/notes`, { text: CANARY });
  const hidden = await stored('Un autre');
  const { version } = (await ask('GET', `/v1/review/comments/${hidden}`)).body as { version: number };
  await ask('POST', `/v1/review/comments/${hidden}/decisions`, { decision: 'reject', version, note: CANARY });
  const notice = { ground: 'hate', explanation: CANARY, name: CANARY, email: 'lea@example.org', goodFaith: true };
  theirs.notice = String((await ask('POST', `/v1/comments/${theirs.comment}/notices`, notice, '')).body['id']);
  const hook = { url: `http://127.0.0.1:9/${CANARY}`, siteId: OTHER, description: CANARY };
  theirs.webhook = String((await ask('POST', '/v1/webhooks', hook)).body['id']);
  await ask('POST', '/v1/webhooks', { ...hook, siteId: null });
  theirs.event = `${theirs.comment}.1`;
  await ask('PUT', `/v1/articles/their-article?siteId=${OTHER}`, { title: CANARY, url: `https://${CANARY}.example/` });
  const edit = { ruleSet: { settings: { moderationWords: [CANARY] } }, basedOn: 'default-1', note: CANARY };
  theirs.rules = String((await ask('POST', `/v1/review/rule-sets?siteId=${OTHER}`, edit)).body['version']);
  const own = await postComment(tamis.url, { siteId: 'own-site', parentId: theirs.comment });
  ourComment = ((await own.json()) as { id: string }).id;
  await waitUntil(
    'our own is judged',
    async () => (await ask('GET', `/v1/review/comments/${ourComment}`)).status === 200,
  );
  const embedded = openEmbedded({ folder: tamis.folder, now: () => new Date(), maxWaiting: 1 });
  const objection = {
    text: CANARY,
    against: CANARY,
    at: new Date(),
    state: 'waiting',
    outcome: null,
    untold: false,
  } as const;
  await embedded.objections.add({ ...objection, commentId: hidden, siteId: OTHER });
  await embedded.close();
}, 60_000);
afterAll(() => tamis.close());

const ask = (method: string, path: string, body?: object, key = root) =>
  asked(`${tamis.url}${path}`, method, { key, body });

async function stored(body: string): Promise<string> {
  const sent = { siteId: OTHER, articleId: CANARY, author: { name: CANARY }, body: `${body} ${CANARY}` };
  const { id } = (await (await postComment(tamis.url, sent)).json()) as { id: string };
  await waitUntil('it is judged', async () => (await ask('GET', `/v1/review/comments/${id}`)).status === 200);
  return id;
}

const stateOf = async (): Promise<string> =>
  JSON.stringify(
    await Promise.all([
      ...[theirs.comment, theirs.held].map((id) => ask('GET', `/v1/review/comments/${id}`)),
      ask('GET', `/v1/webhooks/${theirs.webhook}`),
      ask('GET', `/v1/review/notices`),
      ask('GET', `/v1/review/objections`),
      ask('GET', `/v1/articles?siteId=${OTHER}`),
      ask('GET', '/v1/sites'),
      ask('GET', `/v1/review/rule-sets?siteId=${OTHER}`),
      ask('GET', '/v1/review/rule-sets'),
      ask('GET', '/v1/review/statement-texts'),
    ]),
  );

/** What goes with a route so that it would be done, were it not for the site. */
const BODIES: Readonly<Record<string, object>> = {
  'POST /v1/review/comments/{id}/decisions': { decision: 'reject', version: 1 },
  'POST /v1/review/decisions': { decisions: [{ id: '', decision: 'reject', version: 1 }] },
  'POST /v1/review/comments/{id}/undo': { version: 1 },
  'POST /v1/review/comments/{id}/notes': { text: 'Vu.' },
  'POST /v1/review/comments/{id}/answers': { text: 'Merci.' },
  'POST /v1/review/comments/{id}/block': { what: 'email', effect: 'spam' },
  'POST /v1/review/next': { siteId: OTHER },
  'POST /v1/review/objections/{id}/decision': { outcome: 'overturn', reply: 'Lu.' },
  'POST /v1/review/notices/{id}/decision': { outcome: 'act', reply: 'Lu.' },
  'PUT /v1/articles/{articleId}': { title: 'Autre' },
  'POST /v1/articles/{articleId}/move': { to: 'x' },
  'POST /v1/review/rule-sets': { ruleSet: {}, basedOn: 'default-1' },
  'POST /v1/review/rule-sets/dry-run': { limit: 10 },
  'POST /v1/review/explain': { text: 'Bonjour' },
  'PUT /v1/review/statement-texts': { terms: 'https://x.example/', basedOn: 'texts-shipped' },
  'POST /v1/webhooks': { url: 'http://127.0.0.1:9/', siteId: OTHER },
  'PATCH /v1/webhooks/{id}': { enabled: false },
  'POST /v1/webhooks/{id}/replay': { after: '0' },
  'PUT /v1/sites/{siteId}': { name: 'Pris' },
};

function pathOf(path: string, query: string): string {
  const id = path.includes('/notices/')
    ? theirs.notice
    : path.includes('/webhooks/')
      ? theirs.webhook
      : path.includes('/events/')
        ? theirs.event
        : theirs.comment;
  const filled = path
    .replace('{id}', id)
    .replace('{deliveryId}', `${theirs.webhook}.1`)
    .replace('{articleId}', 'their-article')
    .replace('{siteId}', OTHER)
    .replace('{version}', encodeURIComponent(theirs.rules));
  return `${filled}${query}`;
}

const routes = API_ROUTES.filter(({ access }) => typeof access !== 'string');

test('when a key for one site asks every route about another, by path, query and body, then it sees and changes nothing of it', async () => {
  const before = await stateOf();
  const seen: string[] = [];
  for (const { method, path, access, query } of routes) {
    for (const role of ROLES.filter((each) => (access as readonly Role[]).includes(each))) {
      const route = `${method.toUpperCase()} ${path}`;
      const body = ['post', 'put', 'patch'].includes(method) ? (BODIES[route] ?? {}) : undefined;
      const filled = route === 'POST /v1/review/decisions' ? decisionsAbout(theirs.held) : body;
      for (const asked of query ? ['', `?siteId=${OTHER}`] : ['']) {
        if (path === '/v1/events' && asked === '') continue;
        const answer = await ask(method.toUpperCase(), pathOf(path, asked), filled, keys[role] ?? '');
        if (answer.text.includes(CANARY)) seen.push(`${route}${asked} as ${role}: ${answer.text.slice(0, 200)}`);
        const isAboutThem = asked !== '' || /\{(?:id|siteId)\}/.test(path);
        if (isAboutThem && ![403, 404].includes(answer.status))
          seen.push(`${route}${asked} as ${role}: ${answer.status}`);
      }
    }
  }
  expect(seen).toEqual([]);
  expect(await stateOf()).toBe(before);
}, 60_000);

function decisionsAbout(id: string): object {
  return { decisions: [{ id, decision: 'reject', version: 1 }] };
}

test('when events are read with a key for one site, then they are that site’s', async () => {
  const { body, text } = await ask('GET', '/v1/events', undefined, keys.consumer);
  expect(text).not.toContain(CANARY);
  const items = body['items'] as { data: { siteId: string } }[];
  expect(items.map(({ data }) => data.siteId)).toEqual(['own-site']);
  const all = await ask('GET', '/v1/events', undefined, await tamis.key('consumer', 'all'));
  expect(all.text).toContain(CANARY);
});

test('when a trusted flagger for one site gives notice of another’s comment, then there is no such comment', async () => {
  const notice = { ground: 'hate', explanation: 'Non.', name: 'Point', email: 'point@example.org', goodFaith: true };
  const before = await stateOf();
  const flagger = await tamis.key('flagger', 'point', { siteId: 'own-site' });
  const answer = await ask('POST', `/v1/comments/${theirs.comment}/notices`, notice, flagger);
  expect(answer.body['error']).toMatchObject({ code: 'comment/not-published' });
  expect(await stateOf()).toBe(before);
  const everywhere = await tamis.key('flagger', 'partout');
  expect((await ask('POST', `/v1/comments/${theirs.comment}/notices`, notice, everywhere)).status).toBe(202);
});

/** What a stream says until it tells of our own comment, which stands last in the log. */
async function streamed(path: string, headers: Record<string, string>): Promise<string> {
  const gone = new AbortController();
  const answer = await fetch(`${tamis.url}${path}`, { headers, signal: gone.signal });
  let text = '';
  for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    if (text.includes(ourComment)) break;
  }
  gone.abort();
  return text;
}

test('when streams are read with a key for one site, then nothing of another comes by them', async () => {
  const events = { accept: 'text/event-stream', authorization: `Bearer ${keys.consumer ?? ''}` };
  const desk = (key: string) => streamed('/review/live?after=0', { cookie: `tamis_desk=${key}` });
  const seen = [await streamed('/v1/events?after=0', events), await desk(keys.moderator ?? '')];
  for (const text of seen) {
    expect(text).not.toContain(CANARY);
    expect(text).not.toContain(theirs.held);
  }
  expect(await desk(root)).toContain(theirs.held);
});

test('when our comment claims to answer one of another site, then that one is not shown beside it', async () => {
  for (const path of [`/review/comments/${ourComment}`, `/review/comments/${ourComment}/context`, '/review']) {
    const page = await fetch(`${tamis.url}${path}`, { headers: { cookie: `tamis_desk=${keys.moderator ?? ''}` } });
    expect([path, page.status, (await page.text()).includes(CANARY)]).toEqual([path, 200, false]);
  }
});

test('when everything of its own site is asked for, then the same keys are answered', async () => {
  for (const path of [
    '/v1/review/comments?status=approved',
    '/v1/review/stats',
    '/v1/review/notices',
    '/v1/review/audit',
    '/v1/articles',
    '/v1/webhooks',
    '/v1/review/rule-sets',
    '/v1/review/me',
  ])
    expect([path, (await ask('GET', path, undefined, keys.admin)).status]).toEqual([path, 200]);
  const stats = (await ask('GET', '/v1/review/stats', undefined, keys.admin)).body;
  expect(stats['byStatus']).toMatchObject({ held: 1, approved: 0 });
  const made = await ask('POST', '/v1/webhooks', { url: 'http://127.0.0.1:9/' }, keys.admin);
  expect(made.body).toMatchObject({ siteId: 'own-site' });
  expect((await ask('GET', '/v1/review/me', undefined, keys.moderator)).body).toMatchObject({ siteId: 'own-site' });
});

test('when many decisions are sent at once, then those about another site’s comments are answered as if there were none', async () => {
  const answer = await ask('POST', '/v1/review/decisions', decisionsAbout(theirs.held), keys.moderator);
  expect(answer.body['results']).toMatchObject([{ ok: false, error: { code: 'comment/not-found' } }]);
});

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
  handle?: { stack?: Layer[] };
}

/** Every page and form of the desk, as Express has them. */
function deskAddresses(): { method: string; path: string }[] {
  const inside = (stack: readonly Layer[]): { method: string; path: string }[] =>
    stack.flatMap(({ route, handle }) => [
      ...(route ? Object.keys(route.methods).map((method) => ({ method, path: route.path })) : []),
      ...inside(handle?.stack ?? []),
    ]);
  const router = deskRoutes({} as never) as Router & { stack: Layer[] };
  return inside(router.stack).filter(({ path }) => path.startsWith('/review') && !path.includes('.'));
}

test('when somebody for one site opens every page and sends every form of the desk about another, then nothing of it is shown or changed', async () => {
  const before = await stateOf();
  const key = keys.admin ?? '';
  const seen: string[] = [];
  const addresses = deskAddresses();
  expect(addresses.length).toBeGreaterThan(40);
  for (const { method, path } of addresses) {
    if (path === '/review/live' || path.startsWith('/review/sign-') || path === '/review/welcome') continue;
    const filled = pathOf(
      path
        .replace('/objections/:id', `/objections/${theirs.comment}`)
        .replace('/sites/:id', `/sites/${OTHER}`)
        .replace(':id', '{id}')
        .replace(':deliveryId', '{deliveryId}'),
      method === 'get' ? `?siteId=${OTHER}&open=${theirs.comment}&done=${theirs.comment}&status=approved` : '',
    );
    const form = new URLSearchParams({
      csrf: csrfOf(key),
      siteId: OTHER,
      decision: 'reject',
      version: '1',
      pick: `${theirs.held}:1`,
      text: 'Vu.',
      what: 'email',
      effect: 'spam',
      outcome: 'act',
      reply: 'Lu.',
      email: 'lea@example.org',
      name: 'Pris',
      url: 'http://127.0.0.1:9/',
      basedOn: 'default-1',
    });
    const answer = await fetch(`${tamis.url}${filled}`, {
      method: method.toUpperCase(),
      redirect: 'manual',
      headers: { cookie: `tamis_desk=${key}` },
      ...(method === 'post' ? { body: form } : {}),
    });
    const text = await answer.text();
    if (text.includes(CANARY))
      seen.push(
        `${method} ${path} shows it: ${text.slice(Math.max(0, text.indexOf(CANARY) - 100), text.indexOf(CANARY) + 20)}`,
      );
    if (path.includes(':id') && ![403, 404].includes(answer.status)) seen.push(`${method} ${path}: ${answer.status}`);
    if (answer.status >= 500) seen.push(`${method} ${path}: ${answer.status}`);
  }
  expect(seen).toEqual([]);
  expect(await stateOf()).toBe(before);
}, 60_000);

test('when somebody for all sites opens the same pages, then they show it', async () => {
  const open = async (path: string): Promise<string> =>
    (await fetch(`${tamis.url}${path}`, { headers: { cookie: `tamis_desk=${root}` } })).text();
  for (const path of [
    '/review?status=approved',
    '/review/cases',
    '/review/webhooks',
    '/review/sites',
    `/review/rules?siteId=${OTHER}`,
  ])
    expect([path, (await open(path)).includes(CANARY)]).toEqual([path, true]);
});
