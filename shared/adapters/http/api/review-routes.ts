import { z } from 'zod';
import type { commentDecider } from '../../../application/decide-comment';
import { decideMany as decideEach, MOST_DECISIONS } from '../../../application/decide-many';
import type { CommentLists, CommentStore } from '../../../application/ports/comments';
import type { decisionUndoer } from '../../../application/undo-decision';
import { STATUSES } from '../../../domain/comment';
import { DECISION_LIMITS, DECISION_REASONS, DECISIONS, type DecisionKind } from '../../../domain/decision';
import { ModerationError } from '../../../domain/errors';
import { FIELD_LIMITS } from '../../../domain/parse-submission';
import type { Notes } from '../../../application/ports/desk';
import type { Reports } from '../../../application/ports/readers';
import type { Language } from '../server/language';
import { reviewCursor } from '../server/list-cursor';
import { page } from './public-pages';
import { presentResult, reviewComment, reviewCommentInFull } from './present';
import { choiceParameter, cursorParameter, momentParameter, numberParameter, textParameter } from './request-input';
import { decisionResultsAnswer, reviewCommentInFullAnswer, reviewListAnswer } from './review-schemas';
import { describeRoute, serve, type ServedRoute } from './route';

/** Most comments of one page, characters of one note, and bytes of one decision and of many. */
export const REVIEW_LIMITS = {
  page: 200,
  note: 2000,
  ruleName: 64,
  words: 512,
  decisionBytes: 16_384,
  decisionsBytes: 2 * 1024 * 1024,
} as const;
const DEFAULT_PAGE = 50;
const REVIEW_ORDERS = ['oldest', 'newest', 'score'] as const;
const MODERATORS = ['moderator', 'admin'] as const;

const decisionFields = {
  decision: choiceParameter(DECISIONS),
  version: z.int({ error: ({ input }) => (input === undefined ? 'required' : 'not-a-number') }),
  reason: choiceParameter(DECISION_REASONS).nullish(),
  note: textParameter(REVIEW_LIMITS.note).nullish(),
  law: textParameter(DECISION_LIMITS.law).nullish().describe('The law that was broken, with the reason `illegal`'),
  told: textParameter(DECISION_LIMITS.told).nullish().describe('A sentence for the author, beside the reason'),
};
const commentPath = z.object({ id: textParameter(FIELD_LIMITS.parentId) });

export const listForReview = describeRoute({
  method: 'get',
  path: '/v1/review/comments',
  summary:
    'Comments of one status, each with its whole verdict; `q` seeks whole words in text, name and article title, whatever their case and accents',
  tag: 'review',
  access: MODERATORS,
  scope: 'query',
  query: z.strictObject({
    status: choiceParameter(STATUSES).default('held'),
    siteId: textParameter(FIELD_LIMITS.siteId).optional(),
    articleId: textParameter(FIELD_LIMITS.articleId).optional(),
    rule: textParameter(REVIEW_LIMITS.ruleName).optional(),
    q: textParameter(REVIEW_LIMITS.words).optional(),
    language: z
      .string({ error: 'not-text' })
      .regex(/^[a-z]{2,3}$/, { error: 'not-allowed' })
      .optional(),
    from: momentParameter.optional(),
    to: momentParameter.optional(),
    order: choiceParameter(REVIEW_ORDERS).default('oldest'),
    cursor: cursorParameter,
    limit: numberParameter({ min: 1, max: REVIEW_LIMITS.page, fallback: DEFAULT_PAGE }),
  }),
  answers: { 200: { description: 'One page', schema: reviewListAnswer } },
});

export const showForReview = describeRoute({
  method: 'get',
  path: '/v1/review/comments/{id}',
  summary: 'One comment with its verdict, its decisions, and how its author fared before',
  tag: 'review',
  access: MODERATORS,
  scope: 'comment',
  params: commentPath,
  answers: { 200: { description: 'The comment', schema: reviewCommentInFullAnswer } },
  errors: ['comment/not-found'],
});

export const decideComment = describeRoute({
  method: 'post',
  path: '/v1/review/comments/{id}/decisions',
  summary:
    'Decide about a comment, from the version that was seen; a `reject` for the reason `abuse` teaches the abuse classifier',
  tag: 'review',
  access: MODERATORS,
  scope: 'comment',
  params: commentPath,
  body: {
    schema: z.strictObject(decisionFields),
    maxBytes: REVIEW_LIMITS.decisionBytes,
  },
  answers: { 200: { description: 'The comment as it is now', schema: reviewCommentInFullAnswer } },
  errors: ['comment/not-found', 'comment/version-conflict'],
});

export const decideMany = describeRoute({
  method: 'post',
  path: '/v1/review/decisions',
  summary: 'Many decisions at once, each answered on its own',
  tag: 'review',
  access: MODERATORS,
  scope: 'own',
  body: {
    schema: z.strictObject({
      decisions: z
        .array(z.strictObject({ id: textParameter(FIELD_LIMITS.parentId), ...decisionFields }), { error: 'not-a-list' })
        .refine((decisions) => decisions.length <= MOST_DECISIONS, {
          error: 'too-many',
          params: { max: MOST_DECISIONS },
        }),
    }),
    maxBytes: REVIEW_LIMITS.decisionsBytes,
  },
  answers: { 200: { description: 'One result for each decision, in their order', schema: decisionResultsAnswer } },
});

export const undoDecision = describeRoute({
  method: 'post',
  path: '/v1/review/comments/{id}/undo',
  summary: 'Take back the last decision on a comment, if it is the caller’s own',
  tag: 'review',
  access: MODERATORS,
  scope: 'comment',
  params: commentPath,
  body: { schema: z.strictObject({ version: decisionFields.version }), maxBytes: REVIEW_LIMITS.decisionBytes },
  answers: { 200: { description: 'The comment as it is now', schema: reviewCommentInFullAnswer } },
  errors: ['comment/not-found', 'comment/version-conflict', 'comment/nothing-to-undo'],
});

/** What somebody wrote, or null when it was nothing. */
const lineOf = (text: string | null | undefined): string | null => text?.trim() || null;

export interface ReviewRoutesOptions {
  lists: Pick<CommentLists, 'forReview'>;
  store: Pick<CommentStore, 'find' | 'facts'>;
  notes: Pick<Notes, 'of'>;
  reports: Pick<Reports, 'of'>;
  decide: ReturnType<typeof commentDecider>;
  undo: ReturnType<typeof decisionUndoer>;
  now: () => Date;
  onDecided: (decision: { kind: DecisionKind | 'undo' }) => void;
}

/** What moderators do: see what was held and why, look at one comment, decide from the version they saw. */
export function reviewRoutes(options: ReviewRoutesOptions): ServedRoute[] {
  const { lists, store, decide, undo, now, onDecided } = options;
  const inFull = async (id: string, language: Language) => {
    const comment = await store.find(id);
    if (!comment) throw new ModerationError('comment/not-found', `no comment ${id}`);
    const { siteId, articleId, parentId, author, keys } = comment;
    const [facts, notes, reports] = await Promise.all([
      store.facts({ id, siteId, articleId, parentId, authorName: author.name, keys, until: now() }),
      options.notes.of(id),
      options.reports.of(id),
    ]);
    return reviewCommentInFull(comment, { facts, notes, reports }, language);
  };

  return [
    serve(listForReview, async ({ query, language }) => {
      const { cursor, limit, status, siteId, articleId, rule, q, language: tag, from, to, order } = query;
      const found = await lists.forReview({
        status,
        ...(siteId === undefined ? {} : { siteId }),
        ...(articleId === undefined ? {} : { articleId }),
        ...(rule === undefined ? {} : { rule }),
        ...(q === undefined ? {} : { words: q }),
        ...(tag === undefined ? {} : { language: tag }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { until: to }),
        order,
        limit: limit + 1,
        after: cursor ?? null,
      });
      const { items, nextCursor } = page(found, limit, (last) => reviewCursor(last, order));
      return { items: items.map((comment) => reviewComment(comment, language)), nextCursor };
    }),
    serve(showForReview, ({ params, language }) => inFull(params.id, language)),
    serve(decideComment, async ({ actor, params, body, language }) => {
      const { decision, version, reason, note, law, told } = body;
      const why = { reason: reason ?? null, note: note ?? null, law: lineOf(law), told: lineOf(told) };
      await decide({ id: params.id, kind: decision, version, ...why, by: actor.name });
      onDecided({ kind: decision });
      return inFull(params.id, language);
    }),
    serve(decideMany, async ({ actor, body, language }) => {
      const requests = body.decisions.map(({ decision, reason, note, law, told, ...each }) => ({
        ...each,
        kind: decision,
        reason: reason ?? null,
        note: note ?? null,
        law: lineOf(law),
        told: lineOf(told),
        by: actor.name,
        siteId: actor.siteId,
      }));
      const results = await decideEach(decide, requests);
      for (const [at, { ok }] of results.entries()) {
        const kind = requests[at]?.kind;
        if (ok && kind) onDecided({ kind });
      }
      return { results: results.map((result) => presentResult(result, language)) };
    }),
    serve(undoDecision, async ({ actor, params, body, language }) => {
      await undo({ id: params.id, version: body.version, by: actor.name });
      onDecided({ kind: 'undo' });
      return inFull(params.id, language);
    }),
  ];
}
