import { randomBytes } from 'node:crypto';
import os from 'node:os';
import { mongo } from 'mongoose';
import { obtainBinary } from './fetch-binary';
import { BINARIES } from './locate-binary';
import { ask } from './loopback';
import { borrowedUrl, borrowServer } from './borrowed-server';
import { startPrivateServer, type ServerOptions, type TestServer } from './private-server';

const DEFAULTS = {
  bind_ip: '127.0.0.1',
  wiredTigerCacheSizeGB: '0.25',
  // Two servers on one machine must not meet at a socket file, nor write diagnostics nobody reads.
  nounixsocket: '',
  setParameter: 'diagnosticDataCollectionEnabled=false',
};

const UNAUTHORIZED = 13;

/**
 * A MongoDB of one's own, 6.0 or newer, without authentication. With `TAMIS_TEST_MONGODB_URL` set, a database of a fresh
 * name on the server it names instead, dropped on `close`. Throws one line when no `mongod` can be had.
 */
export async function startMongo(options: ServerOptions = {}): Promise<TestServer> {
  const shared = borrowedUrl(BINARIES.mongo.url, options);
  if (shared !== undefined) {
    const url = withFreshDatabase(shared);
    const close = async (): Promise<void> => {
      await withDatabase(url, (database) => database.dropDatabase());
    };
    return borrowServer({ variable: BINARIES.mongo.url, url, defaultPort: 27_017, close });
  }
  const binary = await obtainBinary('mongo');
  const settings = Object.entries({ ...DEFAULTS, ...options.config });
  return startPrivateServer(
    {
      name: 'mongod',
      binary,
      url: (port) => `mongodb://127.0.0.1:${port}/tamis`,
      args: (port, folder) => [
        ...['--port', `${port}`, '--dbpath', folder],
        ...settings.flatMap(([name, value]) => (value === '' ? [`--${name}`] : [`--${name}`, value])),
      ],
      isReady,
    },
    options,
  );
}

async function isReady(port: number, pid: number): Promise<boolean> {
  // The driver waits half a second after a refused connection: look whether somebody listens first.
  if ((await ask(port, '', () => true)) === undefined) return false;
  return withDatabase(`mongodb://127.0.0.1:${port}/admin`, async (database) => {
    await database.command({ ping: 1 });
    try {
      const status = await database.command({ serverStatus: 1 });
      return Number(status['pid']) === pid;
    } catch (error) {
      // A server that asks for names and passwords tells its process id to nobody yet.
      if (error instanceof mongo.MongoServerError && error.code === UNAUTHORIZED) return true;
      throw error;
    }
  });
}

/** Connects, hands over the URL's database, and disconnects. */
async function withDatabase<T>(url: string, use: (database: mongo.Db) => Promise<T>): Promise<T> {
  const client = new mongo.MongoClient(url, {
    serverSelectionTimeoutMS: 5_000,
    // Handed in, because the driver would load it by `import()`, which jest's sandbox refuses.
    runtimeAdapters: { os },
  });
  try {
    return await use(client.db());
  } finally {
    await client.close();
  }
}

/** The same server with a database of a fresh name. By hand: a URL of several hosts is none to `URL`. */
function withFreshDatabase(url: string): string {
  const [, hosts = '', database = '', options = ''] =
    /^(\w+(?:\+srv)?:\/\/[^/?]+)(?:\/([^?]*))?(?:\?(.*))?$/.exec(url) ?? [];
  if (hosts === '') throw new Error(`${BINARIES.mongo.url} is not a MongoDB URL`);
  const parameters = new URLSearchParams(options);
  // Accounts live in the database that the URL named, by default `admin`: keep them there.
  if (hosts.includes('@') && !parameters.has('authSource')) parameters.set('authSource', database || 'admin');
  const query = parameters.size > 0 ? `?${parameters.toString()}` : '';
  return `${hosts}/tamis_test_${randomBytes(8).toString('hex')}${query}`;
}
