import { BucketCollector, type CollectedBuckets } from './bucket-collector';
import { classOf, foldText, SPACE } from './fold';
import { handFeatures } from './hand-features';
import {
  AUTHOR_SEED,
  hashPair,
  hashText,
  HOST_SEED,
  PAIR_SEED,
  PIECE_LENGTH,
  rollHash,
  shapeOf,
  WORD_SEED,
} from './hashing';
import { tokenise, type TokenisedText } from './tokens';

/** What the model is asked about. Only the body is needed. */
export interface ModelInput {
  body: string;
  authorName?: string | null | undefined;
  authorUrl?: string | null | undefined;
}

/**
 * A comment as the model sees it: the buckets that are present, each once (words, pairs of words, hosts and author words; and
 * pieces of five characters), and the hand features.
 */
export interface Features extends CollectedBuckets {
  /** The text as it was compared; `sources` points into it. */
  text: string;
  /** Values of `HAND_FEATURES`. */
  hand: readonly number[];
}

const SPACE_CODE = 32;
/** Stands for any link; a control character that folding leaves nowhere else. */
const LINK_CODE = 1;
/** Pieces are read from this many characters of a text: the cost is bounded and the rest is told by its words. */
const PIECES_FROM = 2_000;
const PATH_WORDS = 8;

/** Everything the model looks at in one comment. Linear in the length of the text, of which 10,000 units are read. */
export function extractFeatures(input: ModelInput): Features {
  const folded = foldText(input.body);
  const tokenised = tokenise(folded.text);
  const hand = handFeatures(input.body, folded, tokenised, { name: input.authorName, url: input.authorUrl });
  const collector = new BucketCollector();
  addWords(tokenised, collector);
  addHosts(tokenised, collector);
  addAuthor(input, collector);
  addPieces(tokenised, collector);
  const { words, sources, pieces } = collector.take();
  return { text: folded.text, hand, words, sources, pieces };
}

function addWords({ tokens }: TokenisedText, collector: BucketCollector): void {
  let previous: { hash: number; start: number } | null = null;
  for (const token of tokens) {
    collector.addWord(token.hash, token.start, token.end);
    if (token.kind === 'mark' || token.kind === 'symbol') continue;
    if (previous) collector.addWord(hashPair(PAIR_SEED, previous.hash, token.hash), previous.start, token.end);
    previous = token;
  }
}

function addHosts({ text, links }: TokenisedText, collector: BucketCollector): void {
  for (const link of links) {
    if (link.host !== '') collector.addWord(hashText(HOST_SEED, link.host), link.start, link.end, link.host);
    if (link.tld !== '') collector.addWord(hashText(HOST_SEED, `.${link.tld}`), link.start, link.end, `.${link.tld}`);
    const path = text.slice(link.start, link.end).split(/[^\p{L}]+/u);
    for (const word of path.slice(0, PATH_WORDS)) {
      if (word.length > 2) collector.addWord(hashText(WORD_SEED, word), link.start, link.end, word);
    }
  }
}

function addAuthor(input: ModelInput, collector: BucketCollector): void {
  for (const word of foldText(input.authorName ?? '').text.split(/[^\p{L}\d]+/u)) {
    if (word !== '') collector.addWord(hashText(AUTHOR_SEED, word), 0, 0, word);
  }
  const host = /^(?:https?:\/\/)?(?:www\.)?([^/?#]+)/.exec(foldText(input.authorUrl ?? '').text)?.[1];
  if (host !== undefined) collector.addWord(hashText(AUTHOR_SEED, `@${host}`), 0, 0, host);
}

/** What is read of one text at a time; kept because allocating it costs as much as filling it. */
const codes = new Uint16Array(PIECES_FROM + 2);

/** Pieces of five characters of the text, across word borders, with runs of spaces and whole links as one character. */
function addPieces({ text, links }: TokenisedText, collector: BucketCollector): void {
  const limit = Math.min(text.length, PIECES_FROM);
  let count = 1;
  codes[0] = SPACE_CODE;
  let at = 0;
  for (const link of links) {
    count = copyCodes(text, at, Math.min(link.start, limit), count);
    if (link.start >= limit) break;
    codes[count++] = LINK_CODE;
    at = link.end;
  }
  count = copyCodes(text, at, limit, count);
  let hash = 0;
  for (let end = 0; end < count; end++) {
    hash = rollHash(hash, codes[end] ?? 0, end < PIECE_LENGTH ? 0 : (codes[end - PIECE_LENGTH] ?? 0));
    if (end >= PIECE_LENGTH - 1) collector.addPiece(hash);
  }
}

/** Appends the codes of `text` from `from` to `to` at `count`, spaces collapsed; returns the new count. */
function copyCodes(text: string, from: number, to: number, count: number): number {
  let next = count;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    const shape = classOf(code) === SPACE ? SPACE_CODE : shapeOf(code);
    if (shape !== SPACE_CODE || codes[next - 1] !== SPACE_CODE) codes[next++] = shape;
  }
  return next;
}
