import type { Erasing } from '../../application/ports/erasing';
import { silencedObjection, type Objection } from '../../domain/objection';
import { silenced } from '../../domain/erase';
import type { CommentEvent } from '../../domain/event';
import { addPending, commentOf, contentOf, historyOf, type CommentRow } from './comment-row';
import type { Database } from './database';
import { orUnavailable, readOrUnavailable } from './unavailable';

/** Erasing in the data file. What is overwritten stands in free pages and the write-ahead log until `compact`. */
export function embeddedErasing(database: Database): Erasing {
  const write = <T>(work: () => T): Promise<T> => orUnavailable('store/unavailable', database.write(work));
  const siteIds = (): string[] => {
    const next = database.prepare('SELECT min(site_id) AS id FROM comments WHERE site_id > ?');
    const found: string[] = [];
    // The index has the sites in their order, so each costs one step.
    for (let last = ''; ; last = found.at(-1) ?? '') {
      const { id } = next.get(last) as { id: string | null };
      if (id === null) return found;
      found.push(id);
    }
  };
  return {
    commentsOf: (email, limit) =>
      readOrUnavailable('store/unavailable', () => {
        const ofSite = database.prepare('SELECT * FROM comments WHERE site_id = ? AND email_key = ? LIMIT ?');
        const rows = siteIds().flatMap((siteId) => ofSite.all(siteId, email, limit) as CommentRow[]);
        return rows.slice(0, limit).map(commentOf);
      }),
    erase: ({ expectedVersion, comment, event }) =>
      write(() => {
        const { id, version, status, keys } = comment;
        const row = database
          .prepare('SELECT position FROM comments WHERE id = ? AND version = ?')
          .get(id, expectedVersion) as { position: number } | undefined;
        if (!row) return false;
        database
          .prepare(
            `UPDATE comments SET author_name = '', status = ?, version = ?, decided = 0, email_key = ?, network_key = ?,
               text_key = ?, content = ?, history = ?, likes = 0, dislikes = 0 WHERE id = ?`,
          )
          .run(status, version, keys.email, keys.network, keys.text, contentOf(comment), historyOf(comment), id);
        database.prepare('DELETE FROM comment_bands WHERE comment = ?').run(row.position);
        database.prepare('DELETE FROM notes WHERE comment_id = ?').run(id);
        database.prepare('DELETE FROM reactions WHERE comment_id = ?').run(id);
        database.prepare('DELETE FROM rejudging WHERE id = ?').run(id);
        database.prepare('UPDATE reports SET note = NULL WHERE comment_id = ?').run(id);
        silenceObjection(database, id);
        database.prepare('INSERT OR REPLACE INTO unsilenced (id, version) VALUES (?, ?)').run(id, version);
        if (event) addPending(database, event);
        return true;
      }),
    unsilenced: (limit) =>
      readOrUnavailable('store/unavailable', () =>
        (
          database.prepare('SELECT id, version FROM unsilenced ORDER BY id LIMIT ?').all(limit) as {
            id: string;
            version: number;
          }[]
        ).map(({ id, version }) => ({ id, version })),
      ),
    silenced: (ids) =>
      write(() => {
        database
          .prepare('DELETE FROM unsilenced WHERE id IN (SELECT value FROM json_each(?))')
          .run(JSON.stringify(ids));
      }),
    silence: (comments) => write(() => comments.flatMap((each) => silence(database, each))),
    reseal: ({ id, expected, sealed, keys }) =>
      write(() => {
        const written = database
          .prepare(
            `UPDATE comments SET email_key = ?, network_key = ?, content = json_set(content, '$.sealed', ?)
             WHERE id = ? AND content ->> '$.sealed' = ?`,
          )
          .run(keys.email, keys.network, sealed, id, expected);
        return written.changes > 0;
      }),
    compact: () =>
      orUnavailable(
        'store/unavailable',
        Promise.resolve().then(() => {
          // The index of words keeps deleted words until its parts are merged.
          database.prepare(`INSERT INTO comment_words (comment_words) VALUES ('optimize')`).run();
          database.prepare('VACUUM').run();
          database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all();
        }),
      ),
  };
}

function silenceObjection(database: Database, commentId: string): void {
  const row = database.prepare('SELECT content FROM objections WHERE comment_id = ?').get(commentId) as
    { content: string } | undefined;
  if (!row) return;
  const silenced = silencedObjection(JSON.parse(row.content) as Objection);
  database
    .prepare('UPDATE objections SET untold = 0, content = ? WHERE comment_id = ?')
    .run(JSON.stringify(silenced), commentId);
}

interface EventRow {
  id: string;
  sequence: number;
  event: string;
}

function silence(database: Database, { id, version }: { id: string; version: number }): number[] {
  // An event's id is the comment's and the version that it tells of.
  const ids = JSON.stringify(Array.from({ length: version }, (_, at) => `${id}.${String(at + 1)}`));
  const sequences: number[] = [];
  for (const table of ['pending_events', 'events']) {
    const rows = database
      .prepare(`SELECT * FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`)
      .all(ids) as unknown as EventRow[];
    const set = database.prepare(`UPDATE ${table} SET event = ? WHERE id = ?`);
    for (const { id: eventId, event } of rows)
      set.run(JSON.stringify(silenced(JSON.parse(event) as CommentEvent)), eventId);
    if (table === 'events') sequences.push(...rows.map(({ sequence }) => sequence));
  }
  for (const sequence of sequences) silenceDeliveries(database, sequence);
  return sequences;
}

function silenceDeliveries(database: Database, sequence: number): void {
  const endpoints = database.prepare('SELECT id FROM webhook_endpoints').all() as { id: string }[];
  const find = database.prepare('SELECT id, content FROM webhook_deliveries WHERE endpoint_id = ? AND sequence = ?');
  const set = database.prepare('UPDATE webhook_deliveries SET content = ? WHERE id = ?');
  for (const { id: endpointId } of endpoints) {
    for (const { id, content } of find.all(endpointId, sequence) as { id: string; content: string }[]) {
      const delivery = JSON.parse(content) as { event: CommentEvent; last: { body: string } | null };
      // A receiver may have answered with what it was told.
      const last = delivery.last && { ...delivery.last, body: '' };
      set.run(JSON.stringify({ ...delivery, event: silenced(delivery.event), last }), id);
    }
  }
}
