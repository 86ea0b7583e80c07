import type { StoredComment } from './stored-comment';
import type { Reason, Verdict } from './verdict';

/** Why a reader thinks that a comment should not stand. */
export const REPORT_REASONS = ['abuse', 'spam', 'off-topic', 'illegal', 'other'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** Longest sentence of a reader with a report, in characters, and most reports of one comment that are kept. */
export const REPORT_LIMITS = { note: 500, kept: 200 } as const;

/** What one reader said against one comment. */
export interface Report {
  commentId: string;
  /** Pseudonym of the reader's network: one network reports a comment once. */
  reporter: string;
  reason: ReportReason;
  note: string | null;
  at: Date;
}

/** The name under which reports stand among a verdict's reasons, so that lists and counts by rule hold them. */
export const READER_REPORTS = 'reader-reports';

/** Who holds a comment by reports, in its history. */
export const READERS = 'readers';

/** The reasons in words. */
export const REPORT_WORDS: Record<ReportReason, { fr: string; en: string }> = {
  abuse: { fr: 'propos abusifs', en: 'abuse' },
  spam: { fr: 'publicité', en: 'spam' },
  'off-topic': { fr: 'hors sujet', en: 'off topic' },
  illegal: { fr: 'illicite', en: 'illegal' },
  other: { fr: 'autre motif', en: 'other' },
};

/** Whether readers have reported the comment since a moderator last decided about it. */
export function isReported({ verdict }: Pick<StoredComment, 'verdict'>): boolean {
  return verdict.reasons.some(({ rule }) => rule === READER_REPORTS);
}

/** The verdict with what readers reported among its reasons: one in log-odds for each of them, so that the most reported come first. */
export function withReports(verdict: Verdict, reports: readonly Report[], holds: boolean): Verdict {
  const plain = withoutReports(verdict);
  if (reports.length === 0) return plain;
  const counts = REPORT_REASONS.map((reason) => ({
    reason,
    n: reports.filter((each) => each.reason === reason).length,
  }));
  const told = (language: 'fr' | 'en') =>
    counts
      .filter(({ n }) => n > 0)
      .map(({ reason, n }) => `${REPORT_WORDS[reason][language]} × ${String(n)}`)
      .join(', ');
  const reason: Reason = {
    rule: READER_REPORTS,
    weight: reports.length,
    holds,
    message: {
      fr: `Signalé par ${reports.length === 1 ? 'un lecteur' : `${String(reports.length)} lecteurs`} : ${told('fr')}`,
      en: `Reported by ${reports.length === 1 ? 'one reader' : `${String(reports.length)} readers`}: ${told('en')}`,
    },
    spans: [],
  };
  return { ...plain, score: plain.score + reason.weight, reasons: [...plain.reasons, reason] };
}

/** The verdict as it was before readers reported the comment. */
export function withoutReports(verdict: Verdict): Verdict {
  const weight = verdict.reasons.reduce((sum, each) => sum + (each.rule === READER_REPORTS ? each.weight : 0), 0);
  const reasons = verdict.reasons.filter(({ rule }) => rule !== READER_REPORTS);
  return { ...verdict, score: verdict.score - weight, reasons };
}
