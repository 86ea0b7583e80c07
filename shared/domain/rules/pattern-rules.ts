import { patternInputLimit, type Pattern } from '../text/patterns';
import type { Span } from '../verdict';
import { bodySpan, quoted, type Finding, type Rule, type RuleInput } from './rule';

/** The moderators' own patterns that hold a comment. */
export const heldPattern: Rule = {
  name: 'held-pattern',
  effect: 'hold',
  weight: 0,
  check: (input) => findPatterns(input, input.compiled.heldPatterns),
};

/** The moderators' own patterns that make a comment spam. */
export const spamPattern: Rule = {
  name: 'spam-pattern',
  effect: 'score',
  weight: 20,
  check: (input) => findPatterns(input, input.compiled.spamPatterns),
};

/** Looks in the normalised text; on a text too long for these patterns it throws: a person looks instead. */
function findPatterns({ body }: RuleInput, patterns: readonly Pattern[]): Finding | null {
  if (patterns.length === 0) return null;
  const limit = patternInputLimit(patterns);
  if (body.text.length > limit) {
    throw new RangeError(`the text has ${body.text.length} characters; these patterns may look at ${limit}`);
  }
  const spans: Span[] = [];
  for (const pattern of patterns) {
    const match = pattern.find(body.text);
    if (match) spans.push(bodySpan(body, match));
  }
  if (spans.length === 0) return null;
  const words = quoted(body.original, spans);
  return { message: { fr: `Motif du site : ${words.fr}`, en: `Pattern of the site: ${words.en}` }, spans };
}
