import { evaluate, isNoWorse, type Metrics } from '../domain/model/evaluate';
import type { Model } from '../domain/model/linear-model';
import type { TrainingRow } from '../domain/model/train';
import type { StoredComment } from '../domain/stored-comment';
import type { CommentLists, ListCursor } from './ports/comments';
import type { Lessons } from './ports/lessons';

/** Newest decided comments that are learned from; older decisions say less about what comes next. */
const MAX_ROWS = 20_000;
const PAGE = 500;
/** With fewer decisions of either kind nothing could be learned or checked. */
export const LEAST_ROWS = { spam: 5, ham: 5 };
/** Every fifth decision is held back from learning and used to compare the new model with the running one. */
const HOLD_BACK_EVERY = 5;

/** What came of one training, as it is kept and shown. */
export type TrainingOutcome =
  | {
      result: 'activated' | 'not-better';
      version: string;
      learnedFrom: Counts;
      heldBack: Counts;
      running: Metrics;
      candidate: Metrics;
    }
  | { result: 'too-few-decisions'; found: Counts; needed: Counts }
  | { result: 'failed'; error: string };

export interface Counts {
  spam: number;
  ham: number;
}

/**
 * The site's decisions as rows to learn from, newest decided comment first: approved is ham, spam is spam. A rejected
 * comment is neither: rudeness is no advertisement. After them come the lessons that others told.
 */
export async function rowsToLearn(
  lists: Pick<CommentLists, 'newest'>,
  lessons: Pick<Lessons, 'newest'>,
): Promise<TrainingRow[]> {
  const told = await lessons.newest(MAX_ROWS);
  return [...(await decidedRows(lists)), ...told.map(({ text, author, label }) => ({ text, author, label }))];
}

async function decidedRows(lists: Pick<CommentLists, 'newest'>): Promise<TrainingRow[]> {
  const rows: TrainingRow[] = [];
  let after: ListCursor | null = null;
  while (rows.length < MAX_ROWS) {
    const page: StoredComment[] = await lists.newest({ limit: PAGE, after, decided: true });
    rows.push(...page.flatMap(rowOf));
    const last = page.at(-1);
    if (!last) break;
    after = { at: last.createdAt, id: last.id };
  }
  return rows.slice(0, MAX_ROWS);
}

function rowOf({ status, body, author }: StoredComment): TrainingRow[] {
  if (status !== 'approved' && status !== 'spam') return [];
  return [{ text: body, author, label: status === 'spam' ? 'spam' : 'ham' }];
}

/** Counts the rows of each kind. */
export function countsOf(rows: readonly TrainingRow[]): Counts {
  const spam = rows.filter(({ label }) => label !== 'ham').length;
  return { spam, ham: rows.length - spam };
}

/** Parts the rows into those that are learned from and those that are held back, evenly over time and kinds. */
export function withHoldBack(rows: readonly TrainingRow[]): { learned: TrainingRow[]; heldBack: TrainingRow[] } {
  const seen: Counts = { spam: 0, ham: 0 };
  const parted: { learned: TrainingRow[]; heldBack: TrainingRow[] } = { learned: [], heldBack: [] };
  for (const row of rows) {
    const kind = row.label === 'ham' ? 'ham' : 'spam';
    seen[kind] += 1;
    (seen[kind] % HOLD_BACK_EVERY === 0 ? parted.heldBack : parted.learned).push(row);
  }
  return parted;
}

/** Compares both models on rows that the candidate has not seen. */
export function compareModels(running: Model, candidate: Model, heldBack: readonly TrainingRow[]) {
  const metrics = { running: evaluate(running, heldBack), candidate: evaluate(candidate, heldBack) };
  return { ...metrics, isBetter: isNoWorse(metrics.candidate, metrics.running) };
}
