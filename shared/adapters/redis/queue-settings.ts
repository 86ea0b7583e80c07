/** Name and key prefix of the queue in Redis, the same for the side that accepts and the side that judges. */
export const QUEUE_NAME = 'submissions';
export const QUEUE_PREFIX = 'tamis';

/** After this many failed tries a job is dead. */
export const ATTEMPTS = 8;

/** Milliseconds between the tries of a job. */
export interface RetryPauses {
  /** After the first failed try; it doubles with each further one. */
  firstMs: number;
  longestMs: number;
  /** When it was the store that failed, and not the job. */
  storeMs: number;
}

/** 1 s, doubling to at most a minute: the eighth try comes about two minutes after the first. */
export const RETRY_PAUSES: RetryPauses = { firstMs: 1000, longestMs: 60_000, storeMs: 1000 };

/** Milliseconds to wait after the given number of failed tries. */
export function pauseAfter(attemptsMade: number, { firstMs, longestMs }: RetryPauses): number {
  return Math.min(firstMs * 2 ** Math.max(0, attemptsMade - 1), longestMs);
}
