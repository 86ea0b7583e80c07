import type { Scorer } from './classifiers';

/** Microseconds per call over texts of about 300 characters, best of five rounds after warming up. */
export function microsecondsPerComment(scorer: Scorer, texts: readonly string[]): number {
  let best = Infinity;
  for (let round = 0; round < 8; round++) {
    const start = process.hrtime.bigint();
    for (const text of texts) scorer(text);
    const spent = Number(process.hrtime.bigint() - start) / 1_000 / texts.length;
    if (round > 2) best = Math.min(best, spent);
  }
  return best;
}

/** Cuts texts into comments of exactly `length` characters, each a text of its own and no view of a longer one. */
export function cutToLength(texts: readonly string[], length: number, count: number): string[] {
  const long = texts.join(' ');
  return Array.from({ length: count }, (_, at) => {
    const start = (at * 137) % Math.max(1, long.length - length);
    return Buffer.from(long.slice(start, start + length), 'utf16le').toString('utf16le');
  });
}

/** Milliseconds that a piece of work takes, and its result. */
export async function timed<Result>(work: () => Promise<Result>): Promise<{ result: Result; milliseconds: number }> {
  const start = process.hrtime.bigint();
  const result = await work();
  return { result, milliseconds: Number(process.hrtime.bigint() - start) / 1e6 };
}
