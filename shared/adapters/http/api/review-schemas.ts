import { z } from 'zod';
import { STATUSES } from '../../../domain/comment';
import { DECISION_REASONS, HISTORY_KINDS } from '../../../domain/decision';
import { REPORT_REASONS } from '../../../domain/report';

/** Shapes of what moderators read; `present.ts` makes it. */

const when = z.iso.datetime();
const span = z.object({ field: z.string(), start: z.int(), end: z.int() });

export const verdictAnswer = z.object({
  status: z.enum(['approved', 'held', 'spam', 'rejected']),
  score: z.number(),
  reasons: z.array(
    z.object({
      rule: z.string(),
      weight: z.number(),
      holds: z.boolean(),
      message: z.string(),
      spans: z.array(span),
    }),
  ),
  ruleSet: z.string(),
  model: z.string().nullable(),
  abuseModel: z.string(),
});

export const reviewCommentAnswer = z.object({
  id: z.string(),
  version: z.int(),
  status: z.enum(STATUSES),
  siteId: z.string(),
  articleId: z.string(),
  articleUrl: z.string().nullable(),
  articleTitle: z.string().nullable(),
  parentId: z.string().nullable(),
  author: z.object({ name: z.string(), url: z.string().nullable() }),
  house: z.string().nullable().describe('The moderator who wrote it in the house’s name'),
  body: z.string(),
  createdAt: when,
  verdict: verdictAnswer,
});

/** What a moderator wrote about a comment. */
export const noteAnswer = z.object({ id: z.string(), by: z.string(), at: when, text: z.string() });

export const reviewListAnswer = z.object({ items: z.array(reviewCommentAnswer), nextCursor: z.string().nullable() });

export const reviewCommentInFullAnswer = reviewCommentAnswer.extend({
  notes: z.array(noteAnswer),
  reports: z
    .array(z.object({ reason: z.enum(REPORT_REASONS), note: z.string().nullable(), at: when }))
    .describe('What readers reported'),
  authorHistory: z.object({ approved: z.int(), held: z.int(), spam: z.int(), rejected: z.int() }),
  history: z.array(
    z.object({
      decision: z.enum(HISTORY_KINDS),
      by: z.string(),
      at: when,
      reason: z.enum(DECISION_REASONS).nullable(),
      note: z.string().nullable(),
      law: z.string().nullable().describe('The law that was named'),
      told: z.string().nullable().describe('What the author is told beside the reason'),
      onNotice: z.boolean().describe('Whether a notice of illegal content led to it'),
      from: z.enum(STATUSES),
      to: z.enum(STATUSES),
    }),
  ),
});

export const decisionResultsAnswer = z.object({
  results: z.array(
    z.discriminatedUnion('ok', [
      z.object({ id: z.string(), ok: z.literal(true), comment: reviewCommentAnswer }),
      z.object({
        id: z.string(),
        ok: z.literal(false),
        error: z.object({
          code: z.string(),
          message: z.string(),
          conflict: z
            .object({
              version: z.int(),
              status: z.string(),
              decision: z.string().nullable(),
              by: z.string().nullable(),
              at: when.nullable(),
            })
            .optional(),
        }),
      }),
    ]),
  ),
});
