import { bucketOf, BUCKETS } from './hashing';

/** Buckets that were collected, each once, and the part of the folded text behind each. */
export interface CollectedWords {
  buckets: Uint32Array;
  /** Offsets in the folded text; `labels` replaces that part where it tells more. */
  starts: Uint32Array;
  ends: Uint32Array;
  labels: ReadonlyMap<number, string>;
}

/**
 * Which round last used a bucket, and what the running round collected. Kept only to spare an allocation of half a
 * megabyte per comment: every round has a new number and starts at 0, so none sees what another one left.
 */
const lastUse = new Uint16Array(BUCKETS);
let scratch = { buckets: new Uint32Array(4_096), starts: new Uint32Array(4_096), ends: new Uint32Array(4_096) };
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
  #labels = new Map<number, string>();
  #count = 0;

  /** Adds the bucket of a hash; `start` and `end` are the part of the text it was made of, `label` replaces that part. */
  add(hash: number, start: number, end: number, label?: string): void {
    if (!this.addBucket(bucketOf(hash))) return;
    const at = this.#count - 1;
    scratch.starts[at] = start;
    scratch.ends[at] = end;
    if (label !== undefined) this.#labels.set(at, label);
  }

  /** Adds a bucket; false when it was there before. */
  addBucket(bucket: number): boolean {
    if (lastUse[bucket] === this.#round) return false;
    lastUse[bucket] = this.#round;
    if (this.#count === scratch.buckets.length) growScratch();
    scratch.buckets[this.#count++] = bucket;
    return true;
  }

  /** The buckets collected since the last take, with what is behind them. */
  takeWords(): CollectedWords {
    const [starts, ends] = [scratch.starts.slice(0, this.#count), scratch.ends.slice(0, this.#count)];
    const labels = this.#labels;
    this.#labels = new Map();
    return { buckets: this.take(), starts, ends, labels };
  }

  /** The buckets collected since the last take. */
  take(): Uint32Array {
    const taken = scratch.buckets.slice(0, this.#count);
    this.#count = 0;
    return taken;
  }
}

function growScratch(): void {
  const wider = (narrow: Uint32Array<ArrayBuffer>) => {
    const copy = new Uint32Array(2 * narrow.length);
    copy.set(narrow);
    return copy;
  };
  scratch = { buckets: wider(scratch.buckets), starts: wider(scratch.starts), ends: wider(scratch.ends) };
}
