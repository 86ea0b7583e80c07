import type { Comment } from '../comment';
import type { Facts } from '../facts';
import type { RuleSet } from '../rule-set';
import type { NormalisedText } from '../text/normalise';
import type { Bilingual, Span } from '../verdict';

/** What a rule sees. Nothing in it may be changed; the normalised texts are made once and shared by all rules. */
export interface RuleInput {
  comment: Comment;
  facts: Facts;
  settings: RuleSet['settings'];
  /** `comment.body` and `comment.author.name`, normalised for matching. */
  body: NormalisedText;
  name: NormalisedText;
}

/** What a rule found. `strength` multiplies the rule's weight in the rule set: 1 unless the rule knows degrees. */
export interface Finding {
  strength?: number;
  message: Bilingual;
  spans?: Span[];
}

/**
 * One check: a pure, linear-time function of its input. It returns a finding, or null when it has nothing to say, and
 * throws when it cannot tell, which holds the comment for a person.
 */
export interface Rule {
  name: string;
  check(input: RuleInput): Finding | null;
}
