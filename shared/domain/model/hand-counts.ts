import { hashPair, PAIR_SEED } from './hashing';
import { LEXICON_GROUPS, lexiconBits } from './lexicon';
import type { TokenisedText } from './tokens';

const SHORTENERS = new Set(
  'bit.ly goo.gl tinyurl.com t.co ow.ly is.gd buff.ly cutt.ly t.me wa.me adf.ly urlz.fr rb.gy shorturl.at lnkd.in linktr.ee v.gd'.split(
    ' ',
  ),
);
const COMMON_TLDS = new Set('com org net edu gov io fr uk de ca us eu'.split(' '));
/** Repetition is told from the first words, by slots of their hashes: collisions make 3 % of it at most. */
const REPETITION_WORDS = 256;
const SLOTS = 4_096;
/** Cleared for every text: that takes a fifth of the time of a new one. */
const seen = new Uint8Array(SLOTS);

/** Counts over the characters of a text as it was sent. */
export function characterCounts(original: string) {
  let capitals = 0;
  let smalls = 0;
  let digits = 0;
  let exclamations = 0;
  let questions = 0;
  let lines = 1;
  let accents = 0;
  let foreign = 0;
  let beyondAscii = 0;
  let longestRun = 0;
  let run = 0;
  let previous = 0;
  for (let at = 0; at < original.length; at++) {
    const code = original.charCodeAt(at);
    run = (code | 32) === previous && previous >= 97 && previous <= 122 ? run + 1 : 1;
    previous = code | 32;
    if (run > longestRun) longestRun = run;
    if (code >= 97 && code <= 122) smalls++;
    else if (code >= 65 && code <= 90) capitals++;
    else if (code >= 48 && code <= 57) digits++;
    else if (code === 33) exclamations++;
    else if (code === 63) questions++;
    else if (code === 10) lines++;
    else if (code > 127) {
      beyondAscii++;
      if (code >= 0xc0 && code < 0x180) accents++;
      else if (code >= 0x370 && code < 0x2000) foreign++;
    }
  }
  return {
    length: original.length,
    letters: capitals + smalls + accents + foreign,
    capitals,
    digits,
    exclamations,
    questions,
    lines,
    accents,
    foreign,
    beyondAscii,
    longestRun,
  };
}

/** Counts over tokens, and how often each group of the lexicon occurs. */
export function tokenCounts({ text, tokens }: TokenisedText) {
  const lexicon = new Int32Array(LEXICON_GROUPS.length);
  seen.fill(0);
  let distinct = 0;
  let words = 0;
  let symbols = 0;
  let marks = 0;
  let numbers = 0;
  let letterRun = 0;
  let before = 0;
  let mentions = 0;
  for (const token of tokens) {
    if (token.kind === 'symbol') symbols++;
    else if (token.kind === 'mark') {
      marks++;
      if (text.charCodeAt(token.start) === 64 && (token.start === 0 || text.charCodeAt(token.start - 1) <= 32))
        mentions++;
    } else {
      words++;
      if (token.digits) numbers++;
      letterRun += token.end - token.start;
      if (words <= REPETITION_WORDS && seen[token.hash & (SLOTS - 1)] === 0) {
        seen[token.hash & (SLOTS - 1)] = 1;
        distinct++;
      }
      addBits(lexicon, token.hash);
      if (before !== 0) addBits(lexicon, hashPair(PAIR_SEED, before, token.hash));
      before = token.hash;
    }
  }
  return {
    count: words,
    symbols,
    marks,
    numbers,
    mentions,
    repetition: words < 8 ? 0 : 1 - distinct / Math.min(words, REPETITION_WORDS),
    meanWord: words === 0 ? 0 : letterRun / words,
    lexicon,
  };
}

function addBits(counts: Int32Array, hash: number): void {
  let bits = lexiconBits(hash);
  for (let group = 0; bits !== 0; group++, bits >>>= 1) if ((bits & 1) !== 0) counts[group] = (counts[group] ?? 0) + 1;
}

/** Counts over the links of a text. */
export function linkCounts({ text, links }: TokenisedText) {
  let linkChars = 0;
  let bare = 0;
  let broken = 0;
  let short = 0;
  let rareTld = 0;
  let video = 0;
  let markdown = 0;
  const hosts = new Set<string>();
  for (const link of links) {
    linkChars += link.end - link.start;
    if (link.kind === 'bare') bare++;
    if (link.kind === 'broken') broken++;
    hosts.add(link.host);
    if (SHORTENERS.has(link.host)) short++;
    if (link.tld !== '' && !COMMON_TLDS.has(link.tld)) rareTld++;
    if (link.host === '' || link.host.startsWith('youtu')) video++;
    if (text.charCodeAt(link.start - 1) === 40 && text.charCodeAt(link.start - 2) === 93) markdown++;
  }
  const outside = text.length - linkChars;
  return {
    count: links.length,
    bare,
    broken,
    short,
    rareTld,
    video,
    markdown,
    hosts: hosts.size,
    chars: linkChars,
    outside,
  };
}
