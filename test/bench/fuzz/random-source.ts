/** Reproducible random input, as strangers may send it. */
export interface RandomSource {
  /** A text of at most `max` code units: letters, odd characters, pieces of the evil texts. */
  text(max: number): string;
  /** Any JSON, often with the names that submissions and rule sets have. */
  json(depth?: number): unknown;
}

const NAMES = [
  ...['articleId', 'author', 'name', 'email', 'url', 'body', 'parentId', 'siteId', 'locale', 'renderedAt', 'subject'],
  ...['version', 'thresholds', 'hold', 'spam', 'rules', 'settings', 'maxLinks', 'moderationWords', 'heldPatterns'],
  ...['blockedNetworks', 'listedHosts', '__proto__', 'constructor', 'toString', ''],
];
const ODD = [
  '\u0000',
  '\ud800',
  '\udfff',
  '\u200b',
  '\u202e',
  '\u0301',
  '<',
  '>',
  '"',
  "'",
  '&',
  '</p>',
  '<script>',
  '](',
  '://',
  '@',
  '.',
  '😀',
  '\r\n',
];

/** How monotonous texts begin, and one text of how many is. */
const BEGINNINGS = ['', '', 'http://', 'www.', 'a@', '> ', '**', 'site . '];
const MONOTONOUS = 20;

/** Makes the source; `texts` are cut into pieces for it. Random numbers by mulberry32 (public domain), seeded. */
export function randomSource(seed: number, texts: readonly string[]): RandomSource {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const piece = (): string => {
    const kind = below(4);
    if (kind === 0) return pick(ODD);
    if (kind === 1) return String.fromCharCode(32 + below(95));
    if (kind === 2) return String.fromCharCode(below(0x10000));
    const text = pick(texts);
    const from = below(text.length);
    return text.slice(from, from + 1 + below(40));
  };
  /** One thing again and again, with something else at the end: what looks back at each of them takes the square of their number. */
  const monotonous = (max: number): string => {
    const unit = `${piece()}${next() < 0.5 ? piece() : ''}` || '.';
    return `${`${pick(BEGINNINGS)}${unit.repeat(Math.ceil(max / unit.length))}`.slice(0, Math.max(0, max - 1))}x`.slice(
      0,
      max,
    );
  };
  const text = (max: number): string => {
    if (below(MONOTONOUS) === 0) return monotonous(max);
    const length = below(max + 1);
    let made = '';
    while (made.length < length) made += piece();
    return made.slice(0, max);
  };
  const json = (depth = 3): unknown => {
    switch (depth === 0 ? below(5) : below(8)) {
      case 0:
        return text(80);
      case 1:
        return pick([0, -1, 1e308, 5e-324, 2 ** 53, 0.1, 3]);
      case 2:
        return next() < 0.5;
      case 3:
        return null;
      case 4:
        return pick(NAMES);
      case 5:
        return Array.from({ length: below(4) }, () => json(depth - 1));
      default:
        return Object.fromEntries(Array.from({ length: below(6) }, () => [pick(NAMES), json(depth - 1)]));
    }
  };
  return { text, json };
}
