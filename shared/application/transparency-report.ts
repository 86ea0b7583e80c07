import { isDecision, standingDecision, type Decision } from '../domain/decision';
import { NOTICE_GROUNDS, NOTICE_STATES, type Notice, type NoticeGround, type NoticeState } from '../domain/notice';
import { OBJECTION_STATES, type Objection, type ObjectionState } from '../domain/objection';
import type { StatementPart } from '../domain/statement-texts';
import type { StoredComment } from '../domain/stored-comment';
import type { VerdictStatus } from '../domain/verdict';
import type { Notices, Objections } from './ports/cases';
import type { CommentLists, ListCursor } from './ports/comments';

/** Comments and cases read at a time. */
const PAGE = 500;

/** Why comments were hidden. */
export const REPORTED_GROUNDS = [
  'abuse',
  'off-topic',
  'illegal',
  'spam',
  'other',
] as const satisfies readonly StatementPart[];
export type ReportedGround = (typeof REPORTED_GROUNDS)[number];

/** What persons made of what the machine had kept back: how many they looked at, and how many of those they published. */
export interface Checked {
  byMachine: number;
  lookedAt: number;
  published: number;
}

/** The figures of a year, and nothing of anybody: what articles 15 and 24 of the Digital Services Act ask for. */
export interface TransparencyReport {
  year: number;
  /** Comments that were accepted, by what the machine said of them. */
  comments: Record<VerdictStatus, number> & { all: number };
  /** Decisions that hid comments and were not taken back. */
  hidden: Record<ReportedGround, { persons: number; machine: number }>;
  /** From acceptance to a person's first decision, of comments that were held; null without any. */
  medianDecisionSeconds: number | null;
  notices: {
    all: number;
    fromTrusted: number;
    byGround: Record<NoticeGround, number>;
    byOutcome: Record<NoticeState, number>;
    medianSeconds: number | null;
  };
  objections: {
    all: number;
    /** Against what a program alone had decided. */
    againstMachine: number;
    byOutcome: Record<ObjectionState, number>;
    medianSeconds: number | null;
  };
  /** Of what the machine held, and of what it called spam. */
  held: Checked;
  spam: Checked;
  /** Of the spam that persons looked at, the share that they published; null when they looked at none. */
  errorRate: number | null;
}

export interface ReportParts {
  lists: Pick<CommentLists, 'newest'>;
  notices: Pick<Notices, 'page'>;
  objections: Pick<Objections, 'page'>;
}

/**
 * Counts a year (of UTC) from the history of comments and from cases. Comments whose words went stay in the count, so a report made later says
 * the same.
 */
export async function transparencyReport(
  { lists, notices, objections }: ReportParts,
  year: number,
): Promise<TransparencyReport> {
  const [from, until] = [new Date(Date.UTC(year, 0)), new Date(Date.UTC(year + 1, 0))];
  const isInYear = (at: Date): boolean => at >= from && at < until;
  const tally = commentTally(isInYear);
  for await (const comment of commentsBefore(lists, until)) tally.add(comment);
  const noticed = await all((last: Notice | null) => notices.page(last, PAGE), isInYear);
  const objected = await all((last: Objection | null) => objections.page(last, PAGE), isInYear);
  const { held, spam } = tally.figures;
  return {
    year,
    ...tally.figures,
    medianDecisionSeconds: median(tally.waits),
    notices: {
      all: noticed.length,
      fromTrusted: noticed.filter(({ trusted }) => trusted !== null).length,
      byGround: countsOf(NOTICE_GROUNDS, noticed, ({ ground }) => ground),
      byOutcome: countsOf(NOTICE_STATES, noticed, ({ state }) => state),
      medianSeconds: median(waitsOf(noticed)),
    },
    objections: {
      all: objected.length,
      againstMachine: objected.filter(({ against }) => against === null).length,
      byOutcome: countsOf(OBJECTION_STATES, objected, ({ state }) => state),
      medianSeconds: median(waitsOf(objected)),
    },
    held,
    spam,
    errorRate: spam.lookedAt === 0 ? null : spam.published / spam.lookedAt,
  };
}

function commentTally(isInYear: (at: Date) => boolean) {
  const none = (): Checked => ({ byMachine: 0, lookedAt: 0, published: 0 });
  const figures = {
    comments: { all: 0, approved: 0, held: 0, spam: 0, rejected: 0 },
    hidden: countsWith(REPORTED_GROUNDS, () => ({ persons: 0, machine: 0 })),
    held: none(),
    spam: none(),
  };
  const waits: number[] = [];
  const add = (comment: StoredComment): void => {
    const { createdAt, history, verdict, house } = comment;
    if (house !== undefined) return;
    for (const { kind, reason, at } of notTakenBack(history)) {
      if (isInYear(at) && kind !== 'approve')
        figures.hidden[kind === 'spam' ? 'spam' : (reason ?? 'other')].persons += 1;
    }
    if (!isInYear(createdAt)) return;
    figures.comments.all += 1;
    figures.comments[verdict.status] += 1;
    if (verdict.status === 'spam') figures.hidden.spam.machine += 1;
    if (verdict.status !== 'held' && verdict.status !== 'spam') return;
    const checked = figures[verdict.status];
    checked.byMachine += 1;
    const decision = standingDecision(history);
    if (!decision) return;
    checked.lookedAt += 1;
    if (decision.kind === 'approve') checked.published += 1;
    const first = history.find(({ kind }) => isDecision(kind));
    if (verdict.status === 'held' && first) waits.push(first.at.getTime() - createdAt.getTime());
  };
  return { figures, waits, add };
}

/** Decisions that their makers did not take back. */
function notTakenBack(history: readonly Decision[]): (Decision & { kind: 'approve' | 'reject' | 'spam' })[] {
  const left: (Decision & { kind: 'approve' | 'reject' | 'spam' })[] = [];
  for (const line of history) {
    if (line.kind === 'undo') left.pop();
    else if (isDecision(line.kind)) left.push({ ...line, kind: line.kind });
  }
  return left;
}

async function* commentsBefore(lists: ReportParts['lists'], until: Date): AsyncGenerator<StoredComment> {
  let after: ListCursor = { at: until, id: '' };
  for (;;) {
    const page = await lists.newest({ limit: PAGE, after, decided: false });
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = { at: last.createdAt, id: last.id };
  }
}

async function all<T extends { at: Date }>(
  read: (last: T | null) => Promise<T[]>,
  isInYear: (at: Date) => boolean,
): Promise<T[]> {
  const found: T[] = [];
  for (let last: T | null = null; ;) {
    const page: T[] = await read(last);
    found.push(...page.filter(({ at }) => isInYear(at)));
    last = page.at(-1) ?? null;
    if (!last) return found;
  }
}

function waitsOf(cases: readonly { at: Date; outcome: { at: Date } | null }[]): number[] {
  return cases.flatMap(({ at, outcome }) => (outcome ? [outcome.at.getTime() - at.getTime()] : []));
}

function countsWith<Name extends string, T>(names: readonly Name[], make: () => T): Record<Name, T> {
  return Object.fromEntries(names.map((name) => [name, make()])) as Record<Name, T>;
}

function countsOf<Name extends string, T>(
  names: readonly Name[],
  items: readonly T[],
  nameOf: (item: T) => Name,
): Record<Name, number> {
  const counts = countsWith(names, () => 0);
  for (const item of items) counts[nameOf(item)] += 1;
  return counts;
}

/** In seconds; null of nothing. */
function median(milliseconds: readonly number[]): number | null {
  const sorted = milliseconds.toSorted((one, other) => one - other);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2000);
}
