import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimit } from '../../application/ports/queue';

const PREFIX = 'tamis:rate';

/** How long attempts are gathered before the other processes are told of them, in milliseconds. */
const TELL_AFTER_MS = 50;

/**
 * A limit of `attempts` per `windowSeconds` and network, among all processes on the same Redis. Each decides from what it knows, without asking,
 * and tells the others a moment later: nobody waits for Redis twice. One process alone is exact; several let through what one network sends to the
 * others within that moment more, and never more than `attempts` each. While Redis is away each counts for itself.
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
  const own = new RateLimiterMemory({ points: attempts, duration: windowSeconds });
  const shared = new RateLimiterRedis({
    storeClient: redis,
    points: attempts,
    duration: windowSeconds,
    keyPrefix: prefix,
    rejectIfRedisNotReady: true,
  });
  const untold = new Map<string, number>();
  let timer: NodeJS.Timeout | null = null;

  const learn = async (network: string, { consumedPoints, msBeforeNext }: RateLimiterRes): Promise<void> => {
    const known = (await own.get(network))?.consumedPoints ?? 0;
    if (consumedPoints > known) await own.set(network, consumedPoints, Math.max(1, Math.ceil(msBeforeNext / 1000)));
  };
  const tell = async (network: string, taken: number): Promise<void> => {
    try {
      await learn(network, await shared.consume(network, taken));
    } catch (refusal) {
      // An outage is told where it matters: a submission cannot be queued then.
      if (refusal instanceof RateLimiterRes) await learn(network, refusal);
    }
  };
  const tellAll = (): void => {
    timer = null;
    const all = [...untold];
    untold.clear();
    for (const [network, taken] of all) void tell(network, taken);
  };

  return {
    async take(network) {
      try {
        await own.consume(network);
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
        throw refusal;
      }
      untold.set(network, (untold.get(network) ?? 0) + 1);
      timer ??= setTimeout(tellAll, TELL_AFTER_MS).unref();
      return 0;
    },
  };
}
