import { connectImpatiently, disconnect } from '@tamis/shared/adapters/redis/connection';
import { openRedisSubmissionJobs } from '@tamis/shared/adapters/redis/submission-jobs';
import type { QueueConsumer, SubmissionJobs } from '@tamis/shared/application/ports/queue';
import type { Redis } from 'ioredis';
import { aJob } from '../builders';
import { gate } from '../contracts/gate';
import { openAccepting, ready, took, type Accepting } from '../contracts/open-redis';
import { startChild } from '../servers/child';
import { describeWithServers } from '../servers/describe-with-servers';
import type { TestServer } from '../servers/private-server';
import { projectRoot } from '../servers/project-root';
import { startRedis } from '../servers/start-redis';
import { waitUntil } from '../servers/wait-until';

/** A worker's own process: takes jobs and never ends one. */
const WORKER = `
const { openRedisSubmissionJobs } = require('@tamis/shared/adapters/redis/submission-jobs');
const [, url, prefix] = process.argv;
const onProblem = () => undefined;
openRedisSubmissionJobs({ url, prefix, concurrency: 2, now: () => new Date(), onProblem }).consume(({ id }) => {
  console.log('took ' + id);
  return new Promise(() => undefined);
});
`;

describeWithServers(['redis'], 'judging while Redis or a worker is in trouble', () => {
  let server: TestServer;
  let accepting: Accepting;
  let jobs: SubmissionJobs;
  let consumer: QueueConsumer | undefined;
  let problems: unknown[];
  beforeEach(async () => {
    server = await startRedis({ config: {} });
    accepting = openAccepting(server.url);
    problems = [];
    jobs = openRedisSubmissionJobs({
      url: server.url,
      prefix: accepting.prefix,
      concurrency: 4,
      now: () => new Date(),
      onProblem: (error) => problems.push(error),
    });
    await accepting.untilAccepting();
  });
  afterEach(async () => {
    await consumer?.close();
    consumer = undefined;
    await jobs.close();
    await accepting.close();
    await server.close();
  });

  const enqueue = async (count: number): Promise<string[]> => {
    const all = Array.from({ length: count }, () => aJob());
    await Promise.all(all.map((job) => accepting.submissionQueue.enqueue(job)));
    return all.map(({ id }) => id);
  };
  const handling = (): Set<string> => {
    const handled = new Set<string>();
    consumer = jobs.consume(({ id }) => Promise.resolve(void handled.add(id)));
    return handled;
  };

  test('when a worker is killed, then another one does its jobs within ten seconds', async () => {
    const child = await startChild(process.execPath, ['-e', WORKER, server.url, accepting.prefix], {
      cwd: projectRoot(),
    });
    const ids = await enqueue(2);
    await waitUntil('it took both', () => ids.every((id) => child.output().includes(`took ${id}`)));
    const handled = handling();
    child.signal('SIGKILL');
    expect(await took(() => waitUntil('both are done', () => handled.size === 2))).toBeLessThan(10_000);
    expect([...handled].sort()).toEqual(ids.sort());
    await waitUntil('the queue is empty', async () => (await jobs.counts()).waiting === 0);
  });

  test('when Redis is away while jobs wait and run, then all are done once it is back', async () => {
    const [early, running] = [await enqueue(4), gate()];
    const handled = new Set<string>();
    let begun = 0;
    consumer = jobs.consume(async ({ id }) => {
      begun += 1;
      await running.opened;
      handled.add(id);
    });
    await waitUntil('all places are taken', () => begun === 4);
    await server.kill();
    running.open();
    await waitUntil('the loss is noticed', () => problems.length > 0);
    await server.restart();
    await accepting.untilAccepting();
    const late = await enqueue(4);
    const all = [...early, ...late];
    await waitUntil('all are done', () => all.every((id) => handled.has(id)));
    await waitUntil('the queue is empty', async () => (await jobs.counts()).waiting === 0);
  });

  test('when Redis is dead, frozen or never was there, then questions about the queue are refused in time', async () => {
    const refused = { code: 'queue/unavailable' };
    const ask = async (asked: SubmissionJobs): Promise<void> => {
      for (const question of [() => asked.counts(), () => asked.deadJobs(1), () => asked.retryDead()]) {
        expect(await took(() => expect(question()).rejects.toMatchObject(refused))).toBeLessThan(2200);
      }
    };
    await jobs.counts();
    await server.pause();
    await ask(jobs);
    await server.resume();
    await server.kill();
    await ask(jobs);
    const onProblem = (): void => undefined;
    const never = openRedisSubmissionJobs({ url: server.url, concurrency: 1, now: () => new Date(), onProblem });
    await ask(never);
    await never.close();
    await server.restart();
    await waitUntil('they are answered', () =>
      jobs.counts().then(
        () => true,
        () => false,
      ),
    );
  });

  describe('full', () => {
    let other: Redis;
    beforeEach(async () => {
      other = connectImpatiently(server.url, () => undefined);
      await ready(other);
    });
    afterEach(() => disconnect(other));
    /** Gives Redis memory again, and waits until the worker has found out everywhere. */
    const freeMemory = async (): Promise<void> => {
      const lastCheck = `${accepting.prefix}:submissions:stalled-check`;
      await other.config('SET', 'maxmemory', '0');
      await other.del(lastCheck);
      await waitUntil('it looks for orphaned jobs again', async () => (await other.exists(lastCheck)) === 1);
    };
    const memoryErrors = async (): Promise<number> =>
      Number(/^errorstat_OOM:count=(\d+)/m.exec(await other.info('errorstats'))?.[1] ?? 0);

    test('when Redis has no memory, then the worker asks now and then, and goes on by itself once there is some', async () => {
      const ids = await enqueue(20);
      await other.config('SET', 'maxmemory', '1');
      const handled = handling();
      const rests = 3;
      const spent = await took(() => waitUntil('it has rested', () => problems.length >= rests));
      expect(spent).toBeGreaterThan((rests - 1) * 900);
      expect(await memoryErrors()).toBeLessThan(rests * 30);
      expect(handled.size).toBe(0);
      await freeMemory();
      await waitUntil('all are done', () => handled.size === ids.length);
      await waitUntil('the queue is empty', async () => (await jobs.counts()).waiting === 0);
    });

    test('when memory runs out while jobs run, then each is done all the same, and none is dead', async () => {
      const [ids, running] = [await enqueue(8), gate()];
      const handled = new Set<string>();
      let begun = 0;
      consumer = jobs.consume(async ({ id }) => {
        begun += 1;
        await running.opened;
        handled.add(id);
      });
      await waitUntil('all places are taken', () => begun === 4);
      await other.config('SET', 'maxmemory', '1');
      running.open();
      await waitUntil('it is noticed', () => problems.length > 1);
      await freeMemory();
      await waitUntil('all are done', () => handled.size === ids.length);
      await waitUntil('the queue is empty', async () => (await jobs.counts()).waiting === 0);
      expect((await jobs.counts()).dead).toBe(0);
    });
  });
});
