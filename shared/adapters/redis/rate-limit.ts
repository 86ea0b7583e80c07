import type { Redis } from 'ioredis';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimit } from '../../application/ports/queue';
import { ModerationError } from '../../domain/errors';

const PREFIX = 'tamis:rate';

/**
 * A limit of `attempts` per `windowSeconds` and network, shared by every process on the same Redis. Rejects with
 * `queue/unavailable` when Redis is away: nothing could be accepted then anyway.
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
  const limiter = new RateLimiterRedis({
    storeClient: redis,
    points: attempts,
    duration: windowSeconds,
    keyPrefix: prefix,
    rejectIfRedisNotReady: true,
    // Who is far over the limit is turned away from memory, without asking Redis again and again.
    inMemoryBlockOnConsumed: attempts + 1,
  });
  return {
    async take(network) {
      try {
        await limiter.consume(network);
        return 0;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
        throw new ModerationError('queue/unavailable', 'the rate limit in Redis could not be asked', {
          cause: refusal,
        });
      }
    },
  };
}
