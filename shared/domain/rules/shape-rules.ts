import type { Span } from '../verdict';
import { quoted, type Rule } from './rule';

/** Fewer letters than this may all be capitals: "OK", "MDR", a quoted title. */
const MIN_SHOUTED_LETTERS = 30;
/** Share of capitals among the letters from which a text is shouted. */
const SHOUTING_SHARE = 0.7;

/** A text in capitals. Rude rather than spam, hence a small weight. */
export const shouting: Rule = {
  name: 'shouting',
  effect: 'score',
  weight: 0.4,
  check({ comment: { body } }) {
    if (body.length < MIN_SHOUTED_LETTERS) return null;
    let capitals = 0;
    let small = 0;
    for (let at = 0; at < body.length; at++) {
      const code = body.charCodeAt(at);
      if (code >= 97 && code <= 122) small++;
      else if (code >= 65 && code <= 90) capitals++;
    }
    const letters = capitals + small;
    if (letters < MIN_SHOUTED_LETTERS || capitals < letters * SHOUTING_SHARE) return null;
    const percent = Math.round((100 * capitals) / letters);
    return {
      message: {
        fr: `Écrit en capitales (${percent} % des lettres)`,
        en: `Written in capitals (${percent}% of the letters)`,
      },
      spans: [{ field: 'body', start: 0, end: body.length }],
    };
  },
};

/** `Noooooon` and `!!!!!!` are feelings; from here on it is filling. */
const MIN_RUN = 12;
/** Rulers and tables are drawn with these. */
const DRAWING = new Set(Array.from(' \t\n\r0123456789=_*.#-~+|', (character) => character.charCodeAt(0)));

/** One character over and over. */
export const repeatedCharacters: Rule = {
  name: 'repeated-characters',
  effect: 'score',
  weight: 0.4,
  check({ comment: { body } }) {
    const spans: Span[] = [];
    // A run that is long enough passes one of the places that are `MIN_RUN` apart, so nobody need look between them.
    for (let place = 0; place < body.length;) {
      const { start, end } = runAround(body, place);
      if (end - start >= MIN_RUN && !DRAWING.has(body.charCodeAt(start))) spans.push({ field: 'body', start, end });
      place += MIN_RUN * Math.ceil((end - place) / MIN_RUN);
    }
    const repeated = spans.reduce((sum, span) => sum + span.end - span.start, 0);
    if (spans.length === 0) return null;
    return {
      message: {
        fr: `Un même caractère répété ${repeated} fois`,
        en: `One character repeated ${repeated} times`,
      },
      spans,
    };
  },
};

/** The run of one code unit that `place` belongs to. */
function runAround(text: string, place: number): { start: number; end: number } {
  const code = text.charCodeAt(place);
  let start = place;
  while (start > 0 && text.charCodeAt(start - 1) === code) start--;
  let end = place + 1;
  while (end < text.length && text.charCodeAt(end) === code) end++;
  return { start, end };
}

const BEYOND_LATIN = /[\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u13a0-\u13ff\uff21-\uff5a\ud835]/;
const WORD = /[\p{L}\d]+/gu;
/** A Latin letter beside a Cyrillic, Greek, Armenian or Cherokee one. */
const MIXED =
  /[a-z][\u0370-\u03ff\u0400-\u052f\u0531-\u058f\u13a0-\u13ff]|[\u0370-\u03ff\u0400-\u052f\u0531-\u058f\u13a0-\u13ff][a-z]/iu;
/** "µs", "ΔT", "βeta" are science; words of this length are disguise. */
const MIN_MIXED_LENGTH = 4;

/** Look-alike letters of another alphabet inside a word, which hide it from word lists. */
export const mixedScript: Rule = {
  name: 'mixed-script',
  effect: 'score',
  weight: 2.2,
  check({ comment: { body } }) {
    if (!BEYOND_LATIN.test(body)) return null;
    const spans: Span[] = [];
    for (const match of body.matchAll(WORD)) {
      if (match[0].length < MIN_MIXED_LENGTH || !MIXED.test(match[0])) continue;
      spans.push({ field: 'body', start: match.index, end: match.index + match[0].length });
    }
    if (spans.length === 0) return null;
    const words = quoted(body, spans);
    return {
      strength: spans.length > 1 ? 1 : 0.6,
      message: { fr: `Alphabets mêlés dans un mot : ${words.fr}`, en: `Alphabets mixed within a word: ${words.en}` },
      spans,
    };
  },
};

const FANCY_LETTER = /[\uff21-\uff5a\u24b6-\u24e9\ud835\ud83c]/;
/** Full-width, mathematical, circled and boxed letters. */
const FANCY_WORDS = /(?:[\uff21-\uff3a\uff41-\uff5a\u24b6-\u24e9\u{1d400}-\u{1d7ff}\u{1f150}-\u{1f189}]\s?){4,}/gu;

/** Words in letters made for mathematics or decoration: they stand out to readers and hide from word lists. */
export const fancyLetters: Rule = {
  name: 'fancy-letters',
  effect: 'score',
  weight: 0.9,
  check({ comment: { body } }) {
    if (!FANCY_LETTER.test(body)) return null;
    const spans: Span[] = [];
    for (const match of body.matchAll(FANCY_WORDS)) {
      spans.push({ field: 'body', start: match.index, end: match.index + match[0].trimEnd().length });
    }
    if (spans.length === 0) return null;
    const words = quoted(body, spans);
    return {
      message: { fr: `Lettres déguisées : ${words.fr}`, en: `Disguised letters: ${words.en}` },
      spans,
    };
  },
};
