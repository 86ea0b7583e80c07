import type { CommentEvent } from '../../domain/event';
import type { LookupKeys, StoredComment } from '../../domain/stored-comment';

/** What is kept of a comment's person, instead of what was. */
export interface Resealing {
  id: string;
  expected: string;
  sealed: string;
  keys: Pick<LookupKeys, 'email' | 'network'>;
}

/**
 * Who was erased, and when, by pseudonym; kept apart from what a backup holds, so that a restored one brings nobody back. Forgotten when no backup
 * can be that old.
 */
export interface ErasedPeople {
  add(person: string, at: Date): Promise<void>;
  /** Each once, with the last time. */
  all(): Promise<{ person: string; at: Date }[]>;
  forget(before: Date): Promise<void>;
}

/** What erasing a person needs of the store. */
export interface Erasing {
  /** Comments by that e-mail pseudonym on every site, in no order. */
  commentsOf(email: string, limit: number): Promise<StoredComment[]>;
  /**
   * Puts an erased comment in the place of the one that is still at `expectedVersion`, with its event, in one atomic write, and takes away what is
   * found by it, notes and reactions; what readers reported and its author objected lose
   * their words. Resolves with false, and changes nothing, when somebody came first.
   */
  erase(erasure: { expectedVersion: number; comment: StoredComment; event: CommentEvent | null }): Promise<boolean>;
  /** Erased comments whose events may still say what they said: each stays among them until `silenced`, whoever dies meanwhile. */
  unsilenced(limit: number): Promise<Pick<StoredComment, 'id' | 'version'>[]>;
  silenced(ids: readonly string[]): Promise<void>;
  /**
   * Takes author and text out of what was told of the comments: the event log, what waits for it, and deliveries; and what hangs on them, if
   * erasing broke off before. Resolves with the numbers of their events in the log.
   */
  silence(comments: readonly Pick<StoredComment, 'id' | 'version'>[]): Promise<number[]>;
  /** Puts another sealing and other keys in the place of a comment's, if the sealing is still `expected`; resolves with false when it is not. */
  reseal(change: Resealing): Promise<boolean>;
  /** Writes over what was erased and still stands in files, as far as the store can do so itself. */
  compact(): Promise<void>;
}
