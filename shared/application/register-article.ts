import { articleName } from '../domain/article-name';
import { withAddressAsName, type Article } from '../domain/article';
import { ModerationError } from '../domain/errors';
import type { Articles } from './ports/articles';

export interface ArticleKey {
  siteId: string;
  /** In any spelling. */
  id: string;
}

/** What a site tells of an article; what it leaves out stays as it was. */
export type ArticleFields = Partial<Pick<Article, 'title' | 'url' | 'mode' | 'closesAt' | 'publishedAt' | 'aliases'>>;

interface Parts {
  articles: Pick<Articles, 'find' | 'put' | 'replace'>;
  now: () => Date;
}

/**
 * Registers an article or changes it; its own address becomes one of its names. Throws `article/name-taken` when one of its names
 * belongs to another one.
 */
export async function registerArticle(
  { articles, now }: Parts,
  { siteId, id }: ArticleKey,
  { fields, by }: { fields: ArticleFields; by: string },
): Promise<{ article: Article; isNew: boolean }> {
  const name = articleName(id);
  const found = await articles.find(siteId, name);
  const known = found?.id === name ? found : null;
  const article = withAddressAsName({ ...(known ?? anOpenArticle({ siteId, id: name }, now())), ...fields, by });
  await articles.put(article);
  return { article, isNew: known === null };
}

/**
 * Gives an article another id, or merges it into the one that has that id: names and comments go with it, and its former names lead
 * to where they went. Throws `article/not-found` when neither of the two is registered.
 */
export async function moveArticle(
  { articles, now }: Parts,
  { siteId, id }: ArticleKey,
  { to, by }: { to: string; by: string },
): Promise<Article> {
  const [from, target] = [articleName(id), articleName(to)];
  const [moved, found] = await Promise.all([articles.find(siteId, from), articles.find(siteId, target)]);
  if (!moved && !found) throw new ModerationError('article/not-found', `neither ${from} nor ${target} is registered`);
  // A name of the article itself may become its id.
  const kept = found && found.id !== moved?.id ? found : null;
  const names = [from, ...(moved ? [moved.id, ...moved.aliases] : []), ...(kept?.aliases ?? [])];
  const base = kept ?? moved ?? anOpenArticle({ siteId, id: target }, now());
  const article = withAddressAsName({ ...base, id: kept?.id ?? target, aliases: names, by });
  await articles.replace(moved?.id ?? from, article);
  return article;
}

function anOpenArticle({ siteId, id }: ArticleKey, at: Date): Article {
  return {
    siteId,
    id,
    title: null,
    url: null,
    mode: 'open',
    closesAt: null,
    publishedAt: null,
    aliases: [],
    createdAt: at,
    by: '',
  };
}
