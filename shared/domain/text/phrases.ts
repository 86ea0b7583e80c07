/** One phrase to look for, already normalised. `tag` comes back with each hit. */
export interface PhraseEntry<T> {
  phrase: string;
  /** `word`: nothing may continue it at either end; `stem`: it may go on at its end; `anywhere`: a substring. */
  match: 'word' | 'stem' | 'anywhere';
  tag: T;
}

/** A phrase found in a text; offsets in the normalised text, `end` exclusive. */
export interface PhraseHit<T> {
  tag: T;
  start: number;
  end: number;
}

interface PhraseIndexOptions {
  /** Treat runs of blanks, hyphens, apostrophes and underscores as one blank, in phrases and texts. */
  looseBlanks: boolean;
}

/** Columns of the transition table: none of ours, blank, a–z, 0–9, and shared ones for everything else. */
const COLUMNS = 64;
const NONE = 0;
const BLANK = 1;
const FIRST_LETTER = 2;
const FIRST_DIGIT = 28;
const FIRST_SHARED = 38;
const SHARED = COLUMNS - FIRST_SHARED;
/** 32 MB of table; rule sets are refused before they get there. */
const MAX_STATES = 125_000;
/** A look ends at so many hits; whoever needs all of them cannot tell from a text that has as many. */
export const MAX_HITS = 1_000;
const LOOSE = /[\s'_-]+/g;

/**
 * Looks for thousands of phrases in one pass (Aho-Corasick, with all transitions spelt out): one table look-up per
 * character, however many phrases there are. Built once per rule set.
 */
export class PhraseIndex<T> {
  readonly #entries: PhraseEntry<T>[];
  readonly #columns: Uint8Array;
  #table: Int32Array | Uint16Array = new Uint16Array(0);
  readonly #outputs: number[][] = [];

  constructor(entries: readonly PhraseEntry<T>[], { looseBlanks }: PhraseIndexOptions) {
    this.#entries = entries
      .map((entry) => ({ ...entry, phrase: looseBlanks ? entry.phrase.replace(LOOSE, ' ').trim() : entry.phrase }))
      .filter(({ phrase }) => phrase !== '');
    this.#columns = looseBlanks ? LOOSE_COLUMNS : STRICT_COLUMNS;
    this.#build();
  }

  /** All hits, by where they end. */
  find(text: string): PhraseHit<T>[] {
    const hits: PhraseHit<T>[] = [];
    if (this.#entries.length === 0) return hits;
    const table = this.#table;
    const columns = this.#columns;
    const ends = this.#outputs;
    const loose = columns === LOOSE_COLUMNS;
    let state = 0;
    let column = NONE;
    for (let at = 0; at < text.length; at++) {
      const next = columns[text.charCodeAt(at)] ?? NONE;
      if (loose && next === BLANK && column === BLANK) continue;
      column = next;
      state = table[state * COLUMNS + column] ?? 0;
      const outputs = ends[state];
      if (outputs === undefined) continue;
      for (const output of outputs) this.#addHit(hits, output, text, at + 1);
      if (hits.length >= MAX_HITS) break;
    }
    return hits;
  }

  #addHit(hits: PhraseHit<T>[], output: number, text: string, end: number): void {
    const entry = this.#entries[output];
    if (!entry) return;
    const start = this.#startOf(entry.phrase, text, end);
    if (start < 0) return;
    if (entry.match !== 'anywhere' && continues(text, start - 1, start)) return;
    if (entry.match === 'word' && continues(text, end, end - 1)) return;
    hits.push({ tag: entry.tag, start, end });
  }

  /** Where the phrase that ends at `end` begins; -1 when it is another one whose characters share its columns. */
  #startOf(phrase: string, text: string, end: number): number {
    const loose = this.#columns === LOOSE_COLUMNS;
    let at = end;
    for (let inPhrase = phrase.length - 1; inPhrase >= 0; inPhrase--) {
      const code = text.charCodeAt(--at);
      if (this.#columns[code] !== BLANK) {
        if (code !== phrase.charCodeAt(inPhrase)) return -1;
      } else if (loose) {
        while (this.#columns[text.charCodeAt(at - 1)] === BLANK) at--;
      }
    }
    return at;
  }

  #build(): void {
    const size = this.#entries.reduce((sum, { phrase }) => sum + phrase.length, 1);
    if (size > MAX_STATES) throw new RangeError(`phrases of ${size} characters; at most ${MAX_STATES} fit`);
    this.#table = size < 0x10000 ? new Uint16Array(size * COLUMNS) : new Int32Array(size * COLUMNS);
    let states = 1;
    this.#entries.forEach(({ phrase }, output) => {
      let state = 0;
      for (let at = 0; at < phrase.length; at++) {
        const cell = state * COLUMNS + (this.#columns[phrase.charCodeAt(at)] ?? NONE);
        state = this.#table[cell] ||= states++;
      }
      (this.#outputs[state] ??= []).push(output);
    });
    this.#completeTransitions(states);
  }

  /** Breadth first: where a state has no transition of its own, it takes that of its longest proper suffix. */
  #completeTransitions(states: number): void {
    const suffixes = new Int32Array(states);
    const queue = [0];
    for (const state of queue) {
      const suffix = suffixes[state] ?? 0;
      for (let column = 0; column < COLUMNS; column++) {
        const cell = state * COLUMNS + column;
        const child = this.#table[cell] ?? 0;
        const fallback = state === 0 ? 0 : (this.#table[suffix * COLUMNS + column] ?? 0);
        if (child === 0) {
          this.#table[cell] = fallback;
          continue;
        }
        suffixes[child] = fallback;
        const inherited = this.#outputs[fallback];
        if (inherited) this.#outputs[child] = [...(this.#outputs[child] ?? []), ...inherited];
        queue.push(child);
      }
    }
  }
}

const STRICT_COLUMNS = columnTable(false);
const LOOSE_COLUMNS = columnTable(true);

function columnTable(loose: boolean): Uint8Array {
  const columns = new Uint8Array(0x10000);
  for (let code = 0; code < columns.length; code++) columns[code] = FIRST_SHARED + (code % SHARED);
  for (let letter = 0; letter < 26; letter++) columns[97 + letter] = FIRST_LETTER + letter;
  for (let digit = 0; digit < 10; digit++) columns[48 + digit] = FIRST_DIGIT + digit;
  for (const blank of loose ? " \t\n\r\f\v'_-\u00a0\u2028\u2029" : ' ') columns[blank.charCodeAt(0)] = BLANK;
  return columns;
}

/** True when the characters at `outer` and `inner` belong to one word. */
function continues(text: string, outer: number, inner: number): boolean {
  return isWordCode(text.charCodeAt(outer)) && isWordCode(text.charCodeAt(inner));
}

/** Small letters, digits, and letters of other alphabets; `NaN` (outside the text) is none. */
export function isWordCode(code: number): boolean {
  if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  return (
    code > 0xbf &&
    code !== 0xd7 &&
    code !== 0xf7 &&
    !(code >= 0x2000 && code < 0x2c00) &&
    !(code >= 0x3000 && code < 0x3040) &&
    !(code >= 0xd800 && code < 0xe000) &&
    !(code >= 0xfe10 && code < 0xff10)
  );
}
