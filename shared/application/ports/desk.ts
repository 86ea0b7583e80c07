/** What a moderator wrote about a comment for the other moderators. */
export interface Note {
  id: string;
  commentId: string;
  by: string;
  at: Date;
  text: string;
}

export interface Notes {
  add(note: Note): Promise<void>;
  /** A comment's notes, oldest first. */
  of(commentId: string): Promise<Note[]>;
  /** All notes, page by page: those after `after`, in an order of the store's own. */
  page(after: Note | null, limit: number): Promise<Note[]>;
}

/** Which comments a moderator has before him, so that no other one is given them as well. */
export interface Leases {
  /**
   * Gives the comments to `holder` until `until`, but those that another holds at `at`; resolves with the ids of those that `holder`
   * has now. What one holds already is held longer.
   */
  take(ids: readonly string[], lease: { holder: string; at: Date; until: Date }): Promise<Set<string>>;
  /** Who holds what at `at`: holders by comment id. */
  held(at: Date): Promise<Map<string, string>>;
  /** Gives back what `holder` has, or the named ones of it. */
  release(holder: string, ids?: readonly string[]): Promise<void>;
}
