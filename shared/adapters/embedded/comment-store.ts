import type { Amendment, Change, CommentStore } from '../../application/ports/comments';
import { standingDecision } from '../../domain/decision';
import { ModerationError } from '../../domain/errors';
import type { JudgedComment } from '../../domain/stored-comment';
import { toColumn } from './column-text';
import { addPending, commentOf, contentOf, historyOf, type CommentRow } from './comment-row';
import type { Database } from './database';
import { factsFrom } from './facts';
import { orUnavailable, readOrUnavailable } from './unavailable';

/** Comments in the data file; a comment, its bands and its event share one transaction. */
export function embeddedCommentStore(database: Database): CommentStore {
  const find = (id: string) => {
    const row = database.prepare('SELECT * FROM comments WHERE id = ?').get(id) as CommentRow | undefined;
    return row ? commentOf(row) : null;
  };
  return {
    save: (judged) =>
      orUnavailable(
        'store/unavailable',
        database.writeAside(() => insert(database, judged)),
      ),
    find: (id) => readOrUnavailable('store/unavailable', () => find(id)),
    decide: (change) =>
      orUnavailable(
        'store/unavailable',
        database.write(() => apply(database, change)),
      ),
    amend: (change) =>
      orUnavailable(
        'store/unavailable',
        database.write(() => amend(database, change)),
      ),
    mark: ({ id, expectedVersion, verdict }) =>
      orUnavailable(
        'store/unavailable',
        database.write(() => {
          const written = database
            .prepare(`UPDATE comments SET ${VERDICT} WHERE id = ? AND version = ?`)
            .run(JSON.stringify(verdict), id, expectedVersion);
          return written.changes > 0;
        }),
      ),
    facts: (query) => readOrUnavailable('store/unavailable', () => factsFrom(database, query)),
  };
}

/** A new verdict in the place of the old one. */
const VERDICT = `content = json_set(content, '$.verdict', json(?))`;

function insert(database: Database, { comment, event }: JudgedComment): boolean {
  const { id, siteId, articleId, parentId, author, status, version, createdAt, keys } = comment;
  const inserted = database
    .prepare(
      `INSERT OR IGNORE INTO comments (id, site_id, article_id, parent_id, author_name, status, version, created_at,
         decided, email_key, network_key, text_key, content, history) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      id,
      siteId,
      toColumn(articleId),
      parentId === null ? null : toColumn(parentId),
      toColumn(author.name),
      status,
      version,
      createdAt.getTime(),
      Number(standingDecision(comment.history) !== null),
      keys.email,
      keys.network,
      keys.text,
      contentOf(comment),
      historyOf(comment),
    );
  if (inserted.changes === 0) return false;
  addBands(database, keys.bands, { siteId, at: createdAt.getTime(), position: inserted.lastInsertRowid });
  if (event) addPending(database, event);
  return true;
}

function addBands(
  database: Database,
  bands: readonly string[],
  { siteId, at, position }: { siteId: string; at: number; position: number | bigint },
): void {
  const band = database.prepare(
    'INSERT OR IGNORE INTO comment_bands (site_id, band, created_at, comment) VALUES (?, ?, ?, ?)',
  );
  for (const each of bands) band.run(siteId, each, at, position);
}

function amend(database: Database, { id, expectedVersion, body, keys, decision, event }: Amendment): boolean {
  const row = database.prepare('SELECT * FROM comments WHERE id = ? AND version = ?').get(id, expectedVersion) as
    (CommentRow & { position: number }) | undefined;
  if (!row) return false;
  const comment = commentOf(row);
  const amended = { ...comment, body, keys: { ...comment.keys, ...keys }, history: [...comment.history, decision] };
  // What was said of the text before is said of this one no more.
  delete amended.outside;
  database
    .prepare(
      `UPDATE comments SET status = ?, version = version + 1, decided = 0, text_key = ?, content = ?, history = ? WHERE id = ?`,
    )
    .run(decision.to, keys.text, contentOf(amended), historyOf(amended), id);
  const { site_id: siteId, created_at: at, position } = row;
  const unband = database.prepare(
    'DELETE FROM comment_bands WHERE site_id = ? AND band = ? AND created_at = ? AND comment = ?',
  );
  for (const each of comment.keys.bands) unband.run(siteId, each, at, position);
  addBands(database, keys.bands, { siteId, at, position });
  database.prepare('INSERT OR IGNORE INTO rejudging (id) VALUES (?)').run(id);
  if (event) addPending(database, event);
  return true;
}

function apply(database: Database, { id, expectedVersion, decision, isDecided, event, verdict }: Change): boolean {
  const row = database.prepare('SELECT version, history FROM comments WHERE id = ?').get(id) as
    Pick<CommentRow, 'version' | 'history'> | undefined;
  if (!row) throw new ModerationError('comment/not-found', `no comment ${id}`);
  if (row.version !== expectedVersion) return false;
  const history = JSON.stringify([...(JSON.parse(row.history) as unknown[]), decision]);
  database
    .prepare(
      `UPDATE comments SET status = ?, version = ?, decided = ?, history = ? ${verdict ? `, ${VERDICT}` : ''} WHERE id = ?`,
    )
    .run(
      decision.to,
      expectedVersion + 1,
      Number(isDecided),
      history,
      ...(verdict ? [JSON.stringify(verdict)] : []),
      id,
    );
  if (event) addPending(database, event);
  return true;
}
