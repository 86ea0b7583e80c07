import { metricsOf, type ScoredRow } from '@tamis/shared/domain/model/evaluate';

/** A share in percent with its 95 % bootstrap interval. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
}

/** The figures of one classifier under one protocol, in percent. */
export interface Figures {
  f1: Estimate;
  falsePositives: Estimate;
  recallAtHalf: Estimate;
}

const RESAMPLES = 500;

/** Figures with percentile bootstrap intervals over rows; repeatable. Scores above 0 count as flagged. */
export function figuresOf(rows: readonly ScoredRow[]): Figures {
  const random = seededRandom();
  const samples = Array.from({ length: RESAMPLES }, () =>
    percents(rows.map(() => rows[Math.floor(random() * rows.length)]).filter((row) => row !== undefined)),
  );
  const whole = percents(rows);
  const estimate = (pick: (one: ReturnType<typeof percents>) => number): Estimate => {
    const sorted = samples.map(pick).sort((one, other) => one - other);
    return {
      value: pick(whole),
      low: sorted[Math.floor(0.025 * RESAMPLES)] ?? NaN,
      high: sorted[Math.ceil(0.975 * RESAMPLES) - 1] ?? NaN,
    };
  };
  return {
    f1: estimate((one) => one.f1),
    falsePositives: estimate((one) => one.falsePositives),
    recallAtHalf: estimate((one) => one.recallAtHalf),
  };
}

/** A share of rows in percent with its interval. */
export function shareOf(flags: readonly boolean[]): Estimate {
  const random = seededRandom();
  const share = (some: readonly boolean[]): number => (100 * some.filter(Boolean).length) / some.length;
  const sorted = Array.from({ length: RESAMPLES }, () =>
    share(flags.map(() => flags[Math.floor(random() * flags.length)] === true)),
  ).sort((one, other) => one - other);
  return {
    value: share(flags),
    low: sorted[Math.floor(0.025 * RESAMPLES)] ?? NaN,
    high: sorted[Math.ceil(0.975 * RESAMPLES) - 1] ?? NaN,
  };
}

/** `97.4 (96.1–98.3)` */
export function written({ value, low, high }: Estimate): string {
  return `${value.toFixed(1)} (${low.toFixed(1)}–${high.toFixed(1)})`;
}

function percents(rows: readonly ScoredRow[]): { f1: number; falsePositives: number; recallAtHalf: number } {
  const metrics = metricsOf(rows, 0);
  return {
    f1: 100 * metrics.f1,
    falsePositives: 100 * metrics.falsePositiveRate,
    recallAtHalf: 100 * metrics.recallAtHalfPercent,
  };
}

/** Mulberry32 (Tommy Ettinger, public domain) from a fixed start. */
function seededRandom(): () => number {
  let state = 42;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
