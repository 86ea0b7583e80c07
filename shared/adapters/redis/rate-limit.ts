import type { Redis } from 'ioredis';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimit } from '../../application/ports/queue';

const PREFIX = 'tamis:rate';

/** How long attempts are gathered before the other processes are told of them, in milliseconds. */
const TELL_AFTER_MS = 50;

/** What this process knows of one network. */
interface Known {
  /** Attempts in the window, here and, as far as was heard, elsewhere. */
  taken: number;
  /** Of those taken here, how many the others were not told of. */
  untold: number;
  /** When the window ends, by `performance.now()`. */
  until: number;
}

/**
 * A limit of `attempts` per `windowSeconds` and network, among all processes on the same Redis. Each decides from what it knows, without asking.
 * The first attempt of a network is nobody else's business, since most make no second one; from the second on the others are told, a moment
 * later and beside whatever else goes to Redis, and what they say is known here. One process alone is exact; several let through what one network
 * sends to the others within that moment more, and one attempt each, and never more than `attempts` each. While Redis is away each counts for
 * itself.
 */
export function redisRateLimit({
  redis,
  attempts,
  windowSeconds,
  prefix = PREFIX,
}: {
  redis: Redis;
  attempts: number;
  windowSeconds: number;
  prefix?: string;
}): RateLimit {
  const shared = new RateLimiterRedis({
    storeClient: redis,
    points: attempts,
    duration: windowSeconds,
    keyPrefix: prefix,
    rejectIfRedisNotReady: true,
  });
  const windowMs = windowSeconds * 1000;
  // A timer for each network would cost more than all else: after a window all that was not asked for since goes at once.
  let [recent, former] = [new Map<string, Known>(), new Map<string, Known>()];
  let turnAt = performance.now() + windowMs;
  let toTell = new Map<string, Known>();
  let timer: NodeJS.Timeout | null = null;

  const knownOf = (network: string, at: number): Known => {
    if (at >= turnAt) {
      former = at < turnAt + windowMs ? recent : new Map<string, Known>();
      recent = new Map<string, Known>();
      turnAt = at + windowMs;
    }
    const found = recent.get(network) ?? former.get(network);
    const known = found && at < found.until ? found : { taken: 0, untold: 0, until: at + windowMs };
    recent.set(network, known);
    return known;
  };
  const tell = async (network: string, known: Known): Promise<void> => {
    const { untold } = known;
    known.untold = 0;
    try {
      learn(known, await shared.consume(network, untold));
    } catch (refusal) {
      // An outage is told where it matters: a submission cannot be queued then.
      if (refusal instanceof RateLimiterRes) learn(known, refusal);
    }
  };
  const tellAll = (): void => {
    timer = null;
    const all = toTell;
    toTell = new Map();
    for (const [network, known] of all) void tell(network, known);
  };

  return {
    take(network) {
      const at = performance.now();
      const known = knownOf(network, at);
      if (known.taken >= attempts) return Promise.resolve(Math.max(1, Math.ceil((known.until - at) / 1000)));
      known.taken += 1;
      known.untold += 1;
      if (known.taken > 1) {
        toTell.set(network, known);
        timer ??= setTimeout(tellAll, TELL_AFTER_MS).unref();
      }
      return Promise.resolve(0);
    },
  };
}

function learn(known: Known, { consumedPoints, msBeforeNext }: RateLimiterRes): void {
  if (consumedPoints <= known.taken) return;
  known.taken = consumedPoints;
  known.until = performance.now() + msBeforeNext;
}
