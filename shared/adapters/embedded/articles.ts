import type { Articles, ArticlesQuery } from '../../application/ports/articles';
import { FIRST_COMMENT, namesOf, type Article } from '../../domain/article';
import { ModerationError } from '../../domain/errors';
import { fromColumn, toColumn } from './column-text';
import type { Database } from './database';
import { orUnavailable, readOrUnavailable } from './unavailable';

/** Comments moved in one write, so that an article of many does not hold up what arrives meanwhile. */
const MOVED_AT_A_TIME = 500;

type Written = Omit<Article, 'closesAt' | 'publishedAt' | 'createdAt'> & {
  closesAt: string | null;
  publishedAt: string | null;
  createdAt: string;
};

/** Articles in the data file: a row each, and a row for each of their names. */
export function embeddedArticles(database: Database): Articles {
  const gather = async (article: Article): Promise<void> => {
    while ((await database.write(() => moveSome(database, article))) === MOVED_AT_A_TIME);
  };
  const written = async (work: () => void, article: Article): Promise<void> => {
    await database.write(work);
    await gather(article);
  };
  return {
    find: (siteId, name) => readOrUnavailable('store/unavailable', () => ofName(database, siteId, name)),
    idsOf: (siteId, names) => readOrUnavailable('store/unavailable', () => idsOf(database, siteId, names)),
    put: (article) =>
      orUnavailable(
        'store/unavailable',
        written(() => {
          keep(database, article, [article.id]);
        }, article),
      ),
    replace: (from, article) =>
      orUnavailable(
        'store/unavailable',
        written(() => {
          keep(database, article, [article.id, from]);
        }, article),
      ),
    add: (article) =>
      orUnavailable(
        'store/unavailable',
        database.write(() => {
          if (namesOf(article).some((name) => ofName(database, article.siteId, name))) return false;
          insert(database, article);
          return true;
        }),
      ),
    remove: (siteId, id) =>
      orUnavailable(
        'store/unavailable',
        database.write(() => remove(database, siteId, id)),
      ),
    sites: () =>
      readOrUnavailable('store/unavailable', () =>
        (database.prepare('SELECT DISTINCT site_id FROM articles').all() as { site_id: string }[]).map(
          ({ site_id }) => site_id,
        ),
      ),
    list: (query) => readOrUnavailable('store/unavailable', () => list(database, query)),
    gather: (article) => orUnavailable('store/unavailable', gather(article)),
  };
}

function ofName(database: Database, siteId: string, name: string): Article | null {
  const row = database
    .prepare(
      `SELECT content FROM articles JOIN article_names USING (site_id, article_id)
       WHERE article_names.site_id = ? AND name = ?`,
    )
    .get(siteId, toColumn(name)) as { content: string } | undefined;
  return row ? articleOf(row) : null;
}

function idsOf(database: Database, siteId: string, names: readonly string[]): Map<string, string> {
  const statement = database.prepare('SELECT article_id FROM article_names WHERE site_id = ? AND name = ?');
  return new Map(
    names.map((name) => {
      const row = statement.get(siteId, toColumn(name)) as { article_id: string } | undefined;
      return [name, row ? fromColumn(row.article_id) : name];
    }),
  );
}

/** Writes the article instead of those called `instead`, and of those that no person registered. */
function keep(database: Database, article: Article, instead: readonly string[]): void {
  const { siteId } = article;
  for (const id of instead) remove(database, siteId, id);
  for (const name of namesOf(article)) {
    const other = ofName(database, siteId, name);
    if (!other) continue;
    if (other.by !== FIRST_COMMENT) throw new ModerationError('article/name-taken', `${name} belongs to ${other.id}`);
    remove(database, siteId, other.id);
  }
  insert(database, article);
}

function insert(database: Database, article: Article): void {
  const id = toColumn(article.id);
  database
    .prepare('INSERT INTO articles (site_id, article_id, content) VALUES (?, ?, ?)')
    .run(article.siteId, id, JSON.stringify(article));
  const name = database.prepare('INSERT INTO article_names (site_id, name, article_id) VALUES (?, ?, ?)');
  for (const each of namesOf(article)) name.run(article.siteId, toColumn(each), id);
}

function remove(database: Database, siteId: string, id: string): boolean {
  const column = toColumn(id);
  database.prepare('DELETE FROM article_names WHERE site_id = ? AND article_id = ?').run(siteId, column);
  return (
    database.prepare('DELETE FROM articles WHERE site_id = ? AND article_id = ?').run(siteId, column).changes === 1
  );
}

function list(database: Database, { siteId, limit, after }: ArticlesQuery): Article[] {
  const rows = database
    .prepare('SELECT content FROM articles WHERE site_id = ? AND article_id > ? ORDER BY article_id LIMIT ?')
    .all(siteId, after === null ? '' : toColumn(after), limit) as { content: string }[];
  return rows.map(articleOf);
}

/** Moves at most `MOVED_AT_A_TIME` comments; gives how many. */
function moveSome(database: Database, { siteId, id, aliases }: Article): number {
  if (aliases.length === 0) return 0;
  const moved = database
    .prepare(
      `UPDATE comments SET article_id = ? WHERE position IN (SELECT position FROM comments
       WHERE site_id = ? AND article_id IN (SELECT value FROM json_each(?)) LIMIT ${MOVED_AT_A_TIME})`,
    )
    .run(toColumn(id), siteId, JSON.stringify(aliases.map(toColumn)));
  return moved.changes;
}

function articleOf({ content }: { content: string }): Article {
  const { closesAt, publishedAt, createdAt, ...article } = JSON.parse(content) as Written;
  const when = (time: string | null): Date | null => (time === null ? null : new Date(time));
  return { ...article, closesAt: when(closesAt), publishedAt: when(publishedAt), createdAt: new Date(createdAt) };
}
