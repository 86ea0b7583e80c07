import type { Job, Queue } from 'bullmq';
import type { DeadJob, SubmissionJob } from '../../application/ports/queue';

/** Dead jobs put back in line at a time. */
const RETRY_BATCH = 500;

/** The newest dead jobs, also those whose content nobody can read. */
export async function deadJobsOf(queue: Queue<SubmissionJob>, limit: number): Promise<DeadJob[]> {
  if (limit < 1) return [];
  const dead = await queue.getFailed(0, limit - 1);
  return dead.map((job) => ({
    id: job.id ?? '',
    createdAt: acceptedAt(job).toISOString(),
    attempts: job.attemptsMade,
    error: job.failedReason,
  }));
}

/** When the submission behind a job was accepted; for a job that does not tell, when it came into the queue. */
export function acceptedAt({ data, timestamp }: Job): Date {
  const { createdAt } = (data ?? {}) as { createdAt?: unknown };
  const accepted = typeof createdAt === 'string' ? Date.parse(createdAt) : NaN;
  return new Date(Number.isNaN(accepted) ? timestamp : accepted);
}

/** Puts dead jobs back in line as if they had never been tried, all of them without `ids`; resolves with how many. */
export async function retryDeadJobs(queue: Queue<SubmissionJob>, ids: readonly string[] | undefined): Promise<number> {
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

/** Where jobs are that nobody judges at the moment. */
const AT_REST = ['wait', 'delayed', 'prioritized', 'failed'] as const;

/** Takes jobs out of the queue; what a worker takes meanwhile is left to it. */
export async function dropJobs(
  queue: Queue<SubmissionJob>,
  isTheirs: (job: SubmissionJob) => boolean,
): Promise<number> {
  let dropped = 0;
  for (let from = 0; ; from += RETRY_BATCH) {
    const jobs = await queue.getJobs([...AT_REST], from, from + RETRY_BATCH - 1);
    for (const job of jobs) {
      if (!isTheirs(job.data)) continue;
      try {
        await job.remove();
        dropped += 1;
      } catch (error) {
        if (!(await job.isActive())) throw error;
      }
    }
    if (jobs.length === 0) return dropped;
  }
}

async function retry(job: Job<SubmissionJob> | undefined): Promise<number> {
  if (!job || !(await job.isFailed())) return 0;
  await job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true });
  return 1;
}

const sum = (each: number[]): number => each.reduce((total, one) => total + one, 0);
