import type { Comment, OutsideVerdict } from '../../domain/comment';

/** A service outside that is asked about each comment, where the site has one. */
export interface SecondOpinion {
  /** What it says, or null when it does not answer in time, or is left alone for a while because it did not; never rejects. */
  ask(comment: Comment): Promise<OutsideVerdict | null>;
}
