import type { FactsQuery } from '../../application/ports/comments';
import { FACTS_REACH, type Facts, type SeenText } from '../../domain/facts';
import { toColumn } from './column-text';
import type { Database } from './database';

const HOUR_MS = 3_600_000;
/** What a machine alone said is no history. */
const AUTHOR = `
SELECT
  count(*) FILTER (WHERE status = 'approved' AND decided) AS approved,
  count(*) FILTER (WHERE status = 'held') AS held,
  count(*) FILTER (WHERE status = 'spam' AND decided) AS spam,
  count(*) FILTER (WHERE status = 'rejected' AND decided) AS rejected,
  count(*) FILTER (WHERE status = 'approved' AND author_name = :name) AS under_this_name,
  count(*) FILTER (WHERE status NOT IN ('rejected', 'erased') AND author_name = :name AND text_key = :text
    AND article_id = :article AND parent_id IS :parent) AS duplicates
FROM (SELECT * FROM comments WHERE site_id = :site AND email_key = :email AND created_at <= :until AND id <> :id
  ORDER BY created_at DESC LIMIT ${FACTS_REACH.author})`;

const newestBy = (key: string): string => `SELECT * FROM (
  SELECT created_at AS at FROM comments WHERE site_id = :site AND ${key}_key = :${key} AND created_at <= :until AND id <> :id
  ORDER BY created_at DESC LIMIT 1)`;
const NEWEST = `SELECT max(at) AS at FROM (${newestBy('email')} UNION ALL ${newestBy('network')})`;

const COUNT_SEEN = `
SELECT
  count(*) AS total,
  count(*) FILTER (WHERE status = 'approved' AND decided) AS approved,
  count(*) FILTER (WHERE status = 'spam' AND decided) AS spam,
  count(*) FILTER (WHERE status = 'rejected' AND decided) AS rejected,
  count(*) FILTER (WHERE email_key <> :email) AS byOthers,
  count(*) FILTER (WHERE article_id <> :article) AS elsewhere
FROM comments WHERE id <> :id AND position IN`;

const SAME_TEXT = `${COUNT_SEEN} (
  SELECT position FROM comments WHERE site_id = :site AND text_key = :text AND created_at <= :until
  ORDER BY created_at DESC LIMIT ${FACTS_REACH.texts})`;

/**
 * One limited look per band, so that a flood of copies costs no more than a few. A comment that shares several bands is
 * counted once.
 */
const similarText = (bands: number): string => `${COUNT_SEEN} (
  SELECT position FROM (
    SELECT * FROM (SELECT position, created_at FROM comments WHERE site_id = :site AND text_key = :text AND created_at <= :until
      ORDER BY created_at DESC LIMIT ${FACTS_REACH.texts})
    ${Array.from(
      { length: bands },
      (_, index) => `UNION SELECT * FROM (SELECT comment, created_at FROM comment_bands
      WHERE site_id = :site AND band = :band${index} AND created_at <= :until
      ORDER BY created_at DESC LIMIT ${FACTS_REACH.texts})`,
    ).join('')}
  ) ORDER BY created_at DESC LIMIT ${FACTS_REACH.texts})`;

const PARENT = 'SELECT status FROM comments WHERE id = ? AND site_id = ? AND article_id = ?';

interface AuthorCounts {
  approved: number;
  held: number;
  spam: number;
  rejected: number;
  under_this_name: number;
  duplicates: number;
}

/** Everything the rules may know about a comment, from one file and hence one moment. */
export function factsFrom(database: Database, query: FactsQuery): Facts {
  const { id, keys, siteId: site, parentId } = query;
  const article = toColumn(query.articleId);
  const parent = parentId === null ? null : toColumn(parentId);
  const until = query.until.getTime();
  const { email, network, text } = keys;
  const { under_this_name, duplicates, ...author } = database
    .prepare(AUTHOR)
    .get({ id, site, article, until, email, text, parent, name: toColumn(query.authorName) }) as AuthorCounts;
  const newest = database.prepare(NEWEST).get({ id, site, until, email, network }) as { at: number | null };
  const seen = { id, site, article, until, email, text };
  const bands = Object.fromEntries(keys.bands.map((band, index) => [`band${index}`, band]));
  const age = newest.at === null ? null : until - newest.at;
  return {
    parent: parentState(database, query),
    author,
    approvedUnderThisName: under_this_name,
    sinceLastCommentMs: age !== null && age <= HOUR_MS ? age : null,
    duplicates,
    sameText: { ...(database.prepare(SAME_TEXT).get(seen) as SeenText) },
    similarText: { ...(database.prepare(similarText(keys.bands.length)).get({ ...seen, ...bands }) as SeenText) },
  };
}

function parentState(database: Database, { parentId, siteId, articleId }: FactsQuery): Facts['parent'] {
  if (parentId === null) return 'none';
  const parent = database.prepare(PARENT).get(parentId, siteId, toColumn(articleId)) as { status: string } | undefined;
  if (!parent) return 'missing';
  return parent.status === 'approved' ? 'approved' : 'unapproved';
}
