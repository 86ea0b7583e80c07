/** Longest text that is looked at, in UTF-16 code units: the longest comment the service accepts by default. */
export const MAX_TEXT_LENGTH = 10_000;

/** Code-unit classes of folded text. */
export const SPACE = 0;
export const LETTER = 1;
export const DIGIT = 2;
export const MARK = 3;
export const SYMBOL = 4;

/** Combining accents and variation selectors (Mn); zero-width characters, soft hyphens and direction marks (Cf). */
const INVISIBLE = /\p{Mn}|\p{Cf}/gu;
const CURLY_QUOTE = /[\u2018\u2019\u02bc]/g;

/** Cyrillic and Greek letters that look like a Latin one, and that letter, position by position. */
const LOOK_ALIKE = 'аеорсухіјѕԁһкмтвнαεορυικντ';
const LATIN_OF = 'aeopcyxijsdhkmtbhaeopuiknt';
const LOOK_ALIKES = new Map(Array.from(LOOK_ALIKE, (letter, at) => [letter, LATIN_OF.charAt(at)] as const));
const OTHER_ALPHABET = /[\u0370-\u03ff\u0400-\u052f]/;
const MIXED = /[a-z][\u0370-\u03ff\u0400-\u052f]|[\u0370-\u03ff\u0400-\u052f][a-z]/;
const WORD = /[\p{L}\d]+/gu;

/** A text made comparable, and how many of its words mixed scripts before. */
export interface FoldedText {
  text: string;
  mixedWords: number;
}

/**
 * Lower case, compatibility forms and accents undone, invisible characters dropped, and look-alike letters made Latin in
 * words that mix scripts. Cheaper than `normalise`, because nothing has to be traced back to the original.
 */
export function foldText(original: string): FoldedText {
  const bounded = original.length > MAX_TEXT_LENGTH ? original.slice(0, MAX_TEXT_LENGTH) : original;
  if (isAscii(bounded)) return { text: bounded.toLowerCase(), mixedWords: 0 };
  const plain = bounded
    .normalize('NFKD')
    .toLowerCase()
    .replace(INVISIBLE, '')
    .replace(CURLY_QUOTE, "'")
    .normalize('NFC')
    .slice(0, MAX_TEXT_LENGTH);
  return OTHER_ALPHABET.test(plain) ? withoutMixedWords(plain) : { text: plain, mixedWords: 0 };
}

/** Word by word, and each word once: a pattern that also looked for the borders would be quadratic on one long word. */
function withoutMixedWords(plain: string): FoldedText {
  let mixedWords = 0;
  const text = plain.replace(WORD, (word) => {
    if (!MIXED.test(word)) return word;
    mixedWords++;
    return Array.from(word, (letter) => LOOK_ALIKES.get(letter) ?? letter).join('');
  });
  return { text, mixedWords };
}

const CLASSES = Uint8Array.from({ length: 0x10000 }, (_, code) => classify(code));

/** The class of one UTF-16 code unit; emoji, arrows and dingbats are symbols, every other script is letters. */
export function classOf(code: number): number {
  return CLASSES[code] ?? SPACE;
}

function classify(code: number): number {
  if (code < 128) return classifyAscii(code);
  if (code === 0xa0 || code === 0x3000) return SPACE;
  if (code < 0xc0 || (code >= 0x2010 && code < 0x2070) || (code >= 0x3001 && code < 0x3030)) return MARK;
  if (code >= 0x2000 && code < 0x2010) return SPACE;
  if ((code >= 0x20a0 && code < 0x20d0) || code === 0xd7 || code === 0xf7) return MARK;
  if ((code >= 0x2190 && code < 0x2c00) || (code >= 0xd83c && code <= 0xdfff)) return SYMBOL;
  return LETTER;
}

function classifyAscii(code: number): number {
  const character = String.fromCharCode(code);
  if (/[a-z]/i.test(character)) return LETTER;
  if (/\d/.test(character)) return DIGIT;
  return code <= 32 || code === 127 ? SPACE : MARK;
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}
