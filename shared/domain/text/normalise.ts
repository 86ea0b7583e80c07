import { LOOK_ALIKES } from './look-alikes';

/** A text made comparable, which remembers where each of its characters came from. */
export interface NormalisedText {
  readonly original: string;
  /** The comparable form: see `normalise`. */
  readonly text: string;
  /** The part of `original` (UTF-16 code units, `end` exclusive) that `text.slice(start, end)` was made from. */
  readonly originalSpan: (start: number, end: number) => { start: number; end: number };
}

const ASCII_ONLY = /^\p{ASCII}*$/u;
const BEYOND_ASCII = /\P{ASCII}/gu;
/** Zero-width and direction marks, soft hyphens, tags, accents (also stacked), and blanks that pass for letters. */
const INVISIBLE_RANGES: readonly (readonly [number, number])[] = [
  [0xad, 0xad],
  [0x300, 0x36f],
  [0x483, 0x489],
  [0x600, 0x605],
  [0x61c, 0x61c],
  [0x6dd, 0x6dd],
  [0x70f, 0x70f],
  [0x115f, 0x1160],
  [0x180b, 0x180f],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x20d0, 0x20ff],
  [0x2800, 0x2800],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfe20, 0xfe2f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff9, 0xfffb],
  [0xe0000, 0xe007f],
  [0xe0100, 0xe01ef],
];
/** Large blocks of which no character looks like a letter of ours or has a compatibility form. */
const SELF_FOLDING = new Uint8Array(0x10000);
for (const [from, to] of [
  [0x61d, 0x6dc],
  [0x6de, 0x70e],
  [0x710, 0x115e],
  [0x1200, 0x139f],
  [0x1400, 0x180a],
  [0x1810, 0x1aaf],
  [0x1b00, 0x1cff],
  [0x2190, 0x2235],
  [0x2237, 0x245f],
  [0x2500, 0x27ff],
  [0x2801, 0x29f7],
  [0x29f9, 0x2a73],
  [0x2a77, 0x2bff],
  [0x2d00, 0x2dff],
  [0x3040, 0x3098],
  [0x30a0, 0x30fe],
  [0x3400, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xe000, 0xf8ff],
] as const) {
  SELF_FOLDING.fill(1, from, to + 1);
}
/** Most of the world's letters fold to themselves; more than this many others are folded anew each time. */
const MAX_REMEMBERED = 20_000;

const remembered = new Map<string, string>();

/**
 * Makes a text comparable: compatibility forms undone (full-width, mathematical, circled letters), invisible characters
 * and accents removed, letters that look Latin made Latin, typographic quotes and dashes plain, small letters only.
 * Linear in the length of the text. For comparing only; what is shown is always the original.
 */
export function normalise(original: string): NormalisedText {
  if (ASCII_ONLY.test(original)) {
    return { original, text: original.toLowerCase(), originalSpan: (start, end) => ({ start, end }) };
  }
  const text = original.replace(BEYOND_ASCII, foldCharacter).toLowerCase();
  let origins: Int32Array | null = null;
  return {
    original,
    text,
    originalSpan(start, end) {
      if (end <= start) return { start: 0, end: 0 };
      origins ??= findOrigins(original, text.length);
      const last = origins[end - 1] ?? 0;
      return { start: origins[start] ?? 0, end: last + characterLength(original, last) };
    },
  };
}

/** For each code unit of the normalised text, where in `original` the character begins that it was made from. */
function findOrigins(original: string, length: number): Int32Array {
  const origins = new Int32Array(length);
  let at = 0;
  let from = 0;
  for (const character of original) {
    const folded = character.charCodeAt(0) < 0x80 ? 1 : foldCharacter(character).length;
    origins.fill(from, at, at + folded);
    at += folded;
    from += character.length;
  }
  return origins;
}

function characterLength(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/** The comparable form of one character beyond ASCII: none, one or several small characters. */
function foldCharacter(character: string): string {
  if (foldsToItself(character.charCodeAt(0))) return character;
  const known = remembered.get(character);
  if (known !== undefined) return known;
  const folded = fold(character);
  if (remembered.size < MAX_REMEMBERED) remembered.set(character, folded);
  return folded;
}

function foldsToItself(code: number): boolean {
  return SELF_FOLDING[code] === 1;
}

function fold(character: string): string {
  const mark = LOOK_ALIKES.get(character);
  if (mark !== undefined) return mark;
  if (character === '…') return character;
  const letters = Array.from(character.normalize('NFKD')).filter((letter) => !isInvisible(letter));
  // A capital reads like its small letter where only that one is known.
  const read = letters.map((letter) => LOOK_ALIKES.get(letter) ?? smallOf(letter));
  return read.length === 1 ? (read[0] ?? '') : read.join('').normalize('NFC');
}

function smallOf(letter: string): string {
  const small = letter.toLowerCase();
  return LOOK_ALIKES.get(small) ?? small;
}

function isInvisible(letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0;
  return INVISIBLE_RANGES.some(([from, to]) => code >= from && code <= to);
}
