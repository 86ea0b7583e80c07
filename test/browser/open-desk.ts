import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { projectRoot } from '../servers/project-root';
import { spawnTamis, type TamisProcess } from '../servers/spawn-tamis';
import { waitUntil } from '../servers/wait-until';
import { launchBrowser, watchPage } from './watched-browser';

export interface Item {
  id: string;
  status: string;
  version: number;
  author: { name: string };
  history: { decision: string; by: string; note: string | null }[];
}

/** A real service with a real browser: what the tests of the desk share. */
export interface Desk {
  url: string;
  /** Makes a key by the command, as an operator does. */
  key: (role: string, name?: string) => Promise<string>;
  /** Makes an account by the command; resolves with the link that sets its password, on this service. */
  account: (name: string, options?: readonly string[]) => Promise<string>;
  /** Posts comments that the link rule holds, and waits until they are. */
  hold: (count: number, parts?: { body?: string; name?: string; articleTitle?: string }) => Promise<string[]>;
  find: (id: string) => Promise<Item>;
  decide: (id: string, decision: string, key: string, version?: number) => Promise<number>;
  /** A page at `path`; signed in when a key is given. */
  open: (path: string, key?: string, options?: BrowserContextOptions) => Promise<Page>;
  /** What browsers complained about since the last look. */
  complaints: () => string[];
  closePages: () => Promise<void>;
  close: () => Promise<void>;
}

export async function openDesk(): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'tamis-desk-'));
  const tamis: TamisProcess = await spawnTamis('standalone', {
    TAMIS_PORT: '0',
    TAMIS_DATA_DIR: folder,
    TAMIS_RATE_LIMIT: '1000000',
    TAMIS_WEBHOOK_NETWORKS: '127.0.0.0/8',
  });
  const browser: Browser = await launchBrowser();
  let heard: string[] = [];
  let reader: Promise<string> | undefined;
  let admin: Promise<string> | undefined;
  const command = async (...words: string[]): Promise<string> => {
    const program = join(projectRoot(), 'services/cli/dist/main.js');
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...words], {
      env: { TAMIS_DATA_DIR: folder, TAMIS_PUBLIC_URL: tamis.url },
    });
    return stdout.trim();
  };
  const key = (role: string, name: string = randomUUID()) => command('keys', 'add', '--role', role, '--name', name);
  const ask = async (path: string, init: RequestInit = {}, as?: string): Promise<Response> => {
    reader ??= key('moderator');
    const authorization = `Bearer ${as ?? (await reader)}`;
    return fetch(tamis.url + path, { ...init, headers: { authorization, 'content-type': 'application/json' } });
  };
  const post = async (parts: { body?: string; name?: string; articleTitle?: string }): Promise<string> => {
    const links = ['a', 'b', 'c'].map((host) => `https://${host}.example/${randomUUID()}`).join(' ');
    const { body = 'Voyez', name = randomUUID().slice(0, 8), articleTitle } = parts;
    const articleId = randomUUID();
    // What a visitor says about an article is not believed, so a title has to be registered.
    if (articleTitle !== undefined) {
      admin ??= key('admin');
      const body = JSON.stringify({ title: articleTitle });
      const registered = await ask(`/v1/articles/${articleId}`, { method: 'PUT', body }, await admin);
      if (!registered.ok) throw new Error(`the article is answered ${registered.status}: ${await registered.text()}`);
    }
    const author = { name, email: `${randomUUID()}@example.org` };
    const sent = { articleId, author, body: `${body} ${links}` };
    const answer = await ask('/v1/comments', { method: 'POST', body: JSON.stringify(sent) });
    return ((await answer.json()) as { id: string }).id;
  };

  const find = async (id: string) => (await (await ask(`/v1/review/comments/${id}`)).json()) as Item;
  return {
    url: tamis.url,
    key,
    account: (name, options = ['--role', 'moderator']) => command('accounts', 'add', '--name', name, ...options),
    async hold(count, parts = {}) {
      const ids: string[] = [];
      // The classifier calls one or the other of many alike spam; those are not in the queue.
      while (ids.length < count) {
        const posted: string[] = [];
        for (let made = ids.length; made < count; made += 1) posted.push(await post(parts));
        for (const id of posted) {
          await waitUntil('a verdict', async () => (await ask(`/v1/review/comments/${id}`)).ok, 20_000);
          if ((await find(id)).status === 'held') ids.push(id);
        }
      }
      return ids;
    },
    find,
    async decide(id, decision, as, version = 1) {
      const body = JSON.stringify({ decision, version });
      return (await ask(`/v1/review/comments/${id}/decisions`, { method: 'POST', body }, as)).status;
    },
    async open(path, as, options = {}) {
      const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 800 }, ...options });
      if (as !== undefined) {
        await context.addCookies([
          { name: 'tamis_desk', value: as, domain: '127.0.0.1', path: '/review', httpOnly: true },
        ]);
      }
      const page = await context.newPage();
      watchPage(page, [tamis.url], (sentence) => heard.push(sentence));
      await page.goto(tamis.url + path);
      return page;
    },
    complaints() {
      const said = heard;
      heard = [];
      return said;
    },
    closePages: async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    async close() {
      await browser.close();
      await tamis.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
