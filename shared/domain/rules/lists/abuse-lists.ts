/**
 * Words of abuse by what they do in a sentence. Each list is text: phrases separated by `|` or line ends, a `*` at the end
 * lets a word go on.
 */
export interface AbuseLists {
  /** Names for people by origin, faith, sex or disability that are vile wherever they are used on someone. */
  slur: string;
  /** Insults that hardly have another use. */
  insult: string;
  /** Harsh words that insult only when said of someone. */
  mild: string;
  /** Whole phrases thrown at someone. */
  direct: string;
  /** Whole phrases that threaten, or wish death or violence. */
  threat: string;
  /** Neutral names of the groups that hatred is aimed at. */
  group: string;
  /** Feelings of hatred; abuse when a group is their object. */
  hate: string;
  /** Words of contempt; abuse when a group is said to be that. */
  contempt: string;
  /** Statements that put a group below others; abuse beside its name, also in negated form. */
  dehuman: string;
  /** Violent acts; abuse when an intent stands before and a group beside. */
  harm: string;
  intent: string;
  /** Signs that a word is talked about or reported. */
  speech: string;
  /** Signs that hatred is contradicted. */
  rebuke: string;
  negation: string;
  /** Signs that the writer speaks of him- or herself. */
  self: string;
  /** What joins a group and the contempt for it: "are", "like". */
  copula: string;
  /** Longer phrases in which a word of the other lists means no harm. */
  harmless: string;
  /** Signs that someone is addressed or described. */
  address: string;
}

export type AbuseKind = keyof AbuseLists;
