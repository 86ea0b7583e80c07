import { resolve } from 'node:path';
import { NO_FACTS } from '@tamis/shared/domain/facts';
import { judge } from '@tamis/shared/domain/judge';
import { aComment, byRules } from '../../domain/a-comment';
import { findDataFolder, readRows, type LabelledRow } from '../spam/labelled-rows';
import { EVIL_TEXTS, ORDINARY_TEXTS } from './evil-texts';

const PROJECT_ROOT = resolve(__dirname, '../../../..');
const ROUNDS = 5_000;
const EVIL_ROUNDS = 5;

interface FunctionalCase extends LabelledRow {
  functionality?: string;
}

/** Sets of comments, and which of their labels say that a row is abusive, harmless, or neither for certain. */
const SETS: { file: string; abusive: RegExp; harmless: RegExp }[] = [
  { file: 'hatecheck-fr/cases.jsonl', abusive: /^hateful$/, harmless: /^non-hateful$/ },
  { file: 'mlma-hate-speech/fr.jsonl', abusive: /^(?!.*normal)/, harmless: /^normal$/ },
  { file: 'mlma-hate-speech/en.jsonl', abusive: /^(?!.*normal)/, harmless: /^normal$/ },
  { file: 'surge-toxicity/toxicity-en.jsonl', abusive: /^toxic$/, harmless: /^ok$/ },
  { file: 'fox-news-comments/comments.jsonl', abusive: /^hateful$/, harmless: /^ok$/ },
  { file: 'mademistakes-comments/comments.jsonl', abusive: /^$/, harmless: /^ham$/ },
  { file: 'youtube-spam/train.jsonl', abusive: /^$/, harmless: /^ham$/ },
];

/** Prints how many abusive and harmless comments the abuse rule holds, and what judging by the rules alone costs. */
function benchAbuse(): void {
  const dataFolder = findDataFolder(PROJECT_ROOT);
  if (dataFolder === null) console.log('SKIPPED: the public sets are not beside the project (../shared/data).');
  else printShares(dataFolder);
  printCosts();
}

function printShares(dataFolder: string): void {
  const table = SETS.map(({ file, abusive, harmless }) => {
    const rows = readRows(dataFolder, file);
    return {
      set: file.slice(0, file.lastIndexOf('.')),
      'abusive rows held': heldShare(rows.filter(({ label }) => abusive.test(label))),
      'harmless rows held': heldShare(rows.filter(({ label }) => harmless.test(label))),
    };
  });
  console.log('\nHeld by the abuse rule');
  console.table(table);
  const cases: FunctionalCase[] = readRows(dataFolder, 'hatecheck-fr/cases.jsonl');
  const tests = [...new Set(cases.map(({ functionality = '' }) => functionality))].toSorted();
  console.log('\nhatecheck-fr by functional test: _h should be held, _nh should not');
  console.table(
    tests.map((test) => ({ test, held: heldShare(cases.filter(({ functionality }) => functionality === test)) })),
  );
}

function heldShare(rows: readonly LabelledRow[]): string {
  if (rows.length === 0) return '–';
  const held = rows.filter(({ text }) => isHeldForAbuse(text)).length;
  return `${((100 * held) / rows.length).toFixed(1)} % of ${rows.length}`;
}

function isHeldForAbuse(body: string): boolean {
  const { reasons } = judge(aComment({ body }), NO_FACTS, byRules());
  return reasons.some(({ rule, holds }) => rule === 'abuse' && holds);
}

function printCosts(): void {
  console.log('\nMicroseconds per comment, rules without model');
  console.table(
    Object.entries(ORDINARY_TEXTS).map(([text, body]) => ({
      text,
      characters: body.length,
      µs: Math.round(microseconds(body, ROUNDS) * 10) / 10,
    })),
  );
  console.log('\nMilliseconds per evil text');
  console.table(
    Object.entries(EVIL_TEXTS).map(([text, body]) => ({
      text,
      characters: body.length,
      first: Math.round(microseconds(body, 1, 0)) / 1000,
      again: Math.round(microseconds(body, EVIL_ROUNDS, 1)) / 1000,
    })),
  );
}

function microseconds(body: string, rounds: number, warmUp = rounds): number {
  const comment = aComment({ body });
  for (let round = 0; round < warmUp; round++) judge(comment, NO_FACTS, byRules());
  const start = process.hrtime.bigint();
  for (let round = 0; round < rounds; round++) judge(comment, NO_FACTS, byRules());
  return Number(process.hrtime.bigint() - start) / 1000 / rounds;
}

benchAbuse();
