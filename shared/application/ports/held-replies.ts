import type { CommentEvent } from '../../domain/event';
import type { StoredComment } from '../../domain/stored-comment';
import type { Verdict } from '../../domain/verdict';

/** Replies that are held and may be so only because nobody could see what they answer. */
export interface HeldReplies {
  /** Marks the held replies to these comments, to be judged again. */
  ask(parentIds: readonly string[]): Promise<void>;
  /** Those that are marked and held still, oldest first. */
  asked(limit: number): Promise<StoredComment[]>;
  /**
   * Writes a verdict that publishes, the version that follows and its event, in one atomic write, if the reply is held at `expectedVersion`;
   * resolves with false when it is not. The mark goes either way.
   */
  publish(change: { id: string; expectedVersion: number; verdict: Verdict; event: CommentEvent }): Promise<boolean>;
  /** Takes the mark off. */
  leave(id: string): Promise<void>;
}
