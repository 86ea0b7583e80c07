import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Redis } from 'ioredis';
import { newRingEntry } from '@tamis/shared/domain/key-ring';
import { connectMongo } from '../contracts/open-mongo';
import { describeWithServers } from '../servers/describe-with-servers';
import { freePort } from '../servers/loopback';
import type { TestServer } from '../servers/private-server';
import { projectRoot } from '../servers/project-root';
import { startMongo } from '../servers/start-mongo';
import { startRedis } from '../servers/start-redis';
import { waitUntil } from '../servers/wait-until';
import { startService, type ServicePart } from './forms';
import { untilReady } from './reader';
import { newSubmission, post } from './visitor';

const DEADLINE_MS = 120_000;

interface Readiness {
  status: number;
  problems: Record<string, string>;
}

async function readiness(url: string): Promise<Readiness> {
  const response = await fetch(`${url}/readyz`);
  const { problems = {} } = (await response.json()) as { problems?: Record<string, string> };
  return { status: response.status, problems };
}

/** Waits until `/readyz` names a problem whose sentence matches. */
function untilProblem(url: string, name: string, sentence: RegExp): Promise<true> {
  return waitUntil(`${url} tells that ${name} is a problem`, async () => {
    const { status, problems } = await readiness(url);
    return status === 503 && sentence.test(problems[name] ?? '') && true;
  });
}

const gaugeOf = async (url: string, what: string): Promise<boolean> =>
  (await (await fetch(`${url}/metrics`)).text()).includes(`tamis_waiting{for="${what}"} 1`);

describeWithServers(['redis', 'mongo'], 'waiting aloud', () => {
  let redis: TestServer;
  let mongo: TestServer;
  const started: ServicePart[] = [];
  const start = async (name: string, env: Record<string, string> = {}): Promise<ServicePart> => {
    const settings = {
      TAMIS_REDIS_URL: redis.url,
      TAMIS_MONGODB_URL: mongo.url,
      TAMIS_SECRET_KEYS: newRingEntry('test'),
      ...env,
    };
    const service = await startService(name, settings);
    started.push(service);
    return service;
  };
  beforeEach(async () => {
    [redis, mongo] = await Promise.all([startRedis(), startMongo()]);
  }, DEADLINE_MS);
  afterEach(async () => {
    await Promise.all(started.splice(0).map((service) => service.stop()));
    await Promise.all([redis.close(), mongo.close()]);
  }, DEADLINE_MS);

  test(
    'when an index of another kind has the name of ours, then the worker says so until it is gone',
    async () => {
      const database = await connectMongo(mongo.url);
      const { connection } = database;
      await connection.collection('events').createIndex({ 'event.id': 1 }, { name: 'events_by_id' }, {});
      const worker = await start('worker');
      const what = 'the database and its indexes';
      await untilProblem(worker.url, what, /events_by_id/);
      expect(await gaugeOf(worker.url, what)).toBe(true);
      const warnings = (): string[] =>
        worker
          .logs()
          .split('\n')
          .filter((line) => line.includes('"level":"warn"') && /waiting for .*indexes.*events_by_id/.test(line));
      // Log lines are written together, a moment later.
      await waitUntil('the warning stands in the log', () => warnings().length > 0);
      expect(warnings()).toHaveLength(1);
      await connection.collection('events').dropIndex('events_by_id');
      await untilReady(worker.url);
      expect(await gaugeOf(worker.url, what)).toBe(false);
      await database.close();
    },
    DEADLINE_MS,
  );

  test(
    'when Redis becomes a read-only replica, then ingestion and worker are not ready and say why',
    async () => {
      const [ingestion, worker] = [await start('ingestion'), await start('worker')];
      await Promise.all([untilReady(ingestion.url), untilReady(worker.url)]);
      const client = new Redis(redis.url);
      await client.replicaof('127.0.0.1', await freePort());
      for (const { url } of [ingestion, worker]) await untilProblem(url, 'queue', /READONLY/);
      expect((await post({ ingestion: ingestion.url }, newSubmission())).status).toBe(503);
      await client.replicaof('NO', 'ONE');
      await Promise.all([untilReady(ingestion.url), untilReady(worker.url)]);
      expect((await post({ ingestion: ingestion.url }, newSubmission())).status).toBe(202);
      await client.quit();
    },
    DEADLINE_MS,
  );

  test(
    'when a newer program has stamped the database, then the worker ends with a sentence and readers are not ready',
    async () => {
      const database = await connectMongo(mongo.url);
      const { connection } = database;
      await connection
        .collection<{ _id: string; version: number }>('layout')
        .insertOne({ _id: 'version', version: 99 });
      const [reading, worker] = [await start('reading'), await start('worker')];
      await untilProblem(reading.url, 'database', /written by a newer Tamis/);
      await waitUntil('the worker has ended', () =>
        worker.logs().includes('tamis worker cannot start:\n  - The database was written by a newer Tamis'),
      );
      await database.close();
    },
    DEADLINE_MS,
  );
});

describeWithServers(['mongo'], 'a MongoDB that is not set up for us', () => {
  test(
    'when the user may not write, then the review service is not ready and answers 503',
    async () => {
      const mongo = await startMongo({ config: { auth: '' } });
      const admin = await connectMongo(mongo.url.replace('/tamis', '/admin'));
      const may = { createUser: 'reader', pwd: 'p', roles: [{ role: 'read', db: 'tamis' }] };
      await admin.connection.db?.command({ createUser: 'root', pwd: 'p', roles: ['root'] });
      await admin.close();
      const root = await connectMongo(mongo.url.replace('//', '//root:p@').replace('/tamis', '/admin'));
      await root.connection.db?.command(may);
      await root.close();
      const review = await startService('review', {
        TAMIS_MONGODB_URL: `${mongo.url.replace('//', '//reader:p@')}?authSource=admin`,
        TAMIS_SECRET_KEYS: newRingEntry('test'),
      });
      await untilProblem(review.url, 'database', /not authorized/);
      await review.stop();
      await mongo.close();
    },
    DEADLINE_MS,
  );
});

test(
  'when the disk of a standalone service is full, then it is not ready, says why, and goes on when there is room',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tamis-full-'));
    const main = join(projectRoot(), 'services/cli/dist/main.js');
    // No file may grow beyond this, as on a disk without room; the signal for it is ignored, so that writing fails instead.
    const limited = `trap '' XFSZ; ulimit -S -f 400; exec "$0" "$@"`;
    const child = spawn('bash', ['-c', limited, process.execPath, main, 'standalone'], {
      env: { PATH: process.env['PATH'], TAMIS_DATA_DIR: folder, TAMIS_PORT: '0', TAMIS_RATE_LIMIT: '1000000' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    try {
      const url = await listeningUrl(child.stdout);
      await untilReady(url);
      const longText = { body: 'Un long texte. '.repeat(600) };
      await waitUntil(
        'the disk is full',
        async () => (await post({ ingestion: url }, newSubmission(longText))).status === 503,
      );
      await untilProblem(url, 'queue', /full|disk|I\/O/i);
      spawn('prlimit', ['--pid', String(child.pid), '--fsize=unlimited:unlimited']);
      await untilReady(url);
      expect((await post({ ingestion: url }, newSubmission())).status).toBe(202);
    } finally {
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
      await rm(folder, { recursive: true });
    }
  },
  DEADLINE_MS,
);

async function listeningUrl(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const [, url] = /"url":"([^"]+)"/.exec(line) ?? [];
    if (url !== undefined) {
      output.resume();
      return url;
    }
  }
  throw new Error('it ended before it listened');
}
