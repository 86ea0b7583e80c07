/** `upheld`: the decision stands; `overturned`: the comment is published. */
export const OBJECTION_STATES = ['waiting', 'upheld', 'overturned'] as const;
export type ObjectionState = (typeof OBJECTION_STATES)[number];

/** Longest text of an author, and longest reply to it, in characters. */
export const OBJECTION_LIMITS = { text: 2000, reply: 2000 } as const;

/** What an author says against a decision that hides a comment, once for each comment. */
export interface Objection {
  commentId: string;
  siteId: string;
  at: Date;
  text: string;
  /** Who had decided; null when a program had. */
  against: string | null;
  state: ObjectionState;
  /** The answer of the person who looked again; null while nobody has. */
  outcome: { by: string; at: Date; reply: string } | null;
  /** Whether the author is still to be told of it by mail. */
  untold: boolean;
}

/** The objection without its author's words and the reply; what became of it stays, for figures. */
export function silencedObjection(objection: Objection): Objection {
  const { outcome } = objection;
  return { ...objection, text: '', untold: false, outcome: outcome && { ...outcome, reply: '' } };
}
