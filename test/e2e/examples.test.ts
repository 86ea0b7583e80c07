import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudEvent } from 'cloudevents';
import { startChild, type Child } from '../servers/child';
import { projectRoot } from '../servers/project-root';
import { spawnTamis, type TamisProcess } from '../servers/spawn-tamis';
import { waitUntil } from '../servers/wait-until';
import { ownWords } from '../servers/own-words';

/** The programs in `examples/`, as processes of their own beside a real service that is killed under them. */
describe('the examples', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tamis-examples-'));
  const env = { TAMIS_DATA_DIR: folder, TAMIS_RATE_LIMIT: '1000000', TAMIS_WEBHOOK_NETWORKS: '127.0.0.0/8' };
  let tamis: TamisProcess;
  let [moderator, consumer, admin] = ['', '', ''];
  const children: Child[] = [];

  const key = (role: string): string =>
    execFileSync(
      process.execPath,
      [join(projectRoot(), 'services/cli/dist/main.js'), 'keys', 'add', '--role', role, '--name', randomUUID()],
      { env: { TAMIS_DATA_DIR: folder }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    ).trim();
  const ask = async (path: string, as: string, body?: object): Promise<Response> =>
    fetch(tamis.url + path, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const run = async (name: string, more: Record<string, string>, onLine?: (line: string) => void): Promise<Child> => {
    const child = await startChild(process.execPath, [join(projectRoot(), 'examples', name)], {
      cwd: projectRoot(),
      env: { ...process.env, TAMIS_URL: tamis.url, TAMIS_KEY: consumer, ...more },
      ...(onLine ? { onStdoutLine: onLine } : {}),
    });
    children.push(child);
    return child;
  };
  /** Posts a comment and decides about it; gives its id. */
  const decided = async (decision: string): Promise<string> => {
    const author = { name: 'Camille', email: `${randomUUID()}@example.org` };
    const sent = { articleId: 'port', author, body: `Merci pour cet article ${ownWords()}` };
    const { id } = (await (await ask('/v1/comments', '', sent)).json()) as { id: string };
    await waitUntil('a verdict', async () => (await ask(`/v1/review/comments/${id}`, moderator)).ok, 20_000);
    await decide(id, decision);
    return id;
  };
  const decide = async (id: string, decision: string): Promise<void> => {
    const { version } = (await (await ask(`/v1/review/comments/${id}`, moderator)).json()) as { version: number };
    expect((await ask(`/v1/review/comments/${id}/decisions`, moderator, { decision, version })).status).toBe(200);
  };

  beforeAll(async () => {
    [moderator, consumer, admin] = [key('moderator'), key('consumer'), key('admin')];
    tamis = await spawnTamis('standalone', { ...env, TAMIS_PORT: '0' });
  });
  afterAll(async () => {
    await Promise.all(children.map((child) => child.end()));
    await tamis.stop();
    rmSync(folder, { recursive: true });
  });

  test('when the search index and the service are killed, then the index ends as what readers see', async () => {
    const file = join(folder, 'index.json');
    const indexed = (): string[] => {
      if (!existsSync(file)) return [];
      const { documents } = JSON.parse(readFileSync(file, 'utf8')) as { documents: Record<string, unknown> };
      return Object.keys(documents).sort();
    };
    const first = await run('search-index.mjs', { INDEX: file });
    const ids = [await decided('approve'), await decided('approve')];
    await waitUntil('both in the index', () => Promise.resolve(indexed().length === 2));
    first.signal('SIGKILL');
    const port = new URL(tamis.url).port;
    await tamis.kill9();
    tamis = await spawnTamis('standalone', { ...env, TAMIS_PORT: port });
    await run('search-index.mjs', { INDEX: file });
    await decide(ids[0] ?? '', 'spam');
    ids.push(await decided('approve'));
    await waitUntil('the index as it should be', () =>
      Promise.resolve(indexed().join() === ids.slice(1).sort().join()),
    );
  });

  test('when a comment appears or goes, then the purger purges its article once it is told by us, and refuses others', async () => {
    const purged: string[] = [];
    const cache = createServer((request, response) => {
      purged.push(`${request.method ?? ''} ${request.url ?? ''}`);
      response.end();
    });
    cache.unref();
    await new Promise<void>((resolve) => cache.listen(0, '127.0.0.1', resolve));
    // Its secret is known before it listens, and its address after.
    const { id, secret } = (await (await ask('/v1/webhooks', admin, { url: 'http://127.0.0.1:9/hook' })).json()) as {
      id: string;
      secret: string;
    };
    const lines: string[] = [];
    const PURGE_URL = `http://127.0.0.1:${(cache.address() as AddressInfo).port}`;
    await run('purge-cache.mjs', { WEBHOOK_SECRET: secret, PURGE_URL }, (line) => lines.push(line));
    await waitUntil('the purger', () => Promise.resolve(lines.length > 0));
    const url = lines[0]?.replace('listening on ', '') ?? '';
    const changed = await fetch(`${tamis.url}/v1/webhooks/${id}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/json' },
      body: JSON.stringify({ url }),
    });
    expect(changed.status).toBe(200);
    expect((await fetch(url, { method: 'POST', body: '{}' })).status).toBe(401);
    await decided('approve');
    await waitUntil('a purge', () => Promise.resolve(purged.includes('PURGE /port')));
    await new Promise((resolve) => cache.close(resolve));
  });

  test('when the digest is stopped, then it tells what is published, and nothing that was withdrawn', async () => {
    const gone = await decided('approve');
    const stays = await decided('approve');
    await decide(gone, 'reject');
    const { items } = (await (await ask('/v1/events?limit=500', consumer)).json()) as {
      items: { subject: string; data: { id: string; body?: string } }[];
    };
    // Each event is read by the public library, which refuses what is no CloudEvent.
    expect(items.map((item) => new CloudEvent(item as object).validate())).toEqual(items.map(() => true));
    const bodyOf = (id: string): string =>
      items.find(({ subject, data }) => subject === id && data.body)?.data.body ?? '';
    const lines: string[] = [];
    const digest = await run('digest.mjs', {}, (line) => lines.push(line));
    await waitUntil('all that is told so far', () => Promise.resolve(lines.includes(`heard ${stays}`)));
    digest.signal('SIGTERM');
    await digest.exited;
    expect(lines.join('\n')).not.toContain(bodyOf(gone));
    expect(lines.join('\n')).toContain(bodyOf(stays));
    expect(lines.join('\n')).toMatch(/^port: (\d+), \d+ in all$/m);
  });
});
