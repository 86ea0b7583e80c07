import { isDecision } from '../domain/decision';
import { ModerationError } from '../domain/errors';
import type { StoredComment } from '../domain/stored-comment';
import { conflict, findComment, writeDecision, type DecidingParts } from './decide-comment';

export interface UndoRequest {
  id: string;
  /** The version that the decision made. */
  version: number;
  /** Who takes it back: the one who decided. */
  by: string;
}

/**
 * Takes back the caller's own last decision, as one more line of the history with its own event, and resolves with the comment
 * as it is now. Throws `comment/not-found`, `comment/version-conflict`, or `comment/nothing-to-undo` when the last line is
 * somebody else's or was itself an undo.
 */
export function decisionUndoer({
  store,
  record,
  now,
}: DecidingParts): (request: UndoRequest) => Promise<StoredComment> {
  return async ({ id, version, by }) => {
    const comment = await findComment(store, id);
    if (comment.version !== version) throw conflict(comment);
    const last = comment.history.at(-1);
    if (last?.by !== by || !isDecision(last.kind)) {
      throw new ModerationError('comment/nothing-to-undo', `the last decision on ${id} is not ${by}'s to take back`);
    }
    return writeDecision({ store, record }, comment, {
      kind: 'undo',
      by,
      at: now(),
      reason: null,
      note: null,
      from: comment.status,
      to: last.from,
    });
  };
}
