import type { AbuseModel } from '../model/abuse/abuse-model';
import type { Comment } from '../comment';
import type { Facts } from '../facts';
import type { RuleEffect, RuleSettings } from '../rule-settings';
import type { Link } from '../text/links';
import type { NormalisedText } from '../text/normalise';
import type { Bilingual, Span } from '../verdict';
import type { CompiledSettings } from './compile-settings';
import type { ListHit } from './phrase-lists';

/** What a rule sees. Nothing in it may be changed; what several rules need is worked out once. */
export interface RuleInput {
  comment: Comment;
  facts: Facts;
  settings: RuleSettings;
  /** The settings that need work before use: parsed networks, phrase indexes, patterns. */
  compiled: CompiledSettings;
  /** `comment.body` and `comment.author.name`, normalised for matching. */
  body: NormalisedText;
  name: NormalisedText;
  /** Links of the body; spans in the body as it was sent. */
  links: readonly Link[];
  /** Phrases of all lists found in the body; offsets in `body.text`. */
  hits: readonly ListHit[];
  /** Null where no abuse model is asked. */
  abuseModel: AbuseModel | null;
}

/** What a rule found. `strength` multiplies the rule's weight in the rule set: 1 unless the rule knows degrees. */
export interface Finding {
  strength?: number;
  /** Keeps the comment for a person, also where the rule only scores. */
  holds?: boolean;
  message: Bilingual;
  spans?: Span[];
}

/**
 * One check: a pure, linear-time function of its input. It returns a finding, or null when it has nothing to say, and
 * throws when it cannot tell, which holds the comment for a person.
 */
export interface Rule {
  /** In kebab-case; stands in verdicts and rule sets, so it never changes. */
  name: string;
  /** What the default rule set does with a finding. */
  effect: RuleEffect;
  /** Weight in the default rule set, in log-odds of spam. */
  weight: number;
  check(input: RuleInput): Finding | null;
}

/** A span of the body from offsets in the normalised body. */
export function bodySpan(body: NormalisedText, hit: { start: number; end: number }): Span {
  const { start, end } = body.originalSpan(hit.start, hit.end);
  return { field: 'body', start, end };
}

const MAX_QUOTED = 60;
const MAX_QUOTES = 5;

/** The marked parts of a text, each once, quoted for a message in French or English. */
export function quoted(text: string, spans: readonly { start: number; end: number }[]): Bilingual {
  const parts = [...new Set(spans.map(({ start, end }) => text.slice(start, Math.min(end, start + MAX_QUOTED))))];
  const shown = parts.slice(0, MAX_QUOTES).map((part) => part.replace(/\s+/g, ' '));
  const more = parts.length > MAX_QUOTES ? '…' : '';
  return {
    fr: shown.map((part) => `« ${part} »`).join(', ') + more,
    en: shown.map((part) => `“${part}”`).join(', ') + more,
  };
}
