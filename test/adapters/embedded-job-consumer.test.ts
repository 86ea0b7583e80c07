import { EventEmitter } from 'node:events';
import { openDatabase } from '@tamis/shared/adapters/embedded/database';
import { consumeJobs, RETRY_PAUSES } from '@tamis/shared/adapters/embedded/job-consumer';
import { temporaryFolder } from '../contracts/open-embedded';
import { waitUntil } from '../servers/wait-until';

const folder = temporaryFolder();
const CONCURRENCY = 8;
/** Accepted submissions for which one turn of jobs is taken while visitors wait. */
const ACCEPTED_PER_TURN = 32 * CONCURRENCY;

test('when visitors wait, then jobs have one turn per 256 accepted; when nobody waits any more, then all of them', async () => {
  const database = openDatabase(folder());
  await database.write(() => {
    for (let at = 0; at < 20; at += 1) {
      database
        .prepare('INSERT INTO submissions (id, created_at, job, due_at) VALUES (?, 0, ?, 0)')
        .run(`comment-${at}`, JSON.stringify({ version: 1 }));
    }
  });
  const arrivals = new EventEmitter();
  let accepting = true;
  let handled = 0;
  const consumer = consumeJobs(
    () => {
      handled += 1;
      return Promise.resolve();
    },
    {
      database,
      now: () => new Date(),
      concurrency: CONCURRENCY,
      concurrencyAlone: CONCURRENCY,
      pauses: RETRY_PAUSES,
      arrivals,
      isAccepting: () => accepting,
      onGone: () => undefined,
      onIdleLook: () => undefined,
    },
  );
  const turnOfTheLoop = () => new Promise(setImmediate);

  for (let at = 1; at < ACCEPTED_PER_TURN; at += 1) arrivals.emit('job');
  await turnOfTheLoop();
  await turnOfTheLoop();
  expect(handled).toBe(0);
  arrivals.emit('job');
  await waitUntil('one turn is taken', () => handled > 0);
  await turnOfTheLoop();
  expect(handled).toBe(CONCURRENCY);
  accepting = false;
  await waitUntil('all are handled', () => handled === 20);
  await consumer.close();
  await database.close();
});
