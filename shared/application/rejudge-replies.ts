import { modeAt, verdictOnArticle } from '../domain/article';
import type { Comment } from '../domain/comment';
import { eventOfChange } from '../domain/event';
import type { Facts } from '../domain/facts';
import type { KeyRing } from '../domain/key-ring';
import type { StoredComment } from '../domain/stored-comment';
import type { Verdict } from '../domain/verdict';
import type { ArticleSettings } from './judge-submission';
import { openPersonalData } from './personal-data';
import type { Articles } from './ports/articles';
import type { CommentStore } from './ports/comments';
import type { HeldReplies } from './ports/held-replies';

export interface RejudgingParts {
  keyRing: Pick<KeyRing, 'open'>;
  store: Pick<CommentStore, 'facts'>;
  heldReplies: Pick<HeldReplies, 'asked' | 'publish' | 'leave'>;
  articles: Pick<Articles, 'find'>;
  articleSettings: ArticleSettings;
  judge: (comment: Comment, facts: Facts) => Verdict;
  now: () => Date;
}

/**
 * Judges at most `limit` replies anew whose parent was published after they were held, and publishes those that nothing else holds. What a
 * person has decided about, and what is still held or worse, stays as it is: this only ever ends a wait. Resolves with how many it looked at.
 */
export function replyRejudger(parts: RejudgingParts): (limit: number) => Promise<number> {
  const { store, heldReplies, articles, articleSettings, now } = parts;
  const rejudge = async (reply: StoredComment): Promise<void> => {
    const { id, siteId, articleId, parentId, author, keys, createdAt: until, version } = reply;
    const [article, facts] = await Promise.all([
      articles.find(siteId, articleId),
      store.facts({ id, siteId, articleId, parentId, authorName: author.name, keys, until }),
    ]);
    const judged = parts.judge(commentOf(reply, parts.keyRing), facts);
    const verdict = verdictOnArticle(judged, article, modeAt(article, until, articleSettings));
    const published = { ...reply, status: verdict.status, version: version + 1 };
    const event = eventOfChange(published, reply.status, now());
    if (verdict.status !== 'approved' || reply.history.length > 0 || !event) await heldReplies.leave(id);
    else await heldReplies.publish({ id, expectedVersion: version, verdict, event });
  };
  return async (limit) => {
    const asked = await heldReplies.asked(limit);
    // One after the other: each may be the history of the next.
    for (const reply of asked) await rejudge(reply);
    return asked.length;
  };
}

function commentOf(stored: StoredComment, keyRing: Pick<KeyRing, 'open'>): Comment {
  const { id, siteId, articleId, articleUrl, articleTitle, parentId, author, body, locale, signals, createdAt, keys } =
    stored;
  const { email, origin } = openPersonalData(keyRing, stored.sealed);
  const article = { articleId, articleUrl, articleTitle };
  return {
    id,
    siteId,
    ...article,
    parentId,
    author: { ...author, email },
    body,
    locale,
    signals,
    createdAt,
    origin,
    keys,
  };
}
