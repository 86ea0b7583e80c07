import type { SubmissionJob } from '@tamis/shared/application/ports/queue';
import { ModerationError } from '@tamis/shared/domain/errors';
import { aJob } from '../builders';
import { waitUntil } from '../servers/wait-until';
import { isIdle, type OpenQueue, type OpenQueueWith } from './open-queue';

const TRIES = 8;

/** What happens to jobs whose handler rejects. */
export function failureContract(openQueue: OpenQueueWith): void {
  test('when a handler rejects, then the job is tried again with growing pauses until it succeeds', async () => {
    const firstPauseMs = 40;
    const queue = await openQueue({ firstPauseMs });
    await queue.submissionQueue.enqueue(aJob());
    const tries: number[] = [];
    queue.submissionJobs.consume(() => {
      tries.push(Date.now());
      return tries.length < 4 ? Promise.reject(new Error('not yet')) : Promise.resolve();
    });
    await waitUntil('the queue is empty', () => isIdle(queue));
    const pauses = tries.slice(1).map((at, index) => at - (tries[index] ?? 0));
    expect(pauses).toHaveLength(3);
    // Clocks count whole milliseconds, so a pause may look one shorter than it was.
    pauses.forEach((pause, index) => expect(pause).toBeGreaterThanOrEqual(firstPauseMs * 2 ** index - 1));
  });

  test('when the store is unavailable, then no try is used up', async () => {
    const queue = await openQueue();
    await queue.submissionQueue.enqueue(aJob());
    let tries = 0;
    queue.submissionJobs.consume(() => {
      tries += 1;
      if (tries > TRIES * 2) return Promise.resolve();
      return Promise.reject(new ModerationError('store/unavailable', 'away'));
    });
    await waitUntil('the queue is empty', () => isIdle(queue));
    expect(tries).toBe(TRIES * 2 + 1);
    expect((await queue.submissionJobs.counts()).dead).toBe(0);
  });

  test.each([['a string'], [null], [undefined], [42]])(
    'when a handler rejects with %p, then it is a failed try too',
    async (reason) => {
      const queue = await openQueue();
      await queue.submissionQueue.enqueue(aJob());
      let tries = 0;
      queue.submissionJobs.consume(() => {
        tries += 1;
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- foreign code rejects with anything
        return Promise.reject(reason);
      });
      await waitUntil('it is dead', async () => (await queue.submissionJobs.counts()).dead === 1);
      expect(tries).toBe(TRIES);
    },
  );

  test('when a job is of another version, then it is dead at once, kept, and never handed over', async () => {
    const queue = await openQueue();
    const job = { ...aJob(), version: 2 } as unknown as SubmissionJob;
    await queue.submissionQueue.enqueue(job);
    const handled: string[] = [];
    queue.submissionJobs.consume(({ id }) => Promise.resolve(void handled.push(id)));
    await waitUntil('it is dead', async () => (await queue.submissionJobs.counts()).dead === 1);
    expect(handled).toEqual([]);
    expect(await queue.submissionJobs.deadJobs(10)).toMatchObject([
      { id: job.id, error: expect.stringContaining('version') as string },
    ]);
  });
}

/** Makes dead jobs, one after the other. */
async function bury(queue: OpenQueue, jobs: readonly SubmissionJob[]): Promise<void> {
  const consumer = queue.submissionJobs.consume(({ id }) => Promise.reject(new Error(`cannot judge ${id}`)));
  const { dead } = await queue.submissionJobs.counts();
  for (const [index, job] of jobs.entries()) {
    await queue.submissionQueue.enqueue(job);
    await waitUntil('it is dead', async () => (await queue.submissionJobs.counts()).dead === dead + index + 1);
  }
  await consumer.close();
}

/** What can be done about dead jobs. */
export function deadJobsContract(openQueue: OpenQueueWith): void {
  test('when a job has failed every try, then it is kept with its error and not tried again', async () => {
    const queue = await openQueue();
    const job = aJob();
    const tries: string[] = [];
    await queue.submissionQueue.enqueue(job);
    queue.submissionJobs.consume(({ id }) => {
      tries.push(id);
      return id === job.id ? Promise.reject(new Error('cannot judge it')) : Promise.resolve();
    });
    await waitUntil('it is dead', async () => (await queue.submissionJobs.counts()).dead === 1);
    await queue.submissionQueue.enqueue(job);
    await queue.submissionQueue.enqueue(aJob());
    await waitUntil('the queue is empty', () => isIdle(queue));
    expect(tries.filter((id) => id === job.id)).toHaveLength(TRIES);
    expect(await queue.submissionJobs.deadJobs(10)).toEqual([
      { id: job.id, createdAt: job.createdAt, attempts: TRIES, error: 'cannot judge it' },
    ]);
  });

  test('when dead jobs are listed, then the newest come first, and no more than asked for', async () => {
    const queue = await openQueue();
    const jobs = [aJob(), aJob(), aJob()];
    await bury(queue, jobs);
    const ids = async (limit: number): Promise<string[]> =>
      (await queue.submissionJobs.deadJobs(limit)).map(({ id }) => id);
    expect(await ids(10)).toEqual(jobs.map(({ id }) => id).reverse());
    expect(await ids(1)).toEqual([jobs[2]?.id]);
    expect(await ids(0)).toEqual([]);
  });

  test('when some dead jobs are retried, then only they are handled, with all their tries', async () => {
    const queue = await openQueue();
    const [one, other] = [aJob(), aJob()];
    await bury(queue, [one, other]);
    expect(await queue.submissionJobs.retryDead([one.id, 'never-heard-of'])).toBe(1);
    expect(await queue.submissionJobs.counts()).toMatchObject({ waiting: 1, dead: 1 });
    const tries: string[] = [];
    queue.submissionJobs.consume(({ id }) => {
      tries.push(id);
      return tries.length < TRIES ? Promise.reject(new Error('once more')) : Promise.resolve();
    });
    await waitUntil('the queue is empty', () => isIdle(queue));
    expect(tries).toEqual(Array.from({ length: TRIES }, () => one.id));
    expect(await queue.submissionJobs.counts()).toMatchObject({ waiting: 0, dead: 1 });
    expect(await queue.submissionJobs.retryDead([one.id])).toBe(0);
  });

  test('when all dead jobs are retried, then it tells how many and none is dead', async () => {
    const queue = await openQueue();
    await bury(queue, [aJob(), aJob(), aJob()]);
    expect(await queue.submissionJobs.retryDead()).toBe(3);
    expect(await queue.submissionJobs.counts()).toMatchObject({ waiting: 3, dead: 0 });
    expect(await queue.submissionJobs.retryDead()).toBe(0);
    expect(await queue.submissionJobs.retryDead([])).toBe(0);
  });
}
