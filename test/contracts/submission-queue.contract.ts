import type { SubmissionJob } from '@tamis/shared/application/ports/queue';
import { aJob, anId } from '../builders';
import { waitUntil } from '../servers/wait-until';
import { deadJobsContract, failureContract } from './failed-jobs.contract';
import { gate } from './gate';
import { NAUGHTY_STRINGS } from './naughty-strings';
import { closingConsumers, isIdle, type OpenQueue, type OpenQueueAt, type OpenQueueWith } from './open-queue';

/** The meaning of `SubmissionQueue` and `SubmissionJobs`. */
export function submissionQueueContract(openAt: OpenQueueAt): void {
  const open: OpenQueue[] = [];
  const openQueue: OpenQueueWith = async (settings = {}) => {
    const defaults = { place: anId('place'), concurrency: 4, maxWaiting: 1000, firstPauseMs: 1 };
    const queue = closingConsumers(await openAt({ ...defaults, ...settings }));
    open.push(queue);
    return queue;
  };
  afterEach(async () => {
    await Promise.all(open.splice(0).map((queue) => queue.close()));
  });

  describe('delivery', () => deliveryContract(openQueue));
  describe('failures', () => failureContract(openQueue));
  describe('dead jobs', () => deadJobsContract(openQueue));
  describe('counts and limits', () => countsContract(openQueue));
}

function deliveryContract(openQueue: OpenQueueWith): void {
  test('when jobs are enqueued, then each is handled once, exactly as it was sent', async () => {
    const queue = await openQueue();
    const jobs = NAUGHTY_STRINGS.map((text) => {
      const { submission, ...job } = aJob();
      const author = { name: text, url: text };
      return { ...job, submission: { ...submission, author, body: text, articleId: text, articleTitle: text } };
    });
    await Promise.all(jobs.map((job) => queue.submissionQueue.enqueue(job)));
    const handled: SubmissionJob[] = [];
    const consumer = queue.submissionJobs.consume((job) => Promise.resolve(void handled.push(job)));
    await waitUntil('the queue is empty', () => isIdle(queue));
    await consumer.close();
    const byId = (one: SubmissionJob, other: SubmissionJob): number => one.id.localeCompare(other.id);
    expect(handled.sort(byId)).toEqual(jobs.sort(byId));
  });

  test('when a job is sent again while it waits or runs, then it is handled once', async () => {
    const queue = await openQueue();
    const [job, running] = [aJob(), gate()];
    await Promise.all([queue.submissionQueue.enqueue(job), queue.submissionQueue.enqueue(job)]);
    await queue.submissionQueue.enqueue(job);
    let runs = 0;
    const consumer = queue.submissionJobs.consume(() => {
      runs += 1;
      return running.opened;
    });
    await waitUntil('it runs', () => runs > 0);
    await queue.submissionQueue.enqueue(job);
    running.open();
    await waitUntil('the queue is empty', () => isIdle(queue));
    await consumer.close();
    expect(runs).toBe(1);
  });

  test('when everything is closed with jobs waiting, then they are handled after the next start', async () => {
    const place = anId('place');
    const before = await openQueue({ place });
    const jobs = [aJob(), aJob(), aJob()];
    for (const job of jobs) await before.submissionQueue.enqueue(job);
    await before.close();
    const queue = await openQueue({ place });
    const handled: string[] = [];
    queue.submissionJobs.consume(({ id }) => Promise.resolve(void handled.push(id)));
    await waitUntil('all are handled', () => handled.length === jobs.length);
    expect(handled.sort()).toEqual(jobs.map(({ id }) => id));
  });

  test('when more jobs wait than may run at a time, then so many run and no more', async () => {
    const queue = await openQueue({ concurrency: 3 });
    await Promise.all(Array.from({ length: 9 }, () => queue.submissionQueue.enqueue(aJob())));
    const [running, all] = [gate(), { now: 0, most: 0 }];
    queue.submissionJobs.consume(async () => {
      all.now += 1;
      all.most = Math.max(all.most, all.now);
      await running.opened;
      all.now -= 1;
    });
    await waitUntil('three run', () => all.now === 3);
    running.open();
    await waitUntil('the queue is empty', () => isIdle(queue));
    expect(all.most).toBe(3);
  });

  test('when the consumer closes, then it waits for the running job and takes no other', async () => {
    const queue = await openQueue({ concurrency: 1 });
    const [first, second, running] = [aJob(), aJob(), gate()];
    await queue.submissionQueue.enqueue(first);
    await queue.submissionQueue.enqueue(second);
    const handled: string[] = [];
    let isClosed = false;
    const consumer = queue.submissionJobs.consume(async ({ id }) => {
      handled.push(id);
      await running.opened;
    });
    await waitUntil('it runs', () => handled.length > 0);
    const closing = consumer.close().then(() => (isClosed = true));
    await queue.submissionJobs.counts();
    expect(isClosed).toBe(false);
    running.open();
    await closing;
    expect(handled).toEqual([first.id]);
    expect(await queue.submissionJobs.counts()).toMatchObject({ waiting: 1, dead: 0 });
  });
}

function countsContract(openQueue: OpenQueueWith): void {
  test('when nothing waits, then the counts are zero and nothing is oldest', async () => {
    const { submissionJobs } = await openQueue();
    expect(await submissionJobs.counts()).toEqual({ waiting: 0, dead: 0, oldest: null });
  });

  test('when jobs wait and run, then both are counted and the oldest is the one accepted first', async () => {
    const queue = await openQueue({ concurrency: 1 });
    const [first, second] = ['2026-03-01T12:00:00.001Z', '2026-03-01T12:00:00.002Z'];
    const running = gate();
    for (const createdAt of [first, second]) await queue.submissionQueue.enqueue(aJob({ createdAt }));
    expect(await queue.submissionJobs.counts()).toEqual({ waiting: 2, dead: 0, oldest: new Date(first) });
    let isRunning = false;
    queue.submissionJobs.consume(() => {
      isRunning = true;
      return running.opened;
    });
    await waitUntil('it runs', () => isRunning);
    expect(await queue.submissionJobs.counts()).toEqual({ waiting: 2, dead: 0, oldest: new Date(first) });
    running.open();
    await waitUntil('the queue is empty', () => isIdle(queue));
    expect((await queue.submissionJobs.counts()).oldest).toBeNull();
  });

  test('when a job waits for its next try, then it still waits, and may be the oldest', async () => {
    const queue = await openQueue({ firstPauseMs: 60_000 });
    const createdAt = '2026-03-01T12:00:00.000Z';
    let tries = 0;
    queue.submissionJobs.consume(() => {
      tries += 1;
      return Promise.reject(new Error('not yet'));
    });
    await queue.submissionQueue.enqueue(aJob({ createdAt }));
    await waitUntil('it has failed', () => tries === 1);
    expect(await queue.submissionJobs.counts()).toEqual({ waiting: 1, dead: 0, oldest: new Date(createdAt) });
  });

  test('when as many wait as may, then nothing is accepted until one is done', async () => {
    const queue = await openQueue({ maxWaiting: 3 });
    const { enqueue, checkAccepting } = queue.submissionQueue;
    await enqueue(aJob());
    await enqueue(aJob());
    await checkAccepting();
    await enqueue(aJob());
    const refusal = { code: 'queue/unavailable' };
    await waitUntil('it refuses', () =>
      checkAccepting().then(
        () => false,
        () => true,
      ),
    );
    await expect(enqueue(aJob())).rejects.toMatchObject(refusal);
    await expect(checkAccepting()).rejects.toMatchObject(refusal);
    expect((await queue.submissionJobs.counts()).waiting).toBe(3);
    queue.submissionJobs.consume(() => Promise.resolve());
    await waitUntil('it accepts', () =>
      checkAccepting().then(
        () => true,
        () => false,
      ),
    );
    await enqueue(aJob());
  });

  test('when the queue cannot be reached, then every call rejects with queue/unavailable', async () => {
    const queue = await openQueue();
    const { submissionQueue, submissionJobs } = queue;
    await queue.close();
    const calls = [
      () => submissionQueue.enqueue(aJob()),
      () => submissionJobs.counts(),
      () => submissionJobs.deadJobs(1),
      () => submissionJobs.retryDead(),
      () => submissionJobs.retryDead([anId()]),
    ];
    for (const call of calls) await expect(call()).rejects.toMatchObject({ code: 'queue/unavailable' });
  });
}
