import { randomUUID } from 'node:crypto';
import { connectImpatiently, disconnect } from '@tamis/shared/adapters/redis/connection';
import { openRedisSubmissionJobs } from '@tamis/shared/adapters/redis/submission-jobs';
import { openRedisSubmissionQueue } from '@tamis/shared/adapters/redis/submission-queue';
import type { SubmissionQueue } from '@tamis/shared/application/ports/queue';
import type { Redis } from 'ioredis';
import { anId } from '../builders';
import type { TestServer } from '../servers/private-server';
import { startRedis } from '../servers/start-redis';
import { waitUntil } from '../servers/wait-until';
import type { OpenQueue, QueueSettings } from './open-queue';

/** Keys of this run begin with it, because the server may be shared. */
export const RUN = `test-${randomUUID()}`;

/** A Redis that runs while the tests of the surrounding `describe` do. */
export function redisServer(): () => TestServer {
  let server: TestServer | undefined;
  beforeAll(async () => {
    server = await startRedis();
  }, 60_000);
  afterAll(() => server?.close());
  return () => {
    if (!server) throw new Error('Redis runs only while tests do');
    return server;
  };
}

/** The accepting side on its own. */
export interface Accepting {
  submissionQueue: SubmissionQueue;
  redis: Redis;
  prefix: string;
  /** Losses of the connection so far. */
  heard: unknown[];
  /** Sentences about durability so far. */
  problems: string[];
  untilAccepting(): Promise<void>;
  close(): Promise<void>;
}

/** The accepting side of a queue of its own on the Redis of that address, which need not be there yet. */
export function openAccepting(
  url: string,
  { prefix = `${RUN}-${anId('place')}`, maxWaiting = 1000 }: { prefix?: string; maxWaiting?: number } = {},
): Accepting {
  const heard: unknown[] = [];
  const problems: string[] = [];
  const redis = connectImpatiently(url, (error) => heard.push(error));
  const onProblem = (sentence: string): void => void problems.push(sentence);
  const submissionQueue = openRedisSubmissionQueue({ redis, maxWaiting, onProblem, prefix });
  const isAccepting = () =>
    submissionQueue.checkAccepting().then(
      () => true,
      () => false,
    );
  return {
    submissionQueue,
    redis,
    prefix,
    heard,
    problems,
    async untilAccepting() {
      await waitUntil('the queue accepts', isAccepting);
    },
    async close() {
      await submissionQueue.close();
      await disconnect(redis);
    },
  };
}

/** Resolves once the connection can be used. */
export async function ready(redis: Redis): Promise<void> {
  await waitUntil('Redis is connected', () => redis.status === 'ready');
}

/** Milliseconds that it took. */
export async function took(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

/** Both sides of the queue on that Redis, each with its own connections, once it accepts. */
export async function openRedisQueueAt(url: string, settings: QueueSettings): Promise<OpenQueue> {
  const { place, concurrency, maxWaiting, firstPauseMs } = settings;
  const accepting = openAccepting(url, { prefix: `${RUN}-${place}`, maxWaiting });
  const submissionJobs = openRedisSubmissionJobs({
    url,
    concurrency,
    now: () => new Date(),
    onProblem: () => undefined,
    prefix: accepting.prefix,
    pauses: { firstMs: firstPauseMs, longestMs: 60_000, storeMs: firstPauseMs },
  });
  await accepting.untilAccepting();
  return {
    submissionQueue: accepting.submissionQueue,
    submissionJobs,
    async close() {
      await submissionJobs.close();
      await accepting.close();
    },
  };
}
