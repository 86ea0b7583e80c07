import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startStandalone, type StandaloneForm } from './forms';
import { bearer, json, settled, untilReady } from './reader';
import { accept, newSubmission } from './visitor';
import { projectRoot } from '../servers/project-root';
import { waitUntil } from '../servers/wait-until';

const DEADLINE_MS = 120_000;
const MAIN = join(projectRoot(), 'services/cli/dist/main.js');

interface Page {
  items: { id: string }[];
  nextCursor: string;
}

let form: StandaloneForm;
let elsewhere: string;
beforeEach(async () => {
  form = await startStandalone();
  elsewhere = await mkdtemp(join(tmpdir(), 'tamis-backup-'));
}, DEADLINE_MS);
afterEach(async () => {
  await form.close();
  await rm(elsewhere, { recursive: true });
});

/** What the command says, and its exit code. */
const tamis = async (words: string[], env: Record<string, string> = {}): Promise<{ code: number; said: string }> =>
  promisify(execFile)(process.execPath, [MAIN, ...words], { env: { TAMIS_DATA_DIR: form.folder, ...env } }).then(
    ({ stderr }) => ({ code: 0, said: stderr }),
    (error: unknown) => {
      const { code, stderr } = error as { code: number; stderr: string };
      return { code, said: stderr };
    },
  );
const page = () => json<Page>(`${form.review}/v1/events?limit=1000`, bearer(form.consumerKey));
const told = (events: number) =>
  waitUntil(`${events} events`, async () => {
    const read = await page();
    return read.items.length >= events && read;
  });
const post = async (count: number): Promise<void> => {
  for (let at = 0; at < count; at += 1) await accept(form, newSubmission());
};
const standalone = () => {
  const { standalone: part } = form.services;
  if (!part) throw new Error('no standalone');
  return part;
};

test(
  'when a backup is restored and the log grows past a consumer’s cursor, then that consumer is told to start again',
  async () => {
    const file = join(elsewhere, 'monday.db');
    await post(4);
    await told(4);
    expect(await tamis(['backup', file])).toEqual({ code: 0, said: expect.stringContaining('secret-keys') as string });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await post(3);
    const { nextCursor } = await told(7);
    await standalone().stop();
    expect(await tamis(['restore', file])).toEqual({ code: 0, said: expect.stringContaining('.before-') as string });
    await standalone().restart();
    await untilReady(form.review);
    const ask = () => fetch(`${form.review}/v1/events?after=${nextCursor}`, { headers: bearer(form.consumerKey) });
    // Beyond the end of the restored log, and later a place that another event has taken.
    expect((await ask()).status).toBe(410);
    await post(5);
    const again = await told(9);
    const refused = await ask();
    expect(refused.status).toBe(410);
    expect(await refused.json()).toMatchObject({ error: { code: 'events/cursor-unknown', start: '0' } });
    const onwards = await json<Page>(`${form.review}/v1/events?after=${again.nextCursor}`, bearer(form.consumerKey));
    expect(onwards).toEqual({ items: [], nextCursor: again.nextCursor });
  },
  DEADLINE_MS,
);

test(
  'when a backup is taken while comments arrive, then it holds all that was acknowledged before, and an empty machine goes on with it and the keys',
  async () => {
    const file = join(elsewhere, 'busy.db');
    const sent: string[] = [];
    const stop = new AbortController();
    const posting = (async () => {
      while (!stop.signal.aborted) sent.push((await accept(form, newSubmission())).id);
    })();
    await waitUntil('some are accepted', () => sent.length >= 50);
    const before = [...sent];
    expect((await tamis(['backup', file])).code).toBe(0);
    stop.abort();
    await posting;
    await standalone().stop();
    const keys = await readFile(join(form.folder, 'secret-keys'));
    await rm(form.folder, { recursive: true });
    const restored = await tamis(['restore', file]);
    expect(restored).toEqual({ code: 0, said: expect.stringContaining('Put the copy of secret-keys there') as string });
    await writeFile(join(form.folder, 'secret-keys'), keys, { mode: 0o600 });
    await standalone().restart();
    await untilReady(form.review);
    // What was still to be judged is judged now.
    await waitUntil('all of them are told of', async () => {
      const ids = new Set((await page()).items.map(({ id }) => id.split('.')[0]));
      return before.every((id) => ids.has(id));
    });
  },
  DEADLINE_MS,
);

test(
  'when a backup or a restoration cannot be done, then a sentence says why, and the data are as they were',
  async () => {
    const file = join(elsewhere, 'kept.db');
    const data = join(form.folder, 'tamis.db');
    const refused = async (words: string[], sentence: string, env = {}): Promise<void> => {
      expect(await tamis(words, env)).toEqual({ code: 1, said: expect.stringContaining(sentence) as string });
    };
    await post(2);
    await told(2);
    await refused(['backup', join(elsewhere, 'nowhere/x.db')], 'could not be written');
    await refused(['backup', file], 'There are no data', { TAMIS_DATA_DIR: join(elsewhere, 'none') });
    await refused(['backup', file], 'mongodump', { TAMIS_MONGODB_URL: 'mongodb://127.0.0.1:1/x' });
    expect(await readdir(elsewhere)).toEqual([]);
    expect((await tamis(['backup', file])).code).toBe(0);
    await refused(['backup', file], 'is there already');
    await refused(['restore', file], 'Stop it first');
    await standalone().stop();
    const bytes = await readFile(data);
    await refused(['restore', join(elsewhere, 'missing.db')], 'There is no file');
    const broken = join(elsewhere, 'broken.db');
    await copyFile(file, broken);
    await truncate(broken, Math.floor(statSync(file).size / 2));
    await refused(['restore', broken], 'is no whole backup');
    await writeFile(broken, 'no database');
    await refused(['restore', broken], 'is no whole backup');
    expect(await readFile(data)).toEqual(bytes);
    expect((await readdir(form.folder)).filter((name) => /before|restored/.test(name))).toEqual([]);
    await standalone().restart();
    await untilReady(form.review);
    expect((await page()).items).toHaveLength(2);
  },
  DEADLINE_MS,
);

test(
  'when a person was erased since the backup, then a restored one does not bring them back, and others do come back',
  async () => {
    const file = join(elsewhere, 'before.db');
    const author = { name: 'Zyxwanda', email: 'zyxwanda@canary.example', url: null };
    const mine = await accept(form, newSubmission({ author }));
    const other = await accept(form, newSubmission());
    await told(2);
    expect((await tamis(['backup', file])).code).toBe(0);
    expect((await tamis(['person', 'erase', '--email', author.email, '--yes'])).code).toBe(0);
    await standalone().stop();
    expect((await tamis(['restore', file])).code).toBe(0);
    await standalone().restart();
    await untilReady(form.review);
    await waitUntil('it is erased again', async () => (await settled(form, mine)) === 'erased');
    expect(await settled(form, other)).not.toBe('erased');
    await waitUntil('nothing tells of it', async () => {
      const read = await page();
      return !JSON.stringify(read).includes(author.name);
    });
  },
  DEADLINE_MS,
);
