import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { SetupProblem } from '../../domain/setup-problem';
import { CHAIN_START, chainLink } from '../../domain/event-chain';
import type { CommentEvent } from '../../domain/event';
import { DEFAULT_SITE, foundSite } from '../../domain/site';
import { SCHEMA } from './schema';

/** Brings the file from the layout of its place in the list to the next one. Each runs in a transaction of its own. */
const MIGRATIONS: readonly ((sqlite: DatabaseSyncInstance) => void)[] = [
  // From nothing, or from 0.1.0, which stamped no version and had the tables of layout 1 that it needed.
  (sqlite) => {
    sqlite.exec(SCHEMA);
    if (addColumn(sqlite, 'comments', 'decided INTEGER NOT NULL DEFAULT 0'))
      sqlite.exec('UPDATE comments SET decided = version > 1');
    sqlite.exec('CREATE INDEX comments_by_decision ON comments (created_at, id) WHERE decided');
    linkEvents(sqlite);
    countComments(sqlite);
    addColumn(sqlite, 'access_keys', 'may_see_addresses INTEGER NOT NULL DEFAULT 0');
  },
  // What readers report and like.
  (sqlite) => {
    sqlite.exec(SCHEMA);
    addColumn(sqlite, 'comments', 'likes INTEGER NOT NULL DEFAULT 0');
    addColumn(sqlite, 'comments', 'dislikes INTEGER NOT NULL DEFAULT 0');
    sqlite.exec(`
      CREATE TRIGGER comment_liked AFTER UPDATE OF likes, dislikes ON comments
      WHEN new.status = 'approved' AND (old.likes <> new.likes OR old.dislikes <> new.dislikes) BEGIN
        INSERT INTO article_stamps VALUES (new.site_id, new.article_id, hex(randomblob(8)))
          ON CONFLICT DO UPDATE SET stamp = excluded.stamp;
      END`);
  },
  // What is held about people goes after its time; what people object to, and tell of as illegal.
  (sqlite) => {
    sqlite.exec(SCHEMA);
  },
  // Sites are registered, and counted each for itself; keys, accounts and deeds may be of one.
  (sqlite) => {
    if (isWithoutSite(sqlite, 'comment_counts')) {
      for (const trigger of ['comment_counted', 'comment_dated', 'rule_counted'])
        sqlite.exec(`DROP TRIGGER IF EXISTS ${trigger}; DROP TRIGGER IF EXISTS ${trigger}_anew`);
      sqlite.exec('DROP TABLE comment_counts; DROP TABLE comment_days; DROP TABLE rule_counts');
      sqlite.exec(SCHEMA);
      countBySite(sqlite);
    }
    sqlite.exec(SCHEMA);
    addColumn(sqlite, 'access_keys', 'site_id TEXT');
    addColumn(sqlite, 'accounts', 'site_id TEXT');
    addColumn(sqlite, 'audit', 'site_id TEXT');
    registerFoundSites(sqlite);
  },
];

/** The layout that this program reads and writes, as it stands in `PRAGMA user_version`. */
export const LAYOUT_VERSION = MIGRATIONS.length;

/**
 * Brings the file's layout up to date, step by step; a step that fails leaves the file as it was before it. Throws a `SetupProblem`
 * when a newer program has written the file.
 */
export function migrate(sqlite: DatabaseSyncInstance): void {
  const found = versionOf(sqlite);
  if (found > LAYOUT_VERSION) {
    throw new SetupProblem(
      `The data was written by a newer Tamis (layout ${found}; this one knows ${LAYOUT_VERSION}). Run that version or a newer one, or restore a backup from before the upgrade.`,
    );
  }
  for (let at = found; at < LAYOUT_VERSION; at += 1) {
    sqlite.exec('BEGIN IMMEDIATE');
    try {
      // Another process may have come first while this one waited.
      if (versionOf(sqlite) === at) {
        MIGRATIONS[at]?.(sqlite);
        sqlite.exec(`PRAGMA user_version = ${at + 1}`);
      }
      sqlite.exec('COMMIT');
    } catch (error) {
      if (sqlite.isTransaction) sqlite.exec('ROLLBACK');
      throw error;
    }
  }
}

/** Adds a column that a table of 0.1.0 does not have; returns whether it was missing. */
function addColumn(sqlite: DatabaseSyncInstance, table: string, definition: string): boolean {
  const columns = sqlite.prepare(`PRAGMA table_info(${table})`).all() as { name: string }[];
  if (columns.some(({ name }) => definition.startsWith(`${name} `))) return false;
  sqlite.exec(`ALTER TABLE ${table} ADD COLUMN ${definition}`);
  return true;
}

function isWithoutSite(sqlite: DatabaseSyncInstance, table: string): boolean {
  const columns = sqlite.prepare(`PRAGMA table_info(${table})`).all() as { name: string }[];
  return !columns.some(({ name }) => name === 'site_id');
}

/** Before sites were registered, any id was one: those that have comments or articles go on. */
function registerFoundSites(sqlite: DatabaseSyncInstance): void {
  const found = sqlite
    .prepare('SELECT site_id AS id FROM comments UNION SELECT site_id FROM articles ORDER BY 1')
    .all() as { id: string }[];
  const add = sqlite.prepare('INSERT INTO sites (id, content) VALUES (?, ?) ON CONFLICT DO NOTHING');
  for (const { id } of found) if (id !== DEFAULT_SITE) add.run(id, JSON.stringify(foundSite(id)));
}

/** 0.1.0 kept its events without links. */
function linkEvents(sqlite: DatabaseSyncInstance): void {
  if (!addColumn(sqlite, 'events', "link TEXT NOT NULL DEFAULT ''")) return;
  const set = sqlite.prepare('UPDATE events SET link = ? WHERE sequence = ?');
  const rows = sqlite.prepare('SELECT sequence, event FROM events ORDER BY sequence').all() as {
    sequence: number;
    event: string;
  }[];
  rows.reduce((before, { sequence, event }) => {
    const link = chainLink(before, JSON.parse(event) as CommentEvent);
    set.run(link, sequence);
    return link;
  }, CHAIN_START);
}

/** 0.1.0 kept no counts beside its comments: what the triggers of `SCHEMA` would have written. */
function countComments(sqlite: DatabaseSyncInstance): void {
  countBySite(sqlite);
  sqlite.exec(`
    INSERT INTO article_stamps
      SELECT DISTINCT site_id, article_id, hex(randomblob(8)) FROM comments WHERE status = 'approved'
      GROUP BY site_id, article_id;
    INSERT INTO comment_rules
      SELECT DISTINCT value ->> 'rule', status, created_at, comments.id, position FROM ${REASONS};
  `);
}

const REASONS = `comments, json_each(content, '$.verdict.reasons')`;

/** What the triggers count, of all comments that are there. */
function countBySite(sqlite: DatabaseSyncInstance): void {
  const spokeAgainst = `(value ->> 'holds' OR value ->> 'weight' > 0)`;
  sqlite.exec(`
    INSERT INTO comment_counts SELECT site_id, status, count(*) FROM comments GROUP BY 1, 2;
    INSERT INTO comment_days SELECT site_id, created_at / 86400000, status, count(*) FROM comments GROUP BY 1, 2, 3;
    INSERT INTO rule_counts
      SELECT site_id, rule, sum(status = 'held'), sum(status = 'approved') FROM
        (SELECT DISTINCT site_id, value ->> 'rule' AS rule, status, comments.id FROM ${REASONS}
         WHERE ${spokeAgainst} AND (status = 'held' OR
           status = 'approved' AND decided AND content ->> '$.verdict.status' IN ('held', 'spam')))
      GROUP BY 1, 2;
  `);
}

function versionOf(sqlite: DatabaseSyncInstance): number {
  return (sqlite.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
}
