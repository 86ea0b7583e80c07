import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { obtainBinary } from './fetch-binary';
import { BINARIES } from './locate-binary';
import { ask } from './loopback';
import { borrowedUrl, borrowServer } from './borrowed-server';
import { startPrivateServer, type ServerOptions, type TestServer } from './private-server';

/** What Tamis demands of its Redis: an acknowledged job survives `kill -9`, and memory pressure never drops one. */
const DEFAULTS = {
  bind: '127.0.0.1',
  appendonly: 'yes',
  appendfsync: 'always',
  'maxmemory-policy': 'noeviction',
  save: '',
};

/**
 * A Redis of one's own, 6.2 or newer. With `TAMIS_TEST_REDIS_URL` set, the server it names instead: shared, so callers use
 * a key prefix of their own and never flush. Throws one line when no `redis-server` can be had.
 */
export async function startRedis(options: ServerOptions = {}): Promise<TestServer> {
  const url = borrowedUrl(BINARIES.redis.url, options);
  if (url !== undefined) {
    return borrowServer({ variable: BINARIES.redis.url, url, defaultPort: 6_379, close: () => Promise.resolve() });
  }
  const binary = await obtainBinary('redis');
  return startPrivateServer(
    {
      name: 'redis-server',
      binary,
      url: (port) => `redis://127.0.0.1:${port}`,
      args: async (port, folder) => [await writeSettings(folder, { ...DEFAULTS, ...options.config, port: `${port}` })],
      isReady,
    },
    options,
  );
}

/** A file, not arguments, so that settings of several words (`client-output-buffer-limit`) work. The data folder is the cwd. */
async function writeSettings(folder: string, settings: Record<string, string>): Promise<string> {
  const file = join(folder, 'redis.conf');
  const lines = Object.entries(settings).map(([name, value]) => `${name} ${value === '' ? '""' : value}\n`);
  await writeFile(file, lines.join(''));
  return file;
}

async function isReady(port: number, pid: number): Promise<boolean> {
  const answered = (answer: string): boolean => /^(\+PONG|-)/m.test(answer);
  const answer = await ask(port, 'INFO server\r\nPING\r\n', answered);
  return answer !== undefined && answer.includes('+PONG') && answer.includes(`process_id:${pid}\r\n`);
}
