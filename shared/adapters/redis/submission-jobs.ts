import { setTimeout as pause } from 'node:timers/promises';
import { DelayedError, UnrecoverableError, Worker, type Job, type Queue } from 'bullmq';
import type { QueueConsumer, SubmissionJob, SubmissionJobs } from '../../application/ports/queue';
import { ModerationError } from '../../domain/errors';
import { connectImpatiently, disconnect, untilReady } from './connection';
import { deadJobsOf, dropJobs, retryDeadJobs } from './dead-jobs';
import { openQueue } from './open-queue';
import { countsOf } from './queue-counts';
import { probeWriting } from './probe-writing';
import { pauseAfter, QUEUE_NAME, QUEUE_PREFIX, RETRY_PAUSES, type RetryPauses } from './queue-settings';
import { WorkerConnection } from './worker-connection';

/** A worker that died holds its jobs for at most this long, plus the time to the next check: 9 s together. */
const LOCK_MS = 6000;
const STALLED_CHECK_MS = 3000;
/** How often a job may be found orphaned before it is dead; `attempts` does not count these. */
const MAX_STALLED = 10;
/** A Redis without memory refuses every step of a worker; it is asked again this often. */
const FULL_PAUSE_MS = 1000;
/** How long a closing worker tries to tell Redis what became of its last jobs; untold, they are judged again. */
const LAST_WORDS_MS = 2000;

export interface RedisJobsOptions {
  url: string;
  /** Jobs handled at a time. */
  concurrency: number;
  now: () => Date;
  onProblem: (error: unknown) => void;
  /** Hears that Redis is there, at first and after each loss. */
  onReady?: () => void;
  prefix?: string;
  pauses?: RetryPauses;
}

/**
 * The judging side of the queue on BullMQ. `consume` waits for Redis as long as it takes, at start and whenever it is away;
 * everything else rejects with `queue/unavailable` after a second.
 */
export function openRedisSubmissionJobs(options: RedisJobsOptions): SubmissionJobs {
  const { url, onProblem, onReady = () => undefined, prefix = QUEUE_PREFIX } = options;
  const redis = connectImpatiently(url, onProblem);
  redis.on('ready', onReady);
  let opened: Queue<SubmissionJob> | undefined;
  const ask = async <T>(question: (queue: Queue<SubmissionJob>) => Promise<T>): Promise<T> => {
    try {
      await untilReady(redis);
      opened ??= await openQueue(redis, prefix);
      return await question(opened);
    } catch (error) {
      throw new ModerationError('queue/unavailable', 'the queue in Redis could not be asked', { cause: error });
    }
  };
  return {
    consume: (handle) => consume(handle, { ...options, prefix }),
    counts: () => ask(countsOf),
    checkTaking: () => ask(() => probeWriting(redis, prefix)),
    drop: (isTheirs) => ask((queue) => dropJobs(queue, isTheirs)),
    deadJobs: (limit) => ask((queue) => deadJobsOf(queue, limit)),
    retryDead: (ids) => ask((queue) => retryDeadJobs(queue, ids)),
    async close() {
      await opened?.close();
      await disconnect(redis);
    },
  };
}

type Handle = (job: SubmissionJob) => Promise<void>;

function consume(
  handle: Handle,
  { url, prefix, concurrency, now, onProblem, pauses = RETRY_PAUSES }: RedisJobsOptions & { prefix: string },
): QueueConsumer {
  const storeRetryAt = () => now().getTime() + pauses.storeMs;
  const redis = new WorkerConnection(url);
  const running = new Set<Promise<void>>();
  const runNoted = (job: Job, token: string | undefined): Promise<void> => {
    const ended = run({ job, token, handle, storeRetryAt }).finally(() => running.delete(ended));
    running.add(ended);
    return ended;
  };
  const worker = new Worker<SubmissionJob>(QUEUE_NAME, runNoted, {
    connection: redis,
    prefix,
    concurrency,
    lockDuration: LOCK_MS,
    stalledInterval: STALLED_CHECK_MS,
    maxStalledCount: MAX_STALLED,
    settings: { backoffStrategy: (attemptsMade) => pauseAfter(attemptsMade, pauses) },
  });
  restWhileFull(worker, onProblem);
  return {
    async close() {
      const closed = worker.close();
      await Promise.allSettled(running);
      // A worker whose Redis is away would wait for it, for ever.
      await Promise.race([closed, pause(LAST_WORDS_MS, undefined, { ref: false })]);
      await redis.endAll();
    },
  };
}

/** A server of ours that is away is no comment's fault. */
const AWAY: ReadonlySet<string> = new Set(['store/unavailable', 'queue/unavailable']);

interface Run {
  job: Job;
  token: string | undefined;
  handle: Handle;
  /** Milliseconds since 1970. */
  storeRetryAt: () => number;
}

async function run({ job, token, handle, storeRetryAt }: Run): Promise<void> {
  // A job of a newer program must not be half understood by an older one.
  if (!isSubmissionJob(job.data)) throw new UnrecoverableError('the job is not a submission of version 1');
  try {
    await handle(job.data);
  } catch (error) {
    // BullMQ books nothing for what is not an error, and would run the job again and again.
    if (!(error instanceof Error)) throw new Error(String(error), { cause: error });
    if (!(error instanceof ModerationError) || !AWAY.has(error.code)) throw error;
    await job.moveToDelayed(storeRetryAt(), token);
    throw new DelayedError();
  }
}

function isSubmissionJob(data: unknown): data is SubmissionJob {
  if (typeof data !== 'object' || data === null) return false;
  const { version, id, createdAt, submission, sealed } = data as Record<string, unknown>;
  const texts = [id, createdAt, sealed].every((each) => typeof each === 'string');
  return version === 1 && texts && typeof submission === 'object' && submission !== null;
}

/** Without this a worker on a full Redis asks thousands of times a second. */
function restWhileFull(worker: Worker, onProblem: (error: unknown) => void): void {
  let resting: NodeJS.Timeout | undefined;
  worker.on('error', (error) => {
    if (!error.message.includes('OOM')) {
      onProblem(error);
      return;
    }
    if (resting) return;
    onProblem(error);
    void worker.pause(true);
    resting = setTimeout(() => {
      resting = undefined;
      if (!worker.closing) void worker.resume();
    }, FULL_PAUSE_MS);
    resting.unref();
  });
}
