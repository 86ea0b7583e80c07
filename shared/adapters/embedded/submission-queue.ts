import { EventEmitter } from 'node:events';
import { ModerationError } from '../../domain/errors';
import type {
  DeadJob,
  QueueCounts,
  SubmissionJob,
  SubmissionJobs,
  SubmissionQueue,
} from '../../application/ports/queue';
import type { Database } from './database';
import { consumeJobs, RETRY_PAUSES, type RetryPauses } from './job-consumer';
import { orUnavailable, readOrUnavailable } from './unavailable';

interface DeadRow {
  id: string;
  created_at: number;
  attempts: number;
  error: string | null;
}

/** On a disk that is slower than this there is time to judge while submissions wait for it. */
const SLOW_DISK_MS = 10;

export interface EmbeddedQueueOptions {
  now: () => Date;
  /** Jobs handled at a time. */
  concurrency: number;
  /** The same while nothing arrives; as many unless told. */
  concurrencyAlone?: number;
  /** Rows that may wait before nothing is accepted any more. */
  maxWaiting: number;
  /** Pauses between the tries of a job; `RETRY_PAUSES` unless told. */
  pauses?: RetryPauses;
}

/**
 * The queue inside the data file: the row of an accepted submission *is* its job, and is deleted once the comment is
 * stored. `maxWaiting` rows may wait; beyond that nothing is accepted.
 */
export function embeddedQueue(
  database: Database,
  { now, concurrency, concurrencyAlone = concurrency, maxWaiting, pauses = RETRY_PAUSES }: EmbeddedQueueOptions,
): { submissionQueue: Omit<SubmissionQueue, 'close'>; submissionJobs: Omit<SubmissionJobs, 'close'> } {
  const arrivals = new EventEmitter();
  let waiting = countWaiting(database);
  /** Submissions that wait for the disk, and when the last one came. */
  let accepting = 0;
  let cameAt = 0;

  const checkRoom = (): void => {
    if (waiting >= maxWaiting) {
      throw new ModerationError('queue/unavailable', `${waiting} submissions wait already, the limit is ${maxWaiting}`);
    }
  };
  const checkTaking = (): Promise<void> =>
    orUnavailable(
      'queue/unavailable',
      database.writeAside(() => {
        database
          .prepare('INSERT INTO probe (id, at) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET at = excluded.at')
          .run(now().getTime());
      }),
    );

  return {
    submissionQueue: {
      async checkAccepting() {
        checkRoom();
        await checkTaking();
      },
      async enqueue(job) {
        checkRoom();
        const createdAt = Date.parse(job.createdAt);
        const insert = database.writeAside(() =>
          database
            .prepare('INSERT OR IGNORE INTO submissions (id, created_at, job, due_at) VALUES (?, ?, ?, ?)')
            .run(job.id, createdAt, JSON.stringify(job), createdAt),
        );
        accepting += 1;
        cameAt = now().getTime();
        const { changes } = await orUnavailable('queue/unavailable', insert).finally(() => (accepting -= 1));
        // Not in one step: what was added meanwhile would be forgotten.
        waiting += changes;
        arrivals.emit('job');
      },
    },
    submissionJobs: {
      consume: (handle) =>
        consumeJobs(handle, {
          database,
          now,
          concurrency,
          concurrencyAlone,
          pauses,
          arrivals,
          isAccepting: () => accepting > 0 && now().getTime() - cameAt < SLOW_DISK_MS,
          onGone: () => (waiting -= 1),
          onIdleLook: () => (waiting = countWaiting(database)),
        }),
      // A job may be gone before whoever brought it has counted it.
      counts: () =>
        readOrUnavailable('queue/unavailable', () => ({
          waiting: Math.max(0, waiting),
          ...countDeadAndOldest(database),
        })),
      checkTaking,
      async drop(isTheirs) {
        const dropped = await orUnavailable(
          'queue/unavailable',
          database.write(() => drop(database, isTheirs)),
        );
        waiting = countWaiting(database);
        return dropped;
      },
      deadJobs: (limit) => readOrUnavailable('queue/unavailable', () => deadJobs(database, limit)),
      async retryDead(ids) {
        const retried = await orUnavailable(
          'queue/unavailable',
          database.write(() => revive(database, now(), ids)),
        );
        waiting += retried;
        arrivals.emit('job');
        return retried;
      },
    },
  };
}

/** Rows read at a time. */
const DROP_PAGE = 500;

function drop(database: Database, isTheirs: (job: SubmissionJob) => boolean): number {
  const page = database.prepare('SELECT position, job FROM submissions WHERE position > ? ORDER BY position LIMIT ?');
  const remove = database.prepare('DELETE FROM submissions WHERE position = ?');
  let dropped = 0;
  for (let last = 0; ;) {
    const rows = page.all(last, DROP_PAGE) as { position: number; job: string }[];
    for (const { position, job } of rows) {
      if (isTheirs(JSON.parse(job) as SubmissionJob)) dropped += remove.run(position).changes;
      last = position;
    }
    if (rows.length < DROP_PAGE) return dropped;
  }
}

function countWaiting(database: Database): number {
  return (database.prepare('SELECT count(*) AS n FROM submissions WHERE dead = 0').get() as { n: number }).n;
}

function countDeadAndOldest(database: Database): Omit<QueueCounts, 'waiting'> {
  const { n: dead } = database.prepare('SELECT count(*) AS n FROM submissions WHERE dead = 1').get() as { n: number };
  const { at } = database.prepare('SELECT min(created_at) AS at FROM submissions WHERE dead = 0').get() as {
    at: number | null;
  };
  return { dead, oldest: at === null ? null : new Date(at) };
}

function deadJobs(database: Database, limit: number): DeadJob[] {
  const rows = database
    .prepare('SELECT * FROM submissions WHERE dead = 1 ORDER BY position DESC LIMIT ?')
    .all(limit) as DeadRow[];
  return rows.map(({ id, created_at, attempts, error }) => ({
    id,
    createdAt: new Date(created_at).toISOString(),
    attempts,
    error: error ?? '',
  }));
}

function revive(database: Database, at: Date, ids: readonly string[] | undefined): number {
  const revived = 'UPDATE submissions SET dead = 0, attempts = 0, due_at = ? WHERE dead = 1';
  if (!ids) return database.prepare(revived).run(at.getTime()).changes;
  const statement = database.prepare(`${revived} AND id = ?`);
  return ids.reduce((sum, id) => sum + statement.run(at.getTime(), id).changes, 0);
}
