import { isWordCode, type PhraseIndex } from '../../text/phrases';
import type { NormalisedText } from '../../text/normalise';
import { plainSpelling } from '../../rules/abuse-spellings';
import { hitsInPlain } from '../../rules/find-abuse';
import type { ListHit, ListName } from '../../rules/phrase-lists';
import { BucketCollector } from '../bucket-collector';
import type { Features } from '../features';
import { hashPair, hashStep, hashText, PAIR_SEED, shapeOf, WORD_SEED } from '../hashing';
import { abuseHand } from './abuse-hand';
import { CLASS_NAMES, classBits, GROUP_BIT, type WordClass } from './word-classes';

/** A comment as the abuse model is asked about it; what judging has worked out already is not done again. */
export interface AbuseInput {
  body: NormalisedText;
  hits: readonly ListHit[];
  phrases: PhraseIndex<ListName>;
}

/** Longest text that is read, in code units; the rest of a longer one is looked through by the phrase lists alone. */
const READ = 4_000;
const CLASS_SEED = 0x68e31da4;
const CLASS_PAIR_SEED = 0x3c6ef372;
const PIECE_SEED = 0x51ed270b;
/** Stands for any name of a group. */
const GROUP_HASH = hashText(WORD_SEED, '\u0001group');
/** What is quoted is learned apart from what is said. */
const QUOTED_SEED = 0x1f83d9ab;
/** Fewer characters than this around a quotation say nothing about it. */
const MIN_COMMENTARY = 12;
/** How many words apart two classes may stand to be told together. */
const WINDOW = 6;
const SHORTEST_PIECE = 4;
const LONGEST_PIECE = 5;
const EDGE = 1;

export interface ScannedWord {
  hash: number;
  start: number;
  end: number;
  bits: number;
  /** Counts sentences, so that only words of one are told together. */
  sentence: number;
  quoted: boolean;
}

/** What the abuse model looks at in one comment, and where in the normalised body each part of it stood. */
export function abuseFeatures(input: AbuseInput): Features & { originOf: (at: number) => number } {
  const whole = input.body.text.length > READ ? input.body.text.slice(0, READ) : input.body.text;
  const respelt = plainSpelling(whole);
  const text = respelt?.text ?? whole;
  const hits = respelt ? hitsInPlain(respelt, input.phrases) : input.hits;
  const words = scanWords(text);
  const hand = abuseHand({ input, text, hits, words, respelt: respelt !== null });
  const collector = new BucketCollector();
  addWords(words, collector);
  addClasses(words, collector);
  for (const word of words) if ((word.bits & GROUP_BIT) === 0 && !word.quoted) addPieces(text, word, collector);
  const taken = collector.take();
  return {
    text,
    hand,
    words: taken.words,
    sources: taken.sources,
    pieces: taken.pieces,
    originOf: respelt?.originOf ?? same,
  };
}

const same = (at: number): number => at;

/** Words of a text with their classes, in order. */
export function scanWords(text: string): ScannedWord[] {
  const words: ScannedWord[] = [];
  const quotes = quotedParts(text);
  let sentence = 0;
  let at = 0;
  while (at < text.length) {
    const start = at;
    const code = text.charCodeAt(at);
    if (!isWordCode(code) && !isPictureCode(code)) {
      if (SENTENCE_END[code] === 1) sentence++;
      at++;
      continue;
    }
    at = isPictureCode(code) ? at + 2 : endOfWord(text, at);
    const hash = hashPart(text, start, at);
    const before = words.at(-1);
    const together = before?.sentence === sentence ? hashPair(PAIR_SEED, before.hash, hash) : 0;
    const bits = classBits(hash) | (together === 0 ? 0 : classBits(together));
    const whole = before?.end === start - 1 ? joined(text, before.start, at) : null;
    if (before && whole) words.push({ ...whole, start: before.start, end: at, sentence, quoted: before.quoted });
    const quoted = quotes.length > 0 && quotes.some((part) => start >= part.start && at <= part.end);
    words.push({ hash, start, end: at, bits, sentence, quoted });
  }
  return words;
}

const SENTENCE_END = Uint8Array.from({ length: 0x80 }, (_, code) =>
  '.!?\n'.includes(String.fromCharCode(code)) ? 1 : 0,
);

const SMALL_CLASSES = new Set<WordClass>(['you', 'they', 'self', 'should', 'negation', 'only', 'family', 'quoteSign']);
const SHORTEST_JOINED = 5;
const JOINED_CLASSES = ['insult', 'vermin', 'die'].reduce(
  (bits, name) => bits | (1 << CLASS_NAMES.indexOf(name as WordClass)),
  0,
);

/** An insult that was written as two words (`con nard`): the hash of the whole and its classes. */
function joined(text: string, start: number, end: number): { hash: number; bits: number } | null {
  if (end - start <= SHORTEST_JOINED || end - start > 16) return null;
  let hash = WORD_SEED;
  for (let at = start; at < end; at++) {
    if (isWordCode(text.charCodeAt(at))) hash = hashStep(hash, shapeOf(text.charCodeAt(at)));
  }
  hash >>>= 0;
  const bits = classBits(hash) & JOINED_CLASSES;
  return bits === 0 ? null : { hash, bits };
}

/** `hashText` of a part, without making it a text of its own. */
function hashPart(text: string, start: number, end: number): number {
  let hash = WORD_SEED;
  for (let at = start; at < end; at++) hash = hashStep(hash, shapeOf(text.charCodeAt(at)));
  return hash >>> 0;
}

/** The first half of an emoji. */
function isPictureCode(code: number): boolean {
  return code >= 0xd83c && code <= 0xd83e;
}

function endOfWord(text: string, start: number): number {
  let end = start;
  while (end < text.length && isWordCode(text.charCodeAt(end))) end++;
  return end;
}

/** Parts between quotation marks, when something is said around them. */
export function quotedParts(text: string): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  let open = -1;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
    if (open >= 0 && at > open + 1) parts.push({ start: open, end: at });
    open = open >= 0 && at > open + 1 ? -1 : at;
  }
  const inside = parts.reduce((sum, { start, end }) => sum + end - start, 0);
  return text.length - inside > MIN_COMMENTARY ? parts : [];
}

function addWords(words: readonly ScannedWord[], collector: BucketCollector): void {
  let before: ScannedWord | null = null;
  for (const word of words) {
    const hash = learnedHash(word);
    if ((word.bits & GROUP_BIT) === 0) collector.addWord(hash, word.start, word.end);
    if (before?.sentence === word.sentence) {
      collector.addWord(hashPair(PAIR_SEED, learnedHash(before), hash), before.start, word.end);
    }
    before = word;
  }
}

/** Every group is learned as the same word. */
function learnedHash({ hash, bits, quoted }: ScannedWord): number {
  return ((bits & GROUP_BIT) === 0 ? hash : GROUP_HASH) ^ (quoted ? QUOTED_SEED : 0);
}

/** Classes of which one at least is in every pair that is learned: pairs of small words tell nothing and are everywhere. */
const TELLING = CLASS_NAMES.reduce((bits, name, at) => (SMALL_CLASSES.has(name) ? bits : bits | (1 << at)), 0);

/** Classes alone (but for groups), and pairs of classes that stand near each other. */
function addClasses(words: readonly ScannedWord[], collector: BucketCollector): void {
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined || word.bits === 0) continue;
    for (let bits = word.bits; bits !== 0; bits &= bits - 1) {
      const one = classHash(bits, word);
      if ((bits & -bits) !== GROUP_BIT) collector.addWord(one, word.start, word.end);
      for (let near = Math.max(0, at - WINDOW); near < at; near++) {
        const other = words[near];
        if (other === undefined || other.sentence !== word.sentence || ((other.bits | word.bits) & TELLING) === 0)
          continue;
        for (let otherBits = other.bits; otherBits !== 0; otherBits &= otherBits - 1) {
          collector.addWord(hashPair(CLASS_PAIR_SEED, classHash(otherBits, other), one), other.start, word.end);
        }
      }
    }
  }
}

/** Hash of the lowest class in `bits`. */
function classHash(bits: number, { quoted }: ScannedWord): number {
  return Math.imul(32 - Math.clz32(bits & -bits), CLASS_SEED) ^ (quoted ? QUOTED_SEED : 0);
}

function addPieces(text: string, { start, end }: ScannedWord, collector: BucketCollector): void {
  for (let from = start - 1; from <= end - SHORTEST_PIECE + 1; from++) {
    const last = Math.min(from + LONGEST_PIECE, end + 1);
    let hash = PIECE_SEED;
    for (let at = from; at < last; at++) {
      hash = hashStep(hash, at < start || at >= end ? EDGE : text.charCodeAt(at));
      if (at - from + 1 >= SHORTEST_PIECE) collector.addPiece(hash);
    }
  }
}

/** The buckets of the pieces of one word. */
export function piecesOf(text: string, word: ScannedWord): Uint32Array {
  const collector = new BucketCollector();
  addPieces(text, word, collector);
  return collector.take().pieces;
}
