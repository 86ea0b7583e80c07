import { DelayedError, Queue, UnrecoverableError, Worker, type Job } from 'bullmq';
import type { DeadJob, QueueConsumer, QueueCounts, SubmissionJob, SubmissionJobs } from '../../application/ports';
import { ModerationError } from '../../domain/errors';
import { patientConnection } from './connection';
import { pauseAfter, QUEUE_NAME, QUEUE_PREFIX } from './queue-settings';

/** A worker that died holds its jobs for at most this long, plus the time to the next check. */
const LOCK_MS = 8000;
const STALLED_CHECK_MS = 4000;
/** How often a job may be found orphaned before it is dead; `attempts` does not count these. */
const MAX_STALLED = 10;
/** Pause when it was the store that failed, and not the job. */
const STORE_PAUSE_MS = 1000;
/** A Redis without memory refuses every step of a worker; it is asked again this often. */
const FULL_PAUSE_MS = 1000;
/** Dead jobs put back in line at a time. */
const RETRY_BATCH = 500;

export interface RedisJobsOptions {
  url: string;
  /** Jobs handled at a time. */
  concurrency: number;
  now: () => Date;
  onProblem: (error: unknown) => void;
}

/** The judging side of the queue on BullMQ. It waits for Redis as long as it takes, at start and whenever it is away. */
export function openRedisSubmissionJobs({ url, concurrency, now, onProblem }: RedisJobsOptions): SubmissionJobs {
  const connection = patientConnection(url);
  const queue = new Queue<SubmissionJob>(QUEUE_NAME, { connection, prefix: QUEUE_PREFIX });
  queue.on('error', onProblem);

  return {
    consume(handle): QueueConsumer {
      const worker = new Worker<SubmissionJob>(QUEUE_NAME, (job, token) => run({ job, token, handle, now }), {
        connection,
        prefix: QUEUE_PREFIX,
        concurrency,
        lockDuration: LOCK_MS,
        stalledInterval: STALLED_CHECK_MS,
        maxStalledCount: MAX_STALLED,
        settings: { backoffStrategy: pauseAfter },
      });
      restWhileFull(worker, onProblem);
      return { close: () => worker.close() };
    },
    counts: () => countsOf(queue),
    async deadJobs(limit) {
      return (await queue.getFailed(0, limit - 1)).map(deadJob);
    },
    retryDead: (ids) => retryDead(queue, ids),
    close: () => queue.close(),
  };
}

interface Run {
  job: Job<SubmissionJob>;
  token: string | undefined;
  handle: (job: SubmissionJob) => Promise<void>;
  now: () => Date;
}

async function run({ job, token, handle, now }: Run): Promise<void> {
  // A job of a newer program must not be half understood by an older one.
  if ((job.data as { version?: unknown }).version !== 1) throw new UnrecoverableError('the job is not of version 1');
  try {
    await handle(job.data);
  } catch (error) {
    if (!(error instanceof ModerationError) || error.code !== 'store/unavailable') throw error;
    await job.moveToDelayed(now().getTime() + STORE_PAUSE_MS, token);
    throw new DelayedError();
  }
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

async function countsOf(queue: Queue<SubmissionJob>): Promise<QueueCounts> {
  const [counts, ...oldest] = await Promise.all([
    queue.getJobCounts('wait', 'active', 'delayed', 'failed'),
    queue.getJobs(['wait'], 0, 0, true),
    queue.getJobs(['delayed'], 0, 0, true),
  ]);
  const times = oldest.flat().map((job) => Date.parse(job.data.createdAt));
  const { wait = 0, active = 0, delayed = 0, failed = 0 } = counts;
  return {
    waiting: wait + active + delayed,
    dead: failed,
    oldest: times.length > 0 ? new Date(Math.min(...times)) : null,
  };
}

function deadJob({ id = '', data, attemptsMade, failedReason }: Job<SubmissionJob>): DeadJob {
  return { id, createdAt: data.createdAt, attempts: attemptsMade, error: failedReason };
}

async function retryDead(queue: Queue<SubmissionJob>, ids: readonly string[] | undefined): Promise<number> {
  const retry = async (job: Job<SubmissionJob> | undefined): Promise<number> => {
    if (!job || !(await job.isFailed())) return 0;
    await job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true });
    return 1;
  };
  const sum = (each: number[]): number => each.reduce((total, one) => total + one, 0);
  if (ids) return sum(await Promise.all(ids.map(async (id) => retry(await queue.getJob(id)))));
  let retried = 0;
  for (;;) {
    const dead = await queue.getFailed(0, RETRY_BATCH - 1);
    const moved = sum(await Promise.all(dead.map(retry)));
    retried += moved;
    // Jobs that die again at once must not keep this going for ever.
    if (moved < RETRY_BATCH) return retried;
  }
}
