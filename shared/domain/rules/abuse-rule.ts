import type { Bilingual } from '../verdict';
import { withoutOverlaps } from '../text/spans';
import type { AbuseFinding } from './abuse-sentence';
import { findAbuse } from './find-abuse';
import { bodySpan, quoted, type Rule } from './rule';

const LABELS: Record<AbuseFinding['reason'], Bilingual> = {
  slur: { fr: 'Terme haineux', en: 'Slur' },
  insult: { fr: 'Insulte', en: 'Insult' },
  threat: { fr: 'Menace ou souhait de mort ou de violence', en: 'Threat, or wish of death or violence' },
  hate: { fr: 'Haine envers un groupe', en: 'Hatred of a group' },
};

/**
 * Insults, slurs and threats against persons or groups: a person decides. It adds nothing towards spam, because rudeness
 * is not advertising. Words that are talked about, quoted, contradicted or said of oneself are let through.
 */
export const abuse: Rule = {
  name: 'abuse',
  effect: 'hold',
  weight: 0,
  check(input) {
    const found = findAbuse({ body: input.body, hits: input.hits, phrases: input.compiled.phrases });
    const [worst] = found;
    if (!worst) return null;
    const spans = withoutOverlaps(found.flatMap(({ hits: parts }) => parts)).map((hit) => bodySpan(input.body, hit));
    const words = quoted(input.body.original, spans);
    const label = LABELS[worst.reason];
    return { message: { fr: `${label.fr} : ${words.fr}`, en: `${label.en}: ${words.en}` }, spans };
  },
};
