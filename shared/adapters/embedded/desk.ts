import type { Leases, Note, Notes } from '../../application/ports/desk';
import { fromColumn, toColumn } from './column-text';
import type { Database } from './database';
import { orUnavailable, readOrUnavailable } from './unavailable';

interface NoteRow {
  id: string;
  comment_id: string;
  made_by: string;
  at: number;
  text: string;
}

/** Notes in the data file. */
export function embeddedNotes(database: Database): Notes {
  return {
    add: ({ id, commentId, by, at, text }) =>
      orUnavailable(
        'store/unavailable',
        database.write(() => {
          database
            .prepare('INSERT INTO notes (id, comment_id, made_by, at, text) VALUES (?, ?, ?, ?, ?)')
            .run(id, commentId, toColumn(by), at.getTime(), toColumn(text));
        }),
      ),
    page: (after, limit) =>
      readOrUnavailable('store/unavailable', () =>
        (
          database
            .prepare(
              `SELECT * FROM notes WHERE position > coalesce((SELECT position FROM notes WHERE id = ?), 0)
               ORDER BY position LIMIT ?`,
            )
            .all(after?.id ?? '', limit) as NoteRow[]
        ).map(noteOf),
      ),
    of: (commentId) =>
      readOrUnavailable('store/unavailable', () =>
        (
          database.prepare('SELECT * FROM notes WHERE comment_id = ? ORDER BY position').all(commentId) as NoteRow[]
        ).map(noteOf),
      ),
  };
}

function noteOf({ id, comment_id, made_by, at, text }: NoteRow): Note {
  return { id, commentId: comment_id, by: fromColumn(made_by), at: new Date(at), text: fromColumn(text) };
}

/** Leases in the data file; one that is lost with the power is taken again. */
export function embeddedLeases(database: Database): Leases {
  return {
    take: (ids, { holder, at, until }) =>
      orUnavailable(
        'store/unavailable',
        database.writeAside(() => {
          database.prepare('DELETE FROM leases WHERE until <= ?').run(at.getTime());
          const take = database.prepare(
            `INSERT INTO leases (comment_id, holder, until) VALUES (?, ?, ?)
             ON CONFLICT (comment_id) DO UPDATE SET until = excluded.until WHERE holder = excluded.holder`,
          );
          return new Set(ids.filter((id) => take.run(id, holder, until.getTime()).changes > 0));
        }),
      ),
    held: (at) =>
      readOrUnavailable('store/unavailable', () => {
        const rows = database.prepare('SELECT comment_id, holder FROM leases WHERE until > ?').all(at.getTime()) as {
          comment_id: string;
          holder: string;
        }[];
        return new Map(rows.map(({ comment_id, holder }) => [comment_id, holder]));
      }),
    release: (holder, ids) =>
      orUnavailable(
        'store/unavailable',
        database.writeAside(() => {
          if (ids === undefined) database.prepare('DELETE FROM leases WHERE holder = ?').run(holder);
          const release = database.prepare('DELETE FROM leases WHERE comment_id = ? AND holder = ?');
          for (const id of ids ?? []) release.run(id, holder);
        }),
      ),
  };
}
