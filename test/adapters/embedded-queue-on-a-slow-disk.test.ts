import { openDatabase, type Database } from '@tamis/shared/adapters/embedded/database';
import { embeddedQueue } from '@tamis/shared/adapters/embedded/submission-queue';
import type { SubmissionJob } from '@tamis/shared/application/ports/queue';
import { temporaryFolder } from '../contracts/open-embedded';
import { waitUntil } from '../servers/wait-until';

const folder = temporaryFolder();
const SLOW_DISK_MS = 10;
const aJob = (id: string) => ({ version: 1, id, createdAt: new Date(0).toISOString() }) as SubmissionJob;

test('when a submission waits for the disk, then jobs wait with it for 10 ms and no longer', async () => {
  const database = openDatabase(folder());
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const slow: Database = { ...database, writeAside: (work) => released.then(() => database.writeAside(work)) };
  let clock = 0;
  let looks = 0;
  const options = {
    now: () => {
      looks += 1;
      return new Date(clock);
    },
    concurrency: 1,
    maxWaiting: 10,
  };
  await embeddedQueue(database, options).submissionQueue.enqueue(aJob('waits'));

  const { submissionQueue, submissionJobs } = embeddedQueue(slow, options);
  const second = submissionQueue.enqueue(aJob('comes'));
  await new Promise(setImmediate);
  const handled: string[] = [];
  const consumer = submissionJobs.consume(({ id }) => {
    handled.push(id);
    return Promise.resolve();
  });
  clock = SLOW_DISK_MS - 1;
  const before = looks;
  await waitUntil('it has looked a few times', () => looks > before + 3);
  expect(handled).toEqual([]);
  clock = SLOW_DISK_MS;
  await waitUntil('the waiting job is handled', () => handled.length > 0);
  expect(handled).toEqual(['waits']);

  release();
  await second;
  await waitUntil('the other one is handled', () => handled.length === 2);
  await consumer.close();
  await database.close();
});
