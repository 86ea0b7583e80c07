import { score, type Model } from './linear-model';
import type { TrainingRow } from './train';

/** How well scores part spam from ham. Shares are 0–1; NaN where there are no rows of a kind. */
export interface Metrics {
  rows: number;
  /** Mean negative log likelihood, natural logarithm; lower is better. */
  logLoss: number;
  /** Share of spam above the score that at most 0.5 % of ham reaches. */
  recallAtHalfPercent: number;
  /** At the threshold: share of ham flagged, share of spam caught, and F1 of spam. */
  falsePositiveRate: number;
  recall: number;
  f1: number;
}

export interface ScoredRow {
  score: number;
  spam: boolean;
}

/** Metrics of a model on decided comments it should not have learned from; `threshold` is in log-odds. */
export function evaluate(model: Model, rows: Iterable<TrainingRow>, threshold = 0): Metrics {
  const scored = Array.from(rows, ({ text, author, label }): ScoredRow => {
    const features = model.space.extract({ body: text, authorName: author?.name, authorUrl: author?.url });
    return { score: score(model, features), spam: label !== 'ham' };
  });
  return metricsOf(scored, threshold);
}

/** Metrics of scores in log-odds. */
export function metricsOf(rows: readonly ScoredRow[], threshold = 0): Metrics {
  const spam = rows.filter((row) => row.spam).map((row) => row.score);
  const ham = rows.filter((row) => !row.spam).map((row) => row.score);
  const caught = spam.filter((value) => value > threshold).length;
  const flagged = ham.filter((value) => value > threshold).length;
  const loss = rows.reduce((sum, row) => sum + softPlus(row.spam ? -row.score : row.score), 0);
  return {
    rows: rows.length,
    logLoss: loss / rows.length,
    recallAtHalfPercent: recallAt(0.005, spam, ham),
    falsePositiveRate: flagged / ham.length,
    recall: caught / spam.length,
    f1: (2 * caught) / (caught + flagged + spam.length),
  };
}

/**
 * Whether a new model may replace the running one: on the same rows it must not lose more than a hundredth of log loss,
 * nor flag more than half a percent more of the good comments.
 */
export function isNoWorse(candidate: Metrics, running: Metrics): boolean {
  if (candidate.rows === 0) return true;
  const ham = Number.isNaN(candidate.falsePositiveRate) ? 0 : candidate.falsePositiveRate - running.falsePositiveRate;
  return candidate.logLoss <= running.logLoss + 0.01 && ham <= 0.005;
}

/** Share of spam that scores above all but `share` of ham. Ties count against us. */
export function recallAt(share: number, spam: readonly number[], ham: readonly number[]): number {
  const highest = ham.toSorted((one, other) => other - one);
  const limit = highest[Math.floor(share * ham.length)] ?? -Infinity;
  return spam.filter((value) => value > limit).length / spam.length;
}

/** log(1 + exp(x)) without overflow. */
function softPlus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}
