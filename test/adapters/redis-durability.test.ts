import { connectImpatiently, disconnect } from '@tamis/shared/adapters/redis/connection';
import { durabilityProblems } from '@tamis/shared/adapters/redis/durability';
import type { Redis } from 'ioredis';
import { openAccepting, ready } from '../contracts/open-redis';
import { describeWithServers } from '../servers/describe-with-servers';
import type { TestServer } from '../servers/private-server';
import { startRedis } from '../servers/start-redis';
import { waitUntil } from '../servers/wait-until';

describeWithServers(['redis'], 'durability of Redis', () => {
  let server: TestServer;
  let redis: Redis;
  beforeAll(async () => {
    server = await startRedis({ config: {} });
    redis = connectImpatiently(server.url, () => undefined);
    await ready(redis);
  });
  afterAll(async () => {
    await disconnect(redis);
    await server.close();
  });

  test('when everything is set as it must be, then nothing is wrong', async () => {
    expect(await durabilityProblems(redis)).toEqual([]);
  });

  test.each([
    ['appendonly', 'no', 'yes'],
    ['appendfsync', 'everysec', 'always'],
    ['appendfsync', 'no', 'always'],
    ['maxmemory-policy', 'allkeys-lru', 'noeviction'],
    ['maxmemory-policy', 'volatile-lru', 'noeviction'],
  ])('when %s is %s, then one sentence says to set it to %s', async (setting, wrong, right) => {
    await redis.config('SET', setting, wrong);
    try {
      const problems = await durabilityProblems(redis);
      expect(problems).toHaveLength(1);
      expect(problems[0]).toContain(`\`${setting} ${right}\``);
    } finally {
      await redis.config('SET', setting, right);
    }
  });

  test('when several are wrong, then the queue is told each of them', async () => {
    const careless = await startRedis({ config: { appendonly: 'no', appendfsync: 'everysec' } });
    const accepting = openAccepting(careless.url);
    try {
      await waitUntil('both are heard', () => accepting.problems.length >= 2);
      expect(accepting.problems).toHaveLength(2);
    } finally {
      await accepting.close();
      await careless.close();
    }
  });

  test('when Redis does not show its settings, then a sentence asks to make sure, and jobs are accepted', async () => {
    const managed = await startRedis({ config: { 'rename-command': 'CONFIG ""' } });
    const accepting = openAccepting(managed.url);
    try {
      await accepting.untilAccepting();
      await waitUntil('it is heard', () => accepting.problems.length > 0);
      expect(accepting.problems).toEqual([expect.stringContaining('appendonly yes, appendfsync always')]);
    } finally {
      await accepting.close();
      await managed.close();
    }
  });
});
