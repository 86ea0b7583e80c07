import { isWordCode } from '../text/phrases';
import { ABUSE_EN } from './lists/abuse-en';
import { ABUSE_FR } from './lists/abuse-fr';
import { unmasked } from './masked-words';
import { wordBeginnings } from './run-together';

/** A respelt text, and where in the text it was made from one of its code units stood. */
export interface RespeltText {
  text: string;
  originOf: (at: number) => number;
}

/** By code unit: the code of the letter that a digit or sign stands for, or 0. */
const LETTER_FOR = new Uint16Array(0x20ad);
for (const [sign, letter] of Object.entries({
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
  '€': 'e',
})) {
  LETTER_FOR[sign.charCodeAt(0)] = letter.charCodeAt(0);
}
/** Single letters with one to three separators between them, at least four; bounded, hence linear. */
const SPACED_WORD = /(?<![a-z\d])(?:[a-z\d@$][ ._*-]{1,3}){3,40}[a-z\d](?!['a-z\d])/g;

const MASK_SIGN = /[a-z\d][*#%&@$€]/;

/**
 * The normalised text in plain spelling: masked words of abuse written out (`f**k`), digits and signs read as letters inside
 * words (`c0nnard`, `a$$`), stretched letters shortened, words written letter by letter joined and parted from each other.
 * Null when none of it occurs, as in nearly all texts.
 */
export function plainSpelling(given: string): RespeltText | null {
  if (given !== lastGiven) {
    lastRespelt = respell(given);
    lastGiven = given;
  }
  return lastRespelt;
}

/** The last text and its plain spelling: several rules ask about the same comment. */
let lastGiven = '';
let lastRespelt: RespeltText | null = null;

function respell(given: string): RespeltText | null {
  const text = MASK_SIGN.test(given) ? unmasked(given) : given;
  const { leet, stretched, spaced } = oddSpellings(text);
  if (!leet && !stretched && !spaced) return text === given ? null : { text, originOf: (at) => at };
  const separators = spaced ? readSeparators(text) : null;
  const dropped: number[] = [];
  let respelt = '';
  let copied = 0;
  let kept = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const letter = leet && isInWord(text, at) ? (LETTER_FOR[code] ?? 0) : 0;
    const plain = separators?.[at] === PARTING ? BLANK : letter > 0 ? letter : code;
    const isDropped = separators?.[at] === JOINING || (kept === plain && isLetterCode(plain) && isStretched(text, at));
    if (!isDropped) kept = plain;
    if (plain === code && !isDropped) continue;
    respelt += text.slice(copied, at);
    copied = at + 1;
    if (isDropped) dropped.push(at);
    else respelt += String.fromCharCode(plain);
  }
  return { text: respelt + text.slice(copied), originOf: (at) => at + droppedBefore(dropped, at) };
}

/** How many of the dropped places lie before what is now at `at`; a binary search, for there may be thousands of both. */
function droppedBefore(dropped: readonly number[], at: number): number {
  let low = 0;
  let high = dropped.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dropped[middle] ?? 0) - middle <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

const BLANK = 32;
/** A separator inside a word written letter by letter, and one between two such words. */
const JOINING = 1;
const PARTING = 2;

/** What each separator of words written letter by letter does. Where all look alike, known words tell. */
function readSeparators(text: string): Uint8Array {
  const kinds = new Uint8Array(text.length);
  for (const { 0: run, index } of text.matchAll(SPACED_WORD)) {
    const letters: { letter: string; at: number }[] = [];
    for (let at = index; at < index + run.length; at++) {
      const code = text.charCodeAt(at);
      const letter = isLetterCode(code) ? code : (LETTER_FOR[code] ?? 0);
      if (letter > 0) letters.push({ letter: String.fromCharCode(letter), at });
      else kinds[at] = JOINING;
    }
    const beginnings =
      spokenBeginnings(text, letters) ?? wordBeginnings(letters.map(({ letter }) => letter).join(''), isListedWord);
    for (const place of beginnings) {
      const before = (letters[place]?.at ?? 1) - 1;
      if (kinds[before] === JOINING) kinds[before] = PARTING;
    }
  }
  return kinds;
}

/** Where wider gaps, or blanks among other signs, part the words themselves; null when all gaps look alike. */
function spokenBeginnings(text: string, letters: readonly { at: number }[]): number[] | null {
  const gaps = letters.map(({ at }, place) => text.slice((letters[place - 1]?.at ?? at - 1) + 1, at));
  const wide = gaps.flatMap((gap, place) => (gap.length > 1 ? [place] : []));
  if (wide.length > 0 && wide.length < gaps.length / 2) return wide;
  const blank = gaps.flatMap((gap, place) => (gap === ' ' ? [place] : []));
  return blank.length > 0 && blank.length < gaps.length / 2 ? blank : null;
}

let listedWords: ReadonlySet<string> | null = null;

/** Whether a word of at least two letters stands in a phrase of the abuse lists, which hold the small words as well. */
function isListedWord(word: string): boolean {
  listedWords ??= new Set(
    [ABUSE_EN, ABUSE_FR].flatMap((lists) => Object.values(lists) as string[]).flatMap((list) => list.split(/[^a-z]+/)),
  );
  return word.length > 1 && listedWords.has(word);
}

interface OddSpellings {
  /** A digit or sign right before a letter. */
  leet: boolean;
  /** One letter three times in a row. */
  stretched: boolean;
  /** Four single letters or digits in a row. */
  spaced: boolean;
}

const LETTER = 1;
const DIGIT = 2;
const OTHER_WORD_CODE = 4;
const SIGN_FOR_LETTER = 8;
/** What a code unit may be, as a sum of the above. */
const KINDS = Uint8Array.from({ length: 0x10000 }, (_, code) => {
  const isDigit = code >= 48 && code <= 57;
  const word = isLetterCode(code) ? LETTER : isDigit ? DIGIT : isWordCode(code) ? OTHER_WORD_CODE : 0;
  return word + (LETTER_FOR[code] ? SIGN_FOR_LETTER : 0);
});

/** `www` begins an address; no word of abuse is stretched at a `w`. */
const SMALL_W = 119;

/** A first look in one pass, because hardly any text has odd spellings. */
function oddSpellings(text: string): OddSpellings {
  const odd = { leet: false, stretched: false, spaced: false };
  let singles = 0;
  let before = 0;
  let kindBefore = 0;
  let run = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const kind = KINDS[code] ?? 0;
    if ((kind & (LETTER | DIGIT)) !== 0) {
      singles = (kindBefore & (LETTER | DIGIT | OTHER_WORD_CODE)) === 0 ? singles + 1 : 0;
      if (singles >= 4) odd.spaced = true;
    }
    if (kind === LETTER) {
      run = code === before ? run + 1 : 0;
      if (run >= 2 && code !== SMALL_W) odd.stretched = true;
      if ((kindBefore & SIGN_FOR_LETTER) !== 0) odd.leet = true;
    }
    before = code;
    kindBefore = kind;
  }
  return odd;
}

function isLetterCode(code: number): boolean {
  return code >= 97 && code <= 122;
}

function isInWord(text: string, at: number): boolean {
  return isLetterCode(text.charCodeAt(at - 1)) || isLetterCode(text.charCodeAt(at + 1));
}

/** The third and further of a run of one letter, or the second when a third follows. */
function isStretched(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (text.charCodeAt(at - 1) !== code) return false;
  return text.charCodeAt(at - 2) === code || text.charCodeAt(at + 1) === code;
}
