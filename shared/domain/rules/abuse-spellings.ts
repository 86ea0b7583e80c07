import { isWordCode } from '../text/phrases';

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
/** Single letters with one or two separators between them, at least four; bounded, hence linear. */
const SPACED_WORD = /(?<![a-z\d])(?:[a-z\d@$][ ._*-]{1,2}){3,40}[a-z\d](?!['a-z\d])/g;

/**
 * The normalised text in plain spelling: digits and signs read as letters inside words (`c0nnard`, `a$$`), stretched letters
 * shortened, words written letter by letter joined. Null when none of it occurs, as in nearly all texts.
 */
export function plainSpelling(text: string): RespeltText | null {
  const { leet, stretched, spaced } = oddSpellings(text);
  if (!leet && !stretched && !spaced) return null;
  const separators = spaced ? separatorsToDrop(text) : null;
  const dropped: number[] = [];
  let respelt = '';
  let copied = 0;
  let kept = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const letter = leet && isInWord(text, at) ? (LETTER_FOR[code] ?? 0) : 0;
    const plain = letter > 0 ? letter : code;
    const isDropped = separators?.[at] === 1 || (kept === plain && isLetterCode(plain) && isStretched(text, at));
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

/** 1 where a separator stands in a word written letter by letter. */
function separatorsToDrop(text: string): Uint8Array {
  const dropped = new Uint8Array(text.length);
  for (const match of text.matchAll(SPACED_WORD)) {
    for (let at = match.index; at < match.index + match[0].length; at++) {
      if (!isWordCode(text.charCodeAt(at)) && (LETTER_FOR[text.charCodeAt(at)] ?? 0) === 0) dropped[at] = 1;
    }
  }
  return dropped;
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
