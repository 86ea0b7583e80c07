import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { followEvents, tamisClient } from '@tamis/client';
import { projectRoot } from '../servers/project-root';
import { startInProcess, type InProcess } from '../services/in-process';
import { postComment } from '../services/post-comment';

let tamis: InProcess;
let key: string;
beforeAll(async () => {
  tamis = await startInProcess({ TAMIS_EVENT_POLL_MS: '20' });
  key = await tamis.key('consumer');
});
afterAll(() => tamis.close());

/** The subjects of the next `count` events after that cursor, and what was told beside them. */
async function next(count: number, after: string | null, fetched = fetch) {
  const client = tamisClient({ url: tamis.url, key, fetch: fetched });
  const stop = new AbortController();
  const subjects: string[] = [];
  let last = { cursor: '', isAnew: false };
  for await (const { items, cursor, isAnew } of followEvents(client, { after, signal: stop.signal })) {
    subjects.push(...items.map(({ subject }) => subject));
    last = { cursor, isAnew: last.isAnew || isAnew };
    if (subjects.length >= count) stop.abort();
  }
  return { subjects, ...last };
}
const run = (program: string, words: string[]) =>
  promisify(execFile)(process.execPath, [join(projectRoot(), program), ...words], { maxBuffer: 16_777_216 });
/** What `npm run client` would write. */
async function generated(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tamis-client-'));
  const file = join(folder, 'api.ts');
  await writeFile(file, (await run('client/generate.mjs', ['--print'])).stdout);
  const config = join(projectRoot(), '.prettierrc.json');
  const { stdout } = await run('node_modules/prettier/bin/prettier.cjs', ['--config', config, file]);
  await rm(folder, { recursive: true });
  return stdout;
}
const post = async (): Promise<string> => ((await (await postComment(tamis.url)).json()) as { id: string }).id;

test('when routes change, then the types that programs install are made anew', async () => {
  const file = join(projectRoot(), 'client/src/api.ts');
  // Otherwise: npm run client
  expect(await generated()).toBe(await readFile(file, 'utf8'));
}, 60_000);

test('when events are followed, then each comes once and in order, also those that come later, until it is ended', async () => {
  const first = new Set([await post(), await post()]);
  const seen = await next(2, null);
  expect(seen).toMatchObject({ subjects: { length: 2 }, isAnew: false });
  expect(new Set(seen.subjects)).toEqual(first);
  const later = next(1, seen.cursor);
  const third = await post();
  expect((await later).subjects).toEqual([third]);
});

test('when a cursor is of another life of the log, then it begins anew and says so', async () => {
  const { subjects } = await next(3, null);
  const stranger = await startInProcess({ TAMIS_EVENT_POLL_MS: '20' });
  await postComment(stranger.url);
  const client = tamisClient({ url: stranger.url, key: await stranger.key('consumer') });
  let foreign = '';
  for await (const { cursor } of followEvents(client, { after: null })) {
    foreign = cursor;
    break;
  }
  await stranger.close();
  expect(await next(3, foreign)).toMatchObject({ subjects, isAnew: true });
});

test('when the service is away, then it is asked again; when it refuses for good, then that is thrown', async () => {
  let asked = 0;
  const failing = (request: Request): Promise<Response> => {
    asked += 1;
    if (asked === 1) return Promise.reject(new TypeError('fetch failed'));
    if (asked === 2) return Promise.resolve(new Response('{}', { status: 503 }));
    return fetch(request);
  };
  expect((await next(3, null, failing as typeof fetch)).subjects).toHaveLength(3);
  const wrong = tamisClient({ url: `${tamis.url}/`, key: 'tamis_wrong', language: 'en' });
  await expect(followEvents(wrong, { after: null }).next()).rejects.toThrow('Access denied');
});

test('when a request is refused, then what the service explains is there, in the language asked for', async () => {
  const { data, error } = await tamisClient({ url: tamis.url, language: 'en' }).POST('/v1/counts', {
    body: { articleIds: [] },
  });
  expect(data).toBeUndefined();
  expect(error?.error).toMatchObject({ code: 'request/invalid', fields: [{ path: 'articleIds' }] });
});
