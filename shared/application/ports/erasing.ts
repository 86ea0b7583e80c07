import type { CommentEvent } from '../../domain/event';
import type { StoredComment } from '../../domain/stored-comment';

/** What erasing a person needs of the store. */
export interface Erasing {
  /** Comments by that e-mail pseudonym on every site, in no order. */
  commentsOf(email: string, limit: number): Promise<StoredComment[]>;
  /**
   * Puts an erased comment in the place of the one that is still at `expectedVersion`, with its event, in one atomic write, and takes away what is
   * found by it, notes and reactions; what readers reported loses its words. Resolves with false, and changes nothing, when somebody came first.
   */
  erase(erasure: { expectedVersion: number; comment: StoredComment; event: CommentEvent | null }): Promise<boolean>;
  /**
   * Takes author and text out of what was told of the comments: the event log, what waits for it, and deliveries. Resolves with the numbers of
   * their events in the log.
   */
  silence(comments: readonly Pick<StoredComment, 'id' | 'version'>[]): Promise<number[]>;
  /** Writes over what was erased and still stands in files, as far as the store can do so itself. */
  compact(): Promise<void>;
}
