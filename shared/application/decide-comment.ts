import {
  isWithdrawn,
  standingDecision,
  statusAfter,
  type Decision,
  type DecisionKind,
  type DecisionReason,
} from '../domain/decision';
import { ModerationError } from '../domain/errors';
import { eventOfChange } from '../domain/event';
import { isReported, withoutReports } from '../domain/report';
import type { StoredComment } from '../domain/stored-comment';
import type { RecordDeed } from './audit-trail';
import type { CommentStore } from './ports/comments';

export interface DecisionRequest {
  id: string;
  kind: DecisionKind;
  /** The version the moderator saw. */
  version: number;
  reason: DecisionReason | null;
  note: string | null;
  /** The law that was broken, and a sentence for the author; null when neither was said. */
  law?: string | null;
  told?: string | null;
  /** Whether a reader's notice led to it. */
  onNotice?: boolean;
  /** Name of the moderator. */
  by: string;
  /** The only site whose comments the moderator sees; null sees all. */
  siteId?: string | null;
}

export interface DecidingParts {
  store: Pick<CommentStore, 'find' | 'decide'>;
  record: RecordDeed;
  now: () => Date;
}

/**
 * Decides about a comment and resolves with what it is now. Throws `comment/not-found`, `comment/withdrawn`, `comment/erased`, or `comment/version-conflict`
 * with what the other moderator decided when the comment has moved on since `version`.
 */
export function commentDecider({
  store,
  record,
  now,
}: DecidingParts): (request: DecisionRequest) => Promise<StoredComment> {
  return async (request) => {
    const comment = await findComment(store, request.id);
    if ((request.siteId ?? comment.siteId) !== comment.siteId) throw notFound(request.id);
    if (comment.version !== request.version) throw conflict(comment);
    if (comment.status === 'erased') throw new ModerationError('comment/erased', `${comment.id} was erased`);
    if (isWithdrawn(comment.history)) throw new ModerationError('comment/withdrawn', `${comment.id} was withdrawn`);
    const { kind, by, reason, note, law, told } = request;
    return writeDecision({ store, record }, comment, {
      kind,
      by,
      at: now(),
      reason,
      note,
      ...(law ? { law } : {}),
      ...(told ? { told } : {}),
      ...(request.onNotice ? { onNotice: true as const } : {}),
      from: comment.status,
      to: statusAfter(kind),
    });
  };
}

/** Tries when somebody else decides about the comment meanwhile. */
const TRIES = 5;

/** Decides about a comment as it is by now, whoever else does so at the same time, until `isDone` says that nothing is left to decide. */
export async function decideAsItIs(
  parts: DecidingParts,
  request: Omit<DecisionRequest, 'version'>,
  isDone: (comment: StoredComment) => boolean,
): Promise<void> {
  const decide = commentDecider(parts);
  for (let left = TRIES; ; left -= 1) {
    const comment = await findComment(parts.store, request.id);
    if (isDone(comment)) return;
    try {
      await decide({ ...request, version: comment.version });
      return;
    } catch (error) {
      if (!(error instanceof ModerationError) || error.code !== 'comment/version-conflict' || left === 1) throw error;
    }
  }
}

/** The comment of that id; throws `comment/not-found`. */
export async function findComment(store: Pick<CommentStore, 'find'>, id: string): Promise<StoredComment> {
  const comment = await store.find(id);
  if (!comment) throw notFound(id);
  return comment;
}

function notFound(id: string): ModerationError {
  return new ModerationError('comment/not-found', `no comment ${id}`);
}

/** Writes one line of history with the status that it leads to, and tells of it; throws `comment/version-conflict` when another came first. */
export async function writeDecision(
  { store, record }: Pick<DecidingParts, 'store' | 'record'>,
  comment: StoredComment,
  decision: Decision,
): Promise<StoredComment> {
  const { id, version } = comment;
  // What readers reported is answered by a decision, and by its being taken back it is not asked anew.
  const verdict = isReported(comment) ? withoutReports(comment.verdict) : undefined;
  const decided = {
    ...comment,
    ...(verdict ? { verdict } : {}),
    status: decision.to,
    version: version + 1,
    history: [...comment.history, decision],
  };
  const event = eventOfChange(decided, comment.status, decision.at);
  if (
    !(await store.decide({
      id,
      expectedVersion: version,
      decision,
      isDecided: standingDecision(decided.history) !== null,
      event,
      ...(verdict ? { verdict } : {}),
    }))
  )
    throw conflict(await findComment(store, id));
  const { kind, by, reason, from, to } = decision;
  await record({
    actor: by,
    kind: kind === 'undo' ? 'comment.undone' : 'comment.decided',
    subject: id,
    siteId: comment.siteId,
    before: { status: from, version },
    after: { status: to, version: version + 1, reason, waitedSeconds: secondsBetween(comment.createdAt, decision.at) },
  });
  return decided;
}

function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000));
}

/** What to answer who decided from a version that is no longer the comment's. */
export function conflict(comment: StoredComment): ModerationError {
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
