import type { Article } from '../../domain/article';

export interface ArticlesQuery {
  siteId: string;
  limit: number;
  /** Id of the last article that was seen. */
  after: string | null;
}

/** The registry of a site's articles. Names (ids and aliases) are given and kept in their one spelling (`articleName`). */
export interface Articles {
  /** The article of which `name` is the id or an alias, or null. */
  find(siteId: string, name: string): Promise<Article | null>;
  /** The id of the article behind each name; a name that no article has stands for itself. */
  idsOf(siteId: string, names: readonly string[]): Promise<Map<string, string>>;
  /**
   * Keeps the article, instead of a former one of its id and of those that only a first comment had registered under its names.
   * Afterwards comments that stood under its aliases stand under its id. Rejects with `article/name-taken` when one of its names
   * belongs to another article.
   */
  put(article: Article): Promise<void>;
  /** Keeps an article none of whose names is known; resolves with false, and changes nothing, when one is. */
  add(article: Article): Promise<boolean>;
  /**
   * Keeps `article`, which may take over every name of the article `from`, instead of both; afterwards their comments stand under
   * its id. Rejects with `article/name-taken` as `put` does. Asked again after it broke off, it goes on.
   */
  replace(from: string, article: Article): Promise<void>;
  /** Forgets the article and leaves its comments where they are; resolves with false when there is none of that id. */
  remove(siteId: string, id: string): Promise<boolean>;
  /** The sites that have articles. */
  sites(): Promise<string[]>;
  /** Articles by id. */
  list(query: ArticlesQuery): Promise<Article[]>;
  /** Puts comments that stand under the article's aliases under its id. */
  gather(article: Article): Promise<void>;
}
