import type { Rejudging } from '../../application/ports/rejudging';
import { addPending, commentOf, type CommentRow } from './comment-row';
import type { Database } from './database';
import { orUnavailable, readOrUnavailable } from './unavailable';

const REPLIES = `SELECT id FROM comments WHERE status = 'held' AND parent_id IN (SELECT value FROM json_each(?))`;

/** Comments in the data file that are to be judged again; a table holds which are marked. */
export function embeddedRejudging(database: Database): Rejudging {
  const write = <T>(work: () => T): Promise<T> => orUnavailable('store/unavailable', database.write(work));
  const read = <T>(work: () => T): Promise<T> => readOrUnavailable('store/unavailable', work);
  const unmark = (id: string, version: number): void => {
    database
      .prepare(
        `DELETE FROM rejudging WHERE id = :id
           AND NOT EXISTS (SELECT 1 FROM comments WHERE id = :id AND status = 'held' AND version <> :version)`,
      )
      .run({ id, version });
  };
  return {
    async ask(parentIds) {
      const ids = JSON.stringify(parentIds);
      // Nearly no comment has replies before it is published: a look is free, a write is not.
      if (!(await read(() => database.prepare(`${REPLIES} LIMIT 1`).get(ids) !== undefined))) return;
      await write(() => {
        database.prepare(`INSERT OR IGNORE INTO rejudging (id) ${REPLIES}`).run(ids);
      });
    },
    asked: (limit) =>
      read(() =>
        (
          database
            .prepare(
              `SELECT comments.* FROM rejudging JOIN comments USING (id) WHERE status = 'held'
               ORDER BY created_at, id LIMIT ?`,
            )
            .all(limit) as CommentRow[]
        ).map(commentOf),
      ),
    settle: ({ id, expectedVersion, verdict, event }) =>
      write(() => {
        unmark(id, expectedVersion);
        const written = database
          .prepare(
            `UPDATE comments SET status = ?, version = version + 1, content = json_set(content, '$.verdict', json(?))
             WHERE id = ? AND version = ? AND status = 'held'`,
          )
          .run(verdict.status, JSON.stringify(verdict), id, expectedVersion);
        if (written.changes === 0) return false;
        if (event) addPending(database, event);
        return true;
      }),
    leave: (id, version) =>
      write(() => {
        unmark(id, version);
      }),
  };
}
