import { Redis } from 'ioredis';
import { ModerationError } from '../../domain/errors';

/** A command that is not answered by then fails, so that no visitor waits for a frozen server. */
const COMMAND_TIMEOUT_MS = 1000;
/** A connection that says nothing for so long is given up; a little longer than a command's time-out. */
const SOCKET_TIMEOUT_MS = 1500;
export const CONNECT_TIMEOUT_MS = 1000;
/** How long a connection that is given up may take to say goodbye. */
const DISCONNECT_TIMEOUT_MS = 100;
/** Pauses between attempts to connect grow to this. */
const LONGEST_PAUSE_MS = 500;
const PAUSE_STEP_MS = 100;

/** Milliseconds before the given attempt to connect again. */
export const retryStrategy = (attempt: number): number => Math.min(attempt * PAUSE_STEP_MS, LONGEST_PAUSE_MS);

/**
 * A connection whose commands fail at once while Redis is away, and after a second when it hangs. It connects by itself, in
 * the background, and again after every loss. `onProblem` hears of each loss.
 */
export function connectImpatiently(url: string, onProblem: (error: unknown) => void): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: COMMAND_TIMEOUT_MS,
    socketTimeout: SOCKET_TIMEOUT_MS,
    connectTimeout: CONNECT_TIMEOUT_MS,
    disconnectTimeout: DISCONNECT_TIMEOUT_MS,
    retryStrategy,
  });
  redis.on('error', onProblem);
  return redis;
}

/** Waits a second at most for a connection that is being made; rejects with `queue/unavailable` after it. */
export async function untilReady(redis: Redis): Promise<void> {
  if (redis.status === 'ready') return;
  await new Promise<void>((resolve, reject) => {
    const settle = (outcome: () => void) => () => {
      clearTimeout(timer);
      redis.off('ready', ready);
      outcome();
    };
    const ready = settle(resolve);
    const late = settle(() => {
      reject(new ModerationError('queue/unavailable', 'Redis is away'));
    });
    const timer = setTimeout(late, CONNECT_TIMEOUT_MS);
    redis.on('ready', ready);
  });
}

/** Ends a connection at once; what was asked and not answered fails. */
export function disconnect(redis: Redis): Promise<void> {
  if (redis.status === 'end') return Promise.resolve();
  return new Promise((resolve) => {
    redis.once('end', () => {
      resolve();
    });
    // Between two attempts there is no socket whose end ioredis would hear, so one is begun, to be given up.
    if (redis.status === 'reconnecting') redis.connect().catch(() => undefined);
    redis.disconnect();
  });
}
