import type { EventLog, EventPlace, LoggedEvent, PendingEvents } from '../../application/ports/events';
import type { CommentEvent } from '../../domain/event';
import { CHAIN_START, chainLink, forgotten } from '../../domain/event-chain';
import type { Database } from './database';
import { orUnavailable, readOrUnavailable } from './unavailable';

interface EventRow {
  sequence: number;
  link: string;
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
            'INSERT OR IGNORE INTO events (sequence, id, link, event) VALUES (?, ?, ?, ?)',
          );
          let last = lastPlace(database);
          for (const event of events) {
            const next = { sequence: last.sequence + 1, link: chainLink(last.link, event) };
            const { changes } = append.run(next.sequence, event.id, next.link, JSON.stringify(event));
            if (changes > 0) last = next;
          }
          return true;
        }),
      ),
    lastSequence: () =>
      readOrUnavailable('store/unavailable', () => {
        const row = database.prepare('SELECT max(sequence) AS last FROM events').get() as { last: number | null };
        return row.last ?? 0;
      }),
    holds: ({ sequence, link }) =>
      readOrUnavailable('store/unavailable', () => {
        const found = database.prepare('SELECT link FROM events WHERE sequence = ?').get(sequence) as
          { link: string } | undefined;
        return found?.link === link;
      }),
    find: (eventId) =>
      readOrUnavailable('store/unavailable', () => {
        const row = database.prepare('SELECT sequence, link, event FROM events WHERE id = ?').get(eventId) as
          EventRow | undefined;
        return row ? loggedOf(row) : null;
      }),
    oldest: () =>
      readOrUnavailable('store/unavailable', () => {
        const row = database.prepare('SELECT sequence, link FROM events ORDER BY sequence LIMIT 1').get() as
          EventPlace | undefined;
        return row ?? null;
      }),
    forget: (before, limit) =>
      orUnavailable(
        'store/unavailable',
        database.write(() => {
          const rows = database
            .prepare(`SELECT sequence, event ->> '$.time' AS time FROM events ORDER BY sequence LIMIT ?`)
            .all(limit + 1) as { sequence: number; time: string }[];
          const gone = forgotten(rows, before);
          const last = gone.at(-1);
          if (last) database.prepare('DELETE FROM events WHERE sequence <= ?').run(last.sequence);
          return gone.length;
        }),
      ),
    forgetBeyond: (most, limit) =>
      orUnavailable(
        'store/unavailable',
        database.write(() => {
          const { oldest, last } = database
            .prepare('SELECT min(sequence) AS oldest, max(sequence) AS last FROM events')
            .get() as { oldest: number | null; last: number | null };
          if (oldest === null || last === null) return 0;
          const upTo = Math.min(last - most, oldest + limit - 1);
          return database.prepare('DELETE FROM events WHERE sequence <= ?').run(upTo).changes;
        }),
      ),
    readAfter: (sequence, limit) =>
      readOrUnavailable('store/unavailable', () => {
        const rows = database
          .prepare('SELECT sequence, link, event FROM events WHERE sequence > ? ORDER BY sequence LIMIT ?')
          .all(sequence, limit) as EventRow[];
        return rows.map(loggedOf);
      }),
  };
}

function loggedOf({ sequence, link, event }: EventRow): LoggedEvent {
  return { sequence, link, event: JSON.parse(event) as CommentEvent };
}

function lastPlace(database: Database): EventPlace {
  const last = database.prepare('SELECT sequence, link FROM events ORDER BY sequence DESC LIMIT 1').get() as
    EventPlace | undefined;
  return last ?? { sequence: 0, link: CHAIN_START };
}
