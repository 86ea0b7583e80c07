import { connectImpatiently, disconnect } from '@tamis/shared/adapters/redis/connection';
import { redisRateLimit } from '@tamis/shared/adapters/redis/rate-limit';
import type { Redis } from 'ioredis';
import { describeWithServers } from '../servers/describe-with-servers';
import { openRedisQueueAt, ready, redisServer, RUN } from './open-redis';
import { rateLimitContract } from './rate-limit.contract';
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
    rateLimitContract((settings) => redisRateLimit({ redis, ...settings, prefix: `${RUN}-rate` }));
  });
});
