import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openKeyRing } from '@tamis/shared/adapters/embedded/key-ring-file';
import { openEmbedded } from '@tamis/shared/adapters/embedded/open';
import { connectImpatiently, disconnect } from '@tamis/shared/adapters/redis/connection';
import { QUEUE_NAME, QUEUE_PREFIX } from '@tamis/shared/adapters/redis/queue-settings';
import { openRedisSubmissionJobs } from '@tamis/shared/adapters/redis/submission-jobs';
import { openRedisSubmissionQueue } from '@tamis/shared/adapters/redis/submission-queue';
import { sitesInForce } from '../builders';
import { submissionAcceptor } from '@tamis/shared/application/accept-submission';
import type { SubmissionQueue } from '@tamis/shared/application/ports/queue';
import { newCommentId } from '@tamis/shared/domain/comment-id';
import { createKeyRing, newRingEntry, parseRing, type KeyRing } from '@tamis/shared/domain/key-ring';
import { submissionParser } from '@tamis/shared/domain/parse-submission';
import { spawnTamis, type TamisProcess } from '../servers/spawn-tamis';
import { startMongo } from '../servers/start-mongo';
import { startRedis } from '../servers/start-redis';
import { waitUntil } from '../servers/wait-until';
import type { LoadResult } from './post-load';
import { machine, OTHER_CORE, pin, pinning, runOnOtherCore, SERVER_CORE } from './pinned';

/**
 * How fast a backlog is judged: `npm run bench:drain`. Distinct texts of 55 words from distinct authors and networks wait before the
 * server starts; beside a BullMQ worker that does nothing with its jobs, and beside what standalone accepts in the same run.
 */
const BACKLOG = Number(process.env['TAMIS_TEST_BACKLOG'] ?? 20_000);
const ROUND = 500;
const CONCURRENCY = 200;
const LOOK_MS = 50;
const DEADLINE_MS = 300_000;
/** The worker's share of the no-op worker, and standalone's share of what it accepts. */
const MUST = { worker: 0.15, standalone: 0.6 };

const SYLLABLES = 'ba ce di fo gu la me ni po ru sa te vi zo bre cli dra fle gri plo'.split(' ');
const syllable = (): string => SYLLABLES[Math.floor(Math.random() * SYLLABLES.length)] ?? '';

/** 55 words, of which hardly three in a row stand in another text. */
function text(): string {
  return Array.from({ length: 55 }, (_, at) => (at % 4 === 3 ? 'de' : syllable() + syllable() + syllable())).join(' ');
}

async function fill(queue: Pick<SubmissionQueue, 'enqueue'>, keyRing: KeyRing): Promise<void> {
  const accept = submissionAcceptor({
    parse: submissionParser({ maxBodyLength: 10_000, honeypotField: 'subject' }),
    keyRing,
    queue,
    now: () => new Date(),
    newId: newCommentId,
    sites: await sitesInForce(),
  });
  for (let sent = 0; sent < BACKLOG; sent += ROUND) {
    await Promise.all(
      Array.from({ length: Math.min(ROUND, BACKLOG - sent) }, (_, at) => {
        const [one, two] = [Math.floor((sent + at) / 65_536), (sent + at) % 65_536];
        return accept({
          input: {
            articleId: `article-${(sent + at) % 100}`,
            author: { name: 'Camille Durand', email: `${randomUUID()}@example.org` },
            body: text(),
          },
          origin: { ip: `2001:db8:${one.toString(16)}:${two.toString(16)}::1`, userAgent: null },
          idempotencyKey: null,
          page: null,
        });
      }),
    );
  }
}

/** Comments a second from the first that left the line to the last. */
async function drained(waiting: () => Promise<number>): Promise<number> {
  const deadline = Date.now() + DEADLINE_MS;
  let first: { at: number; left: number } | null = null;
  for (;;) {
    const left = await waiting();
    const at = performance.now();
    if (left < BACKLOG) first ??= { at, left };
    if (left === 0 && first) return first.left / ((at - first.at) / 1000);
    if (Date.now() > deadline) throw new Error(`${left} still wait after ${DEADLINE_MS} ms`);
    await pause(LOOK_MS);
  }
}

async function separate(): Promise<{ noop: number; worker: number }> {
  const redis = await startRedis();
  const mongod = await startMongo();
  pin(redis.pid, OTHER_CORE);
  pin(mongod.pid, OTHER_CORE);
  const entry = newRingEntry('bench');
  const keyRing = createKeyRing(parseRing(entry));
  const client = connectImpatiently(redis.url, () => undefined);
  const quiet = { maxWaiting: 10_000_000, onProblem: () => undefined };
  const queue = openRedisSubmissionQueue({ redis: client, ...quiet });
  const jobs = openRedisSubmissionJobs({
    url: redis.url,
    concurrency: 1,
    now: () => new Date(),
    onProblem: () => undefined,
  });
  await waitUntil('the queue', () =>
    queue.checkAccepting().then(
      () => true,
      () => undefined,
    ),
  );
  const waiting = async (): Promise<number> => (await jobs.counts()).waiting;
  const run = async (start: () => Promise<TamisProcess>): Promise<number> => {
    await fill(queue, keyRing);
    const running = drained(waiting);
    const server = await start();
    pin(server.pid, SERVER_CORE);
    const rate = await running;
    await server.stop();
    return rate;
  };
  try {
    const noop = await run(() =>
      spawnTamis(
        `${redis.url} ${QUEUE_NAME} ${QUEUE_PREFIX} ${CONCURRENCY}`,
        {},
        { main: join(__dirname, 'no-op-worker.js') },
      ),
    );
    const worker = await run(() =>
      spawnTamis('worker', {
        TAMIS_PORT: '0',
        TAMIS_REDIS_URL: redis.url,
        TAMIS_MONGODB_URL: mongod.url,
        TAMIS_SECRET_KEYS: entry,
      }),
    );
    return { noop, worker };
  } finally {
    await queue.close();
    await jobs.close();
    await disconnect(client);
    await redis.close();
    await mongod.close();
  }
}

async function standalone(): Promise<{ drained: number; accepted: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'tamis-bench-'));
  const embedded = openEmbedded({ folder, now: () => new Date(), maxWaiting: 10_000_000 });
  await fill(embedded.submissionQueue, openKeyRing(undefined, folder));
  await embedded.close();
  const env = { TAMIS_PORT: '0', TAMIS_RATE_LIMIT: '1000000', TAMIS_MAX_WAITING: '10000000' };
  const server = await spawnTamis('standalone', { ...env, TAMIS_DATA_DIR: folder });
  pin(server.pid, SERVER_CORE);
  try {
    const rate = await drained(async () => {
      const page = await (await fetch(`${server.url}/metrics`)).text();
      return Number(/^tamis_queue_waiting (\d+)/m.exec(page)?.[1] ?? NaN);
    });
    const load = async (seconds: number): Promise<LoadResult> =>
      runOnOtherCore<LoadResult>(join(__dirname, 'post-load.js'), [server.url, '100', String(seconds)]);
    await load(3);
    const { answers, seconds } = await load(5);
    return { drained: rate, accepted: answers / seconds };
  } finally {
    await server.kill9();
    rmSync(folder, { recursive: true });
  }
}

async function main(): Promise<void> {
  console.log(`${machine()}\n${pinning()}, ${BACKLOG} waiting`);
  const { noop, worker } = await separate();
  const own = await standalone();
  const line = (name: string, rate: number, beside = ''): void => {
    console.log(`  ${name.padEnd(36)}${rate.toFixed(0).padStart(8)}/s  ${beside}`);
  };
  line('no-op BullMQ worker', noop);
  line('worker + MongoDB', worker, `${(worker / noop).toFixed(2)} x no-op`);
  line('standalone accepts, 100 connections', own.accepted);
  line('standalone judges', own.drained, `${(own.drained / own.accepted).toFixed(2)} x accepted`);
  if (worker / noop < MUST.worker) console.log(`  worker below the demanded ${MUST.worker} x the no-op worker`);
  if (own.drained / own.accepted < MUST.standalone) console.log(`  standalone below the demanded ${MUST.standalone}`);
  if (worker / noop < MUST.worker || own.drained / own.accepted < MUST.standalone) process.exitCode = 1;
}

void main();
