/** A straight line from raw scores to log-odds. */
export interface Calibration {
  slope: number;
  offset: number;
}

/** A score that the model gave to a row it had not learned from. */
export interface UnseenScore {
  score: number;
  spam: boolean;
  /** 1 for an ordinary row. */
  weight: number;
}

/** How many ordinary rows the belief in "slope 1, offset 0" counts for: few rows bend the line only a little. */
const BELIEF = 4;

/**
 * Platt scaling (Platt 1999, with Newton steps as in Lin, Lin and Weng 2007) of scores from cross-validation, held near the
 * identity by a weak prior, so that a handful of decisions cannot produce certainty.
 */
export function calibrate(scores: readonly UnseenScore[]): Calibration {
  let slope = 1;
  let offset = 0;
  for (let step = 0; step < 50; step++) {
    const sums = newtonSums(scores, slope, offset);
    const determinant = sums.ss * sums.oo - sums.so * sums.so;
    const slopeStep = (sums.oo * sums.s - sums.so * sums.o) / determinant;
    const offsetStep = (sums.ss * sums.o - sums.so * sums.s) / determinant;
    slope = Math.min(Math.max(slope - slopeStep, slope / 3), slope * 3);
    offset -= Math.min(Math.max(offsetStep, -2), 2);
    if (Math.abs(slopeStep) + Math.abs(offsetStep) < 1e-6) break;
  }
  return { slope, offset };
}

/** First and second derivatives of the penalised log loss at a line. */
function newtonSums(scores: readonly UnseenScore[], slope: number, offset: number) {
  const sums = { s: BELIEF * (slope - 1), o: (BELIEF * offset) / 4, ss: BELIEF, so: 0, oo: BELIEF / 4 };
  for (const { score, spam, weight } of scores) {
    const chance = 1 / (1 + Math.exp(-(slope * score + offset)));
    const error = weight * (chance - (spam ? 1 : 0));
    const curve = weight * Math.max(1e-9, chance * (1 - chance));
    sums.s += error * score;
    sums.o += error;
    sums.ss += curve * score * score;
    sums.so += curve * score;
    sums.oo += curve;
  }
  return sums;
}
