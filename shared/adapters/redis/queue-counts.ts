import type { Queue } from 'bullmq';
import type { QueueCounts, SubmissionJob } from '../../application/ports/queue';
import { acceptedAt } from './dead-jobs';

/** Retried jobs stand among the newer ones, so the oldest is looked for among this many at the head of each list. */
const OLDEST_AMONG = 20;

/** How many jobs wait and are dead, and when the oldest that waits was accepted. */
export async function countsOf(queue: Queue<SubmissionJob>): Promise<QueueCounts> {
  const [counts, ...heads] = await Promise.all([
    queue.getJobCounts('wait', 'active', 'delayed', 'failed'),
    queue.getJobs(['active'], 0, OLDEST_AMONG - 1, true),
    queue.getJobs(['wait'], 0, OLDEST_AMONG - 1, true),
    queue.getJobs(['delayed'], 0, OLDEST_AMONG - 1, true),
  ]);
  const times = heads.flat().map((job) => acceptedAt(job).getTime());
  const { wait = 0, active = 0, delayed = 0, failed = 0 } = counts;
  return {
    waiting: wait + active + delayed,
    dead: failed,
    oldest: times.length > 0 ? new Date(Math.min(...times)) : null,
  };
}
