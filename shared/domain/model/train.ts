import { calibrate, type Calibration, type UnseenScore } from './calibrate';
import { SPAM_SPACE, type FeatureSpace } from './feature-space';
import { foldText } from './fold';
import { BUCKETS, hashText, WORD_SEED } from './hashing';
import { LOCAL_CEILING, type Model } from './linear-model';
import { dot, solve, sparseRow, weightCount, type SparseRow } from './solver';

/** What a row teaches: to find spam, to find abuse, or that a comment is good. */
export type RowLabel = 'spam' | 'abuse' | 'ham';

/** One decided comment to learn from. */
export interface TrainingRow {
  text: string;
  author?: { name?: string | null | undefined; url?: string | null | undefined } | undefined;
  label: RowLabel;
  /** How much it counts; 1 unless told. */
  weight?: number | undefined;
}

export interface TrainOptions {
  /** Name of the new model; it is stored with every verdict. */
  version: string;
  /** Model to start from, or null. Its say fades as decisions arrive. */
  base: Model | null;
  /** How much of the base remains the starting point however many rows come; `LASTING_SHARE` unless told. */
  lastingShare?: number;
  /** What the model looks at; that of the spam classifier unless told. */
  space?: FeatureSpace;
  /** Ceiling of the new model; `LOCAL_CEILING` unless told, approached from that of the base. */
  ceiling?: Model['ceiling'];
  /** Called with 0–1 from time to time. */
  onProgress?: (share: number) => void;
}

/** Pull of one row against the L2 penalty; flat between 2 and 16 in cross-validation on the public sets. */
const COST = 4;
/**
 * How much of the base's weights remains the starting point, and after how many rows half of the rest is gone. Full weight
 * held learning back on all four sites simulated from the public sets, none at all cost the first 25 decisions their worth.
 */
const LASTING_SHARE = 0.2;
const FADE_ROWS = 10;
const FOLDS = 4;
const FOLD_PASSES = 8;
const FINAL_PASSES = 14;

/**
 * Learns a model from decided comments, synchronously and deterministically: same rows, same base, same model. Scores are
 * calibrated on rows each fold has not seen; copies of a text stay in one fold. About 0.4 ms per comment of 100 characters.
 * Rows of one kind only are allowed: with a base they shift it, without one they say little.
 */
export function train(rows: Iterable<TrainingRow>, options: TrainOptions): Model {
  const { onProgress: progress = () => undefined, space = SPAM_SPACE } = options;
  const learned: { row: SparseRow; fold: number; weight: number }[] = [];
  for (const row of rows) {
    const weight = row.weight ?? 1;
    const features = space.extract({ body: row.text, authorName: row.author?.name, authorUrl: row.author?.url });
    learned.push({
      row: sparseRow(space, features, { spam: row.label !== 'ham', cost: COST * weight }),
      fold: foldOf(row.text),
      weight,
    });
    if (learned.length % 500 === 0) progress(learned.length / (learned.length + 2_000));
  }
  const prior = options.base
    ? fadedWeights(options.base, learned.length, options.lastingShare)
    : new Float64Array(weightCount(space.hand.length));
  const unseen: UnseenScore[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = solve(
      learned.filter((one) => one.fold !== fold).map(({ row }) => row),
      prior,
      FOLD_PASSES,
    );
    for (const { row, weight } of learned.filter((one) => one.fold === fold)) {
      unseen.push({ score: dot(weights, row), spam: row.spam, weight });
    }
    progress(0.5 + (0.4 * (fold + 1)) / FOLDS);
  }
  const weights = solve(
    learned.map(({ row }) => row),
    prior,
    FINAL_PASSES,
  );
  progress(1);
  const line = calibrate(unseen);
  return toModel(weights, line, { ...options, space }, countRows(learned.map(({ row }) => row)));
}

function toModel(
  weights: Float64Array,
  line: Calibration,
  options: TrainOptions & { space: FeatureSpace },
  count: { spam: number; ham: number },
): Model {
  const base = options.base?.trainedOn ?? { spam: 0, ham: 0, local: { spam: 0, ham: 0 } };
  const scaled = weights.map((weight) => weight * line.slope);
  const fading = 200 / (200 + count.spam + count.ham);
  return {
    version: options.version,
    trainedOn: {
      spam: base.spam + count.spam,
      ham: base.ham + count.ham,
      local: { spam: base.local.spam + count.spam, ham: base.local.ham + count.ham },
    },
    space: options.space,
    bias: (scaled.at(-1) ?? 0) + line.offset,
    hand: scaled.slice(BUCKETS, -1),
    buckets: Float32Array.from(scaled.subarray(0, BUCKETS)),
    ceiling: options.ceiling ?? raisedCeiling(options.base, fading),
  };
}

/** The more decisions, the nearer to what a local model may say. */
function raisedCeiling(base: Model | null, fading: number): Model['ceiling'] {
  if (!base) return LOCAL_CEILING;
  const raise = (from: number, to: number): number => fading * from + (1 - fading) * to;
  return { spam: raise(base.ceiling.spam, LOCAL_CEILING.spam), ham: raise(base.ceiling.ham, LOCAL_CEILING.ham) };
}

/** The weights that local decisions pull away from: the base's, of which 1 falls to `LASTING_SHARE` as rows arrive. */
function fadedWeights(model: Model, rows: number, lasting = LASTING_SHARE): Float64Array {
  const share = lasting + ((1 - lasting) * FADE_ROWS) / (FADE_ROWS + rows);
  const weights = new Float64Array(weightCount(model.hand.length));
  weights.set(model.buckets);
  weights.set(model.hand, BUCKETS);
  weights[weights.length - 1] = model.bias;
  return weights.map((weight) => weight * share);
}

function countRows(rows: readonly SparseRow[]): { spam: number; ham: number } {
  const spam = rows.filter((row) => row.spam).length;
  return { spam, ham: rows.length - spam };
}

/** Copies of a text, whatever their case and punctuation, share a fold: a copy is not unseen. */
function foldOf(text: string): number {
  return (
    hashText(
      WORD_SEED,
      foldText(text)
        .text.replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim(),
    ) % FOLDS
  );
}
