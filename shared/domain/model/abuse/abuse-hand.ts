import type { Bilingual } from '../../verdict';
import { findAbuse } from '../../rules/find-abuse';
import type { AbuseFinding } from '../../rules/abuse-sentence';
import type { ListHit } from '../../rules/phrase-lists';
import type { AbuseInput, ScannedWord } from './abuse-features';
import { CLASS_NAMES, type WordClass } from './word-classes';

interface HandInput {
  input: AbuseInput;
  /** The text in plain spelling, the phrases found in it, and its words. */
  text: string;
  hits: readonly ListHit[];
  words: readonly ScannedWord[];
  respelt: boolean;
}

interface Facts extends HandInput {
  found: ReadonlySet<AbuseFinding['reason']>;
  /** Phrases of each list. */
  listed: ReadonlyMap<ListHit['tag'], number>;
  counts: Record<WordClass, number>;
  letters: number;
  capitals: number;
}

interface AbuseHandFeature {
  name: string;
  message: Bilingual;
  value(facts: Facts): number;
}

const yes = (value: boolean): number => (value ? 1 : 0);
const some = (count: number): number => count / (count + 1.5);
const listed = (tag: ListHit['tag']) => (facts: Facts) => some(facts.listed.get(tag) ?? 0) * 1.6;

/** Every hand feature of the abuse model in the order of its weight. Changing this list changes the model format. */
export const ABUSE_HAND: readonly AbuseHandFeature[] = [
  feature('slurFound', 'a slur', 'un terme haineux', (f) => yes(f.found.has('slur'))),
  feature('insultFound', 'an insult', 'une insulte', (f) => yes(f.found.has('insult'))),
  feature('threatFound', 'a threat', 'une menace', (f) => yes(f.found.has('threat'))),
  feature('hateFound', 'hatred of a group', 'de la haine envers un groupe', (f) => yes(f.found.has('hate'))),
  feature('slurWord', 'a slur', 'un terme haineux', listed('slur')),
  feature('insultWord', 'an insult', 'une insulte', listed('insult')),
  feature('mildWord', 'a harsh word', 'un mot dur', listed('mild')),
  feature('directWord', 'a phrase thrown at someone', 'une formule jetée à quelqu’un', listed('direct')),
  feature('threatWord', 'words of a threat', 'des mots de menace', listed('threat')),
  feature('hateWord', 'words of hatred', 'des mots de haine', listed('hate')),
  feature('contemptWord', 'words of contempt', 'des mots de mépris', listed('contempt')),
  feature('harmWord', 'words of violence', 'des mots de violence', listed('harm')),
  feature('capitals', 'capitals', 'des majuscules', (f) => (f.letters > 12 ? f.capitals / f.letters : 0)),
  feature('exclaims', 'exclamation marks', 'des points d’exclamation', (f) => some(count(f.text, '!'))),
  feature('questions', 'question marks', 'des points d’interrogation', (f) => some(count(f.text, '?'))),
  feature('quotes', 'quotation marks', 'des guillemets', (f) => yes(count(f.text, '"') > 1)),
  feature('respelt', 'odd spelling', 'une graphie détournée', (f) => yes(f.respelt)),
  feature('short', 'a very short text', 'un texte très court', (f) => 4 / Math.max(4, f.words.length)),
  feature('long', 'a long text', 'un texte long', (f) => Math.min(1, f.words.length / 150)),
  feature('youShare', 'speaks to someone', 's’adresse à quelqu’un', (f) => share(f, 'you')),
  feature('selfShare', 'speaks about oneself', 'parle de soi', (f) => share(f, 'self')),
  feature('insultShare', 'a large part is insults', 'une grande part d’insultes', (f) => share(f, 'insult')),
  feature('profanityShare', 'crude words', 'des mots crus', (f) => share(f, 'profanity')),
  feature('link', 'a link', 'un lien', (f) => yes(f.text.includes('http') || f.text.includes('www.'))),
];

/** Values of `ABUSE_HAND`, in that order, mostly between 0 and 1. */
export function abuseHand(input: HandInput): number[] {
  const { original } = input.input.body;
  let letters = 0;
  let capitals = 0;
  const length = Math.min(original.length, 4_000);
  for (let at = 0; at < length; at++) {
    const code = original.charCodeAt(at) | 32;
    if (code < 97 || code > 122) continue;
    letters++;
    if (code !== original.charCodeAt(at)) capitals++;
  }
  const counts = Object.fromEntries(CLASS_NAMES.map((name) => [name, 0])) as Record<WordClass, number>;
  for (const { bits } of input.words) {
    for (let left = bits; left !== 0; left &= left - 1) {
      const name = CLASS_NAMES[31 - Math.clz32(left & -left)];
      if (name !== undefined) counts[name]++;
    }
  }
  const found = new Set(findAbuse(input.input).map(({ reason }) => reason));
  const listed = new Map<ListHit['tag'], number>();
  for (const { tag } of input.hits) listed.set(tag, (listed.get(tag) ?? 0) + 1);
  const facts: Facts = { ...input, found, listed, counts, letters, capitals };
  return ABUSE_HAND.map((one) => one.value(facts));
}

function share({ counts, words }: Facts, name: WordClass): number {
  return Math.min(1, (3 * counts[name]) / Math.max(6, words.length));
}

function count(text: string, mark: string): number {
  let found = 0;
  for (let at = text.indexOf(mark); at >= 0 && found < 20; at = text.indexOf(mark, at + 1)) found++;
  return found;
}

function feature(name: string, en: string, fr: string, value: AbuseHandFeature['value']): AbuseHandFeature {
  return { name, message: { en, fr }, value };
}
