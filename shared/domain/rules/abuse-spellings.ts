import { isWordCode } from '../text/phrases';

/** A respelt text, and for each of its code units the place in the text it was made from. */
export interface RespeltText {
  text: string;
  origins: Int32Array;
}

const LEET: ReadonlyMap<string, string> = new Map(
  Object.entries({ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i', '€': 'e' }),
);
/** Single letters with one or two separators between them, at least four. */
const SPACED_WORD = /(?<![a-z\d])(?:[a-z\d@$][ ._*-]{1,2}){3,40}[a-z\d](?![a-z\d])/g;

/** The normalised text with digits read as letters inside words, and stretched letters shortened; null when that changes nothing. */
export function plainSpelling(text: string): RespeltText | null {
  const { leet, stretched } = oddSpellings(text);
  if (!leet && !stretched) return null;
  const origins = new Int32Array(text.length);
  let respelt = '';
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const plain = leet && isInWord(text, at) ? (LEET.get(character) ?? character) : character;
    if (plain >= 'a' && plain <= 'z' && respelt.endsWith(plain) && isStretched(text, at)) continue;
    origins[respelt.length] = at;
    respelt += plain;
  }
  return { text: respelt, origins };
}

/** Words written letter by letter (`c o n n a r d`), joined, with where they stand. */
export function joinedLetters(text: string): { word: string; start: number; end: number }[] {
  if (!oddSpellings(text).spaced) return [];
  return [...text.matchAll(SPACED_WORD)].map((match) => ({
    word: match[0].replace(/[ ._*-]/g, ''),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

interface OddSpellings {
  /** A digit or sign right after a letter and before one, or before two. */
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
    const isLetter = code >= 97 && code <= 122;
    if (isLetter && code === before && code === twoBefore) odd.stretched = true;
    if (isLetter && !isLetterCode(before) && LEET.has(String.fromCharCode(before))) odd.leet = true;
    const isWord = isLetter || (code >= 48 && code <= 57);
    if (isWord) singles = isWordCode(before) ? 0 : singles + 1;
    if (singles >= 4) odd.spaced = true;
    twoBefore = before;
    before = code;
  }
  return odd;
}

const isLetterCode = (code: number): boolean => code >= 97 && code <= 122;

function isInWord(text: string, at: number): boolean {
  return /[a-z]/.test(text.charAt(at - 1)) || /[a-z]/.test(text.charAt(at + 1));
}

/** The third and further of a run of one letter, or the second when a third follows. */
function isStretched(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (text.charCodeAt(at - 1) !== code) return false;
  return text.charCodeAt(at - 2) === code || text.charCodeAt(at + 1) === code;
}
