import type { Bilingual } from '../verdict';
import type { Features } from './features';
import { featureScales, linearSum, underCeiling, type Model } from './linear-model';

/** One strongest feature of a comment, in words for a moderator. `weight` as in `Reason`: log-odds, positive for spam. */
export interface ModelReason extends Bilingual {
  weight: number;
}

/** What moves the score by less, in log-odds, is not worth telling. */
const LEAST_TOLD = 0.01;
const TELLING_CHARACTER = /[\p{L}\p{N}\p{S}]/u;

/**
 * The features that moved the score most, strongest first, at most `limit`: hand features by their meaning, the others as
 * the words of this very text. Pieces of words are left out; what they add is spread over too many to be told. `sum` is the
 * comment's linear sum, for who has it already.
 */
export function explain(
  model: Model,
  features: Features,
  limit: number,
  sum = linearSum(model, features),
): ModelReason[] {
  const believed = sum === 0 ? 0 : underCeiling(model, sum) / sum;
  const told: Told[] = [];
  // More than are told: some are only punctuation, and some read the same.
  for (const { at, weight } of strongest(model, features, 3 * limit)) {
    if (Math.abs(weight * believed) <= LEAST_TOLD) continue;
    const said = model.space.hand[at]?.message ?? wordAt(features, at - features.hand.length);
    if (said === null) continue;
    const text = typeof said === 'string' ? said : said.en;
    const same = told.find((one) => one.text === text);
    if (same) same.weight += weight;
    else told.push({ text, said, weight });
  }
  return told
    .sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight))
    .slice(0, limit)
    .map(({ said, weight }) => inWords(said, weight * believed));
}

interface Told {
  text: string;
  /** The message of a hand feature, or a word. */
  said: Bilingual | string;
  weight: number;
}

/** A word as it stands in the text; null for punctuation, which tells nothing. */
function wordAt({ text, sources }: Features, at: number): string | null {
  const word = sources.labels.get(at) ?? text.slice(sources.starts[at], sources.ends[at]);
  return TELLING_CHARACTER.test(word) ? word : null;
}

function inWords(said: Bilingual | string, weight: number): ModelReason {
  if (typeof said !== 'string') return { fr: said.fr, en: said.en, weight };
  return { fr: `« ${said} »`, en: `“${said}”`, weight };
}

interface Ranked {
  /** The place of a hand feature, or after those the place of a word. */
  at: number;
  weight: number;
}

/** Hand features and words by what they add to the linear sum, the strongest first. Every verdict asks, so it is lean. */
function strongest(model: Model, { hand, words, pieces }: Features, limit: number): Ranked[] {
  const scales = featureScales(model.space, { words, pieces });
  const ranking: Ranked[] = [];
  for (let at = 0; at < hand.length; at++) {
    rank(ranking, limit, at, scales.hand * (model.hand[at] ?? 0) * (hand[at] ?? 0));
  }
  for (let at = 0; at < words.length; at++) {
    rank(ranking, limit, hand.length + at, scales.word * (model.buckets[words[at] ?? 0] ?? 0));
  }
  return ranking;
}

/** Puts a weight in its place among the `limit` strongest, if it belongs to them. */
function rank(ranking: Ranked[], limit: number, at: number, weight: number): void {
  const size = Math.abs(weight);
  const isFull = ranking.length === limit;
  if (size === 0 || (isFull && size <= Math.abs(ranking[limit - 1]?.weight ?? 0))) return;
  let to = isFull ? limit - 1 : ranking.length;
  for (; to > 0 && Math.abs(ranking[to - 1]?.weight ?? 0) < size; to--) ranking[to] = ranking[to - 1] as Ranked;
  ranking[to] = { at, weight };
}
