import type { Features } from './features';
import { SPAM_SPACE, type FeatureScales, type FeatureSpace } from './feature-space';
import { BUCKETS } from './hashing';

/** How many rows a model has learned from. `local` counts the site's own decisions, which the seed has none of. */
export interface TrainedOn {
  spam: number;
  ham: number;
  local: { spam: number; ham: number };
}

/** A linear model over `Features`; all weights are in log-odds of spam (natural logarithm). */
export interface Model {
  version: string;
  /** What the model looks at. */
  space: FeatureSpace;
  trainedOn: TrainedOn;
  bias: number;
  /** One weight per hand feature of the space. */
  hand: Float64Array;
  /** One weight per bucket; exactly 0 where the model never saw anything. */
  buckets: Float32Array;
  /** No score goes beyond this many log-odds, whatever the text: how sure the model may be of anything. */
  ceiling: { spam: number; ham: number };
}

/** A model trained on the site's own decisions may be as sure as 1 in 3,000. */
export const LOCAL_CEILING = { spam: 8, ham: 8 };

/** Texts with fewer features than this do not get larger values for it: "nice" alone should not decide. */
const MIN_WORDS = 8;
const MIN_PIECES = 24;

/** Value that each present bucket of words and of pieces, and a hand feature of 1, has in the linear sum. */
export function featureScales({ scales }: FeatureSpace, features: Pick<Features, 'words' | 'pieces'>): FeatureScales {
  return {
    word: scales.word / Math.sqrt(Math.max(MIN_WORDS, features.words.length)),
    piece: scales.piece / Math.sqrt(Math.max(MIN_PIECES, features.pieces.length)),
    hand: scales.hand,
  };
}

/** Calibrated log-odds of spam (natural logarithm; 0 = even odds, +4.6 = 99 to 1), to be added to the weights of rules. */
export function score(model: Model, features: Features): number {
  return underCeiling(model, linearSum(model, features));
}

/** A linear sum, bent smoothly towards the model's ceiling: the result always grows with the sum. */
export function underCeiling({ ceiling }: Pick<Model, 'ceiling'>, sum: number): number {
  const limit = sum > 0 ? ceiling.spam : ceiling.ham;
  return limit * Math.tanh(sum / limit);
}

/** Log-odds before the ceiling. */
export function linearSum(
  { space, bias, hand, buckets }: Pick<Model, 'space' | 'bias' | 'hand' | 'buckets'>,
  features: Features,
): number {
  const scales = featureScales(space, features);
  let ofHand = 0;
  for (let at = 0; at < hand.length; at++) ofHand += (hand[at] ?? 0) * (features.hand[at] ?? 0);
  return (
    bias +
    scales.hand * ofHand +
    scales.word * sumOf(buckets, features.words) +
    scales.piece * sumOf(buckets, features.pieces)
  );
}

/** An empty model: every comment has even odds. */
export function blankModel(version: string): Model {
  const trainedOn = { spam: 0, ham: 0, local: { spam: 0, ham: 0 } };
  return {
    version,
    space: SPAM_SPACE,
    trainedOn,
    bias: 0,
    hand: new Float64Array(SPAM_SPACE.hand.length),
    buckets: new Float32Array(BUCKETS),
    ceiling: LOCAL_CEILING,
  };
}

function sumOf(weights: Float32Array, buckets: Uint32Array): number {
  let sum = 0;
  for (let at = 0; at < buckets.length; at++) sum += weights[buckets[at] ?? 0] ?? 0;
  return sum;
}
