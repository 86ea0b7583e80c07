import type {
  AuthorQuery,
  CommentLists,
  NewestQuery,
  PublicQuery,
  ReviewQuery,
} from '../../application/ports/comments';
import { STATUSES, type Status } from '../../domain/comment';
import { toColumn } from './column-text';
import { commentOf, type CommentRow } from './comment-row';
import { wordsOf } from '../../domain/text/search-words';
import type { Database } from './database';
import { readOrUnavailable } from './unavailable';

/** The lists of readers and moderators, from the data file. */
export function embeddedCommentLists(database: Database): CommentLists {
  return {
    approved: (query) => readOrUnavailable('store/unavailable', () => approved(database, query)),
    countApproved: (siteId, articleIds) =>
      readOrUnavailable('store/unavailable', () => countApproved(database, siteId, articleIds)),
    forReview: (query) => readOrUnavailable('store/unavailable', () => forReview(database, query)),
    byAuthor: (query) => readOrUnavailable('store/unavailable', () => byAuthor(database, query)),
    countByStatus: () => readOrUnavailable('store/unavailable', () => countByStatus(database)),
    newest: (query) => readOrUnavailable('store/unavailable', () => newest(database, query)),
  };
}

function countApproved(database: Database, siteId: string, articleIds: readonly string[]): Map<string, number> {
  const count = database.prepare(
    `SELECT count(*) AS n FROM comments WHERE site_id = ? AND article_id = ? AND status = 'approved'`,
  );
  return new Map(articleIds.map((id) => [id, (count.get(siteId, toColumn(id)) as { n: number }).n]));
}

function approved(database: Database, { siteId, articleId, order, limit, after }: PublicQuery) {
  const [compare, direction] = order === 'oldest' ? ['>', 'ASC'] : ['<', 'DESC'];
  const rows = database
    .prepare(
      `SELECT * FROM comments WHERE site_id = ? AND article_id = ? AND status = 'approved'
       ${after ? `AND (created_at, id) ${compare} (?, ?)` : ''}
       ORDER BY created_at ${direction}, id ${direction} LIMIT ?`,
    )
    .all(siteId, toColumn(articleId), ...(after ? [after.at.getTime(), after.id] : []), limit) as CommentRow[];
  return rows.map(commentOf);
}

function forReview(database: Database, query: ReviewQuery) {
  const conditions = reviewConditions(query);
  const direction = query.order === 'newest' ? 'DESC' : 'ASC';
  const where = conditions.map(([sql]) => sql).join(' AND ');
  const values = conditions.flatMap(([, ...each]) => each);
  const rows = database
    .prepare(`SELECT * FROM comments WHERE ${where} ORDER BY created_at ${direction}, id ${direction} LIMIT ?`)
    .all(...values, query.limit) as CommentRow[];
  return rows.map(commentOf);
}

type Condition = [sql: string, ...values: (string | number)[]];

function reviewConditions({ status, siteId, articleId, rule, words, from, until, order, after }: ReviewQuery) {
  const conditions: Condition[] = [['status = ?', status]];
  if (siteId !== undefined) conditions.push(['site_id = ?', siteId]);
  if (articleId !== undefined) conditions.push(['article_id = ?', toColumn(articleId)]);
  if (rule !== undefined) {
    conditions.push([
      `EXISTS (SELECT 1 FROM json_each(content, '$.verdict.reasons') WHERE value ->> 'rule' = ?)`,
      rule,
    ]);
  }
  if (words !== undefined) {
    const sought = 'position IN (SELECT rowid FROM comment_words WHERE comment_words MATCH ?)';
    const found = wordsOf(words).map((word) => `"${word}"`);
    conditions.push(found.length === 0 ? ['FALSE'] : [sought, found.join(' ')]);
  }
  if (from) conditions.push(['created_at >= ?', from.getTime()]);
  if (until) conditions.push(['created_at <= ?', until.getTime()]);
  const beyond = `(created_at, id) ${order === 'newest' ? '<' : '>'} (?, ?)`;
  if (after) conditions.push([beyond, after.at.getTime(), after.id]);
  return conditions;
}

function byAuthor(database: Database, { siteId, email, except, limit }: AuthorQuery) {
  const rows = database
    .prepare('SELECT * FROM comments WHERE site_id = ? AND email_key = ? AND id <> ? ORDER BY created_at DESC LIMIT ?')
    .all(siteId, email, except, limit) as CommentRow[];
  return rows.map(commentOf);
}

function countByStatus(database: Database): Record<Status, number> {
  const rows = database.prepare('SELECT status, comments FROM comment_counts').all() as {
    status: Status;
    comments: number;
  }[];
  const known = new Map(rows.map(({ status, comments }) => [status, comments]));
  return Object.fromEntries(STATUSES.map((status) => [status, known.get(status) ?? 0])) as Record<Status, number>;
}

function newest(database: Database, { limit, after, decided }: NewestQuery) {
  const conditions = [...(decided ? ['version > 1'] : []), ...(after ? ['(created_at, id) < (?, ?)'] : [])];
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  const rows = database
    .prepare(`SELECT * FROM comments ${where} ORDER BY created_at DESC, id DESC LIMIT ?`)
    .all(...(after ? [after.at.getTime(), after.id] : []), limit) as CommentRow[];
  return rows.map(commentOf);
}
