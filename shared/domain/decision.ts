import type { Status } from './comment';

/** What a moderator may decide about a comment. */
export const DECISIONS = ['approve', 'reject', 'spam'] as const;
export type DecisionKind = (typeof DECISIONS)[number];

/** Why a moderator decided so, as far as it was said. `abuse` and approvals of what was held for abuse teach the abuse model. */
export const DECISION_REASONS = ['abuse', 'off-topic', 'illegal', 'other'] as const;
export type DecisionReason = (typeof DECISION_REASONS)[number];

/**
 * What may stand in a comment's history: a decision, that its maker took it back, what its author did to it, that readers' reports
 * hid it, or that its person was erased.
 */
export const HISTORY_KINDS = [...DECISIONS, 'undo', 'edit', 'withdraw', 'hold', 'erase'] as const;

/** Who edits and withdraws, in the history: a person without a name there. */
export const AUTHOR = 'author';

/** Longest name of a law, and longest sentence for an author, in characters. */
export const DECISION_LIMITS = { law: 200, told: 1000 } as const;

/** One line of a comment's history: who decided what, when, and what the comment was before and after. */
export interface Decision {
  kind: (typeof HISTORY_KINDS)[number];
  /** Name of the account or access key that decided, or `AUTHOR`. */
  by: string;
  at: Date;
  reason: DecisionReason | null;
  /** What the moderator wrote; with `edit`, the text as it was before. */
  note: string | null;
  /** The law that was broken, where the reason is `illegal` and it was named. */
  law?: string | undefined;
  /** A sentence for the author, beside the reason. */
  told?: string | undefined;
  /** Whether a reader's notice of illegal content led to it. */
  onNotice?: true | undefined;
  from: Status;
  to: Status;
}

/** Whether a line of history is a moderator's decision, which its maker can take back. */
export function isDecision(kind: Decision['kind']): kind is DecisionKind {
  return (DECISIONS as readonly string[]).includes(kind);
}

const STATUS_AFTER: Record<DecisionKind, Status> = { approve: 'approved', reject: 'rejected', spam: 'spam' };

/** The status a comment has once `kind` was decided. */
export function statusAfter(kind: DecisionKind): Status {
  return STATUS_AFTER[kind];
}

/** Whether its author has taken the comment back, for good. */
export function isWithdrawn(history: readonly Decision[]): boolean {
  return history.at(-1)?.kind === 'withdraw';
}

/**
 * The decision that still stands once those that were taken back are left out; null when no moderator's does. Of another text, or of a
 * comment that its author took back, none does.
 */
export function standingDecision(history: readonly Decision[]): Decision | null {
  const standing: Decision[] = [];
  for (const each of history) {
    if (each.kind === 'undo') standing.pop();
    else if (each.kind === 'edit' || each.kind === 'withdraw') standing.length = 0;
    else if (each.kind !== 'hold' && each.kind !== 'erase') standing.push(each);
  }
  return standing.at(-1) ?? null;
}
