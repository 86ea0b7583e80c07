import type { Report } from '../../domain/report';

/** What readers reported; a comment's reports stay when it is decided about. */
export interface Reports {
  /** Keeps a report; resolves with false, and keeps nothing, when that reader reported the comment already, or too many others did. */
  add(report: Report): Promise<boolean>;
  /** A comment's reports, oldest first. */
  of(commentId: string): Promise<Report[]>;
  /** All reports, page by page: those after `after`, in an order of the store's own. */
  page(after: Report | null, limit: number): Promise<Report[]>;
}

export type Reaction = 'like' | 'dislike';

/** What one reader, by a pseudonym of his network, said of one comment. */
export interface Reacted {
  commentId: string;
  reader: string;
  reaction: Reaction;
}

/** How many readers like a comment, and how many do not. */
export interface ReactionCounts {
  likes: number;
  dislikes: number;
}

/** Likes and dislikes, one of a reader for a comment; the comment itself bears their number. */
export interface Reactions {
  /**
   * Keeps the reader's reaction in the place of an earlier one, none for null, and resolves with the comment's counts. Changes the stamp of
   * the article's list.
   */
  put(reaction: Omit<Reacted, 'reaction'> & { reaction: Reaction | null }): Promise<ReactionCounts>;
  /** All reactions, page by page: those after `after`, in an order of the store's own. */
  page(after: Reacted | null, limit: number): Promise<Reacted[]>;
}
