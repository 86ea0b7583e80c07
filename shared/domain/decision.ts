import type { Status } from './comment';

/** What a moderator may decide about a comment. */
export const DECISIONS = ['approve', 'reject', 'spam'] as const;
export type DecisionKind = (typeof DECISIONS)[number];

/** Why a moderator decided so, as far as it was said. `abuse` and approvals of what was held for abuse teach the abuse model. */
export const DECISION_REASONS = ['abuse', 'off-topic', 'illegal', 'other'] as const;
export type DecisionReason = (typeof DECISION_REASONS)[number];

/** One line of a comment's history: who decided what, when, and what the comment was before and after. */
export interface Decision {
  kind: DecisionKind;
  /** Name of the access key that decided. */
  by: string;
  at: Date;
  reason: DecisionReason | null;
  note: string | null;
  from: Status;
  to: Status;
}

const STATUS_AFTER: Record<DecisionKind, Status> = { approve: 'approved', reject: 'rejected', spam: 'spam' };

/** The status a comment has once `kind` was decided. */
export function statusAfter(kind: DecisionKind): Status {
  return STATUS_AFTER[kind];
}
