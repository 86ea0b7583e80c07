import type { EventLog, PendingEvents } from '../../application/ports/events';
import type { CommentEvent } from '../../domain/event';
import type { Database } from './database';
import { orUnavailable, readOrUnavailable } from './unavailable';

interface EventRow {
  sequence: number;
  event: string;
}

/** Pending events of the data file, in the order in which they were written. */
export function embeddedPendingEvents(database: Database): PendingEvents {
  return {
    pending: (limit) =>
      readOrUnavailable('store/unavailable', () => {
        const rows = database
          .prepare('SELECT event FROM pending_events ORDER BY position LIMIT ?')
          .all(limit) as EventRow[];
        return rows.map(({ event }) => JSON.parse(event) as CommentEvent);
      }),
    settle: (events) =>
      orUnavailable(
        'store/unavailable',
        database.writeSoon(() => {
          const settle = database.prepare('DELETE FROM pending_events WHERE id = ?');
          for (const { id } of events) settle.run(id);
        }),
      ),
    oldestPending: () =>
      readOrUnavailable('store/unavailable', () => {
        const row = database.prepare('SELECT event FROM pending_events ORDER BY position LIMIT 1').get() as
          EventRow | undefined;
        return row ? new Date((JSON.parse(row.event) as CommentEvent).time) : null;
      }),
  };
}

/** The event log of the data file. A transaction numbers the events, so no second appender can come between. */
export function embeddedEventLog(database: Database): EventLog {
  return {
    append: (events) =>
      orUnavailable(
        'store/unavailable',
        database.write(() => {
          const append = database.prepare(
            `INSERT INTO events (sequence, id, event)
             SELECT (SELECT ifnull(max(sequence), 0) + 1 FROM events), ?, ? WHERE NOT EXISTS (SELECT 1 FROM events WHERE id = ?)`,
          );
          for (const event of events) append.run(event.id, JSON.stringify(event), event.id);
          return true;
        }),
      ),
    lastSequence: () =>
      readOrUnavailable('store/unavailable', () => {
        const row = database.prepare('SELECT max(sequence) AS last FROM events').get() as { last: number | null };
        return row.last ?? 0;
      }),
    readAfter: (sequence, limit) =>
      readOrUnavailable('store/unavailable', () => {
        const rows = database
          .prepare('SELECT sequence, event FROM events WHERE sequence > ? ORDER BY sequence LIMIT ?')
          .all(sequence, limit) as EventRow[];
        return rows.map((row) => ({ sequence: row.sequence, event: JSON.parse(row.event) as CommentEvent }));
      }),
  };
}
