import { bucketOf, BUCKETS } from './hashing';

/** Told of each bucket with the part of folded text behind it, when somebody wants to know. */
export type FeatureWitness = (bucket: number, words: string) => void;

/**
 * Which round last used a bucket, and the buckets of the running round. Kept only to spare an allocation of half a
 * megabyte per comment: every round has a new number and starts at 0, so none sees what another one left.
 */
const lastUse = new Uint16Array(BUCKETS);
let scratch = new Uint32Array(4_096);
let lastRound = 0;

function nextRound(): number {
  lastRound = (lastRound + 1) & 0xffff;
  if (lastRound === 0) {
    lastUse.fill(0);
    lastRound = 1;
  }
  return lastRound;
}

/** Collects the buckets of one comment, each once, in the order of first appearance. Use it up before making another. */
export class BucketCollector {
  readonly #round = nextRound();
  readonly #text: string;
  readonly #witness: FeatureWitness | undefined;
  #count = 0;

  constructor(text: string, witness?: FeatureWitness) {
    this.#text = text;
    this.#witness = witness;
  }

  /** Adds the bucket of a hash; `start` and `end` are the part of the text it was made of, `label` replaces that part. */
  add(hash: number, start: number, end: number, label?: string): void {
    const bucket = bucketOf(hash);
    if (this.addBucket(bucket) && this.#witness) this.#witness(bucket, label ?? this.#text.slice(start, end));
  }

  /** Adds a bucket; false when it was there before. */
  addBucket(bucket: number): boolean {
    if (lastUse[bucket] === this.#round) return false;
    lastUse[bucket] = this.#round;
    if (this.#count === scratch.length) growScratch();
    scratch[this.#count++] = bucket;
    return true;
  }

  /** What was collected since the last `take`. */
  take(): Uint32Array {
    const taken = scratch.slice(0, this.#count);
    this.#count = 0;
    return taken;
  }
}

function growScratch(): void {
  const wider = new Uint32Array(2 * scratch.length);
  wider.set(scratch);
  scratch = wider;
}
