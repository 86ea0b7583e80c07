import type {
  AuthorQuery,
  CommentLists,
  DayCount,
  NewestQuery,
  PublicQuery,
  ReviewQuery,
  RuleCount,
} from '../../application/ports/comments';
import { STATUSES, type Status } from '../../domain/comment';
import { toColumn } from './column-text';
import { commentOf, type CommentRow } from './comment-row';
import { wordsOf } from '../../domain/text/search-words';
import type { Database } from './database';
import { orUnavailable, readOrUnavailable } from './unavailable';

/** Comments that a search makes findable first. */
const INDEXED_BY_SEARCH = 500;

/** The lists of readers and moderators, from the data file. */
export function embeddedCommentLists(database: Database): CommentLists {
  return {
    approved: (query) => readOrUnavailable('store/unavailable', () => approved(database, query)),
    countApproved: (siteId, articleIds) =>
      readOrUnavailable('store/unavailable', () => countApproved(database, siteId, articleIds)),
    stampOf: (siteId, articleId) => readOrUnavailable('store/unavailable', () => stampOf(database, siteId, articleId)),
    withIds: (ids) => readOrUnavailable('store/unavailable', () => withIds(database, ids)),
    indexWords: (limit) =>
      orUnavailable(
        'store/unavailable',
        database.writeAside(() => indexWords(database, limit)),
      ),
    async forReview(query) {
      if (query.words !== undefined)
        await orUnavailable(
          'store/unavailable',
          database.writeAside(() => indexWords(database, INDEXED_BY_SEARCH)),
        );
      return readOrUnavailable('store/unavailable', () => forReview(database, query));
    },
    byAuthor: (query) => readOrUnavailable('store/unavailable', () => byAuthor(database, query)),
    countByStatus: (siteId = null) => readOrUnavailable('store/unavailable', () => countByStatus(database, siteId)),
    countByRule: (siteId = null) => readOrUnavailable('store/unavailable', () => countByRule(database, siteId)),
    countOfRule: (status, rule, siteId = null) =>
      readOrUnavailable('store/unavailable', () => {
        const row = database
          .prepare(
            siteId === null
              ? 'SELECT count(*) AS n FROM comment_rules WHERE rule = ? AND status = ?'
              : `SELECT count(*) AS n FROM comment_rules JOIN comments ON position = comment
                 WHERE rule = ? AND comment_rules.status = ? AND site_id = ?`,
          )
          .get(rule, status, ...(siteId === null ? [] : [siteId])) as { n: number };
        return row.n;
      }),
    countByDay: (from, siteId = null) =>
      readOrUnavailable('store/unavailable', () => countByDay(database, from, siteId)),
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
  const [beyond, direction] = order === 'oldest' ? ['>', 'ASC'] : ['<', 'DESC'];
  const compare = after?.isFirst === true ? `${beyond}=` : beyond;
  const rows = database
    .prepare(
      `SELECT * FROM comments WHERE site_id = ? AND article_id = ? AND status = 'approved'
       ${after ? `AND (created_at, id) ${compare} (?, ?)` : ''}
       ORDER BY created_at ${direction}, id ${direction} LIMIT ?`,
    )
    .all(siteId, toColumn(articleId), ...(after ? [after.at.getTime(), after.id] : []), limit) as CommentRow[];
  return rows.map(commentOf);
}

function indexWords(database: Database, limit: number): number {
  const progress = database.prepare('SELECT position FROM word_progress').get() as { position: number } | undefined;
  const rows = database
    .prepare('SELECT position FROM comments WHERE position > ? ORDER BY position LIMIT ?')
    .all(progress?.position ?? 0, limit) as { position: number }[];
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return 0;
  database
    .prepare(
      `INSERT INTO comment_words (rowid, words, status)
         SELECT position, concat_ws(' ', content ->> 'body', author_name, content ->> 'articleTitle'), status FROM comments
         WHERE position BETWEEN ? AND ?`,
    )
    .run(first.position, last.position);
  database
    .prepare(
      'INSERT INTO word_progress (id, position) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET position = excluded.position',
    )
    .run(last.position);
  return rows.length;
}

function stampOf(database: Database, siteId: string, articleId: string): string {
  const row = database
    .prepare('SELECT stamp FROM article_stamps WHERE site_id = ? AND article_id = ?')
    .get(siteId, toColumn(articleId)) as { stamp: string } | undefined;
  return row?.stamp ?? '';
}

function withIds(database: Database, ids: readonly string[]) {
  const rows = database
    .prepare('SELECT * FROM comments WHERE id IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify(ids)) as CommentRow[];
  return rows.map(commentOf);
}

function forReview(database: Database, query: ReviewQuery) {
  // Each list is read along its index, by rule or by status, so that it stops where the page is full.
  const listed = query.rule === undefined ? 'comments' : 'comment_rules';
  const conditions = reviewConditions(query, listed);
  const { sort } = orderOf(query.order, listed);
  const from = query.rule === undefined ? 'comments' : 'comment_rules JOIN comments ON position = comment';
  const where = conditions.map(([sql]) => sql).join(' AND ');
  const values = conditions.flatMap(([, ...each]) => each);
  const rows = database
    .prepare(`SELECT comments.* FROM ${from} WHERE ${where} ORDER BY ${sort} LIMIT ?`)
    .all(...values, query.limit) as CommentRow[];
  return rows.map(commentOf);
}

const SCORE = `content ->> '$.verdict.score'`;

type Listed = 'comments' | 'comment_rules';

/** How a review list is sorted, what lies beyond a cursor in it, and how the cursor is said. */
function orderOf(order: ReviewQuery['order'], listed: Listed) {
  const [at, id] = [`${listed}.created_at`, `${listed}.id`];
  if (order === 'score') return { sort: `${SCORE} DESC, ${id} DESC`, beyond: `(${SCORE}, ${id}) < (?, ?)` };
  return order === 'newest'
    ? { sort: `${at} DESC, ${id} DESC`, beyond: `(${at}, ${id}) < (?, ?)` }
    : { sort: `${at} ASC, ${id} ASC`, beyond: `(${at}, ${id}) > (?, ?)` };
}

type Condition = [sql: string, ...values: (string | number)[]];

function reviewConditions(query: ReviewQuery, listed: Listed) {
  const { status, siteId, articleId, rule, words, language, from, until, order, after } = query;
  // The plus keeps SQLite from reading the whole status where the words say which comments they are.
  const conditions: Condition[] = [[`${words === undefined ? '' : '+'}${listed}.status = ?`, status]];
  if (siteId !== undefined) conditions.push(['site_id = ?', siteId]);
  if (articleId !== undefined) conditions.push(['article_id = ?', toColumn(articleId)]);
  if (rule !== undefined) conditions.push(['rule = ?', rule]);
  if (words !== undefined) {
    const sought = 'position IN (SELECT rowid FROM comment_words WHERE comment_words MATCH ?)';
    const found = wordsOf(words).map((word) => `"${word}"`);
    conditions.push(
      found.length === 0 ? ['FALSE'] : [sought, `status : ${status} AND words : (${found.join(' AND ')})`],
    );
  }
  if (from) conditions.push([`${listed}.created_at >= ?`, from.getTime()]);
  if (until) conditions.push([`${listed}.created_at <= ?`, until.getTime()]);
  if (language !== undefined) {
    const tag = `content ->> '$.locale'`;
    conditions.push([`(${tag} = ? OR ${tag} GLOB ?)`, language, `${language}-*`]);
  }
  if (after) {
    const at = order === 'score' ? (after.score ?? 0) : after.at.getTime();
    conditions.push([orderOf(order, listed).beyond, at, after.id]);
  }
  return conditions;
}

function byAuthor(database: Database, { siteId, email, except, limit }: AuthorQuery) {
  const rows = database
    .prepare('SELECT * FROM comments WHERE site_id = ? AND email_key = ? AND id <> ? ORDER BY created_at DESC LIMIT ?')
    .all(siteId, email, except, limit) as CommentRow[];
  return rows.map(commentOf);
}

function countByStatus(database: Database, siteId: string | null): Record<Status, number> {
  const rows = database
    .prepare('SELECT status, sum(comments) AS comments FROM comment_counts WHERE ? IS NULL OR site_id = ? GROUP BY 1')
    .all(siteId, siteId) as {
    status: Status;
    comments: number;
  }[];
  const known = new Map(rows.map(({ status, comments }) => [status, comments]));
  return Object.fromEntries(STATUSES.map((status) => [status, known.get(status) ?? 0])) as Record<Status, number>;
}

function countByRule(database: Database, siteId: string | null): RuleCount[] {
  return database
    .prepare(
      `SELECT rule, sum(held) AS held, sum(overturned) AS overturned FROM rule_counts
       WHERE (? IS NULL OR site_id = ?) AND (held > 0 OR overturned > 0) GROUP BY 1 ORDER BY 1`,
    )
    .all(siteId, siteId) as RuleCount[];
}

const DAY_MS = 86_400_000;

function countByDay(database: Database, from: Date, siteId: string | null): DayCount[] {
  const rows = database
    .prepare(
      `SELECT day, status, sum(comments) AS comments FROM comment_days
       WHERE day >= ? AND comments > 0 AND (? IS NULL OR site_id = ?) GROUP BY 1, 2 ORDER BY 1, 2`,
    )
    .all(Math.floor(from.getTime() / DAY_MS), siteId, siteId) as { day: number; status: Status; comments: number }[];
  return rows.map(({ day, ...rest }) => ({ day: new Date(day * DAY_MS).toISOString().slice(0, 10), ...rest }));
}

function newest(database: Database, { siteId = null, limit, after, decided }: NewestQuery) {
  const site = siteId === null ? [] : [siteId];
  const conditions = [
    ...(decided ? ['decided'] : []),
    ...site.map(() => 'site_id = ?'),
    ...(after ? ['(created_at, id) < (?, ?)'] : []),
  ];
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  const rows = database
    .prepare(`SELECT * FROM comments ${where} ORDER BY created_at DESC, id DESC LIMIT ?`)
    .all(...site, ...(after ? [after.at.getTime(), after.id] : []), limit) as CommentRow[];
  return rows.map(commentOf);
}
