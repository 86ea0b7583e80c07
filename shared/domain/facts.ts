/**
 * How far facts look back: the newest comments of one author, and the newest with the same or nearly the same text. Beyond
 * these a rule would say the same, and a flood of copies must not make each further copy dearer to judge.
 */
export const FACTS_REACH = { author: 200, texts: 20 } as const;

/** How often a text was seen on the site before, and what became of it. */
export interface SeenText {
  total: number;
  /** By status, of those that a person decided about. */
  approved: number;
  spam: number;
  rejected: number;
  /** How many of them were sent with another e-mail address than this comment's. */
  byOthers: number;
  /** How many of them stand under another article. */
  elsewhere: number;
}

/** What rules may know besides the comment itself; the store answers all of it in one round trip. */
export interface Facts {
  /** State of the comment that this one replies to, on the same article. */
  parent: 'none' | 'approved' | 'unapproved' | 'missing';
  /**
   * Earlier comments with the same e-mail address, by status; the newest `FACTS_REACH.author`. Approved, rejected and spam count only
   * where a person decided.
   */
  author: { approved: number; held: number; spam: number; rejected: number };
  /** Approved ones among them that also carry exactly this author name. */
  approvedUnderThisName: number;
  /** Milliseconds since the newest comment of the last hour from the same e-mail address or network; null when none. */
  sinceLastCommentMs: number | null;
  /** Earlier comments on the same article and parent with the same name, e-mail and text, as WordPress compares them. */
  duplicates: number;
  /** Same text after normalisation, anywhere on the site; the newest `FACTS_REACH.texts`. */
  sameText: SeenText;
  /** Nearly the same text (shared fingerprint band), anywhere on the site; includes `sameText`. */
  similarText: SeenText;
}

const UNSEEN: SeenText = { total: 0, approved: 0, spam: 0, rejected: 0, byOthers: 0, elsewhere: 0 };

/** The facts about a first comment by an unknown author. */
export const NO_FACTS: Facts = {
  parent: 'none',
  author: { approved: 0, held: 0, spam: 0, rejected: 0 },
  approvedUnderThisName: 0,
  sinceLastCommentMs: null,
  duplicates: 0,
  sameText: UNSEEN,
  similarText: UNSEEN,
};
