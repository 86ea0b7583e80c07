import { normalise } from '../text/normalise';
import { PhraseIndex, type PhraseEntry, type PhraseHit } from '../text/phrases';
import { ABUSE_EN } from './lists/abuse-en';
import { ABUSE_FR } from './lists/abuse-fr';
import type { AbuseKind } from './lists/abuse-lists';
import { DISGUISED_GOODS, DOUBTFUL_PHRASES, SPAM_PHRASES, SUPPORT_PHRASES } from './lists/spam-phrases';

/** Which list a phrase stands in; the kinds of abuse are put together by the abuse rule. */
export type ListName = 'spam' | 'doubtful' | 'goods' | 'support' | 'own-spam' | 'own-held' | AbuseKind;
export type ListHit = PhraseHit<ListName>;

/** What makes a text worth a closer look for abuse. */
const TRIGGERS = [
  'slur',
  'insult',
  'mild',
  'direct',
  'threat',
  'group',
  'hate',
  'contempt',
  'dehuman',
  'harm',
] as const;
export const ABUSE_TRIGGERS: ReadonlySet<ListName> = new Set(TRIGGERS);
/** What decides, near a trigger, how it is meant. */
const CONTEXT = ['intent', 'speech', 'rebuke', 'negation', 'self', 'address', 'copula', 'harmless'] as const;
/** Kinds that are also found when single letters of a word are masked. */
const MASKED_KINDS: readonly AbuseKind[] = ['slur', 'insult'];
const SHORTEST_MASKED = 4;
/** Kinds and least length of words that are also found with a slip; shorter words turn into other words too easily. */
const SLIPPED_KINDS = ['insult', 'mild', 'hate', 'contempt', 'harm', 'group'] as const;
const SHORTEST_SLIPPED = 6;
/** What a slip turns into another word of either language. */
const OTHER_WORDS = new Set(
  (
    'refuge refuges backs volent meteur valeurs bandits commis garage violet assises ordres conrad sinking insects volees voles african migrat ' +
    'etranger etranges abatte abattes animas biches cancre casseuse chines commise demures feminise feminises feminite jacasses latins leches ' +
    'magots meneur meneurs mirant pendes petase primats signes terrorises tortue violees violets voilent voiler voiles revotant ' +
    'assists caster chinos eradiate eraser invades ladies mooches salads signs slopes stupids tosses indias moneys profiters'
  ).split(' '),
);

/** The lists that ship with the service, both languages: spam in English comes to French sites as well. */
export const BUILT_IN_PHRASES: readonly PhraseEntry<ListName>[] = [
  ...readList<ListName>(SPAM_PHRASES, 'spam'),
  ...readList<ListName>(DOUBTFUL_PHRASES, 'doubtful'),
  ...readList<ListName>(DISGUISED_GOODS, 'goods'),
  ...readList<ListName>(SUPPORT_PHRASES, 'support'),
  ...TRIGGERS.flatMap(readAbuse),
  ...MASKED_KINDS.flatMap(readAbuse).flatMap(maskedSpellings),
];

let contextIndex: PhraseIndex<AbuseKind> | null = null;

/** The index of the words that decide how a trigger is meant; used only where there is one. */
export function abuseContext(): PhraseIndex<AbuseKind> {
  return (contextIndex ??= new PhraseIndex(CONTEXT.flatMap(readAbuse), { looseBlanks: true }));
}

let misspeltIndex: PhraseIndex<AbuseKind> | null = null;

/** The index of slips of the pen in the words of abuse; used only where a comment has a word of the lists already. */
export function misspeltAbuse(): PhraseIndex<AbuseKind> {
  if (misspeltIndex === null) {
    const listed = new Set(TRIGGERS.flatMap(readAbuse).map(({ phrase }) => phrase));
    const entries = SLIPPED_KINDS.flatMap(readAbuse)
      .flatMap(slips)
      .filter(({ phrase }) => !listed.has(phrase) && !OTHER_WORDS.has(phrase));
    misspeltIndex = new PhraseIndex(entries, { looseBlanks: true });
  }
  return misspeltIndex;
}

/** The entries of a written list: phrases separated by `|` or line ends; a `*` at the end lets the word go on. */
export function readList<T>(list: string, tag: T): PhraseEntry<T>[] {
  return list
    .split(/[|\n]/)
    .map((phrase) => normalise(phrase.trim()).text)
    .filter((phrase) => phrase !== '')
    .map((phrase) =>
      phrase.endsWith('*') ? { phrase: phrase.slice(0, -1), match: 'stem', tag } : { phrase, match: 'word', tag },
    );
}

/** An index over the given entries, reading blanks, hyphens and apostrophes alike. */
export function indexPhrases(entries: readonly PhraseEntry<ListName>[]): PhraseIndex<ListName> {
  return new PhraseIndex(entries, { looseBlanks: true });
}

function readAbuse(kind: AbuseKind): PhraseEntry<AbuseKind>[] {
  return [...readList(ABUSE_FR[kind], kind), ...readList(ABUSE_EN[kind], kind)];
}

/** `c*nt`, `f****t`, `b**ch`: vowels, or all but the first and the last one or two letters, masked. */
function maskedSpellings(entry: PhraseEntry<ListName>): PhraseEntry<ListName>[] {
  const { phrase } = entry;
  if (phrase.length < SHORTEST_MASKED || phrase.includes(' ')) return [];
  const inner = phrase.slice(1, -1);
  const spellings = [
    inner.replace(/[aeiouy]/g, '*'),
    inner.replace(/[aeiouy]/, '*'),
    inner.replace(/./g, '*'),
    inner.replace(/.(?!$)/g, '*'),
    inner.replace(/(?<=.)./g, '*'),
  ];
  return [...new Set(spellings)]
    .filter((spelling) => spelling !== inner)
    .map((spelling) => ({ ...entry, phrase: phrase.charAt(0) + spelling + phrase.slice(-1) }));
}

/** `connadr`, `conard`: two neighbours swapped, or one letter left out; never the first. */
function slips(entry: PhraseEntry<AbuseKind>): PhraseEntry<AbuseKind>[] {
  const { phrase } = entry;
  if (phrase.length < SHORTEST_SLIPPED || phrase.includes(' ')) return [];
  const spellings = new Set<string>();
  for (let at = 1; at < phrase.length - 1; at++) {
    spellings.add(phrase.slice(0, at) + phrase.charAt(at + 1) + phrase.charAt(at) + phrase.slice(at + 2));
    if (phrase.length > SHORTEST_SLIPPED) spellings.add(phrase.slice(0, at) + phrase.slice(at + 1));
  }
  spellings.delete(phrase);
  return [...spellings].map((spelling) => ({ ...entry, phrase: spelling }));
}
