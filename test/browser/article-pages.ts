import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type BrowserContextOptions, type Page } from 'playwright-core';
import { projectRoot } from '../servers/project-root';
import { spawnTamis } from '../servers/spawn-tamis';
import { waitUntil } from '../servers/wait-until';
import { launchBrowser, watchPage } from './watched-browser';

/** A comment that is there before the service starts. */
export interface Row {
  id: string;
  articleId: string;
  parentId?: string;
  name: string;
  body: string;
  createdAt: string;
}

/** A site of its own origin whose pages hold comments of a real service. */
export interface ArticleSite {
  tamis: string;
  /** A page of that site, with whatever stands in its body and head; the two lines are the caller's to write. */
  open: (page: SitePage, options?: BrowserContextOptions) => Promise<Page>;
  /** Any address, in a browser that runs no scripts of pages. */
  openPlain: (address: string, options?: BrowserContextOptions) => Promise<Page>;
  /** What browsers complained about since the last look: errors, refused loads, requests to others. */
  complaints: () => string[];
  decide: (id: string, decision: string) => Promise<void>;
  /** Posts as a reader does, and approves; gives the id. */
  publish: (articleId: string, parts: { name: string; body: string; parentId?: string }) => Promise<string>;
  put: (articleId: string, article: object) => Promise<void>;
  closePages: () => Promise<void>;
  close: () => Promise<void>;
}

export interface SitePage {
  body: string;
  head?: string;
  lang?: string;
  dir?: string;
  hash?: string;
  /** The site's own content policy; one that allows the service and nothing inline, unless said otherwise. */
  policy?: string;
}

export async function openSite(rows: readonly Row[], env: Record<string, string> = {}): Promise<ArticleSite> {
  const folder = mkdtempSync(join(tmpdir(), 'tamis-widget-'));
  const program = join(projectRoot(), 'services/cli/dist/main.js');
  const command = async (...words: string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...words], {
      env: { TAMIS_DATA_DIR: folder },
    });
    return stdout.trim();
  };
  const file = join(folder, 'rows.jsonl');
  const lines = rows.map(({ name, ...row }) => JSON.stringify({ ...row, author: { name, email: 'a@example.org' } }));
  writeFileSync(file, lines.join('\n'));
  await command('import', 'jsonl', file);

  const pages = new Map<string, { html: string; policy: string }>();
  const server = createServer((request, response) => {
    const found = pages.get(new URL(request.url ?? '/', 'http://site').pathname);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (found) response.setHeader('content-security-policy', found.policy);
    response.end(found?.html ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const tamis = await spawnTamis('standalone', {
    TAMIS_PORT: '0',
    TAMIS_DATA_DIR: folder,
    TAMIS_RATE_LIMIT: '1000000',
    TAMIS_ALLOWED_ORIGINS: origin,
    ...env,
  });
  const [moderator, admin] = [
    await command('keys', 'add', '--role', 'moderator', '--name', 'ada'),
    await command('keys', 'add', '--role', 'admin', '--name', 'eve'),
  ];
  const browser = await launchBrowser();
  let heard: string[] = [];
  const ask = async (path: string, key: string, method = 'GET', body?: object): Promise<Response> =>
    fetch(tamis.url + path, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const decide = async (id: string, decision: string): Promise<void> => {
    const path = `/v1/review/comments/${id}`;
    const version = await waitUntil(
      'a verdict',
      async () => {
        const answer = await ask(path, moderator);
        return answer.ok ? ((await answer.json()) as { version: number }).version : undefined;
      },
      20_000,
    );
    const answer = await ask(`${path}/decisions`, moderator, 'POST', { decision, version });
    if (!answer.ok) throw new Error(`the decision is answered ${answer.status}: ${await answer.text()}`);
  };
  return {
    tamis: tamis.url,
    async open({ body, head = '', lang = 'fr', dir = 'ltr', hash = '', policy }, options = {}) {
      const path = `/${randomUUID()}`;
      const html = `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><title>Le port</title><meta name="viewport" content="width=device-width, initial-scale=1">${head}</head><body><main><h1>Le port</h1>${body}</main></body></html>`;
      const own = `default-src 'none'; script-src ${tamis.url}; connect-src ${tamis.url}; style-src 'self'`;
      pages.set(path, { html, policy: policy ?? own });
      const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 800 }, ...options });
      const page = await context.newPage();
      watchPage(page, [origin, tamis.url], (sentence) => heard.push(sentence));
      await page.goto(origin + path + hash);
      return page;
    },
    async openPlain(address, options = {}) {
      const context = await browser.newContext({ locale: 'fr-FR', javaScriptEnabled: false, ...options });
      const page = await context.newPage();
      await page.goto(address);
      return page;
    },
    complaints() {
      const said = heard;
      heard = [];
      return said;
    },
    decide,
    async publish(articleId, { name, body, parentId }) {
      const author = { name, email: `${randomUUID()}@example.org` };
      const answer = await ask('/v1/comments', '', 'POST', { articleId, author, body, parentId });
      const { id } = (await answer.json()) as { id: string };
      await decide(id, 'approve');
      return id;
    },
    async put(articleId, article) {
      const answer = await ask(`/v1/articles/${encodeURIComponent(articleId)}`, admin, 'PUT', article);
      if (!answer.ok) throw new Error(`the article is answered ${answer.status}: ${await answer.text()}`);
    },
    closePages: async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    async close() {
      await browser.close();
      await tamis.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true });
    },
  };
}
