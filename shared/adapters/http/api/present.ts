import type { DecisionResult } from '../../../application/decide-many';
import type { Note } from '../../../application/ports/desk';
import type { Facts } from '../../../domain/facts';
import { isWithdrawn, standingDecision } from '../../../domain/decision';
import type { StoredComment } from '../../../domain/stored-comment';
import type { Verdict } from '../../../domain/verdict';
import { bodyHtml } from './body-html';
import type { Language } from '../server/language';
import { errorMessage } from '../server/messages';

/** Output is listed field by field: what the store holds besides can never slip out. */

/** A comment as every reader sees it. */
export function publicComment({ id, articleId, parentId, author, body, createdAt }: StoredComment) {
  return {
    id,
    articleId,
    parentId,
    author: { name: author.name, url: author.url },
    body,
    bodyHtml: bodyHtml(body),
    createdAt: createdAt.toISOString(),
  };
}

/** The place of a comment that readers saw and that is gone; only its replies show that there was one. */
export function removedComment({ id, articleId, parentId }: StoredComment) {
  return { id, articleId, parentId, removed: true as const };
}

export type PublicComment = ReturnType<typeof publicComment>;
export type RemovedComment = ReturnType<typeof removedComment>;

export interface AuthorState {
  id: string;
  status: 'received' | 'approved' | 'held' | 'rejected' | 'erased';
  /** Coarse, so that a spammer learns nothing by it. */
  reason:
    'being-read' | 'published' | 'awaiting-moderator' | 'not-accepted' | 'comments-closed' | 'withdrawn' | 'erased';
}

/** How long a machine's word alone is told as `held`: spammers try again within minutes, and people look within a day. */
export const UNTOLD_SPAM_MS = 86_400_000;

/** What the holder of the receipt may know at `now`; `comment` is null while no verdict is in. */
export function authorState(
  id: string,
  comment: Pick<StoredComment, 'status' | 'createdAt' | 'history'> | null,
  now: Date,
): AuthorState {
  switch (comment && toldStatus(comment, now)) {
    case null:
      return { id, status: 'received', reason: 'being-read' };
    case 'approved':
      return { id, status: 'approved', reason: 'published' };
    case 'held':
      return { id, status: 'held', reason: 'awaiting-moderator' };
    case 'spam':
      return { id, status: 'rejected', reason: 'not-accepted' };
    case 'rejected':
      return { id, status: 'rejected', reason: whyRejected(comment?.history ?? []) };
    case 'erased':
      return { id, status: 'erased', reason: 'erased' };
  }
}

/** What no person has decided was refused by its article. */
function whyRejected(history: StoredComment['history']): AuthorState['reason'] {
  if (isWithdrawn(history)) return 'withdrawn';
  return history.length === 0 ? 'comments-closed' : 'not-accepted';
}

/** Spam that no person has looked at reads as held for a day: nobody is told that a person refused what none has read. */
function toldStatus(
  { status, createdAt, history }: Pick<StoredComment, 'status' | 'createdAt' | 'history'>,
  now: Date,
): StoredComment['status'] {
  const isUnseen = status === 'spam' && standingDecision(history) === null;
  return isUnseen && now.getTime() - createdAt.getTime() < UNTOLD_SPAM_MS ? 'held' : status;
}

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
  { facts, notes }: { facts: Facts; notes: readonly Note[] },
  language: Language,
) {
  const { approved, held, spam, rejected } = facts.author;
  return {
    ...reviewComment(comment, language),
    notes: notes.map(({ id, by, at, text }) => ({ id, by, at: at.toISOString(), text })),
    authorHistory: { approved, held, spam, rejected },
    history: comment.history.map(({ kind, by, at, reason, note, from, to }) => ({
      decision: kind,
      by,
      at: at.toISOString(),
      reason,
      note,
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
