/** Name and key prefix of the queue in Redis, the same for the side that accepts and the side that judges. */
export const QUEUE_NAME = 'submissions';
export const QUEUE_PREFIX = 'tamis';

/** After this many failed tries a job is dead. */
export const ATTEMPTS = 8;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;

/** Milliseconds to wait after the given number of failed tries: 1 s, doubling to at most a minute. */
export function pauseAfter(attemptsMade: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** Math.max(0, attemptsMade - 1), LONGEST_PAUSE_MS);
}
