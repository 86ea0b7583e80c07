import { BUCKETS } from './hashing';
import type { FeatureSpace } from './feature-space';
import type { Features } from './features';
import { featureScales } from './linear-model';

/** How many weights are learned: buckets, then hand features, then the bias. */
export function weightCount(handFeatures: number): number {
  return BUCKETS + handFeatures + 1;
}

/** One training row, sparse. `cost` is how much this row may pull (the C of a support vector machine). */
export interface SparseRow {
  at: Int32Array;
  value: Float32Array;
  spam: boolean;
  cost: number;
}

/** Features of a comment as a sparse row, scaled as `score` scales them. */
export function sparseRow(space: FeatureSpace, features: Features, target: { spam: boolean; cost: number }): SparseRow {
  const scales = featureScales(space, features);
  const present = features.hand.reduce((count, value) => count + (value === 0 ? 0 : 1), 0);
  const size = features.words.length + features.pieces.length + present + 1;
  const at = new Int32Array(size);
  const value = new Float32Array(size);
  at.set(features.words);
  at.set(features.pieces, features.words.length);
  value.fill(scales.word, 0, features.words.length);
  value.fill(scales.piece, features.words.length, features.words.length + features.pieces.length);
  let next = features.words.length + features.pieces.length;
  features.hand.forEach((strength, place) => {
    if (strength === 0) return;
    at[next] = BUCKETS + place;
    value[next++] = scales.hand * strength;
  });
  at[next] = BUCKETS + features.hand.length;
  value[next] = 1;
  return { at, value, ...target };
}

/** Log-odds of a sparse row. */
export function dot(weights: Float64Array, { at, value }: SparseRow): number {
  let sum = 0;
  for (let k = 0; k < at.length; k++) sum += (weights[at[k] ?? 0] ?? 0) * (value[k] ?? 0);
  return sum;
}

/**
 * Logistic regression with an L2 pull towards `prior`, solved by dual coordinate descent (Yu, Huang and
 * Lin, "Dual coordinate descent methods for logistic regression and maximum entropy models", Machine Learning 85, 2011).
 * Minimises ½·|w − prior|² + Σ cost·log(1 + exp(−y·w·x)). Deterministic: rows are shuffled with a fixed seed.
 */
export function solve(rows: readonly SparseRow[], prior: Float64Array, passes: number): Float64Array {
  const weights = Float64Array.from(prior);
  const norms = rows.map(({ value }) => value.reduce((sum, part) => sum + part * part, 0));
  const duals = rows.map(({ cost }) => 1e-3 * cost);
  rows.forEach((row, place) => {
    addScaled(weights, row, duals[place] ?? 0);
  });
  const order = rows.map((_, place) => place);
  const random = seededRandom();
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random);
    for (const place of order) {
      const row = rows[place];
      const norm = norms[place] ?? 0;
      const dual = duals[place] ?? 0;
      if (!row || norm === 0) continue;
      const margin = (row.spam ? 1 : -1) * dot(weights, row);
      const better = bestDual(dual, margin, norm, row.cost);
      addScaled(weights, row, better - dual);
      duals[place] = better;
    }
  }
  return weights;
}

/** Minimum over the dual variable of one row, inside (0, cost), by guarded Newton steps. */
function bestDual(dual: number, margin: number, norm: number, cost: number): number {
  let now = dual;
  for (let step = 0; step < 8; step++) {
    const slope = margin + norm * (now - dual) + Math.log(now / (cost - now));
    let next = now - slope / (norm + cost / (now * (cost - now)));
    if (next <= 0) next = now * 0.1;
    else if (next >= cost) next = cost - 0.1 * (cost - now);
    if (Math.abs(next - now) < 1e-6 * cost) return next;
    now = next;
  }
  return now;
}

function addScaled(weights: Float64Array, { at, value, spam }: SparseRow, amount: number): void {
  const signed = spam ? amount : -amount;
  for (let k = 0; k < at.length; k++) {
    const place = at[k] ?? 0;
    weights[place] = (weights[place] ?? 0) + signed * (value[k] ?? 0);
  }
}

function shuffle(order: number[], random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
}

/** Numerical Recipes' linear congruential generator, from a fixed start. */
function seededRandom(): () => number {
  let state = 20_240_229;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
