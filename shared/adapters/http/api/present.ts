import type { DecisionResult } from '../../../application/decide-many';
import type { Note } from '../../../application/ports/desk';
import type { Facts } from '../../../domain/facts';
import type { Report } from '../../../domain/report';
import type { StoredComment } from '../../../domain/stored-comment';
import type { Verdict } from '../../../domain/verdict';
import { bodyHtml } from './body-html';
import type { PublicView } from './public-view';
import type { Language } from '../server/language';
import { errorMessage } from '../server/messages';

/** Output is listed field by field: what the store holds besides can never slip out. */

/** A comment as every reader sees it. */
export function publicComment(comment: StoredComment, { markup, reactions }: PublicView) {
  const { id, articleId, parentId, author, house, body, createdAt, likes = 0, dislikes = 0 } = comment;
  return {
    id,
    articleId,
    parentId,
    author: { name: author.name, url: author.url, ...(house === undefined ? {} : { house: true as const }) },
    body,
    bodyHtml: bodyHtml(body, markup),
    createdAt: createdAt.toISOString(),
    ...(reactions === 'off' ? {} : { likes }),
    ...(reactions === 'both' ? { dislikes } : {}),
  };
}

/** The place of a comment that readers saw and that is gone; only its replies show that there was one. */
export function removedComment({ id, articleId, parentId }: StoredComment) {
  return { id, articleId, parentId, removed: true as const };
}

export type PublicComment = ReturnType<typeof publicComment>;
export type RemovedComment = ReturnType<typeof removedComment>;

/** A comment as moderators see it in a list: with its verdict, every reason and span. */
export function reviewComment(comment: StoredComment, language: Language) {
  const {
    id,
    version,
    status,
    siteId,
    articleId,
    articleUrl,
    articleTitle,
    parentId,
    author,
    house = null,
    body,
    createdAt,
    verdict,
  } = comment;
  return {
    id,
    version,
    status,
    siteId,
    articleId,
    articleUrl,
    articleTitle,
    parentId,
    author: { name: author.name, url: author.url },
    house,
    body,
    createdAt: createdAt.toISOString(),
    verdict: presentVerdict(verdict, language),
  };
}

/** A verdict with every reason, told in one language. */
export function presentVerdict({ status, score, reasons, ruleSet, model, abuseModel }: Verdict, language: Language) {
  return {
    status,
    score,
    reasons: reasons.map(({ rule, weight, holds, message, spans }) => ({
      rule,
      weight,
      holds,
      message: message[language],
      spans: spans.map(({ field, start, end }) => ({ field, start, end })),
    })),
    ruleSet,
    model,
    abuseModel,
  };
}

/** One comment as a moderator studies it: its decisions, and how its author fared before. */
export function reviewCommentInFull(
  comment: StoredComment,
  { facts, notes, reports }: { facts: Facts; notes: readonly Note[]; reports: readonly Report[] },
  language: Language,
) {
  const { approved, held, spam, rejected } = facts.author;
  return {
    ...reviewComment(comment, language),
    notes: notes.map(({ id, by, at, text }) => ({ id, by, at: at.toISOString(), text })),
    reports: reports.map(({ reason, note, at }) => ({ reason, note, at: at.toISOString() })),
    authorHistory: { approved, held, spam, rejected },
    history: comment.history.map(({ kind, by, at, reason, note, law, told, onNotice, from, to }) => ({
      decision: kind,
      by,
      at: at.toISOString(),
      reason,
      note,
      law: law ?? null,
      told: told ?? null,
      onNotice: onNotice ?? false,
      from,
      to,
    })),
  };
}

/** What became of one decision among many. */
export function presentResult(result: DecisionResult, language: Language) {
  if (result.ok) return { id: result.id, ok: true, comment: reviewComment(result.comment, language) };
  const { code, details } = result.error;
  const conflict = details.conflict ? { conflict: details.conflict } : {};
  return { id: result.id, ok: false, error: { code, message: errorMessage(code, language), ...conflict } };
}
