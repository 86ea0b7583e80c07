import { statusAfter, type DecisionKind, type DecisionReason } from '../domain/decision';
import { ModerationError } from '../domain/errors';
import { eventOfChange } from '../domain/event';
import type { StoredComment } from '../domain/stored-comment';
import type { CommentStore } from './ports/comments';

export interface DecisionRequest {
  id: string;
  kind: DecisionKind;
  /** The version the moderator saw. */
  version: number;
  reason: DecisionReason | null;
  note: string | null;
  /** Name of the moderator's access key. */
  by: string;
}

/**
 * Decides about a comment and resolves with what it is now. Throws `comment/not-found`, or `comment/version-conflict` with
 * what the other moderator decided when the comment has moved on since `version`.
 */
export function commentDecider({
  store,
  now,
}: {
  store: Pick<CommentStore, 'find' | 'decide'>;
  now: () => Date;
}): (request: DecisionRequest) => Promise<StoredComment> {
  return async (request) => {
    const comment = await findComment(store, request.id);
    if (comment.version !== request.version) throw conflict(comment);
    const decided = withDecision(comment, request, now());
    const written = await store.decide({
      id: comment.id,
      expectedVersion: request.version,
      decision: lastOf(decided),
      event: eventOfChange(decided, comment.status, lastOf(decided).at),
    });
    if (!written) throw conflict(await findComment(store, request.id));
    return decided;
  };
}

async function findComment(store: Pick<CommentStore, 'find'>, id: string): Promise<StoredComment> {
  const comment = await store.find(id);
  if (!comment) throw new ModerationError('comment/not-found', `no comment ${id}`);
  return comment;
}

function withDecision(comment: StoredComment, { kind, by, reason, note }: DecisionRequest, at: Date): StoredComment {
  const status = statusAfter(kind);
  const decision = { kind, by, at, reason, note, from: comment.status, to: status };
  return { ...comment, status, version: comment.version + 1, history: [...comment.history, decision] };
}

function lastOf(comment: StoredComment) {
  const last = comment.history.at(-1);
  if (!last) throw new Error('a decided comment has a history');
  return last;
}

function conflict(comment: StoredComment): ModerationError {
  const last = comment.history.at(-1);
  return new ModerationError('comment/version-conflict', `comment ${comment.id} is at version ${comment.version}`, {
    details: {
      conflict: {
        version: comment.version,
        status: comment.status,
        decision: last?.kind ?? null,
        by: last?.by ?? null,
        at: last?.at.toISOString() ?? null,
      },
    },
  });
}
