import type { Bilingual } from '../verdict';
import type { PhraseIndex } from '../text/phrases';
import { plainSpelling } from './abuse-spellings';
import { abuseInSentence, type AbuseFinding, type Sentence } from './abuse-sentence';
import { abuseContext, misspeltAbuse, type ListHit, type ListName } from './phrase-lists';
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
    const { text } = input.body;
    const triggers = allHits(text, input.hits, input.compiled.phrases);
    if (!isWorthALook(triggers)) return null;
    const hits = [...triggers, ...abuseContext().find(text)].toSorted((one, other) => one.start - other.start);
    const groups = hits.filter(({ tag }) => tag === 'group');
    const found = sentencesOf(text).flatMap((sentence) => abuseInSentence(sentence, hitsIn(sentence, hits), groups));
    const [worst] = found;
    if (!worst) return null;
    const spans = found.flatMap(({ hits: parts }) => parts).map((hit) => bodySpan(input.body, hit));
    const words = quoted(input.body.original, spans);
    const label = LABELS[worst.reason];
    return { message: { fr: `${label.fr} : ${words.fr}`, en: `${label.en}: ${words.en}` }, spans };
  },
};

const TRIGGERS = new Set<ListName>(['slur', 'insult', 'mild', 'direct', 'threat', 'group', 'hate', 'dehuman']);

/** The phrases found in the text as it stands, with slips of the pen, and in plain spelling. */
function allHits(text: string, hits: readonly ListHit[], phrases: PhraseIndex<ListName>): ListHit[] {
  const slipped = hits.some(({ tag }) => TRIGGERS.has(tag)) ? misspeltAbuse().find(text) : [];
  const respelt = plainSpelling(text);
  if (!respelt) return [...hits, ...slipped];
  const { origins } = respelt;
  const more = phrases
    .find(respelt.text)
    .map(({ tag, start, end }) => ({ tag, start: origins[start] ?? 0, end: (origins[end - 1] ?? 0) + 1 }));
  return [...hits, ...slipped, ...more];
}

function isWorthALook(hits: readonly ListHit[]): boolean {
  const kinds = new Set(hits.map(({ tag }) => tag));
  if (kinds.has('slur') || kinds.has('insult') || kinds.has('mild') || kinds.has('direct') || kinds.has('threat'))
    return true;
  return kinds.has('group') && (kinds.has('hate') || kinds.has('dehuman') || kinds.has('harm'));
}

function hitsIn({ start, end }: Sentence, hits: readonly ListHit[]): ListHit[] {
  return hits.filter((hit) => hit.start >= start && hit.start < end);
}

/** Sentences end at `.`, `!`, `?` or a line end; a very long one is cut, so that far words do not meet. */
function sentencesOf(text: string): Sentence[] {
  return [...text.matchAll(/[^.!?\n]{1,400}[.!?\n]*/g)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}
