import { z } from 'zod';
import { BLOCKABLE, type BlockFromComment } from '../../../application/block-from-comment';
import type { deskStatistics } from '../../../application/desk-statistics';
import type { nextHeldGiver } from '../../../application/next-held';
import type { addressOpener } from '../../../application/see-address';
import type { AnswerAsHouse } from '../../../application/answer-as-house';
import type { noteWriter } from '../../../application/write-note';
import { STATUSES } from '../../../domain/comment';
import { FIELD_LIMITS } from '../../../domain/parse-submission';
import { BLOCK_EFFECTS } from '../../../domain/rule-settings';
import { RULE_SET_LIMITS } from '../../../domain/rule-set-schema';
import { reviewComment } from './present';
import { choiceParameter, textParameter } from './request-input';
import { noteAnswer, reviewCommentAnswer } from './review-schemas';
import { describeRoute, serve, type ServedRoute } from './route';

/** Characters of a note and of an answer, and bytes of what these routes read. */
export const WORK_LIMITS = { note: 2000, answer: 10_000, bytes: 16_384 } as const;

const MODERATORS = ['moderator', 'admin'] as const;
const TAG = 'review';
const commentPath = z.object({ id: textParameter(FIELD_LIMITS.parentId) });
const count = z.int();

export const reviewStatistics = describeRoute({
  method: 'get',
  path: '/v1/review/stats',
  summary: 'What waits, what was decided today and in the last 30 days, and which rules are overturned most',
  tag: TAG,
  access: MODERATORS,
  scope: 'query',
  query: z.strictObject({ siteId: textParameter(FIELD_LIMITS.siteId).optional() }),
  answers: {
    200: {
      description: 'The figures; days are of UTC, and what covers a month may be half a minute old',
      schema: z.object({
        byStatus: z.object({ held: count, approved: count, spam: count, rejected: count }),
        oldestHeldSeconds: count.nullable(),
        today: z.object({
          decisions: count,
          byModerator: z.array(z.object({ name: z.string(), decisions: count })),
        }),
        byRule: z.array(z.object({ rule: z.string(), held: count, overturned: count })),
        days: z.array(z.object({ day: z.iso.date(), status: z.enum(STATUSES), comments: count })),
        decisions: z.array(z.object({ day: z.iso.date(), name: z.string(), decisions: count })),
        medianWaitSeconds: z.number().nullable(),
      }),
    },
  },
});

export const nextForReview = describeRoute({
  method: 'post',
  path: '/v1/review/next',
  summary:
    'The held comment that has waited longest and that no other moderator has, leased to the caller for 10 minutes',
  tag: TAG,
  access: MODERATORS,
  scope: 'body',
  body: {
    schema: z.strictObject({
      siteId: textParameter(FIELD_LIMITS.siteId).optional(),
      articleId: textParameter(FIELD_LIMITS.articleId).optional(),
    }),
    maxBytes: WORK_LIMITS.bytes,
    optional: true,
  },
  answers: {
    200: { description: 'The comment', schema: reviewCommentAnswer },
    204: { description: 'None waits', schema: null },
  },
});

export const noteOnComment = describeRoute({
  method: 'post',
  path: '/v1/review/comments/{id}/notes',
  summary: 'Write something about a comment for the other moderators; it changes neither status nor version',
  tag: TAG,
  access: MODERATORS,
  scope: 'comment',
  params: commentPath,
  body: {
    schema: z.strictObject({
      text: textParameter(WORK_LIMITS.note).refine((text) => text.trim() !== '', { error: 'required' }),
    }),
    maxBytes: WORK_LIMITS.bytes,
  },
  answers: { 201: { description: 'The note', schema: noteAnswer } },
  errors: ['comment/not-found'],
});

export const answerComment = describeRoute({
  method: 'post',
  path: '/v1/review/comments/{id}/answers',
  summary:
    'Answer a published comment in the house’s name, with a mark that no visitor can have; the same answer sent twice is one',
  tag: TAG,
  access: MODERATORS,
  scope: 'comment',
  params: commentPath,
  body: {
    schema: z.strictObject({
      text: textParameter(WORK_LIMITS.answer).refine((text) => text.trim() !== '', { error: 'required' }),
    }),
    maxBytes: WORK_LIMITS.bytes * 4,
  },
  answers: { 201: { description: 'The answer, published', schema: reviewCommentAnswer } },
  errors: ['comment/not-found', 'comment/not-published'],
});

export const blockFromComment = describeRoute({
  method: 'post',
  path: '/v1/review/comments/{id}/block',
  summary:
    'Block the sender’s address or network, a site, the name or a word of a comment, as a new version of the rule set; without `value` what the comment itself has',
  tag: TAG,
  access: MODERATORS,
  scope: 'comment',
  params: commentPath,
  body: {
    schema: z.strictObject({
      what: choiceParameter(BLOCKABLE),
      value: textParameter(RULE_SET_LIMITS.entryLength).nullish(),
      effect: choiceParameter(BLOCK_EFFECTS),
    }),
    maxBytes: WORK_LIMITS.bytes,
  },
  answers: {
    200: { description: 'The rule set’s version that is current now', schema: z.object({ version: z.string() }) },
  },
  errors: ['comment/not-found', 'version/conflict'],
});

export const seeAddress = describeRoute({
  method: 'get',
  path: '/v1/review/comments/{id}/address',
  summary: 'E-mail and IP address of a comment’s author, for who may see addresses; each look is written down',
  tag: TAG,
  access: MODERATORS,
  scope: 'comment',
  params: commentPath,
  answers: {
    200: {
      description: 'What is otherwise sealed',
      schema: z.object({
        email: z.string().nullable().describe('Null once it was forgotten, like the IP address'),
        ip: z.string().nullable(),
        userAgent: z.string().nullable(),
      }),
    },
  },
  errors: ['comment/not-found'],
});

export interface ReviewWorkOptions {
  statistics: ReturnType<typeof deskStatistics>;
  nextHeld: ReturnType<typeof nextHeldGiver>;
  writeNote: ReturnType<typeof noteWriter>;
  answerAsHouse: AnswerAsHouse;
  block: BlockFromComment;
  openAddress: ReturnType<typeof addressOpener>;
}

/** What moderators do beside deciding: take the next comment, note, block, look at an address, see the figures. */
export function reviewWorkRoutes(options: ReviewWorkOptions): ServedRoute[] {
  const { statistics, nextHeld, writeNote, answerAsHouse, block, openAddress } = options;
  return [
    serve(reviewStatistics, ({ query: { siteId } }) => statistics(siteId ?? null)),
    serve(nextForReview, async ({ actor, body, language, response }) => {
      const comment = await nextHeld({ by: actor.name, ...body });
      if (comment) return reviewComment(comment, language);
      response.status(204);
      return undefined;
    }),
    serve(noteOnComment, async ({ actor, params: { id }, body: { text } }) => {
      const { by, at, ...note } = await writeNote({ id, text: text.trim(), by: actor.name });
      return { id: note.id, by, at: at.toISOString(), text: note.text };
    }),
    serve(answerComment, async ({ actor, params: { id }, body: { text }, language }) =>
      reviewComment(await answerAsHouse({ id, text: text.trim(), by: actor.name }), language),
    ),
    serve(blockFromComment, async ({ actor, params: { id }, body: { what, value, effect } }) => {
      const { version } = await block({
        id,
        what,
        value: value ?? null,
        effect,
        isOfSite: actor.siteId !== null,
        by: actor.name,
      });
      return { version };
    }),
    serve(seeAddress, ({ actor, params: { id } }) => openAddress(id, actor)),
  ];
}
