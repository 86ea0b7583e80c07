/** Buckets of hashed features. A power of two; 2^18 keeps collisions below 4 % for a seed of 17,000 rows. */
export const BUCKETS = 1 << 18;

const FNV_PRIME = 0x01000193;
/** Start values, so that a word, a pair and a piece of a word with the same letters do not meet in one bucket. */
export const WORD_SEED = 0x811c9dc5;
export const PAIR_SEED = 0x2545f491;
export const HOST_SEED = 0x7feb352d;
export const AUTHOR_SEED = 0x1b873593;

/** One FNV-1a step over a UTF-16 code unit. */
export function hashStep(hash: number, code: number): number {
  return Math.imul(hash ^ code, FNV_PRIME);
}

/** FNV-1a of a string, from a start value. Digits hash alike: prices and phone numbers differ, their shape does not. */
export function hashText(seed: number, text: string): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = hashStep(hash, shapeOf(text.charCodeAt(at)));
  return hash >>> 0;
}

/** The code unit itself, or `0` for any ASCII digit. */
export function shapeOf(code: number): number {
  return code >= 48 && code <= 57 ? 48 : code;
}

/** Hash of two hashes in order. */
export function hashPair(seed: number, left: number, right: number): number {
  return (Math.imul(Math.imul(left ^ seed, 0x85ebca6b) ^ right, 0xc2b2ae35) ^ (right >>> 15)) >>> 0;
}

/** Spreads a 32-bit hash over the buckets (finaliser of MurmurHash3). */
export function bucketOf(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) & (BUCKETS - 1);
}

/** Characters of a piece. One length is enough: with 3 and 4 as well, cross-validation gains nothing and the cost doubles. */
export const PIECE_LENGTH = 5;
const ROLL = 0x9e3779b1;
const ROLLED_OUT = Array.from({ length: PIECE_LENGTH }).reduce((power: number) => Math.imul(power, ROLL), 1);

/** Rabin-Karp step: takes `entering` into the hash of the last `PIECE_LENGTH` code units and `leaving` out of it. */
export function rollHash(hash: number, entering: number, leaving: number): number {
  return (Math.imul(hash, ROLL) + entering + 1 - (leaving === 0 ? 0 : Math.imul(leaving + 1, ROLLED_OUT))) | 0;
}
