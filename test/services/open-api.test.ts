import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Ajv from 'ajv';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { API_ROUTES } from '@tamis/shared/adapters/http/api/api-routes';
import type { RouteDescription } from '@tamis/shared/adapters/http/api/route';
import { publicEvent } from '@tamis/shared/domain/event';
import { anEvent } from '../builders';
import { projectRoot } from '../servers/project-root';
import { waitUntil } from '../servers/wait-until';
import { startInProcess, type InProcess } from './in-process';

interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: object;
}
interface Operation {
  operationId: string;
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

let tamis: InProcess;
let document: Document;
let text: string;
let admin: string;
beforeAll(async () => {
  // Nothing listens on that port, and nothing is sent elsewhere.
  tamis = await startInProcess({ TAMIS_WEBHOOK_NETWORKS: '127.0.0.1/32' });
  admin = await tamis.key('admin', 'root', { maySeeAddresses: true });
  text = await (await fetch(`${tamis.url}/v1/openapi.json`)).text();
  document = JSON.parse(text) as Document;
});
afterAll(() => tamis.close());

const name = ({ method, path }: Pick<RouteDescription, 'method' | 'path'>): string => `${method} ${path}`;

test('when the document is linted, then nothing is found', async () => {
  const program = `import { createConfig, lintFromString } from '@redocly/openapi-core';
    let source = '';
    for await (const chunk of process.stdin) source += chunk;
    const found = await lintFromString({ source, config: await createConfig({ extends: ['recommended'] }) });
    console.log(JSON.stringify(found.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])));`;
  const running = promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { cwd: projectRoot() });
  running.child.stdin?.end(text);
  expect(JSON.parse((await running).stdout)).toEqual([]);
});

test('when routes are described, then each is in the document, once, and each of the document is served', async () => {
  const folder = join(projectRoot(), 'shared/dist/adapters/http/api');
  const exported = readdirSync(folder)
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => Object.values(createRequire(__filename)(join(folder, file)) as Record<string, unknown>))
    .filter((each): each is RouteDescription => typeof each === 'object' && each !== null && 'answers' in each);
  expect(new Set(exported.map(name))).toEqual(new Set(API_ROUTES.map(name)));
  const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(documented.sort()).toEqual(API_ROUTES.map(name).sort());
  const ids = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).map((each) => each.operationId),
  );
  expect(new Set(ids).size).toBe(ids.length);
  for (const { path } of API_ROUTES) {
    const wrong = await fetch(tamis.url + path.replaceAll(/\{\w+\}/g, 'x'), { method: 'PROPFIND' });
    expect([path, wrong.status]).toEqual([path, 405]);
  }
});

/** Asks, and holds the answer against the document; gives its body. */
async function ask<T>(
  method: string,
  path: string,
  { params = {}, body, token = admin, query = '' }: Asking = {},
): Promise<T> {
  const address = path.replaceAll(/\{(\w+)\}/g, (_, part: string) => encodeURIComponent(params[part] ?? ''));
  const answer = await fetch(`${tamis.url}${address}${query}`, {
    method: method.toUpperCase(),
    headers: {
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const described = document.paths[path]?.[method]?.responses[String(answer.status)];
  const said = await answer.text();
  expect([method, path, answer.status, described === undefined ? said : '']).toEqual([method, path, answer.status, '']);
  const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
  const schema = described?.content?.[type]?.schema;
  if (said === '' || type !== 'application/json') return undefined as T;
  const validate = validator(schema ?? {});
  expect([method, path, answer.status, validate(JSON.parse(said)) ? null : validate.errors]).toEqual([
    method,
    path,
    answer.status,
    null,
  ]);
  seen.add(`${method} ${path}`);
  return JSON.parse(said) as T;
}

interface Asking {
  params?: Record<string, string>;
  body?: object;
  token?: string;
  query?: string;
}

const seen = new Set<string>();
function validator(schema: object): ValidateFunction {
  const ajv = new Ajv2020({ strict: false });
  addFormats(ajv);
  return ajv.compile({ ...schema, components: document.components });
}

test('when every route is asked in earnest, then its answers are as the document says', async () => {
  const articleId = 'le-port';
  const links = 'https://a.example https://b.example https://c.example';
  const author = { name: 'Camille', email: 'camille@example.org' };
  interface Accepted {
    id: string;
    receipt: string;
  }
  const post = (body: string) =>
    ask<Accepted>('post', '/v1/comments', { token: '', body: { articleId, author, body } });
  const { id, receipt } = await post(`Voyez ${links}`);
  await ask('post', '/v1/comments', { token: '', body: { articleId } });
  const own = { params: { id } };
  await waitUntil('a verdict', async () => {
    const { status } = await ask<{ status: string }>('get', '/v1/comments/{id}', { ...own, token: receipt });
    return status !== 'received';
  });
  await ask('get', '/v1/comments/{id}', { ...own, token: 'none' });
  await ask('get', '/v1/review/comments', {});
  await ask('get', '/v1/review/comments/{id}', own);
  await ask('get', '/v1/review/comments/{id}', { params: { id: 'nobody' } });
  await ask('post', '/v1/review/next', { body: {} });
  await ask('post', '/v1/review/comments/{id}/notes', { ...own, body: { text: 'relire' } });
  await ask('post', '/v1/review/comments/{id}/block', { ...own, body: { what: 'name', effect: 'hold' } });
  await ask('get', '/v1/review/comments/{id}/address', own);
  await ask('post', '/v1/review/comments/{id}/decisions', { ...own, body: { decision: 'approve', version: 1 } });
  await ask('post', '/v1/review/comments/{id}/decisions', { ...own, body: { decision: 'spam', version: 1 } });
  await ask('post', '/v1/review/comments/{id}/undo', { ...own, body: { version: 2 } });
  await ask('post', '/v1/review/decisions', {
    body: {
      decisions: [
        { id, decision: 'approve', version: 3 },
        { id, decision: 'spam', version: 1 },
      ],
    },
  });
  await ask('get', '/v1/review/stats');
  await ask('get', '/v1/review/audit', { query: '?limit=5' });
  await ask('get', '/v1/review/me');
  await ask('get', '/v1/articles/{articleId}/comments', { params: { articleId }, token: '' });
  await ask('get', '/v1/articles/{articleId}/comments', { params: { articleId }, token: '', query: '?limit=0' });
  await ask('get', '/v1/articles/{articleId}/comments.atom', { params: { articleId }, token: '' });
  await ask('post', '/v1/review/comments/{id}/answers', { params: { id }, body: { text: 'Merci' } });
  const second = await post('Une remarque calme sur le port');
  const mine = { params: { id: second.id }, token: second.receipt };
  await waitUntil('it is judged', async () => {
    const { status } = await ask<{ status: string }>('get', '/v1/comments/{id}', mine);
    return status !== 'received';
  });
  await ask('post', '/v1/comments/{id}/reports', { params: { id }, body: { reason: 'abuse', note: 'une insulte' } });
  await ask('put', '/v1/comments/{id}/reaction', { params: { id }, body: { reaction: 'like' } });
  await ask('patch', '/v1/comments/{id}', { ...mine, body: { body: 'Je corrige ma remarque sur le port' } });
  await ask('delete', '/v1/comments/{id}', mine);
  const third = await ask<Accepted>('post', '/v1/comments', {
    token: '',
    body: {
      articleId: 'les-quais',
      author: { name: 'Zoé', email: 'zoe@example.org' },
      body: 'La boulangère raconte les jardins',
    },
  });
  const ours = { params: { id: third.id }, token: third.receipt };
  await waitUntil('it is judged', async () => {
    const { status } = await ask<{ status: string }>('get', '/v1/comments/{id}', ours);
    return status !== 'received';
  });
  await ask('post', '/v1/review/comments/{id}/decisions', {
    params: { id: third.id },
    body: { decision: 'approve', version: 1 },
  });
  const notice = {
    ground: 'other',
    explanation: 'une contrefaçon',
    name: 'Léa',
    email: 'lea@example.org',
    goodFaith: true,
  };
  const given = await ask<{ id: string; receipt: string }>('post', '/v1/comments/{id}/notices', {
    params: { id: third.id },
    body: notice,
    token: '',
  });
  const noticed = { params: { id: given.id }, token: given.receipt };
  await ask('get', '/v1/notices/{id}', noticed);
  await ask('get', '/v1/review/notices');
  await ask('post', '/v1/review/notices/{id}/decision', {
    params: { id: given.id },
    body: { outcome: 'act', law: 'la loi', told: 'Voilà.', reply: 'Retiré.' },
  });
  await ask('get', '/v1/notices/{id}', noticed);
  await ask('get', '/v1/comments/{id}', ours);
  await ask('post', '/v1/comments/{id}/objection', { ...ours, body: { text: 'Pourquoi ?' } });
  await ask('get', '/v1/review/objections');
  await ask('post', '/v1/review/objections/{id}/decision', {
    params: { id: third.id },
    body: { outcome: 'overturn', reply: 'Vous avez raison.' },
  });
  await ask('get', '/v1/comments/{id}', ours);
  const sentences = await ask<{ version: string }>('get', '/v1/review/statement-texts');
  await ask('put', '/v1/review/statement-texts', { body: { texts: sentences, basedOn: sentences.version } });
  const site = { params: { siteId: 'gazette' } };
  await ask('put', '/v1/sites/{siteId}', { ...site, body: { name: 'La Gazette', keepDays: { spam: 3 } } });
  await ask('get', '/v1/sites/{siteId}', site);
  await ask('get', '/v1/sites');
  await ask('delete', '/v1/sites/{siteId}', site);
  await ask('delete', '/v1/sites/{siteId}', site);
  await ask('get', '/v1/counts', { token: '', query: `?articleId=${articleId}` });
  await ask('post', '/v1/counts', { token: '', body: { articleIds: [articleId] } });
  await ask('put', '/v1/articles/{articleId}', { params: { articleId }, body: { title: 'Le port' } });
  await ask('get', '/v1/articles/{articleId}', { params: { articleId }, token: '' });
  await ask('get', '/v1/articles');
  await ask('post', '/v1/articles/{articleId}/move', { params: { articleId }, body: { to: 'port' } });
  await ask('delete', '/v1/articles/{articleId}', { params: { articleId: 'port' } });
  await ask('delete', '/v1/articles/{articleId}', { params: { articleId: 'port' } });
  const rules = await ask<{ current: string }>('get', '/v1/review/rule-sets');
  const current = await ask<{ version: string }>('get', '/v1/review/rule-sets/{version}', {
    params: { version: 'current' },
  });
  await ask('post', '/v1/review/rule-sets', { body: { ruleSet: { ...current }, basedOn: rules.current } });
  await ask('post', '/v1/review/rule-sets', { body: { ruleSet: {}, basedOn: 'nothing' } });
  await ask('post', '/v1/review/rule-sets/{version}/activate', { params: { version: 'default-1' } });
  await ask('post', '/v1/review/rule-sets/dry-run', { body: { ruleSet: { settings: { maxLinks: 9 } }, limit: 10 } });
  await ask('post', '/v1/review/explain', { body: { text: `Voyez ${links}` } });
  const models = await ask<{ current: string }>('get', '/v1/review/models');
  await ask('post', '/v1/review/models/train');
  await ask('post', '/v1/review/models/{version}/activate', { params: { version: models.current } });
  const abuse = await ask<{ current: string }>('get', '/v1/review/abuse-models');
  await ask('post', '/v1/review/abuse-models/{version}/activate', { params: { version: abuse.current } });
  const { items } = await ask<{ items: { id: string }[] }>('get', '/v1/events');
  await ask('get', '/v1/events/{id}', { params: { id: items[0]?.id ?? '' } });
  await ask('get', '/v1/events/schemas/{type}', { params: { type: 'comment.held' }, token: '' });
  const told = { url: 'http://127.0.0.1:1/hook', types: ['comment.approved'] };
  const hook = await ask<{ id: string }>('post', '/v1/webhooks', { body: told });
  await ask('post', '/v1/webhooks', { body: { url: 'https://127.0.0.2/' } });
  const ofHook = { params: { id: hook.id, deliveryId: `${hook.id}.1` } };
  await ask('patch', '/v1/webhooks/{id}', { ...ofHook, body: { enabled: false } });
  await ask('get', '/v1/webhooks');
  await ask('get', '/v1/webhooks/{id}', ofHook);
  await ask('post', '/v1/webhooks/{id}/secret', ofHook);
  await ask('post', '/v1/webhooks/{id}/replay', { ...ofHook, body: { after: '0' } });
  await ask('patch', '/v1/webhooks/{id}', {
    ...ofHook,
    body: { enabled: true, url: 'https://127.0.0.2/', types: null },
  });
  await ask('get', '/v1/webhooks/{id}/deliveries', ofHook);
  await ask('post', '/v1/webhooks/{id}/deliveries/{deliveryId}/retry', ofHook);
  await ask('post', '/v1/webhooks/{id}/test', { params: { id: 'nobody' } });
  await ask('delete', '/v1/webhooks/{id}', ofHook);
  await ask('get', '/v1/openapi.json', { token: '' });
  await ask('get', '/v1/events/asyncapi.json', { token: '' });
  const unseen = API_ROUTES.map(name).filter((each) => !seen.has(each));
  // A feed is no JSON, and what is deleted has none.
  expect(unseen).toEqual(['get /v1/articles/{articleId}/comments.atom', 'delete /v1/webhooks/{id}']);
}, 30_000);

test('when a client is generated from the document, then it compiles and works', async () => {
  const cache = join(projectRoot(), 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'tamis-client-'));
  const run = (...words: string[]) => promisify(execFile)(process.execPath, words, { cwd: folder });
  const bin = (path: string): string => join(projectRoot(), 'node_modules', path);
  try {
    writeFileSync(join(folder, 'openapi.json'), text);
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(
      join(folder, 'client.ts'),
      `import createClient from 'openapi-fetch';
      import type { paths } from './api.js';
      const [baseUrl, key] = process.argv.slice(2) as [string, string];
      const client = createClient<paths>({ baseUrl, headers: { authorization: \`Bearer \${key}\` } });
      const { data } = await client.GET('/v1/review/comments', { params: { query: { status: 'approved', limit: 5 } } });
      const names: string[] = (data?.items ?? []).map(({ author }) => author.name);
      const { error } = await client.POST('/v1/review/comments/{id}/undo', {
        params: { path: { id: 'nobody' } },
        body: { version: 1 },
      });
      console.log(JSON.stringify({ names, code: error?.error.code }));`,
    );
    await run(bin('openapi-typescript/bin/cli.js'), 'openapi.json', '-o', 'api.d.ts');
    const options = [
      '--ignoreConfig',
      '--strict',
      '--skipLibCheck',
      '--target',
      'es2022',
      '--module',
      'nodenext',
      '--types',
      'node',
    ];
    await run(bin('typescript/bin/tsc'), ...options, 'client.ts').catch((error: unknown) => {
      throw new Error((error as { stdout: string }).stdout);
    });
    const { stdout } = await run('client.js', tamis.url, admin);
    expect(JSON.parse(stdout)).toEqual({ names: ['Camille', 'La rédaction', 'Zoé'], code: 'comment/not-found' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);

test('when a guide is opened, then it leads to all others, and every link within the guides leads somewhere', async () => {
  const pages = [
    '/docs',
    '/docs/embed',
    '/docs/moderate',
    '/docs/events',
    '/docs/operate',
    '/docs/privacy',
    '/docs/api',
  ];
  for (const path of pages) {
    const answer = await fetch(tamis.url + path);
    const page = await answer.text();
    expect([path, answer.status]).toEqual([path, 200]);
    const hrefs = [...page.matchAll(/href="(\/docs[^"#]*)"/g)].map(([, href]) => href ?? '');
    expect([...new Set(hrefs)].toSorted()).toEqual(pages.toSorted());
  }
  expect((await fetch(`${tamis.url}/docs/none`)).status).toBe(404);
});

test('when the docs page is opened, then every route stands on it, and nothing is loaded from elsewhere', async () => {
  const page = await (await fetch(`${tamis.url}/docs/api`)).text();
  for (const { method, path } of API_ROUTES) expect(page).toContain(`<code>${method.toUpperCase()} ${path}</code>`);
  expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
});

test('when events are described, then the AsyncAPI document is one by its own schema, and real events are what it says', async () => {
  const document = (await (await fetch(`${tamis.url}/v1/events/asyncapi.json`)).json()) as {
    components: { messages: Record<string, { name: string; payload: { schema: object } }> };
  };
  const own = readFileSync(require.resolve('@asyncapi/specs/schemas/3.0.0-without-$id.json'), 'utf8');
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  const isDocument = ajv.compile(JSON.parse(own) as object);
  expect([isDocument(document), isDocument.errors ?? []]).toEqual([true, []]);
  const event = publicEvent({ sequence: 7, event: anEvent() });
  const { name, payload } = document.components.messages['comment_approved'] ?? { name: '', payload: { schema: {} } };
  const isEvent = ajv.compile(payload.schema);
  expect([name, isEvent(event), isEvent.errors ?? []]).toEqual(['comment.approved', true, []]);
  expect(isEvent({ ...event, sequence: 7 })).toBe(false);
});
