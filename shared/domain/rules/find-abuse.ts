import { MAX_HITS, type PhraseIndex } from '../text/phrases';
import { plainSpelling, type RespeltText } from './abuse-spellings';
import { abuseInSentence, GROUP_REACH, type AbuseFinding, type Sentence } from './abuse-sentence';
import { ABUSE_TRIGGERS, abuseContext, misspeltAbuse, type ListHit, type ListName } from './phrase-lists';

/** What the phrase lists are asked with: a normalised text, and the phrases of all lists found in it. */
export interface ListedText {
  body: { text: string };
  hits: readonly ListHit[];
  phrases: PhraseIndex<ListName>;
}

const foundBefore = new WeakMap<readonly ListHit[], AbuseFinding[]>();

/** All abuse that the phrase lists find in a text, the gravest of each sentence first. */
export function findAbuse(listed: ListedText): AbuseFinding[] {
  const known = foundBefore.get(listed.hits);
  if (known) return known;
  const found = lookForAbuse(listed);
  foundBefore.set(listed.hits, found);
  return found;
}

/** The phrases found in a text in plain spelling; offsets in that. */
export function hitsInPlain(respelt: RespeltText, phrases: PhraseIndex<ListName>): readonly ListHit[] {
  const known = plainHits.get(respelt);
  if (known) return known;
  const hits = phrases.find(respelt.text);
  plainHits.set(respelt, hits);
  return hits;
}

const plainHits = new WeakMap<RespeltText, readonly ListHit[]>();

function lookForAbuse({ body: { text }, hits: given, phrases }: ListedText): AbuseFinding[] {
  if (given.length >= MAX_HITS) throw new RangeError('more words of the lists than can be looked at');
  const triggers = allHits(text, given, phrases);
  if (!isWorthALook(triggers)) return [];
  const context = abuseContext().find(text);
  const hits = [...withoutHarmless(triggers, context), ...context].toSorted((one, other) => one.start - other.start);
  const groups = hits.filter(({ tag }) => tag === 'group');
  return sentencesWith(hits, text).flatMap((sentence) =>
    abuseInSentence(sentence, beginningIn(hits, sentence.start, sentence.end), groupsAround(groups, sentence)),
  );
}

/** The phrases found in the text as it stands, with slips of the pen, and in plain spelling. */
function allHits(text: string, hits: readonly ListHit[], phrases: PhraseIndex<ListName>): ListHit[] {
  const slipped = hits.some(({ tag }) => ABUSE_TRIGGERS.has(tag)) ? misspeltAbuse().find(text) : [];
  const respelt = plainSpelling(text);
  if (!respelt) return [...hits, ...slipped];
  const more = hitsInPlain(respelt, phrases).map(({ tag, start, end }) => ({
    tag,
    start: respelt.originOf(start),
    end: respelt.originOf(end - 1) + 1,
  }));
  return [...hits, ...slipped, ...more];
}

function isWorthALook(hits: readonly ListHit[]): boolean {
  const kinds = new Set(hits.map(({ tag }) => tag));
  if (kinds.has('slur') || kinds.has('insult') || kinds.has('mild') || kinds.has('direct') || kinds.has('threat'))
    return true;
  return kinds.has('group') && (['hate', 'contempt', 'dehuman', 'harm'] as const).some((kind) => kinds.has(kind));
}

/** The longest name of a group, in characters. */
const LONGEST_GROUP = 20;

function groupsAround(groups: readonly ListHit[], { start, end }: Sentence): ListHit[] {
  return beginningIn(groups, start - GROUP_REACH - LONGEST_GROUP, end + GROUP_REACH);
}

/** Longest harmless phrase, in characters. */
const LONGEST_HARMLESS = 40;

/** The triggers that are no part of a longer phrase in which they mean no harm: "spic and span". */
function withoutHarmless(triggers: readonly ListHit[], context: readonly ListHit[]): readonly ListHit[] {
  const harmless = context.filter(({ tag }) => tag === 'harmless').toSorted((one, other) => one.start - other.start);
  if (harmless.length === 0) return triggers;
  return triggers.filter(
    ({ start, end }) => !beginningIn(harmless, start - LONGEST_HARMLESS, end).some((phrase) => phrase.end > start),
  );
}

/** The hits that begin from `from` up to and without `to`; `hits` are in order of their beginnings. */
function beginningIn(hits: readonly ListHit[], from: number, to: number): ListHit[] {
  return hits.slice(firstFrom(hits, from), firstFrom(hits, to));
}

/** Binary search: a text may have thousands of sentences and of hits. */
function firstFrom(hits: readonly ListHit[], from: number): number {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle]?.start ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

const SENTENCE = /[^.!?\n]{1,400}[.!?\n]*/g;

/** Sentences that have hits. They end at `.`, `!`, `?` or a line end; a very long one is cut, so that far words do not meet. */
function sentencesWith(hits: readonly ListHit[], text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let next = 0;
  for (const { 0: sentence, index: start } of text.matchAll(SENTENCE)) {
    const end = start + sentence.length;
    const first = next;
    while ((hits[next]?.start ?? end) < end) next++;
    if (next > first) sentences.push({ text: sentence, start, end });
    if (next === hits.length) break;
  }
  return sentences;
}
