import type { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { SubmissionJob, SubmissionQueue } from '../../application/ports/queue';
import { ModerationError } from '../../domain/errors';
import { durabilityProblems } from './durability';
import { openQueue } from './open-queue';
import { probeWriting } from './probe-writing';
import { QUEUE_PREFIX } from './queue-settings';

/** How often depth and memory are looked at; a burst of half a second fits well into the 30 % that stay free. */
const LOOK_EVERY_MS = 500;
/** Beyond this share of `maxmemory` nothing is accepted: a full Redis stops the workers too, and does not recover by itself. */
const MAX_MEMORY_SHARE = 0.7;

export interface RedisQueueOptions {
  /** A connection by `connectImpatiently`; whoever opened it closes it. */
  redis: Redis;
  /** Jobs that may wait before nothing is accepted any more. */
  maxWaiting: number;
  /** Hears each way in which this Redis breaks the promise of durability, whenever it was connected to. */
  onProblem: (sentence: string) => void;
  prefix?: string;
}

/**
 * The accepting side of the queue on BullMQ. Opening it needs no Redis: until one is there, and whenever it is away, slow
 * or nearly full, `enqueue` rejects with `queue/unavailable` without asking it.
 */
export function openRedisSubmissionQueue({
  redis,
  maxWaiting,
  onProblem,
  prefix = QUEUE_PREFIX,
}: RedisQueueOptions): SubmissionQueue {
  // BullMQ's add waits for ever for a Redis that was never there, so the queue is made when there is one.
  let queue: Queue | undefined;
  let refusal: string | null = 'Redis was not reached yet';
  let looking = false;

  const look = async (): Promise<void> => {
    if (looking || redis.status !== 'ready') return;
    looking = true;
    try {
      queue ??= await openQueue(redis, prefix);
      await probeWriting(redis, prefix);
      refusal = await reasonToRefuse(queue, redis, maxWaiting);
    } catch (error) {
      refusal = error instanceof Error ? error.message : 'Redis does not answer';
    } finally {
      looking = false;
    }
  };
  const connected = (): void => {
    void look();
    void durabilityProblems(redis).then((problems) => {
      problems.forEach(onProblem);
    });
  };
  redis.on('ready', connected);
  if (redis.status === 'ready') connected();
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);

  const ready = (): Queue => {
    const reason = redis.status === 'ready' ? refusal : 'Redis is away';
    if (reason !== null || !queue)
      throw new ModerationError('queue/unavailable', reason ?? 'Redis was not reached yet');
    return queue;
  };
  return {
    async enqueue(job: SubmissionJob) {
      const target = ready();
      try {
        await target.add('submission', job, { jobId: job.id });
      } catch (error) {
        // The job may be stored all the same; a retry of the client has the same id, so it makes no twin.
        refusal = 'Redis did not take a job';
        throw new ModerationError('queue/unavailable', refusal, { cause: error });
      }
    },
    checkAccepting: async () => {
      await Promise.resolve(ready());
    },
    async close() {
      clearInterval(timer);
      redis.off('ready', connected);
      await queue?.close();
    },
  };
}

async function reasonToRefuse(queue: Queue, redis: Redis, maxWaiting: number): Promise<string | null> {
  const [counts, memory] = await Promise.all([queue.getJobCounts('wait', 'active', 'delayed'), redis.info('memory')]);
  const waiting = Object.values(counts).reduce((sum, each) => sum + each, 0);
  if (waiting >= maxWaiting) return `${waiting} submissions wait already, the limit is ${maxWaiting}`;
  const limit = Number(/^maxmemory:(\d+)/m.exec(memory)?.[1] ?? 0);
  const used = Number(/^used_memory:(\d+)/m.exec(memory)?.[1] ?? 0);
  return limit > 0 && used > limit * MAX_MEMORY_SHARE ? `Redis uses ${used} of ${limit} bytes` : null;
}
