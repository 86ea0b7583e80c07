import { classOf, DIGIT, LETTER, MARK, SPACE } from './fold';
import { hashStep, hashText, shapeOf, WORD_SEED } from './hashing';
import { findModelLinks, type FoundLink } from './links';

export type TokenKind = 'word' | 'mark' | 'symbol' | 'link';

/** One token of a folded text; `hash` is of its shape (digits alike, letters repeated three times or more twice). */
export interface Token {
  kind: TokenKind;
  hash: number;
  start: number;
  end: number;
  /** True when the token holds a digit. */
  digits: boolean;
}

export interface TokenisedText {
  text: string;
  tokens: Token[];
  links: FoundLink[];
}

/** Stands for any link in the sequence of words, so that "visit <link>" is one pair whatever the host. */
const LINK_HASH = hashText(WORD_SEED, '\u0001link');
/** `!!!!!!` and `!!!` are the same token. */
const LONGEST_MARK_RUN = 3;

/** Words, punctuation runs, symbols and links of a folded text, in order. */
export function tokenise(text: string): TokenisedText {
  const links = findModelLinks(text);
  const tokens: Token[] = [];
  let nextLink = 0;
  let at = 0;
  while (at < text.length) {
    const link = links[nextLink];
    if (link?.start === at) {
      tokens.push({ kind: 'link', hash: LINK_HASH, start: at, end: link.end, digits: false });
      nextLink++;
      at = link.end;
      continue;
    }
    const token = tokenAt(text, at, link?.start ?? text.length);
    if (token) tokens.push(token);
    at = token ? token.end : at + 1;
  }
  return { text, tokens, links };
}

function tokenAt(text: string, start: number, limit: number): Token | null {
  const type = classOf(text.charCodeAt(start));
  if (type === SPACE) return null;
  if (type === LETTER || type === DIGIT) return wordAt(text, start, limit);
  return type === MARK ? runAt(text, start, limit) : symbolAt(text, start, limit);
}

function wordAt(text: string, start: number, limit: number): Token {
  let hash = WORD_SEED;
  let digits = false;
  let previous = 0;
  let before = 0;
  let end = start;
  for (; end < limit; end++) {
    const code = text.charCodeAt(end);
    const type = classOf(code);
    if (type !== LETTER && type !== DIGIT) break;
    if (type === DIGIT) digits = true;
    const shape = shapeOf(code);
    if (type === DIGIT || shape !== previous || shape !== before) hash = hashStep(hash, shape);
    before = previous;
    previous = shape;
  }
  return { kind: 'word', hash: hash >>> 0, start, end, digits };
}

function runAt(text: string, start: number, limit: number): Token {
  const code = text.charCodeAt(start);
  let end = start + 1;
  while (end < limit && text.charCodeAt(end) === code) end++;
  let hash = WORD_SEED;
  for (let step = Math.min(end - start, LONGEST_MARK_RUN); step > 0; step--) hash = hashStep(hash, code);
  return { kind: 'mark', hash: hash >>> 0, start, end, digits: false };
}

function symbolAt(text: string, start: number, limit: number): Token {
  const end = Math.min(limit, start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1));
  let hash = WORD_SEED;
  for (let at = start; at < end; at++) hash = hashStep(hash, text.charCodeAt(at));
  return { kind: 'symbol', hash: hash >>> 0, start, end, digits: false };
}
