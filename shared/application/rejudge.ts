import { modeAt, verdictOnArticle, type ArticlePolicy } from '../domain/article';
import type { Comment } from '../domain/comment';
import { eventOfChange } from '../domain/event';
import type { Facts } from '../domain/facts';
import type { KeyRing } from '../domain/key-ring';
import type { StoredComment } from '../domain/stored-comment';
import type { Verdict } from '../domain/verdict';
import { openPersonalData } from './personal-data';
import type { Articles } from './ports/articles';
import type { CommentStore } from './ports/comments';
import type { SecondOpinion } from './ports/opinion';
import type { Rejudging } from './ports/rejudging';

export interface RejudgingParts {
  keyRing: Pick<KeyRing, 'open'>;
  store: Pick<CommentStore, 'facts'>;
  rejudging: Pick<Rejudging, 'asked' | 'settle' | 'leave'>;
  articles: Pick<Articles, 'find'>;
  articlePolicy: ArticlePolicy;
  judge: (comment: Comment, facts: Facts) => Verdict;
  /** Asked about a text that its author has edited; null where no service outside is. */
  opinion: SecondOpinion | null;
  now: () => Date;
}

/**
 * Judges at most `limit` held comments once more; resolves with how many. A reply whose parent was published is published when nothing else
 * holds it: what a person has decided about, and what is still held or worse, stays as it is, since this only ends a wait. A text that
 * its author has edited has the verdict that it gets.
 */
export function rejudger(parts: RejudgingParts): (limit: number) => Promise<number> {
  const { store, rejudging, articles, articlePolicy, now } = parts;
  const rejudge = async (held: StoredComment): Promise<void> => {
    const { id, siteId, articleId, parentId, author, keys, createdAt: until, version } = held;
    const [article, facts] = await Promise.all([
      articles.find(siteId, articleId),
      store.facts({ id, siteId, articleId, parentId, authorName: author.name, keys, until }),
    ]);
    const isEdited = held.history.at(-1)?.kind === 'edit';
    const comment = commentOf(held, parts.keyRing);
    const outside = isEdited ? await parts.opinion?.ask(comment) : held.outside;
    const judged = parts.judge({ ...comment, ...(outside ? { outside } : {}) }, facts);
    const verdict = verdictOnArticle(judged, article, modeAt(article, until, articlePolicy));
    const judgedAnew = { ...held, status: verdict.status, version: version + 1 };
    const event = eventOfChange(judgedAnew, held.status, now());
    if (isEdited || (verdict.status === 'approved' && held.history.length === 0))
      await rejudging.settle({ id, expectedVersion: version, verdict, event });
    else await rejudging.leave(id, version);
  };
  return async (limit) => {
    const asked = await rejudging.asked(limit);
    // One after the other: each may be the history of the next.
    for (const each of asked) await rejudge(each);
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
