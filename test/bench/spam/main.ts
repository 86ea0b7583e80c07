import { resolve } from 'node:path';
import { explainText } from '@tamis/shared/application/explain-text';
import { defaultJudging } from '@tamis/shared/application/judging';
import { DEFAULT_RULE_SET } from '@tamis/shared/domain/rule-set';
import { metricsOf, type ScoredRow } from '@tamis/shared/domain/model/evaluate';
import { BUCKETS } from '@tamis/shared/domain/model/hashing';
import { seedModel } from '@tamis/shared/domain/model/seed-model';
import { train } from '@tamis/shared/domain/model/train';
import { seedRows, SEED_OPTIONS } from '@tamis/cli/build-seed';
import { rivals, scorerOf, tamis, type Classifier } from './classifiers';
import { cutToLength, microsecondsPerComment, timed } from './costs';
import { figuresOf, shareOf, written } from './intervals';
import { findDataFolder, readRows, spamOrHam, type SpamRow } from './labelled-rows';
import { crossValidate, learnOnSite, leaveOneSourceOut } from './protocols';
import { judgeUnseenSources } from './seed-shift';
import { harmlessSets, judgeByThresholds } from './seed-checks';

const PROJECT_ROOT = resolve(__dirname, '../../../..');
/** A moment that says nothing: no rule on a lone text looks at the clock. */
const NOW = new Date('2026-01-01T00:00:00Z');
const LEARNING_STEPS = [10, 50, 100, 170];
/** One partition into folds moves R@0.5 % by points: three good comments decide it. */
const OTHER_SPLITS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/**
 * Prints the spam figures: protocols B and L and the stand-in for A beside the npm classifiers, the seed alone and with all
 * rules on comments that are not spam, and the costs.
 */
async function benchSpam(): Promise<void> {
  const dataFolder = findDataFolder(PROJECT_ROOT);
  if (dataFolder === null) {
    console.log('SKIPPED: the public sets are not beside the project (../shared/data).');
    return;
  }
  const youtube = spamOrHam(readRows(dataFolder, 'youtube-spam/train.jsonl'));
  const { found, missing } = rivals();
  for (const name of missing) console.log(`SKIPPED: ${name} is not installed.`);
  const { hold, spam } = DEFAULT_RULE_SET.thresholds;
  // First: what else runs here makes the same code slower than it is in a service that only judges.
  await printCosts(dataFolder, youtube, [tamis('tamis', spam), ...found]);
  const ours = [tamis('tamis, held or spam', hold), tamis('tamis, spam', spam), tamis('tamis, even odds', 0)];
  const classifiers = [...ours, ...found];
  await printFigures('B: 5 folds, youtube-spam', classifiers, (one) => crossValidate(one, youtube));
  await printOtherSplits([tamis('tamis', spam), ...found], youtube);
  await printFigures('A (stand-in): one video left out', classifiers, (one) => leaveOneSourceOut(one, youtube));
  await printLearning(dataFolder, youtube, found);
  console.log('\nSeeds that have not seen a source, judging it alone (percent)');
  console.table(judgeUnseenSources(seedRows(dataFolder), DEFAULT_RULE_SET.thresholds));
  printHarmless(dataFolder);
}

async function printFigures(
  title: string,
  classifiers: readonly Classifier[],
  measure: (one: Classifier) => Promise<ScoredRow[]>,
): Promise<void> {
  const table: Record<string, Record<string, string>> = {};
  for (const one of classifiers) {
    const { f1, falsePositives, recallAtHalf } = figuresOf(await measure(one));
    table[one.name] = { F1: written(f1), FPR: written(falsePositives), 'R@0.5 %': written(recallAtHalf) };
  }
  console.log(`\n${title} (percent, 95 % bootstrap interval)`);
  console.table(table);
}

async function printOtherSplits(classifiers: readonly Classifier[], rows: readonly SpamRow[]): Promise<void> {
  const table: Record<string, Record<string, string>> = {};
  for (const one of classifiers) {
    const recalls: number[] = [];
    for (const split of OTHER_SPLITS) {
      recalls.push(100 * metricsOf(await crossValidate(one, rows, split)).recallAtHalfPercent);
    }
    const mean = recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length;
    table[one.name] = {
      mean: mean.toFixed(1),
      lowest: Math.min(...recalls).toFixed(1),
      highest: Math.max(...recalls).toFixed(1),
    };
  }
  console.log(`\nB on ${OTHER_SPLITS.length} other partitions into folds: R@0.5 %`);
  console.table(table);
}

/** The seed may not know the site: the model here is the seed without the youtube rows. */
async function printLearning(
  dataFolder: string,
  youtube: readonly SpamRow[],
  found: readonly Classifier[],
): Promise<void> {
  const strangers = seedRows(dataFolder).filter(({ source }) => source !== 'youtube-spam');
  const seed = train(strangers, { ...SEED_OPTIONS, version: 'seed-without-youtube', base: null });
  const table: Record<string, Record<string, string>> = {};
  for (const one of [tamis('tamis, from the seed', 0, seed), tamis('tamis, no seed', 0), ...found]) {
    const steps = await learnOnSite(one, youtube, LEARNING_STEPS);
    table[one.name] = Object.fromEntries(
      steps.map(({ after, rows }) => [`${after} spam`, written(figuresOf(rows).recallAtHalf)]),
    );
  }
  console.log('\nL: learning on site, youtube-spam in time order, R@0.5 % of what comes after');
  console.table(table);
}

const judging = defaultJudging();
/** All rules and the seed, for an author nobody knows. */
const allRules = (text: string) => explainText(judging, { body: text, author: { name: 'Camille', url: null } }, NOW);

function printHarmless(dataFolder: string): void {
  const seedAlone = judgeByThresholds(scorerOf(seedModel(), 0), DEFAULT_RULE_SET.thresholds);
  for (const [name, judge] of Object.entries({
    'the seed alone': seedAlone,
    'all rules and the seed': (text: string) => allRules(text).status,
  })) {
    const table: Record<string, Record<string, string | number>> = {};
    for (const set of harmlessSets(dataFolder)) {
      const verdicts = set.texts.map(judge);
      const share = (wanted: string): string => written(shareOf(verdicts.map((verdict) => verdict === wanted)));
      table[set.name] = { rows: verdicts.length, spam: share('spam'), held: share('held') };
    }
    console.log(`\nComments that are not spam, judged by ${name} (percent; the seed has seen these sets)`);
    console.table(table);
  }
}

async function printCosts(
  dataFolder: string,
  youtube: readonly SpamRow[],
  classifiers: readonly Classifier[],
): Promise<void> {
  const cut = (rows: readonly { text: string }[]): string[] =>
    cutToLength(
      rows.map(({ text }) => text),
      300,
      2_000,
    );
  const texts = cut(youtube);
  const table: Record<string, Record<string, string>> = {};
  for (const [name, some] of Object.entries({
    'tamis, all rules and the seed, youtube comments': texts,
    'tamis, all rules and the seed, blog comments': cut(readRows(dataFolder, 'mademistakes-comments/comments.jsonl')),
  })) {
    const whole = microsecondsPerComment((text) => allRules(text).score, some);
    table[name] = { 'µs per 300 characters': whole.toFixed(1) };
  }
  for (const one of classifiers) {
    const { result, milliseconds } = await timed(() => one.train(youtube));
    table[one.name] = {
      'µs per 300 characters': microsecondsPerComment(result, texts).toFixed(1),
      'training, ms per 1,000 rows': ((milliseconds / youtube.length) * 1_000).toFixed(0),
    };
  }
  console.log('\nCosts');
  console.table(table);
  const mebibytes = (BUCKETS * Float32Array.BYTES_PER_ELEMENT) / 2 ** 20;
  console.log(`Memory of one model of ours: ${mebibytes.toFixed(1)} MiB, whatever it learned.`);
}

void benchSpam();
