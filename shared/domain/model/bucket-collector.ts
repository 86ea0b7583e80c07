import { bucketOf, BUCKETS } from './hashing';

/** Buckets that were collected, each once, and the part of the folded text behind each word. */
export interface CollectedBuckets {
  /** What `addWord` brought. */
  words: Uint32Array;
  sources: {
    /** Offsets in the folded text; `labels` replaces that part where it tells more. */
    starts: Uint32Array;
    ends: Uint32Array;
    labels: ReadonlyMap<number, string>;
  };
  /** What `addPiece` brought. */
  pieces: Uint32Array;
}

/**
 * The buckets of the running comment: a bit for each, and a list. Kept only because allocating costs more than all the rest;
 * who begins clears what the one before has left.
 */
const present = new Uint32Array(BUCKETS / 32);
let scratch = { buckets: new Uint32Array(4_096), starts: new Uint32Array(4_096), ends: new Uint32Array(4_096) };
let count = 0;

/** Collects the buckets of one comment, all words before all pieces, in order of appearance. Use it up before making another. */
export class BucketCollector {
  readonly #labels = new Map<number, string>();
  #words = 0;

  constructor() {
    for (let at = 0; at < count; at++) present[(scratch.buckets[at] ?? 0) >>> 5] = 0;
    count = 0;
  }

  /** Adds the bucket of a word's hash; `start` and `end` are the part of the text it was made of, `label` replaces that part. */
  addWord(hash: number, start: number, end: number, label?: string): void {
    const at = count;
    this.addPiece(hash);
    if (count === at) return;
    scratch.starts[at] = start;
    scratch.ends[at] = end;
    if (label !== undefined) this.#labels.set(at, label);
    this.#words = count;
  }

  /** Adds the bucket of a piece's hash. */
  addPiece(hash: number): void {
    const bucket = bucketOf(hash);
    const bits = present[bucket >>> 5] ?? 0;
    const bit = 1 << (bucket & 31);
    if ((bits & bit) !== 0) return;
    present[bucket >>> 5] = bits | bit;
    if (count === scratch.buckets.length) growScratch();
    scratch.buckets[count++] = bucket;
  }

  /** All that was collected, in one allocation. */
  take(): CollectedBuckets {
    const words = this.#words;
    const kept = new Uint32Array(count + 2 * words);
    kept.set(scratch.buckets.subarray(0, count));
    kept.set(scratch.starts.subarray(0, words), count);
    kept.set(scratch.ends.subarray(0, words), count + words);
    return {
      words: kept.subarray(0, words),
      sources: {
        starts: kept.subarray(count, count + words),
        ends: kept.subarray(count + words),
        labels: this.#labels,
      },
      pieces: kept.subarray(words, count),
    };
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
