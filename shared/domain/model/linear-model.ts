import type { Bilingual } from '../verdict';
import type { Features } from './features';
import { HAND_FEATURES } from './hand-feature-list';
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
  trainedOn: TrainedOn;
  bias: number;
  /** One weight per entry of `HAND_FEATURES`. */
  hand: Float64Array;
  /** One weight per bucket; exactly 0 where the model never saw anything. */
  buckets: Float32Array;
  /** No score goes beyond this many log-odds, whatever the text: how sure the model may be of anything. */
  ceiling: { spam: number; ham: number };
}

/** One strongest feature of a comment, in words for a moderator. `weight` as in `Reason`: log-odds, positive for spam. */
export interface ModelReason extends Bilingual {
  weight: number;
}

/** A model trained on the site's own decisions may be as sure as 1 in 3,000. */
export const LOCAL_CEILING = { spam: 8, ham: 8 };

/** Scale of each group before learning: how easily its weights grow. Chosen by cross-validation on the public sets. */
const WORD_SCALE = 1.4;
const PIECE_SCALE = 1;
const HAND_SCALE = 0.5;
/** Texts with fewer features than this do not get larger values for it: "nice" alone should not decide. */
const MIN_WORDS = 8;
const MIN_PIECES = 24;

/** Value that each present bucket of words and of pieces, and a hand feature of 1, has in the linear sum. */
export function featureScales(features: Features): { word: number; piece: number; hand: number } {
  return {
    word: WORD_SCALE / Math.sqrt(Math.max(MIN_WORDS, features.words.length)),
    piece: PIECE_SCALE / Math.sqrt(Math.max(MIN_PIECES, features.pieces.length)),
    hand: HAND_SCALE,
  };
}

/**
 * Calibrated log-odds of spam (natural logarithm; 0 = even odds, +4.6 = 99 to 1), to be added to the weights of rules.
 * It bends smoothly towards `model.ceiling`, so that it always grows with the linear sum.
 */
export function score(model: Model, features: Features): number {
  const sum = linearSum(model, features);
  const limit = sum > 0 ? model.ceiling.spam : model.ceiling.ham;
  return limit * Math.tanh(sum / limit);
}

/** Log-odds before the ceiling. */
export function linearSum(
  { bias, hand, buckets }: Pick<Model, 'bias' | 'hand' | 'buckets'>,
  features: Features,
): number {
  const scales = featureScales(features);
  let ofHand = 0;
  for (let at = 0; at < hand.length; at++) ofHand += (hand[at] ?? 0) * (features.hand[at] ?? 0);
  return (
    bias +
    scales.hand * ofHand +
    scales.word * sumOf(buckets, features.words) +
    scales.piece * sumOf(buckets, features.pieces)
  );
}

/**
 * The features that moved the score most, strongest first, at most `limit`: hand features by their meaning, the others as
 * the words of this very text. Pieces of words are left out; what they add is spread over too many to be told.
 */
export function explain(model: Model, features: Features, limit: number): ModelReason[] {
  const scales = featureScales(features);
  const sum = linearSum(model, features);
  const believed = sum === 0 ? 0 : score(model, features) / sum;
  const reasons: ModelReason[] = [];
  const hand = (at: number): number => believed * scales.hand * (model.hand[at] ?? 0) * (features.hand[at] ?? 0);
  for (const at of strongest(model.hand.length, 2 * limit, hand)) addHandReason(reasons, at, hand(at));
  const word = (at: number): number => believed * scales.word * (model.buckets[features.words[at] ?? 0] ?? 0);
  for (const at of strongest(features.words.length, 2 * limit, word))
    addWordReason(reasons, { features, at, weight: word(at) });
  return mergeAlike(reasons)
    .sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight))
    .slice(0, limit);
}

/** What moves the score by less is not worth telling. */
const LEAST_TOLD = 0.01;

/** The places below `count` whose weight moves the score most, at most `limit` of them. Every verdict asks, so it is lean. */
function strongest(count: number, limit: number, weightAt: (at: number) => number): number[] {
  const places: number[] = [];
  const sizes: number[] = [];
  for (let at = 0; at < count; at++) {
    const size = Math.abs(weightAt(at));
    if (size <= LEAST_TOLD || (places.length === limit && size <= (sizes[limit - 1] ?? 0))) continue;
    let to = Math.min(places.length, limit - 1);
    for (; to > 0 && (sizes[to - 1] ?? 0) < size; to--) {
      places[to] = places[to - 1] ?? 0;
      sizes[to] = sizes[to - 1] ?? 0;
    }
    places[to] = at;
    sizes[to] = size;
  }
  return places;
}

function addHandReason(reasons: ModelReason[], at: number, weight: number): void {
  const message = HAND_FEATURES[at]?.message;
  if (message) reasons.push({ fr: message.fr, en: message.en, weight });
}

const TELLING_CHARACTER = /[\p{L}\p{N}\p{S}]/u;

function addWordReason(
  reasons: ModelReason[],
  { features: { text, sources }, at, weight }: { features: Features; at: number; weight: number },
): void {
  const words = sources.labels.get(at) ?? text.slice(sources.starts[at], sources.ends[at]);
  if (TELLING_CHARACTER.test(words)) reasons.push({ fr: `« ${words} »`, en: `“${words}”`, weight });
}

/** An empty model: every comment has even odds. */
export function blankModel(version: string): Model {
  const trainedOn = { spam: 0, ham: 0, local: { spam: 0, ham: 0 } };
  return {
    version,
    trainedOn,
    bias: 0,
    hand: new Float64Array(HAND_FEATURES.length),
    buckets: new Float32Array(BUCKETS),
    ceiling: LOCAL_CEILING,
  };
}

/** Features that read the same are told once, with what they weigh together. */
function mergeAlike(reasons: readonly ModelReason[]): ModelReason[] {
  const merged: ModelReason[] = [];
  for (const reason of reasons) {
    const known = merged.find(({ en }) => en === reason.en);
    if (known) known.weight += reason.weight;
    else merged.push(reason);
  }
  return merged;
}

function sumOf(weights: Float32Array, buckets: Uint32Array): number {
  let sum = 0;
  for (let at = 0; at < buckets.length; at++) sum += weights[buckets[at] ?? 0] ?? 0;
  return sum;
}
