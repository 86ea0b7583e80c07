import type { EventEmitter } from 'node:events';
import type { QueueConsumer, SubmissionJob } from '../../application/ports/queue';
import { ModerationError } from '../../domain/errors';
import type { Database } from './database';

/** After this many failed tries a job is dead. */
const ATTEMPTS = 8;
/** Another process may have put dead jobs back in line; nothing but a look tells. */
const LOOK_AGAIN_MS = 2000;
/** When nobody waits for an answer and so long no submission came, there is time to judge. */
const QUIET_MS = 1;
/** While they keep coming without such a pause, one job is taken per so many accepted submissions. */
const ACCEPTED_PER_JOB = 32;

/** When none came for so long, nobody is kept waiting by more jobs at a time. */
const ALONE_MS = 1000;

/** Milliseconds until a failed job is tried again. */
export interface RetryPauses {
  /** After the first failed try; it doubles with each further one. */
  firstMs: number;
  longestMs: number;
  /** When it was the store that failed, and not the job. */
  storeMs: number;
}

/** 1 s, doubling to at most a minute: the eighth try comes about two minutes after the first. */
export const RETRY_PAUSES: RetryPauses = { firstMs: 1000, longestMs: 60_000, storeMs: 1000 };

interface Row {
  id: string;
  job: string;
  attempts: number;
}

interface Consumption {
  database: Database;
  now: () => Date;
  concurrency: number;
  /** Jobs handled at a time while nothing arrives: a backlog shares larger transactions. */
  concurrencyAlone: number;
  pauses: RetryPauses;
  /** Emits `job` whenever there may be something to do. */
  arrivals: EventEmitter;
  /** Whether a visitor waits for a submission to be on disk. */
  isAccepting: () => boolean;
  /** A job has left the line, done or dead. */
  onGone: () => void;
  onIdleLook: () => void;
}

/** Handles the rows that are due, oldest first, `concurrency` at a time, until it is closed. */
export function consumeJobs(
  handle: (job: SubmissionJob) => Promise<void>,
  { database, now, concurrency, concurrencyAlone, pauses, arrivals, isAccepting, onGone, onIdleLook }: Consumption,
): QueueConsumer {
  /** Rows that run now, or whose end is not written yet: they still stand in the table, and are passed over. */
  const taken = new Map<string, Promise<void>>();
  let running = 0;
  let closed = false;
  let asked = false;
  /** Submissions accepted since the last look, and since the last job was taken. */
  let arrived = 0;
  let passedOver = 0;
  let cameAt = -Infinity;
  let alarm: NodeJS.Timeout | undefined;

  const settled = async (row: Row): Promise<() => boolean> => {
    try {
      const job = JSON.parse(row.job) as SubmissionJob | { version: unknown };
      // A job of a newer program must not be half understood by an older one.
      if (job.version !== 1) return () => bury(database, row, 'the job is not a submission of version 1');
      await handle(job as SubmissionJob);
      return () => {
        database.prepare('DELETE FROM submissions WHERE id = ?').run(row.id);
        return true;
      };
    } catch (error) {
      return () => bookFailure(database, { row, at: now(), error, pauses });
    }
  };
  const run = async (row: Row): Promise<void> => {
    running += 1;
    const book = await settled(row);
    running -= 1;
    look();
    // Nobody waits for this; should it not be written, the row is as it was, and the job is due again.
    const gone = await database.writeSoon(book).catch(() => false);
    taken.delete(row.id);
    if (gone) onGone();
    else look();
  };
  const take = (): void => {
    asked = false;
    if (closed) return;
    // Judging and accepting share one thread. While submissions keep coming they come first. The few jobs that have their turn
    // all the same have it together: each alone would find the processor's caches full of something else.
    const busy = arrived > 0 || isAccepting();
    passedOver += arrived;
    arrived = 0;
    if (busy && passedOver < ACCEPTED_PER_JOB * concurrency) {
      clearTimeout(alarm);
      alarm = setTimeout(look, QUIET_MS);
      return;
    }
    passedOver = 0;
    const isAlone = now().getTime() - cameAt > ALONE_MS;
    const free = (isAlone ? concurrencyAlone : concurrency) - running;
    if (free > 0) {
      const due = database
        .prepare('SELECT id FROM submissions WHERE dead = 0 AND due_at <= ? ORDER BY due_at, position LIMIT ?')
        .all(now().getTime(), free + taken.size) as { id: string }[];
      for (const { id } of due.filter((each) => !taken.has(each.id)).slice(0, free)) {
        taken.set(id, run(database.prepare('SELECT id, job, attempts FROM submissions WHERE id = ?').get(id) as Row));
      }
    }
    clearTimeout(alarm);
    alarm = setTimeout(() => {
      onIdleLook();
      look();
    }, untilNext());
  };
  const untilNext = (): number => {
    const at = now().getTime();
    const next = database
      .prepare('SELECT min(due_at) AS at FROM submissions WHERE dead = 0 AND due_at > ?')
      .get(at) as {
      at: number | null;
    };
    return Math.min(LOOK_AGAIN_MS, (next.at ?? Infinity) - at + 1);
  };
  const look = (): void => {
    if (asked || closed) return;
    asked = true;
    setImmediate(take);
  };

  const arrive = (): void => {
    arrived += 1;
    cameAt = now().getTime();
    look();
  };
  arrivals.on('job', arrive);
  look();
  return {
    async close() {
      closed = true;
      clearTimeout(alarm);
      arrivals.off('job', arrive);
      await Promise.all(taken.values());
    },
  };
}

/** Books that a job can never be handled. */
function bury(database: Database, { id, attempts }: Row, error: string): boolean {
  database
    .prepare('UPDATE submissions SET dead = 1, attempts = ?, error = ? WHERE id = ?')
    .run(attempts + 1, error, id);
  return true;
}

/** Books a failed try; true when it was the last one and the job is dead. */
function bookFailure(
  database: Database,
  { row, at, error, pauses }: { row: Row; at: Date; error: unknown; pauses: RetryPauses },
): boolean {
  const storeFailed = error instanceof ModerationError && error.code.endsWith('/unavailable');
  const attempts = row.attempts + (storeFailed ? 0 : 1);
  const dead = attempts >= ATTEMPTS;
  const pause = storeFailed ? pauses.storeMs : Math.min(pauses.firstMs * 2 ** (attempts - 1), pauses.longestMs);
  database
    .prepare('UPDATE submissions SET attempts = ?, due_at = ?, dead = ?, error = ? WHERE id = ?')
    .run(attempts, at.getTime() + pause, dead ? 1 : 0, error instanceof Error ? error.message : String(error), row.id);
  return dead;
}
