import { extractFeatures } from '@tamis/shared/domain/model/features';
import { score } from '@tamis/shared/domain/model/linear-model';
import { train } from '@tamis/shared/domain/model/train';
import { SEED_OPTIONS, type SeedRow } from '@tamis/cli/build-seed';
import { shareOf, written } from './intervals';
import { judgeByThresholds } from './seed-checks';

/** Sources left out together, because they are of one kind: a seed trained on the rest has not seen anything like them. */
const LEFT_OUT: Record<string, RegExp> = {
  'blog comments, en': /^mademistakes/,
  'news comments, en': /^fox/,
  'toxicity set, en': /^surge/,
  'French tweets and HateCheck': /^(?:mlma|hatecheck).*-fr$/,
  'youtube comments': /^youtube/,
  'chat, ru and en': /^tg-/,
  'our own templates, every third': /^written-.*\/\d*[0369]$/,
};

/**
 * What a seed makes of a source that it has not seen, in percent with intervals: for each source and label the share judged
 * spam and the share held at the thresholds.
 */
export function judgeUnseenSources(
  rows: readonly SeedRow[],
  thresholds: { hold: number; spam: number },
): Record<string, Record<string, string | number>> {
  const table: Record<string, Record<string, string | number>> = {};
  for (const [name, pattern] of Object.entries(LEFT_OUT)) {
    const seen = rows.filter(({ source }) => !pattern.test(source));
    const model = train(seen, { ...SEED_OPTIONS, version: 'shift', base: null });
    const judge = judgeByThresholds((body) => score(model, extractFeatures({ body })), thresholds);
    for (const label of ['ham', 'spam'] as const) {
      const verdicts = rows
        .filter((row) => row.label === label && pattern.test(row.source))
        .map(({ text }) => judge(text));
      if (verdicts.length === 0) continue;
      const share = (wanted: string): string => written(shareOf(verdicts.map((verdict) => verdict === wanted)));
      table[`${name}: ${label}`] = { rows: verdicts.length, spam: share('spam'), held: share('held') };
    }
  }
  return table;
}
