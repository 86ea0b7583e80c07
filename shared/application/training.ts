import { evaluate, isNoWorse, type Metrics } from '../domain/model/evaluate';
import type { Model } from '../domain/model/linear-model';
import { standingDecision } from '../domain/decision';
import type { RowLabel, TrainingRow } from '../domain/model/train';
import { abuseClassifier } from '../domain/rules/abuse-classifier-rule';
import { abuse } from '../domain/rules/abuse-rule';
import type { StoredComment } from '../domain/stored-comment';
import type { CommentLists, ListCursor } from './ports/comments';
import type { Lessons } from './ports/lessons';

/** Newest decided comments that are learned from; older decisions say less about what comes next. */
const MAX_ROWS = 20_000;
const PAGE = 500;
/** With fewer decisions of either kind nothing could be learned or checked. */
const LEAST_ROWS = 5;
/** Every fifth decision is held back from learning and used to compare the new model with the running one. */
const HOLD_BACK_EVERY = 5;

/** What a classifier is taught to find. */
export type Sought = Exclude<RowLabel, 'ham'>;

/** What came of teaching one classifier. */
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

/** What came of one training, as it is kept and shown: of the classifier for spam, and beside it of the one for abuse. */
export type TrainingOutcomes = TrainingOutcome & { abuse: TrainingOutcome };

/** Rows by what they teach: `ham`, and what is sought. */
export type Counts = Record<string, number>;

/** The site's decisions as rows for both classifiers, newest decided comment first. */
export interface RowsToLearn {
  /** Approved is ham, spam is spam. A rejected comment is neither: rudeness is no advertisement. Last come the lessons that others told. */
  spam: TrainingRow[];
  /** Rejected as abuse is abuse; what was held for abuse and approved is ham. */
  abuse: TrainingRow[];
}

/** Reads everything that the site's moderators and others have taught. */
export async function rowsToLearn(
  lists: Pick<CommentLists, 'newest'>,
  lessons: Pick<Lessons, 'newest'>,
): Promise<RowsToLearn> {
  const rows: RowsToLearn = { spam: [], abuse: [] };
  let after: ListCursor | null = null;
  while (rows.spam.length < MAX_ROWS) {
    const page: StoredComment[] = await lists.newest({ limit: PAGE, after, decided: true });
    rows.spam.push(...page.flatMap(spamRowOf));
    rows.abuse.push(...page.flatMap(abuseRowOf));
    const last = page.at(-1);
    if (!last) break;
    after = { at: last.createdAt, id: last.id };
  }
  const told = await lessons.newest(MAX_ROWS);
  rows.spam = rows.spam.slice(0, MAX_ROWS);
  rows.spam.push(...told.map(({ text, author, label }) => ({ text, author, label })));
  return rows;
}

function spamRowOf({ status, body, author, history }: StoredComment): TrainingRow[] {
  // A decision that was taken back teaches nothing, also when the comment stands where a machine put it.
  if (status !== 'approved' && status !== 'spam') return [];
  if (standingDecision(history) === null) return [];
  return [{ text: body, author, label: status === 'spam' ? 'spam' : 'ham' }];
}

function abuseRowOf({ status, body, verdict, history }: StoredComment): TrainingRow[] {
  const standing = standingDecision(history);
  if (standing === null) return [];
  if (status === 'rejected' && standing.reason === 'abuse') return [{ text: body, label: 'abuse' }];
  const wasHeldForAbuse = verdict.reasons.some(({ rule, holds }) => holds && ABUSE_RULES.has(rule));
  return status === 'approved' && wasHeldForAbuse ? [{ text: body, label: 'ham' }] : [];
}

const ABUSE_RULES = new Set([abuse.name, abuseClassifier.name]);

/** Counts the rows of each kind. */
export function countsOf(rows: readonly TrainingRow[], sought: Sought): Counts {
  const found = rows.filter(({ label }) => label === sought).length;
  return { [sought]: found, ham: rows.length - found };
}

/** What is told instead of a training when there are too few decisions of a kind; null when there are enough. */
export function tooFew(rows: readonly TrainingRow[], sought: Sought): TrainingOutcome | null {
  const found = countsOf(rows, sought);
  const isEnough = Object.values(found).every((count) => count >= LEAST_ROWS);
  return isEnough ? null : { result: 'too-few-decisions', found, needed: { [sought]: LEAST_ROWS, ham: LEAST_ROWS } };
}

/** Parts the rows into those that are learned from and those that are held back, evenly over time and kinds. */
export function withHoldBack(rows: readonly TrainingRow[]): { learned: TrainingRow[]; heldBack: TrainingRow[] } {
  const seen = { spam: 0, abuse: 0, ham: 0 };
  const parted: { learned: TrainingRow[]; heldBack: TrainingRow[] } = { learned: [], heldBack: [] };
  for (const row of rows) {
    seen[row.label] += 1;
    (seen[row.label] % HOLD_BACK_EVERY === 0 ? parted.heldBack : parted.learned).push(row);
  }
  return parted;
}

/** Compares both models on rows that the candidate has not seen. */
export function compareModels(running: Model, candidate: Model, heldBack: readonly TrainingRow[]) {
  const metrics = { running: evaluate(running, heldBack), candidate: evaluate(candidate, heldBack) };
  return { ...metrics, isBetter: isNoWorse(metrics.candidate, metrics.running) };
}
