import type { Status } from '../../domain/comment';
import type { CommentEvent } from '../../domain/event';
import type { Database } from './database';
import type { Decision } from '../../domain/decision';
import type { StoredComment } from '../../domain/stored-comment';
import { fromColumn } from './column-text';

/** A row of `comments`. */
export interface CommentRow {
  id: string;
  site_id: string;
  article_id: string;
  parent_id: string | null;
  author_name: string;
  status: Status;
  version: number;
  created_at: number;
  email_key: string;
  network_key: string;
  text_key: string;
  content: string;
  history: string;
  likes: number;
  dislikes: number;
}

type Content = Pick<
  StoredComment,
  | 'articleUrl'
  | 'articleTitle'
  | 'body'
  | 'locale'
  | 'signals'
  | 'house'
  | 'callbackUrl'
  | 'notify'
  | 'outside'
  | 'sealed'
  | 'verdict'
> & {
  authorUrl: string | null;
  bands: string[];
};
type WrittenDecision = Omit<Decision, 'at'> & { at: string };

/** The JSON of everything in a comment that no column holds. */
export function contentOf(comment: StoredComment): string {
  const {
    articleUrl,
    articleTitle,
    body,
    locale,
    signals,
    house,
    callbackUrl,
    notify,
    outside,
    sealed,
    verdict,
    author,
    keys,
  } = comment;
  const content: Content = {
    articleUrl,
    articleTitle,
    body,
    locale,
    signals,
    ...(house === undefined ? {} : { house }),
    ...(callbackUrl === undefined ? {} : { callbackUrl }),
    ...(notify ? { notify } : {}),
    ...(outside === undefined ? {} : { outside }),
    sealed,
    verdict,
    authorUrl: author.url,
    bands: keys.bands,
  };
  return JSON.stringify(content);
}

/** The JSON of a comment's decisions. */
export function historyOf({ history }: StoredComment): string {
  return JSON.stringify(history);
}

/** The comment that a row holds. */
export function commentOf(row: CommentRow): StoredComment {
  const { authorUrl, bands, ...content } = JSON.parse(row.content) as Content;
  const history = (JSON.parse(row.history) as WrittenDecision[]).map((each) => ({ ...each, at: new Date(each.at) }));
  return {
    ...content,
    id: row.id,
    siteId: row.site_id,
    articleId: fromColumn(row.article_id),
    parentId: row.parent_id === null ? null : fromColumn(row.parent_id),
    author: { name: fromColumn(row.author_name), url: authorUrl },
    createdAt: new Date(row.created_at),
    keys: { email: row.email_key, network: row.network_key, text: row.text_key, bands },
    status: row.status,
    version: row.version,
    history,
    ...(row.likes > 0 ? { likes: row.likes } : {}),
    ...(row.dislikes > 0 ? { dislikes: row.dislikes } : {}),
  };
}

/** Keeps an event with its comment, for the relay. */
export function addPending(database: Database, event: CommentEvent): void {
  database
    .prepare('INSERT OR IGNORE INTO pending_events (id, event) VALUES (?, ?)')
    .run(event.id, JSON.stringify(event));
}
