import { isWithdrawn, standingDecision } from '../domain/decision';
import type { StoredComment } from '../domain/stored-comment';

export interface AuthorState {
  id: string;
  status: 'received' | 'approved' | 'held' | 'rejected' | 'erased';
  /** Coarse, so that a spammer learns nothing by it. */
  reason:
    'being-read' | 'published' | 'awaiting-moderator' | 'not-accepted' | 'comments-closed' | 'withdrawn' | 'erased';
}

/** How long a machine's word alone is told as `held`: spammers try again within minutes, and people look within a day. */
export const UNTOLD_SPAM_MS = 86_400_000;

/** What the holder of the receipt may know at `now`; `comment` is null while no verdict is in. */
export function authorState(
  id: string,
  comment: Pick<StoredComment, 'status' | 'createdAt' | 'history'> | null,
  now: Date,
): AuthorState {
  switch (comment && toldStatus(comment, now)) {
    case null:
      return { id, status: 'received', reason: 'being-read' };
    case 'approved':
      return { id, status: 'approved', reason: 'published' };
    case 'held':
      return { id, status: 'held', reason: 'awaiting-moderator' };
    case 'spam':
      return { id, status: 'rejected', reason: 'not-accepted' };
    case 'rejected':
      return { id, status: 'rejected', reason: whyRejected(comment?.history ?? []) };
    case 'erased':
      return { id, status: 'erased', reason: 'erased' };
  }
}

/** What no person has decided was refused by its article. */
function whyRejected(history: StoredComment['history']): AuthorState['reason'] {
  if (isWithdrawn(history)) return 'withdrawn';
  return history.length === 0 ? 'comments-closed' : 'not-accepted';
}

/** Spam that no person has looked at reads as held for a day: nobody is told that a person refused what none has read. */
function toldStatus(
  { status, createdAt, history }: Pick<StoredComment, 'status' | 'createdAt' | 'history'>,
  now: Date,
): StoredComment['status'] {
  const isUnseen = status === 'spam' && standingDecision(history) === null;
  return isUnseen && now.getTime() - createdAt.getTime() < UNTOLD_SPAM_MS ? 'held' : status;
}
