import { connectImpatiently, disconnect } from '@tamis/shared/adapters/redis/connection';
import type { Redis } from 'ioredis';
import { aJob } from '../builders';
import { openAccepting, ready, took, type Accepting } from '../contracts/open-redis';
import { describeWithServers } from '../servers/describe-with-servers';
import type { TestServer } from '../servers/private-server';
import { startRedis } from '../servers/start-redis';
import { waitUntil } from '../servers/wait-until';

/** How soon a refusal must come that needs no question to Redis, and one that does. */
const AT_ONCE_MS = 50;
const FROZEN_MS = 1100;
const BACK_MS = 1000;
const LIMIT_BYTES = 20 * 1024 * 1024;

const refused = { code: 'queue/unavailable' };

describeWithServers(['redis'], 'accepting while Redis is in trouble', () => {
  let server: TestServer;
  let accepting: Accepting;
  beforeEach(async () => {
    server = await startRedis({ config: { maxmemory: '20mb' } });
    accepting = openAccepting(server.url);
  });
  afterEach(async () => {
    await accepting.close();
    await server.close();
  });

  describe('dead, frozen or absent', () => outageTests(() => ({ server, accepting })));
  describe('nearly full', () => memoryTests(() => ({ server, accepting })));
});

type Setting = () => { server: TestServer; accepting: Accepting };

/** Milliseconds until `enqueue` was refused. */
async function refusal({ submissionQueue }: Accepting): Promise<number> {
  return took(() => expect(submissionQueue.enqueue(aJob())).rejects.toMatchObject(refused));
}

/** Milliseconds from now until a job is accepted. */
async function acceptance(accepting: Accepting): Promise<number> {
  return took(async () => {
    await accepting.untilAccepting();
    await accepting.submissionQueue.enqueue(aJob());
  });
}

function outageTests(setting: Setting): void {
  test('when Redis is killed, then jobs are refused at once, also the one under way', async () => {
    const { server, accepting } = setting();
    await accepting.untilAccepting();
    const underWay = Array.from({ length: 20 }, () => accepting.submissionQueue.enqueue(aJob()));
    const killed = server.kill();
    expect(await took(() => Promise.allSettled(underWay))).toBeLessThan(FROZEN_MS);
    await killed;
    expect(await refusal(accepting)).toBeLessThan(AT_ONCE_MS);
    expect(await refusal(accepting)).toBeLessThan(AT_ONCE_MS);
    await expect(accepting.submissionQueue.checkAccepting()).rejects.toMatchObject(refused);
  });

  test('when Redis comes back after a while, then jobs are accepted within a second', async () => {
    const { server, accepting } = setting();
    await accepting.untilAccepting();
    let attempts = 0;
    accepting.redis.on('reconnecting', () => (attempts += 1));
    await server.kill();
    await waitUntil('the pauses between attempts are longest', () => attempts > 6);
    await server.restart();
    expect(await acceptance(accepting)).toBeLessThan(BACK_MS);
  });

  test('when Redis was not there at start, then jobs are refused at once, and accepted when it comes', async () => {
    const { server } = setting();
    await server.kill();
    const accepting = openAccepting(server.url);
    try {
      expect(await refusal(accepting)).toBeLessThan(AT_ONCE_MS);
      await waitUntil('it was looked for', () => accepting.heard.length > 3);
      expect(await refusal(accepting)).toBeLessThan(AT_ONCE_MS);
      await server.restart();
      expect(await acceptance(accepting)).toBeLessThan(BACK_MS);
    } finally {
      await accepting.close();
    }
  });

  test('when Redis is frozen, then the first job is refused after a second, later ones at once', async () => {
    const { server, accepting } = setting();
    await accepting.untilAccepting();
    let given = 0;
    accepting.redis.on('close', () => (given += 1));
    await server.pause();
    expect(await refusal(accepting)).toBeLessThan(FROZEN_MS);
    let slowest = 0;
    await waitUntil('the connection was given up twice', async () => {
      slowest = Math.max(slowest, await refusal(accepting));
      return given >= 2;
    });
    expect(slowest).toBeLessThan(AT_ONCE_MS);
    await server.resume();
    expect(await acceptance(accepting)).toBeLessThan(BACK_MS);
  });

  test('when a job was refused while Redis froze and is sent again later, then it stands once', async () => {
    const { server, accepting } = setting();
    await accepting.untilAccepting();
    const job = aJob();
    await server.pause();
    await expect(accepting.submissionQueue.enqueue(job)).rejects.toMatchObject(refused);
    await server.resume();
    await accepting.untilAccepting();
    await accepting.submissionQueue.enqueue(job);
    expect(await accepting.redis.llen(`${accepting.prefix}:submissions:wait`)).toBe(1);
  });
}

function memoryTests(setting: Setting): void {
  let other: Redis;
  beforeEach(async () => {
    other = connectImpatiently(setting().server.url, () => undefined);
    await ready(other);
  });
  afterEach(() => disconnect(other));

  const usedBytes = async (): Promise<number> =>
    Number(/^used_memory:(\d+)/m.exec(await other.info('memory'))?.[1] ?? 0);
  const looks = async (): Promise<number> =>
    Number(/^cmdstat_info:calls=(\d+)/m.exec(await other.info('commandstats'))?.[1] ?? 0);
  /** Fills Redis up to that share of its 20 MB, and waits until the queue has looked at it. */
  const fillTo = async (share: number): Promise<void> => {
    for (let piece = 0; (await usedBytes()) < LIMIT_BYTES * share; piece += 1) {
      await other.hset('junk', `${piece}`, 'x'.repeat(100_000));
    }
    const before = await looks();
    let asked = 0;
    await waitUntil('the queue has looked twice', async () => {
      asked += 1;
      // The question itself is answered by INFO too, but counted only afterwards.
      return (await looks()) - before >= asked + 2;
    });
  };

  test('when less than 70 % of the memory is used, then jobs are accepted, beyond it not, and again once some is free', async () => {
    const { accepting } = setting();
    await accepting.untilAccepting();
    await fillTo(0.65);
    await accepting.submissionQueue.enqueue(aJob());
    await other.del('junk');
    await fillTo(0.72);
    expect(await refusal(accepting)).toBeLessThan(AT_ONCE_MS);
    await expect(accepting.submissionQueue.checkAccepting()).rejects.toThrow(/bytes/);
    await other.del('junk');
    expect(await acceptance(accepting)).toBeLessThan(BACK_MS);
  });

  test('when Redis refuses to write, then the job is refused at once', async () => {
    const { accepting } = setting();
    await accepting.untilAccepting();
    await other.config('SET', 'maxmemory', '1');
    expect(await refusal(accepting)).toBeLessThan(AT_ONCE_MS);
    await other.config('SET', 'maxmemory', '0');
    expect(await acceptance(accepting)).toBeLessThan(BACK_MS);
  });
}
