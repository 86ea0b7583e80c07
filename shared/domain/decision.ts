import type { Status } from './comment';

/** What a moderator may decide about a comment. */
export const DECISIONS = ['approve', 'reject', 'spam'] as const;
export type DecisionKind = (typeof DECISIONS)[number];

/** Why a moderator decided so, as far as it was said. `abuse` and approvals of what was held for abuse teach the abuse model. */
export const DECISION_REASONS = ['abuse', 'off-topic', 'illegal', 'other'] as const;
export type DecisionReason = (typeof DECISION_REASONS)[number];

/** What may stand in a comment's history: a decision, or that its maker took it back. */
export const HISTORY_KINDS = [...DECISIONS, 'undo'] as const;

/** One line of a comment's history: who decided what, when, and what the comment was before and after. */
export interface Decision {
  kind: (typeof HISTORY_KINDS)[number];
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

/** The decision that still stands once those that were taken back are left out; null when no person's does. */
export function standingDecision(history: readonly Decision[]): Decision | null {
  const standing: Decision[] = [];
  for (const each of history) {
    if (each.kind === 'undo') standing.pop();
    else standing.push(each);
  }
  return standing.at(-1) ?? null;
}
