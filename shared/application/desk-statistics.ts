import type { Status } from '../domain/comment';
import type { Audit } from './ports/audit';
import type { CommentLists, DayCount, RuleCount } from './ports/comments';

const DAY_MS = 86_400_000;
/** Days that the history shows. */
export const STATISTICS_DAYS = 30;
/** Newest decisions of which the time is taken that their comments waited. */
const WAITS = 500;
/** What changes slowly and costs a scan on a large site is looked up this often. */
const FRESH_MS = 30_000;

/** What a desk has before it and did. Days are of UTC. */
export interface DeskStatistics {
  byStatus: Record<Exclude<Status, 'erased'>, number>;
  /** How long the oldest held comment has waited; null when none is held. */
  oldestHeldSeconds: number | null;
  today: { decisions: number; byModerator: { name: string; decisions: number }[] };
  /** What each rule holds now, and what of it moderators approved all the same, the most overturned first. */
  byRule: RuleCount[];
  /** The last 30 days: comments accepted, by the status that they have now. */
  days: DayCount[];
  /** The last 30 days: decisions by moderator. */
  decisions: { day: string; name: string; decisions: number }[];
  /** Median time that the comments of the newest 500 decisions had waited; null when nothing was decided. */
  medianWaitSeconds: number | null;
}

export interface StatisticsParts {
  lists: Pick<CommentLists, 'countByStatus' | 'forReview' | 'countByRule' | 'countByDay'>;
  audit: Pick<Audit, 'countByDay' | 'list'>;
  now: () => Date;
}

/** Counts what is waiting, what was done today, and how the last month went, of one site or, with null, of all. */
export function deskStatistics({
  lists,
  audit,
  now,
}: StatisticsParts): (siteId?: string | null) => Promise<DeskStatistics> {
  const slow = remembered(now, async (siteId) => {
    const from = new Date(startOfDay(now()).getTime() - (STATISTICS_DAYS - 1) * DAY_MS);
    const [byRule, days, decided, newest] = await Promise.all([
      lists.countByRule(siteId),
      lists.countByDay(from, siteId),
      audit.countByDay('comment.decided', from, siteId),
      audit.list({ siteId, kind: 'comment.decided', before: null, limit: WAITS }),
    ]);
    return {
      byRule: byRule.toSorted((a, b) => b.overturned - a.overturned || b.held - a.held),
      days,
      decisions: decided.map(({ day, actor, entries }) => ({ day, name: actor, decisions: entries })),
      medianWaitSeconds: median(newest.flatMap(({ after }) => waitOf(after))),
    };
  });
  return async (siteId = null) => {
    const [{ held, approved, spam, rejected }, [oldest], today, rest] = await Promise.all([
      lists.countByStatus(siteId),
      lists.forReview({ status: 'held', ...(siteId === null ? {} : { siteId }), limit: 1, after: null }),
      audit.countByDay('comment.decided', startOfDay(now()), siteId),
      slow(siteId),
    ]);
    const byModerator = today.map(({ actor, entries }) => ({ name: actor, decisions: entries }));
    return {
      byStatus: { held, approved, spam, rejected },
      oldestHeldSeconds: oldest ? Math.max(0, Math.round((now().getTime() - oldest.createdAt.getTime()) / 1000)) : null,
      today: {
        decisions: byModerator.reduce((sum, { decisions }) => sum + decisions, 0),
        byModerator: byModerator.toSorted((a, b) => b.decisions - a.decisions),
      },
      ...rest,
    };
  };
}

function startOfDay(at: Date): Date {
  return new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS);
}

/** What a decision's entry says about how long its comment had waited. */
function waitOf(after: unknown): number[] {
  const waited = typeof after === 'object' && after && 'waitedSeconds' in after ? after.waitedSeconds : null;
  return typeof waited === 'number' ? [waited] : [];
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

/** Sites whose figures are remembered. */
const REMEMBERED = 100;

/** Looks up again only when the last look at the same site is old; looks at the same time are one. */
function remembered<T>(
  now: () => Date,
  look: (siteId: string | null) => Promise<T>,
): (siteId: string | null) => Promise<T> {
  const known = new Map<string | null, { value: Promise<T>; at: number }>();
  return (siteId) => {
    const at = now().getTime();
    const last = known.get(siteId);
    if (last && at - last.at < FRESH_MS) return last.value;
    const value = look(siteId);
    known.delete(siteId);
    known.set(siteId, { value, at });
    const [oldest] = known.keys();
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
    // What failed is asked for anew.
    value.catch(() => {
      if (known.get(siteId)?.value === value) known.delete(siteId);
    });
    return value;
  };
}
