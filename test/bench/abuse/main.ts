import { resolve } from 'node:path';
import { abuseRows } from '@tamis/cli/abuse-sources';
import { explainText } from '@tamis/shared/application/explain-text';
import { defaultJudging } from '@tamis/shared/application/judging';
import { NO_FACTS } from '@tamis/shared/domain/facts';
import { judge } from '@tamis/shared/domain/judge';
import { aComment, byRules } from '../../domain/a-comment';
import { cutToLength, microsecondsPerComment } from '../spam/costs';
import { shareOf, written } from '../spam/intervals';
import { findDataFolder, readRows, type LabelledRow } from '../spam/labelled-rows';
import { listsAlone, npmFilters, type Detector } from './detectors';
import { EVIL_TEXTS, ORDINARY_TEXTS } from './evil-texts';
import { heldOf, isHeldByTamis, recallsOf, sharesOf } from './shares';
import { byFolds, bySets, setOf, type UnseenRow } from './unseen';

const PROJECT_ROOT = resolve(__dirname, '../../../..');
const ROUNDS = 5_000;
const EVIL_ROUNDS = 5;
/** A moment that says nothing: no rule on a lone text looks at the clock. */
const NOW = new Date('2026-01-01T00:00:00Z');
const FRENCH = /forum|-fr$|hatecheck/;

/**
 * Prints what of the labelled sets is held as abuse, by models that have not seen the row, or nothing of its set, beside the phrase
 * lists alone and npm's filters; and what judging costs.
 */
async function benchAbuse(): Promise<void> {
  const dataFolder = findDataFolder(PROJECT_ROOT);
  if (dataFolder === null) console.log('SKIPPED: the public sets are not beside the project (../shared/data).');
  else {
    // First: what else runs here makes the same code slower than it is in a service that only judges.
    printWholeCosts(dataFolder);
    const { found, missing } = await npmFilters();
    for (const name of missing) console.log(`SKIPPED: ${name} is not installed.`);
    printShares(dataFolder, found);
  }
  printCosts();
}

function printShares(dataFolder: string, filters: Record<string, Detector>): void {
  const rows = abuseRows(dataFolder);
  const seenOthers = byFolds(rows);
  const seenNothing = bySets(rows);
  console.log(
    '\nHeld of abusive / of harmless rows, percent with 95 % intervals; tamis: five folds, the row was not seen',
  );
  console.table(
    groupedBy(
      seenOthers,
      ({ row }) => row.source,
      (some) => ({ ...sharesOf(some, filters), ...recallsOf(some) }),
    ),
  );
  console.log('\nThe same by language');
  console.table(
    groupedBy(
      seenOthers,
      ({ row }) => (FRENCH.test(row.source) ? 'French' : 'English'),
      (some) => sharesOf(some, filters),
    ),
  );
  console.log('\nThe same by a model that has seen nothing of the whole set');
  console.table(
    groupedBy(
      seenNothing,
      ({ row }) => setOf(row),
      (some) => ({
        rows: String(some.length),
        'abusive held': heldOf(
          some.filter(({ row }) => row.label !== 'ham'),
          isHeldByTamis,
        ),
        'harmless held': heldOf(
          some.filter(({ row }) => row.label === 'ham'),
          isHeldByTamis,
        ),
        ...recallsOf(some),
      }),
    ),
  );
  printFunctions(
    dataFolder,
    seenNothing.filter(({ row }) => row.source === 'hatecheck'),
    filters,
  );
}

function groupedBy(
  rows: readonly UnseenRow[],
  keyOf: (row: UnseenRow) => string,
  tell: (some: UnseenRow[]) => Record<string, string>,
): Record<string, Record<string, string>> {
  const keys = [...new Set(rows.map(keyOf))];
  return Object.fromEntries(keys.map((key) => [key, tell(rows.filter((row) => keyOf(row) === key))]));
}

interface FunctionalCase extends LabelledRow {
  functionality?: string;
}

/** HateCheck by functional test: `_h` should be held, `_nh` should not. */
function printFunctions(dataFolder: string, unseen: readonly UnseenRow[], filters: Record<string, Detector>): void {
  const cases: FunctionalCase[] = readRows(dataFolder, 'hatecheck-fr/cases.jsonl');
  const detectors: Record<string, Detector> = {
    'tamis as shipped (has seen them)': isHeldAsShipped,
    'lists alone': listsAlone,
    ...filters,
  };
  const table: Record<string, Record<string, string>> = {};
  for (const test of [...new Set(cases.map(({ functionality = '' }) => functionality))].toSorted()) {
    const at = cases.flatMap(({ functionality }, place) => (functionality === test ? [place] : []));
    table[test] = {
      'tamis, set left out': heldOf(
        at.flatMap((place) => unseen[place] ?? []),
        isHeldByTamis,
      ),
      ...Object.fromEntries(
        Object.entries(detectors).map(([name, detect]) => [
          name,
          written(shareOf(at.map((place) => detect(cases[place]?.text ?? '')))),
        ]),
      ),
    };
  }
  console.log('\nhatecheck-fr by functional test, percent held: _h should be, _nh should not');
  console.table(table);
}

const judging = defaultJudging();

function explained(body: string) {
  return explainText(judging, { body, author: { name: 'Camille', url: null } }, NOW);
}

function isHeldAsShipped(body: string): boolean {
  return explained(body).reasons.some(({ rule, holds }) => rule.startsWith('abuse') && holds);
}

function printWholeCosts(dataFolder: string): void {
  const texts = (file: string): string[] =>
    cutToLength(
      readRows(dataFolder, file).map(({ text }) => text),
      300,
      2_000,
    );
  console.log('\nMicroseconds per comment of 300 characters, all rules and both models');
  console.table(
    ['mademistakes-comments/comments.jsonl', 'youtube-spam/train.jsonl', 'toxifrench-train/rows.jsonl'].map((file) => ({
      comments: file.replace(/\/.*/, ''),
      µs: microsecondsPerComment((text) => explained(text).score, texts(file)).toFixed(1),
    })),
  );
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

void benchAbuse();
