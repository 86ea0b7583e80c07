import { ModerationError } from '../domain/errors';
import type { SignInAttempts } from './ports/accounts';
import type { CommentStore } from './ports/comments';
import type { Reaction, ReactionCounts, Reactions } from './ports/readers';
import { takeAttempt } from './take-attempt';

/** Which reactions readers may give. */
export type ReactionChoice = 'off' | 'like' | 'both';

/** Reactions of one network are counted for so long, in seconds. */
const WINDOW_SECONDS = 3600;

export interface ReactParts {
  store: Pick<CommentStore, 'find'>;
  reactions: Reactions;
  attempts: Pick<SignInAttempts, 'take'>;
  /** Reactions of one network per hour. */
  perHour: number;
  now: () => Date;
}

export interface ReactRequest {
  commentId: string;
  /** Pseudonym of the reader's network: one network likes a comment once. */
  reader: string;
  reaction: Reaction | null;
}

/** Keeps what a reader thinks of a published comment; throws `comment/not-published`, or `rate-limit/exceeded`. */
export function commentReactor(parts: ReactParts): (request: ReactRequest) => Promise<ReactionCounts> {
  return async ({ commentId, reader, reaction }) => {
    await takeAttempt(parts.attempts, {
      subject: `reaction ${reader}`,
      most: parts.perHour,
      seconds: WINDOW_SECONDS,
      at: parts.now(),
    });
    const comment = await parts.store.find(commentId);
    if (comment?.status !== 'approved')
      throw new ModerationError('comment/not-published', `${commentId} is not published`);
    return parts.reactions.put({ commentId, reader, reaction });
  };
}
