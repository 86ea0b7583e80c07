import type { DryRunResult } from '../../../application/dry-run';
import type { TrainingRun, Version } from '../../../application/ports/versions';
import type { Language } from '../server/language';
import { presentVerdict } from './present';

/** A version in a list, without its content. */
export function presentVersion({ version, createdAt, by, note }: Omit<Version, 'content'>) {
  return { version, createdAt: createdAt.toISOString(), by, note };
}

/** One training, and what came of it. */
export function presentRun({ id, requestedAt, by, startedAt, finishedAt, progress, outcome }: TrainingRun) {
  return {
    id,
    requestedAt: requestedAt.toISOString(),
    by,
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
    progress,
    outcome: outcome === null ? null : (JSON.parse(outcome) as unknown),
  };
}

/** Who would flip, and why: the verdicts before and after, with the status that a person may have given. */
export function presentDryRun({ judged, flips, examples }: DryRunResult, language: Language) {
  return {
    judged,
    flips,
    items: examples.map(({ comment, now, then }) => ({
      id: comment.id,
      articleId: comment.articleId,
      author: { name: comment.author.name, url: comment.author.url },
      body: comment.body,
      status: comment.status,
      now: presentVerdict(now, language),
      then: presentVerdict(then, language),
    })),
  };
}
