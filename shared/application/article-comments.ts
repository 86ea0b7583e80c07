import type { StoredComment } from '../domain/stored-comment';
import type { Articles } from './ports/articles';
import type { CommentStore } from './ports/comments';

/**
 * The comments of `store` with the title and address that their article has now, so that a decision made long after tells other
 * services where the comment stands today.
 */
export function withCurrentArticle<Store extends Pick<CommentStore, 'find'>>(
  store: Store,
  articles: Pick<Articles, 'find'>,
): Store {
  const find = async (id: string): Promise<StoredComment | null> => {
    const comment = await store.find(id);
    if (!comment) return null;
    const article = await articles.find(comment.siteId, comment.articleId);
    return article ? { ...comment, articleUrl: article.url, articleTitle: article.title } : comment;
  };
  return { ...store, find };
}
