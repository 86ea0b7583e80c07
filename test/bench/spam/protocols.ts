import type { ScoredRow } from '@tamis/shared/domain/model/evaluate';
import type { Classifier, Scorer } from './classifiers';
import { foldOf, type SpamRow } from './labelled-rows';

const FOLDS = 5;

/** Protocol B: 5-fold cross-validation, folds grouped by comparable text. `split` gives another partition into folds. */
export async function crossValidate(classifier: Classifier, rows: readonly SpamRow[], split = 0): Promise<ScoredRow[]> {
  const all: ScoredRow[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const isLeftOut = ({ text }: SpamRow): boolean => foldOf(text, FOLDS, split) === fold;
    const scorer = await classifier.train(rows.filter((row) => !isLeftOut(row)));
    all.push(...scored(scorer, rows.filter(isLeftOut)));
  }
  return all;
}

/** Stand-in for protocol A: each source (video) is judged by a model trained on the others. */
export async function leaveOneSourceOut(classifier: Classifier, rows: readonly SpamRow[]): Promise<ScoredRow[]> {
  const all: ScoredRow[] = [];
  for (const left of new Set(rows.map(({ source }) => source))) {
    const scorer = await classifier.train(rows.filter(({ source }) => source !== left));
    all.push(
      ...scored(
        scorer,
        rows.filter(({ source }) => source === left),
      ),
    );
  }
  return all;
}

/** What is judged after a number of spam decisions. */
export interface LearningStep {
  after: number;
  rows: ScoredRow[];
}

/**
 * Protocol L: rows in time order; after each number of spam decisions in `after`, everything up to there has been learned and
 * everything later is judged. Numbers that leave fewer than 100 rows to judge are left out.
 */
export async function learnOnSite(
  classifier: Classifier,
  rows: readonly SpamRow[],
  after: readonly number[],
): Promise<LearningStep[]> {
  const steps: LearningStep[] = [];
  for (const wanted of after) {
    let seen = 0;
    const cut = rows.findIndex(({ label }) => label === 'spam' && ++seen === wanted) + 1;
    if (cut === 0 || rows.length - cut < 100) continue;
    const scorer = await classifier.train(rows.slice(0, cut));
    steps.push({ after: wanted, rows: scored(scorer, rows.slice(cut)) });
  }
  return steps;
}

export function scored(scorer: Scorer, rows: readonly SpamRow[]): ScoredRow[] {
  return rows.map(({ text, label }) => ({ score: scorer(text), spam: label === 'spam' }));
}
