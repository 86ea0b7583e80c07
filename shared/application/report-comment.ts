import { standingDecision, type Decision } from '../domain/decision';
import { ModerationError } from '../domain/errors';
import { eventOfChange } from '../domain/event';
import { READERS, withReports, type Report, type ReportReason } from '../domain/report';
import type { StoredComment } from '../domain/stored-comment';
import type { SignInAttempts } from './ports/accounts';
import type { CommentStore } from './ports/comments';
import type { Reports } from './ports/readers';
import { takeAttempt } from './take-attempt';

/** Reports of one network are counted for so long, in seconds. */
export const REPORT_WINDOW_SECONDS = 3600;

export interface ReportParts {
  store: Pick<CommentStore, 'find' | 'decide' | 'mark'>;
  reports: Reports;
  attempts: Pick<SignInAttempts, 'take'>;
  /** Reports of one network per hour. */
  perHour: number;
  /** So many readers hide a comment that no moderator has approved; 0 is never. */
  toHold: number;
  now: () => Date;
}

export interface ReportRequest {
  commentId: string;
  /** Pseudonym of the reader's network. */
  reporter: string;
  reason: ReportReason;
  note: string | null;
}

/**
 * Takes a reader's report of a published comment: it stands among the reasons that moderators see, and enough of them hold the comment. A
 * second report of the same network changes nothing. Throws `comment/not-published`, or `rate-limit/exceeded`.
 */
export function commentReporter(parts: ReportParts): (request: ReportRequest) => Promise<void> {
  return async ({ commentId, reporter, reason, note }) => {
    await takeAttempt(parts.attempts, {
      subject: `report ${reporter}`,
      most: parts.perHour,
      seconds: REPORT_WINDOW_SECONDS,
      at: parts.now(),
    });
    const comment = await parts.store.find(commentId);
    if (comment?.status !== 'approved') throw notPublished(commentId);
    await parts.reports.add({ commentId, reporter, reason, note, at: parts.now() });
    await tell(parts, comment);
  };
}

/** Writes what stands against the comment until nothing came meanwhile, whoever else does so at the same time. */
async function tell(parts: ReportParts, first: StoredComment): Promise<void> {
  const { store, reports } = parts;
  let written = 0;
  for (
    let comment: StoredComment | null = first;
    comment?.status === 'approved';
    comment = await store.find(first.id)
  ) {
    const open = openReports(comment, await reports.of(comment.id));
    if (open.length === 0 || open.length === written) return;
    const holds = parts.toHold > 0 && open.length >= parts.toHold && isHoldable(comment);
    if (await write(parts, comment, open, holds)) written = open.length;
  }
}

/** A moderator who approved it has answered what was reported before, and its author who put another text there. */
function openReports({ history }: StoredComment, reports: readonly Report[]): Report[] {
  const answered = history.findLast(({ kind }) => kind !== 'hold')?.at;
  return reports.filter(({ at }) => answered === undefined || at > answered);
}

/** What a person has approved, or written in the house's name, no number of readers can hide. */
function isHoldable({ history, house }: StoredComment): boolean {
  return house === undefined && standingDecision(history) === null;
}

async function write(
  { store, now }: ReportParts,
  comment: StoredComment,
  open: readonly Report[],
  holds: boolean,
): Promise<boolean> {
  const { id, version, status } = comment;
  const verdict = withReports(comment.verdict, open, holds);
  if (!holds) return store.mark({ id, expectedVersion: version, verdict });
  const decision: Decision = {
    kind: 'hold',
    by: READERS,
    at: now(),
    reason: null,
    note: null,
    from: status,
    to: 'held',
  };
  const held = {
    ...comment,
    status: 'held' as const,
    version: version + 1,
    verdict,
    history: [...comment.history, decision],
  };
  const event = eventOfChange(held, status, decision.at);
  return store.decide({ id, expectedVersion: version, decision, isDecided: false, event, verdict });
}

function notPublished(id: string): ModerationError {
  return new ModerationError('comment/not-published', `${id} is not published`);
}
