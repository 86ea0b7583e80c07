import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimit } from '../../application/ports/queue';

/** A limit of `attempts` per `windowSeconds` and network, kept in this process's memory. */
export function embeddedRateLimit({ attempts, windowSeconds }: { attempts: number; windowSeconds: number }): RateLimit {
  const limiter = new RateLimiterMemory({ points: attempts, duration: windowSeconds });
  return {
    async take(network) {
      try {
        await limiter.consume(network);
        return 0;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
        throw refusal;
      }
    },
  };
}
