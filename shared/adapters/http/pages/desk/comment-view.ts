import type { Note } from '../../../../application/ports/desk';
import type { StoredComment } from '../../../../domain/stored-comment';
import type { Report } from '../../../../domain/report';
import type { Facts } from '../../../../domain/facts';

/** What surrounds a comment that is read: it costs a look-up each, so only the open one has it. */
export interface CommentContext {
  parent: StoredComment | null;
  /** The author's earlier comments, by status, and the newest of them. */
  author: Facts['author'];
  others: readonly StoredComment[];
  /** What moderators wrote about it. */
  notes: readonly Note[];
  /** What readers reported. */
  reports: readonly Report[];
}

/** An address that may stand in a link; comments come from strangers, and old ones from other systems. */
export function webAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\//i.test(url) ? url : null;
}
