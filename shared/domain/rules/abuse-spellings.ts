import { isWordCode } from '../text/phrases';

/** A respelt text, and for each of its code units the place in the text it was made from. */
export interface RespeltText {
  text: string;
  origins: Int32Array;
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
const UTF_16 = new TextDecoder('utf-16le');
/** Single letters with one or two separators between them, at least four; bounded, hence linear. */
const SPACED_WORD = /(?<![a-z\d])(?:[a-z\d@$][ ._*-]{1,2}){3,40}[a-z\d](?!['a-z\d])/g;

/**
 * The normalised text in plain spelling: digits and signs read as letters inside words (`c0nnard`, `a$$`), stretched letters
 * shortened, words written letter by letter joined. Null when none of it occurs, as in nearly all texts.
 */
export function plainSpelling(text: string): RespeltText | null {
  const { leet, stretched, spaced } = oddSpellings(text);
  if (!leet && !stretched && !spaced) return null;
  const dropped = spaced ? separatorsToDrop(text) : null;
  const origins = new Int32Array(text.length);
  const codes = new Uint16Array(text.length);
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    if (dropped?.[at]) continue;
    const code = text.charCodeAt(at);
    const letter = leet ? (LETTER_FOR[code] ?? 0) : 0;
    const plain = letter > 0 && isInWord(text, at) ? letter : code;
    if (isLetterCode(plain) && codes[count - 1] === plain && isStretched(text, at)) continue;
    origins[count] = at;
    codes[count++] = plain;
  }
  return { text: UTF_16.decode(codes.subarray(0, count)), origins };
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

/** A first look in one pass, because hardly any text has odd spellings. */
function oddSpellings(text: string): OddSpellings {
  const odd = { leet: false, stretched: false, spaced: false };
  let singles = 0;
  let before = 0;
  let twoBefore = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isLetter = isLetterCode(code);
    if (isLetter && code === before && code === twoBefore) odd.stretched = true;
    if (isLetter && !isLetterCode(before) && (LETTER_FOR[before] ?? 0) > 0) odd.leet = true;
    if (isLetter || (code >= 48 && code <= 57)) singles = isWordCode(before) ? 0 : singles + 1;
    if (singles >= 4) odd.spaced = true;
    twoBefore = before;
    before = code;
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
