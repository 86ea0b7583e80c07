import type { Report } from '../../domain/report';

/** What readers reported; a comment's reports stay when it is decided about. */
export interface Reports {
  /** Keeps a report; resolves with false, and keeps nothing, when that reader reported the comment already, or too many others did. */
  add(report: Report): Promise<boolean>;
  /** A comment's reports, oldest first. */
  of(commentId: string): Promise<Report[]>;
}

export type Reaction = 'like' | 'dislike';

/** How many readers like a comment, and how many do not. */
export interface ReactionCounts {
  likes: number;
  dislikes: number;
}

/** Likes and dislikes, one of a reader for a comment; the comment itself bears their number. */
export interface Reactions {
  /**
   * Keeps the reader's reaction in the place of an earlier one, none for null, and resolves with the comment's counts. Changes the stamp of
   * the article's list. `reader` is a pseudonym of a network.
   */
  put(reaction: { commentId: string; reader: string; reaction: Reaction | null }): Promise<ReactionCounts>;
}
