import type { CommentEvent } from '../../domain/event';
import type { StoredComment } from '../../domain/stored-comment';
import type { Verdict } from '../../domain/verdict';

/** Held comments that are to be judged once more: replies whose parent was published, and such as their authors have edited. */
export interface Rejudging {
  /** Marks the held replies to these comments, to be judged again. */
  ask(parentIds: readonly string[]): Promise<void>;
  /** Those that are marked and held still, oldest first. */
  asked(limit: number): Promise<StoredComment[]>;
  /**
   * Writes a verdict with its status, the version that follows and its event, in one atomic write, if the comment is held at
   * `expectedVersion`; resolves with false when it is not. The mark goes, unless the comment is held at another version: that one is
   * still to be judged.
   */
  settle(change: {
    id: string;
    expectedVersion: number;
    verdict: Verdict;
    event: CommentEvent | null;
  }): Promise<boolean>;
  /** Takes the mark off, unless the comment is held at another version than that one. */
  leave(id: string, version: number): Promise<void>;
}
