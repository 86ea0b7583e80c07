import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { newRingEntry } from '@tamis/shared/domain/key-ring';
import { freePort } from '../servers/loopback';
import type { TestServer } from '../servers/private-server';
import { projectRoot } from '../servers/project-root';
import { spawnTamis, type TamisProcess } from '../servers/spawn-tamis';
import { startMongo } from '../servers/start-mongo';
import { startRedis } from '../servers/start-redis';

const run = promisify(execFile);

/** A part that can be killed without warning and started again where it was. */
export interface Part {
  kill9(): Promise<void>;
  restart(): Promise<void>;
}

/** A process of ours. */
export interface ServicePart extends Part {
  readonly url: string;
  /** Of the process that runs now. */
  readonly pid: number;
  /** SIGTERM; resolves to the exit code. */
  stop(): Promise<number | null>;
  /** Everything it wrote, former processes included. */
  logs(): string;
}

/** One of the two forms, running as real processes; base URLs stay the same when a part is started again. */
export interface Form {
  readonly ingestion: string;
  readonly reading: string;
  readonly review: string;
  readonly moderatorKey: string;
  readonly consumerKey: string;
  readonly adminKey: string;
  readonly services: Record<string, ServicePart>;
  /** The services and, in the separate form, `redis` and `mongo`. */
  readonly parts: Record<string, Part>;
  /** The settings by which a command finds the same stores. */
  readonly commandEnv: Record<string, string>;
  /** Everything that every process wrote, former ones included. */
  allLogs(): string;
  close(): Promise<void>;
}

export interface StandaloneForm extends Form {
  /** Holds the embedded database. */
  readonly folder: string;
}

export interface SeparateForm extends Form {
  readonly services: Record<'ingestion' | 'worker' | 'reading' | 'review' | 'delivery', ServicePart>;
  readonly redis: TestServer;
  readonly mongo: TestServer;
  /** One more process of that kind, on the same servers and keys. */
  another(name: string): Promise<ServicePart>;
}

const COMMON = { TAMIS_RATE_LIMIT: '1000000' };

/** Starts a service on a port that was free, which it keeps over restarts as a real one does. */
export async function startService(command: string, env: Record<string, string>): Promise<ServicePart> {
  const settings = { ...COMMON, ...env, TAMIS_PORT: String(await freePort()) };
  const written: string[] = [];
  let current: TamisProcess = await spawnTamis(command, settings);
  return {
    url: current.url,
    get pid() {
      return current.pid;
    },
    logs: () => [...written, current.logs()].join('\n'),
    kill9: () => current.kill9(),
    stop: () => current.stop(),
    async restart() {
      written.push(current.logs());
      current = await spawnTamis(command, settings);
    },
  };
}

/** Everything in one process on a temporary folder. */
export async function startStandalone(env: Record<string, string> = {}): Promise<StandaloneForm> {
  const folder = await mkdtemp(join(tmpdir(), 'tamis-e2e-'));
  const standalone = await startService('standalone', { TAMIS_DATA_DIR: folder, ...env });
  return {
    ingestion: standalone.url,
    reading: standalone.url,
    review: standalone.url,
    ...(await addKeys({ TAMIS_DATA_DIR: folder })),
    services: { standalone },
    parts: { standalone },
    folder,
    commandEnv: { TAMIS_DATA_DIR: folder },
    allLogs: () => standalone.logs(),
    async close() {
      await standalone.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** Five processes on a Redis and a MongoDB of their own. */
export async function startSeparate(env: Record<string, string> = {}): Promise<SeparateForm> {
  const [redis, mongo] = await Promise.all([startRedis(), startMongo()]);
  const settings = {
    TAMIS_REDIS_URL: redis.url,
    TAMIS_MONGODB_URL: mongo.url,
    TAMIS_SECRET_KEYS: newRingEntry('test'),
    ...env,
  };
  const start = (name: string): Promise<ServicePart> => startService(name, settings);
  const [ingestion, worker, reading, review, delivery] = await Promise.all([
    start('ingestion'),
    start('worker'),
    start('reading'),
    start('review'),
    start('delivery'),
  ]);
  const services = { ingestion, worker, reading, review, delivery };
  const server = (each: TestServer): Part => ({ kill9: () => each.kill(), restart: () => each.restart() });
  return {
    ingestion: ingestion.url,
    reading: reading.url,
    review: review.url,
    ...(await addKeys({ TAMIS_MONGODB_URL: mongo.url })),
    services,
    parts: { ...services, redis: server(redis), mongo: server(mongo) },
    redis,
    mongo,
    another: start,
    commandEnv: settings,
    allLogs: () =>
      Object.values(services)
        .map((each) => each.logs())
        .join('\n'),
    async close() {
      await Promise.all(Object.values(services).map((each) => each.stop()));
      await Promise.all([redis.close(), mongo.close()]);
    },
  };
}

async function addKeys(env: Record<string, string>): Promise<Pick<Form, 'moderatorKey' | 'consumerKey' | 'adminKey'>> {
  const [moderatorKey, consumerKey, adminKey] = await Promise.all(
    ['moderator', 'consumer', 'admin'].map((role) => addKey(role, env)),
  );
  return { moderatorKey: moderatorKey ?? '', consumerKey: consumerKey ?? '', adminKey: adminKey ?? '' };
}

async function addKey(role: string, env: Record<string, string>): Promise<string> {
  const main = join(projectRoot(), 'services/cli/dist/main.js');
  const { stdout } = await run(process.execPath, [main, 'keys', 'add', '--role', role, '--name', `the-${role}`], {
    env: { PATH: process.env['PATH'], ...env },
  });
  return stdout.trim();
}
