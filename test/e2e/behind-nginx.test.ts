import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild, type Child } from '../servers/child';
import { describeWithServers } from '../servers/describe-with-servers';
import { projectRoot } from '../servers/project-root';
import { spawnTamis, type TamisProcess } from '../servers/spawn-tamis';
import { waitUntil } from '../servers/wait-until';
import { ownWords } from '../servers/own-words';

/** A port that was free a moment ago; nginx takes none by itself. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => {
        resolve(port);
      });
    });
  });
}

describeWithServers(['nginx'], 'behind the nginx of deploy/nginx.conf', () => {
  let folder: string;
  let nginx: Child;
  let tamis: TamisProcess;
  let site: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tamis-nginx-'));
    const port = await freePort();
    site = `http://127.0.0.1:${port}`;
    tamis = await spawnTamis('standalone', {
      TAMIS_PORT: '0',
      TAMIS_DATA_DIR: join(folder, 'data'),
      TAMIS_PUBLIC_URL: `${site}/comments`,
      TAMIS_ALLOWED_ORIGINS: site,
      TAMIS_RATE_LIMIT: '2',
    });
    const rules = readFileSync(join(projectRoot(), 'deploy/nginx.conf'), 'utf8');
    mkdirSync(join(folder, 'logs'));
    writeFileSync(
      join(folder, 'nginx.conf'),
      `daemon off; pid ${folder}/nginx.pid; error_log ${folder}/logs/error.log;
      events {}
      http {
        access_log off;
        client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
        uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
        # Visitors of several addresses, as another proxy in front would tell.
        real_ip_header X-Test-Visitor; set_real_ip_from 127.0.0.1;
        server { listen 127.0.0.1:${port}; ${rules.replaceAll('http://127.0.0.1:8080', tamis.url)} }
      }`,
    );
    nginx = await startChild('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { cwd: folder });
    await waitUntil(
      'nginx',
      async () => (await fetch(`${site}/comments/v1/openapi.json`).catch(() => null))?.ok === true,
      10_000,
    );
  }, 60_000);
  afterAll(async () => {
    await nginx.end();
    await tamis.stop();
    rmSync(folder, { recursive: true });
  });

  const form = (path: string, fields: Record<string, string>, visitor: string) =>
    fetch(site + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'x-test-visitor': visitor, referer: `${site}/2026/le-port` },
      body: new URLSearchParams(fields),
    });
  const fields = () => ({
    comment: `Merci pour cet article ${randomUUID()}`,
    author: 'Camille',
    email: `${randomUUID()}@example.org`,
    comment_post_ID: 'le-port',
  });

  test.each([
    ['/comments/wp-comments-post.php', '198.51.100.1'],
    ['/wp-comments-post.php', '198.51.100.3'],
  ])(
    'when the form is sent to %s, then it leads back to the article, and the comment is read through nginx',
    async (path, visitor) => {
      const sent = fields();
      const answer = await form(path, sent, visitor);
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toMatch(new RegExp(`^${site}/2026/le-port\\?unapproved=`));
      await waitUntil('it is listed', async () => {
        const list = await (await fetch(`${site}/comments/v1/articles/le-port/comments`)).text();
        return list.includes(sent.comment);
      });
    },
  );

  test('when a form is refused, then the page it comes back on posts to the same place behind nginx', async () => {
    const answer = await form('/comments/wp-comments-post.php', { ...fields(), email: 'none' }, '198.51.100.2');
    expect(answer.status).toBe(422);
    const action = /<form[^>]*action="([^"]*)"/.exec(await answer.text())?.[1] ?? '';
    expect(new URL(action, `${site}/comments/wp-comments-post.php`).pathname).toBe('/comments/wp-comments-post.php');
  });

  test('when visitors come through nginx, then each address has a limit of its own', async () => {
    const statuses = [];
    for (const visitor of ['198.51.100.7', '198.51.100.7', '198.51.100.7', '198.51.100.8'])
      statuses.push((await form('/comments/wp-comments-post.php', fields(), visitor)).status);
    expect(statuses).toEqual([303, 303, 429, 303]);
  });

  test.each(['metrics', 'readyz', 'livez', 'review', 'review/sign-in'])(
    'when a visitor asks for %s, then nginx knows of no such thing',
    async (path) => {
      expect((await fetch(`${site}/comments/${path}`)).status).toBe(404);
    },
  );

  test('when the comments are read as a page of their own, then its script, its style and its form are found through nginx', async () => {
    const page = await (await fetch(`${site}/comments/embed/2026/le-port`)).text();
    const named = [...page.matchAll(/(?:src|href|action)="(\/[^"?#]*)/g)].map(([, path = '']) => path);
    expect(named).toContain('/comments/wp-comments-post.php');
    const files = named.filter((path) => /\.(?:js|css)$/.test(path));
    expect(files).toHaveLength(2);
    for (const path of [...files, '/comments/embed.js']) expect((await fetch(site + path)).status).toBe(200);
  });

  test('when a comment is sent as JSON, then its Location leads to it through nginx', async () => {
    const answer = await fetch(`${site}/comments/v1/comments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-test-visitor': '198.51.100.9' },
      body: JSON.stringify({
        articleId: 'le-port',
        author: { name: 'Camille', email: 'camille@example.org' },
        body: `Merci ${ownWords()}`,
      }),
    });
    const { receipt, links } = (await answer.json()) as { receipt: string; links: { self: string } };
    expect(answer.headers.get('location')).toBe(links.self);
    const own = await fetch(new URL(links.self, site), { headers: { authorization: `Bearer ${receipt}` } });
    expect(own.status).toBe(200);
  });
});
