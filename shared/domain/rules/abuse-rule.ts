import type { Bilingual } from '../verdict';
import { joinedLetters, plainSpelling } from './abuse-spellings';
import { abuseInSentence, type AbuseFinding } from './abuse-sentence';
import type { AbuseKind } from './lists/abuse-lists';
import { abuseContext, type ListHit } from './phrase-lists';
import { bodySpan, quoted, type Rule, type RuleInput } from './rule';

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
    const hits = allHits(input);
    if (!isWorthALook(hits)) return null;
    const { text } = input.body;
    const context = abuseContext().find(text) as { tag: AbuseKind; start: number; end: number }[];
    const all = [...hits, ...context].toSorted((one, other) => one.start - other.start);
    const found = sentencesOf(text).flatMap((sentence) =>
      abuseInSentence(
        text,
        sentence,
        all.filter(({ start }) => start >= sentence.start && start < sentence.end),
      ),
    );
    const [worst] = found;
    if (!worst) return null;
    const spans = found.flatMap(({ hits: parts }) => parts).map((hit) => bodySpan(input.body, hit));
    const words = quoted(input.body.original, spans);
    const label = LABELS[worst.reason];
    return { message: { fr: `${label.fr} : ${words.fr}`, en: `${label.en}: ${words.en}` }, spans };
  },
};

/** The phrases found in the text as it stands, in plain spelling, and in words written letter by letter. */
function allHits({ body: { text }, hits, compiled: { phrases } }: RuleInput): ListHit[] {
  const all = [...hits];
  const respelt = plainSpelling(text);
  if (respelt) {
    for (const { tag, start, end } of phrases.find(respelt.text)) {
      all.push({ tag, start: respelt.origins[start] ?? 0, end: (respelt.origins[end - 1] ?? 0) + 1 });
    }
  }
  for (const { word, start, end } of joinedLetters(text)) {
    for (const spelling of [word, word.slice(0, -1), word.slice(1)]) {
      const whole = phrases.find(spelling).filter((hit) => hit.end - hit.start === spelling.length);
      all.push(...whole.map(({ tag }) => ({ tag, start, end })));
    }
  }
  return all;
}

function isWorthALook(hits: readonly ListHit[]): boolean {
  const kinds = new Set(hits.map(({ tag }) => tag));
  if (kinds.has('slur') || kinds.has('insult') || kinds.has('mild') || kinds.has('direct') || kinds.has('threat'))
    return true;
  return kinds.has('group') && (kinds.has('hate') || kinds.has('dehuman') || kinds.has('harm'));
}

/** Sentences end at `.`, `!`, `?` or a line end; a very long one is cut, so that far words do not meet. */
function sentencesOf(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/[^.!?\n]{1,400}[.!?\n]*/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
