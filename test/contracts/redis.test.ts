import { connectImpatiently, disconnect } from '@tamis/shared/adapters/redis/connection';
import { redisRateLimit } from '@tamis/shared/adapters/redis/rate-limit';
import type { Redis } from 'ioredis';
import { describeWithServers } from '../servers/describe-with-servers';
import { openRedisQueueAt, ready, redisServer, RUN } from './open-redis';
import type { RateLimit } from '@tamis/shared/application/ports/queue';
import { anId } from '../builders';
import { waitUntil } from '../servers/wait-until';
import { rateLimitContract, type LimitSettings } from './rate-limit.contract';
import { submissionQueueContract } from './submission-queue.contract';

describeWithServers(['redis'], 'Redis', () => {
  const server = redisServer();

  describe('submission queue', () => submissionQueueContract((settings) => openRedisQueueAt(server().url, settings)));

  describe('rate limit', () => {
    let redis: Redis;
    beforeAll(async () => {
      redis = connectImpatiently(server().url, () => undefined);
      await ready(redis);
    });
    afterAll(() => disconnect(redis));
    const open = (settings: LimitSettings): RateLimit => redisRateLimit({ redis, ...settings, prefix: `${RUN}-rate` });
    rateLimitContract(open);

    test('when one process has used up what a network has, then another one knows it a moment later', async () => {
      const settings = { attempts: 5, windowSeconds: 60 };
      const [one, other] = [open(settings), open(settings)];
      const network = anId('network');
      for (let time = 0; time < 5; time += 1) expect(await one.take(network)).toBe(0);
      let passed = 0;
      await waitUntil('the other one refuses', async () => {
        const wait = await other.take(network);
        if (wait === 0) passed += 1;
        return wait > 0;
      });
      expect(passed).toBeLessThanOrEqual(5);
      expect(await one.take(network)).toBeGreaterThan(0);
    });

    test('when Redis is away, then each process counts for itself', async () => {
      const away = connectImpatiently('redis://127.0.0.1:1', () => undefined);
      try {
        const limit = redisRateLimit({ redis: away, attempts: 2, windowSeconds: 60 });
        const waits = [await limit.take('n'), await limit.take('n'), await limit.take('n')];
        expect(waits.map((wait) => wait === 0)).toEqual([true, true, false]);
      } finally {
        await disconnect(away);
      }
    });
  });
});
