import { EventEmitter } from 'node:events';
import { ModerationError } from '../../domain/errors';
import type { DeadJob, QueueConsumer, SubmissionJob, SubmissionJobs, SubmissionQueue } from '../../application/ports';
import type { Database } from './database';
import { orUnavailable } from './unavailable';

/** After this many failed tries a job is dead. */
const ATTEMPTS = 8;
/** Pause after the first failed try; it doubles with each further one. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;
/** Pause when it was the store that failed, and not the job. */
const STORE_PAUSE_MS = 1000;
/** Another process may have put dead jobs back in line; nothing but a look tells. */
const LOOK_AGAIN_MS = 2000;

interface Row {
  id: string;
  created_at: number;
  job: string;
  attempts: number;
  error: string | null;
}

/**
 * The queue inside the data file: the row of an accepted submission *is* its job, and is deleted once the comment is
 * stored. `maxWaiting` rows may wait; beyond that nothing is accepted.
 */
export function embeddedQueue(
  database: Database,
  { now, concurrency, maxWaiting }: { now: () => Date; concurrency: number; maxWaiting: number },
): { submissionQueue: Omit<SubmissionQueue, 'close'>; submissionJobs: Omit<SubmissionJobs, 'close'> } {
  const arrivals = new EventEmitter();
  let waiting = countWaiting(database);

  const checkAccepting = async (): Promise<void> => {
    if (waiting >= maxWaiting) {
      throw new ModerationError('queue/unavailable', `${waiting} submissions wait already, the limit is ${maxWaiting}`);
    }
    return Promise.resolve();
  };

  return {
    submissionQueue: {
      checkAccepting,
      async enqueue(job) {
        await checkAccepting();
        const createdAt = Date.parse(job.createdAt);
        const insert = database.write(() =>
          database
            .prepare('INSERT OR IGNORE INTO submissions (id, created_at, job, due_at) VALUES (?, ?, ?, ?)')
            .run(job.id, createdAt, JSON.stringify(job), createdAt),
        );
        waiting += (await orUnavailable('queue/unavailable', insert)).changes;
        arrivals.emit('job');
      },
    },
    submissionJobs: {
      consume: (handle) =>
        consume({ database, now, concurrency, arrivals, handle, onLook: () => (waiting = countWaiting(database)) }),
      counts() {
        const dead = database.prepare('SELECT count(*) AS n FROM submissions WHERE dead = 1').get() as { n: number };
        const oldest = database.prepare('SELECT min(created_at) AS at FROM submissions WHERE dead = 0').get() as {
          at: number | null;
        };
        return Promise.resolve({ waiting, dead: dead.n, oldest: oldest.at === null ? null : new Date(oldest.at) });
      },
      deadJobs: (limit) => Promise.resolve(deadJobs(database, limit)),
      async retryDead(ids) {
        const retried = await orUnavailable(
          'queue/unavailable',
          database.write(() => revive(database, now(), ids)),
        );
        arrivals.emit('job');
        return retried;
      },
    },
  };
}

function countWaiting(database: Database): number {
  return (database.prepare('SELECT count(*) AS n FROM submissions WHERE dead = 0').get() as { n: number }).n;
}

function deadJobs(database: Database, limit: number): DeadJob[] {
  const rows = database
    .prepare('SELECT * FROM submissions WHERE dead = 1 ORDER BY position DESC LIMIT ?')
    .all(limit) as Row[];
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

interface Consumption {
  database: Database;
  now: () => Date;
  concurrency: number;
  arrivals: EventEmitter;
  handle: (job: SubmissionJob) => Promise<void>;
  onLook: () => void;
}

function consume({ database, now, concurrency, arrivals, handle, onLook }: Consumption): QueueConsumer {
  const running = new Map<string, Promise<void>>();
  let closed = false;
  let alarm: NodeJS.Timeout | undefined;
  let asked = false;

  const run = async (row: Row): Promise<void> => {
    try {
      await handle(JSON.parse(row.job) as SubmissionJob);
      await database.write(() => database.prepare('DELETE FROM submissions WHERE id = ?').run(row.id));
    } catch (error) {
      // When even this cannot be written the row is as it was, and the job is due again.
      await database
        .write(() => {
          fail(database, { row, at: now(), error });
        })
        .catch(() => undefined);
    } finally {
      running.delete(row.id);
      look();
    }
  };
  const take = (): void => {
    asked = false;
    if (closed) return;
    onLook();
    // Rows that run now are still in the table, so they are read again and passed over.
    const due = database
      .prepare('SELECT * FROM submissions WHERE dead = 0 AND due_at <= ? ORDER BY due_at, position LIMIT ?')
      .all(now().getTime(), concurrency + running.size) as Row[];
    for (const row of due) {
      if (running.size >= concurrency) break;
      if (!running.has(row.id)) running.set(row.id, run(row));
    }
    clearTimeout(alarm);
    alarm = setTimeout(look, untilNext());
  };
  const untilNext = (): number => {
    const at = now().getTime();
    const next = database
      .prepare('SELECT min(due_at) AS at FROM submissions WHERE dead = 0 AND due_at > ?')
      .get(at) as { at: number | null };
    return Math.min(LOOK_AGAIN_MS, (next.at ?? Infinity) - at + 1);
  };
  const look = (): void => {
    if (asked || closed) return;
    asked = true;
    setImmediate(take);
  };

  arrivals.on('job', look);
  look();
  return {
    async close() {
      closed = true;
      clearTimeout(alarm);
      arrivals.off('job', look);
      await Promise.all(running.values());
    },
  };
}

/** Books a failed try; the job is dead when it was the last one. */
function fail(database: Database, { row, at, error }: { row: Row; at: Date; error: unknown }): void {
  const storeFailed = error instanceof ModerationError && error.code === 'store/unavailable';
  const attempts = row.attempts + (storeFailed ? 0 : 1);
  const dead = attempts >= ATTEMPTS;
  const pause = storeFailed ? STORE_PAUSE_MS : Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS);
  database
    .prepare('UPDATE submissions SET attempts = ?, due_at = ?, dead = ?, error = ? WHERE id = ?')
    .run(attempts, at.getTime() + pause, dead ? 1 : 0, error instanceof Error ? error.message : String(error), row.id);
}
