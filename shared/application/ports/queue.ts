import type { Comment } from '../../domain/comment';

/** A submission on its way to the worker. Personal data travels sealed; everything else is as the visitor sent it. */
export interface SubmissionJob {
  version: 1;
  /** The comment's id, and the job's. */
  id: string;
  /** ISO 8601. */
  createdAt: string;
  submission: Omit<Comment, 'id' | 'createdAt' | 'origin' | 'author'> & {
    author: { name: string; url: string | null };
  };
  /** The sealed JSON of `{ email, ip, userAgent }`. */
  sealed: string;
}

export interface DeadJob {
  id: string;
  /** ISO 8601, when the submission was accepted. */
  createdAt: string;
  attempts: number;
  error: string;
}

export interface QueueCounts {
  /** Jobs not yet judged, those being judged now included. */
  waiting: number;
  /** Acceptance time of the oldest of them, or null. */
  oldest: Date | null;
  dead: number;
}

export interface QueueConsumer {
  /** Takes no new job, waits for the running ones, resolves when the last has ended. */
  close(): Promise<void>;
}

/** The accepting side of the queue. */
export interface SubmissionQueue {
  /**
   * Resolves once the job is durable. A job whose id is still in the queue is not added again. Rejects with
   * `queue/unavailable` within 1.1 s when that cannot be promised, at once when it is known beforehand.
   */
  enqueue(job: SubmissionJob): Promise<void>;
  /** Resolves when the queue takes jobs now; rejects with `queue/unavailable` and the reason when it does not. */
  checkAccepting(): Promise<void>;
  close(): Promise<void>;
}

/** The judging side of the queue. */
export interface SubmissionJobs {
  /** Takes jobs that nobody judges at the moment out of the queue, waiting and dead ones; resolves with how many. */
  drop(isTheirs: (job: SubmissionJob) => boolean): Promise<number>;
  /**
   * Gives each job to `handle`, at least once, up to `concurrency` at a time. A handler that rejects is tried again with
   * growing pauses; after eight tries the job is dead: kept, listed, and tried again only by `retryDead`. One that rejects
   * with `store/unavailable` or `queue/unavailable` has used up no try. A job of a version unknown here is dead at once.
   */
  consume(handle: (job: SubmissionJob) => Promise<void>): QueueConsumer;
  counts(): Promise<QueueCounts>;
  /** Resolves when jobs can be taken and ended now; rejects with `queue/unavailable` and the reason when they cannot. */
  checkTaking(): Promise<void>;
  /** The newest dead jobs, at most `limit`. */
  deadJobs(limit: number): Promise<DeadJob[]>;
  /** Puts dead jobs back in line, all of them without `ids`; resolves with how many. */
  retryDead(ids?: readonly string[]): Promise<number>;
  close(): Promise<void>;
}

/** The right of one worker, among all there are, to judge what bears some keys. */
export interface Turn {
  /** Whether it is still this worker's alone; once it is not, another may have judged since. */
  isHeld(): boolean;
  /** Lets the next one have it. */
  end(): Promise<void>;
}

/** Lets comments of one author or network be judged one after the other, whichever worker has them. */
export interface Turns {
  /** Resolves when no other worker has a turn with one of the keys. Rejects with `queue/unavailable`. */
  take(keys: readonly string[]): Promise<Turn>;
}

/** Counts attempts by network. */
export interface RateLimit {
  /** Takes one attempt of `network`; resolves with the seconds to wait when none is left, else 0. */
  take(network: string): Promise<number>;
}
