import { z } from 'zod';
import type { noticeSettler } from '../../../application/notices';
import type { objectionSettler } from '../../../application/objections';
import type { CaseCursor, CasesQuery, Notices, Objections } from '../../../application/ports/cases';
import type { CommentStore } from '../../../application/ports/comments';
import { DECISION_LIMITS } from '../../../domain/decision';
import { ModerationError } from '../../../domain/errors';
import { NOTICE_GROUNDS, NOTICE_LIMITS, NOTICE_STATES, type Notice } from '../../../domain/notice';
import { OBJECTION_LIMITS, OBJECTION_STATES, type Objection } from '../../../domain/objection';
import { FIELD_LIMITS } from '../../../domain/parse-submission';
import type { Language } from '../server/language';
import { caseCursorText, parseCaseCursor } from '../server/list-cursor';
import { reviewComment } from './present';
import { choiceParameter, numberParameter, textParameter } from './request-input';
import { reviewCommentAnswer } from './review-schemas';
import { describeRoute, serve, type ServedRoute } from './route';

/** Most cases of one page, and bytes of what is read to settle one. */
export const CASE_LIMITS = { page: 100, bytes: 32_768 } as const;
const DEFAULT_PAGE = 50;
const MODERATORS = ['moderator', 'admin'] as const;
const TAG = 'review';
const when = z.iso.datetime();
const outcome = z.object({ by: z.string(), at: when, reply: z.string() }).nullable();

const objectionAnswer = z.object({
  commentId: z.string(),
  siteId: z.string(),
  at: when,
  text: z.string(),
  against: z.string().nullable().describe('Who had decided; null when a program had'),
  state: z.enum(OBJECTION_STATES),
  outcome,
  comment: reviewCommentAnswer.nullable(),
});
const noticeAnswer = z.object({
  id: z.string(),
  commentId: z.string(),
  siteId: z.string(),
  ground: z.enum(NOTICE_GROUNDS),
  explanation: z.string(),
  place: z.string().nullable(),
  trusted: z.string().nullable().describe('The key of the trusted flagger who sent it'),
  priority: z.int().describe('2 for trusted flaggers, 0 for senders of many unfounded ones'),
  at: when,
  state: z.enum(NOTICE_STATES),
  outcome,
  comment: reviewCommentAnswer.nullable(),
});

const cursorParameter = z
  .string({ error: 'not-allowed' })
  .transform((text, context) => {
    const cursor = parseCaseCursor(text);
    if (!cursor) context.addIssue({ code: 'custom', message: 'not-allowed' });
    return cursor ?? z.NEVER;
  })
  .optional();
const query = z.strictObject({
  siteId: textParameter(FIELD_LIMITS.siteId).optional(),
  state: choiceParameter(['waiting', 'decided']).default('waiting'),
  cursor: cursorParameter,
  limit: numberParameter({ min: 1, max: CASE_LIMITS.page, fallback: DEFAULT_PAGE }),
});
const reply = (max: number) => textParameter(max).refine((text) => text.trim() !== '', { error: 'required' });

export const listObjections = describeRoute({
  method: 'get',
  path: '/v1/review/objections',
  summary: 'What authors object to, oldest first; those that were decided, newest first',
  tag: TAG,
  access: MODERATORS,
  scope: 'query',
  query,
  answers: {
    200: {
      description: 'One page',
      schema: z.object({ items: z.array(objectionAnswer), nextCursor: z.string().nullable() }),
    },
  },
});

export const settleObjectionRoute = describeRoute({
  method: 'post',
  path: '/v1/review/objections/{id}/decision',
  summary:
    'Answer the objection to a comment’s decision: `overturn` publishes the comment. It takes another person than the first, where there is one',
  tag: TAG,
  access: MODERATORS,
  scope: 'objection',
  params: z.object({ id: textParameter(FIELD_LIMITS.parentId) }),
  body: {
    schema: z.strictObject({ outcome: choiceParameter(['uphold', 'overturn']), reply: reply(OBJECTION_LIMITS.reply) }),
    maxBytes: CASE_LIMITS.bytes,
  },
  answers: { 200: { description: 'The objection as it is now', schema: objectionAnswer } },
  errors: ['objection/not-found', 'objection/settled', 'objection/own-decision', 'comment/not-found'],
});

export const listNotices = describeRoute({
  method: 'get',
  path: '/v1/review/notices',
  summary:
    'Notices of illegal content: those of trusted flaggers first, then the oldest; those that were decided, newest first',
  tag: TAG,
  access: MODERATORS,
  scope: 'query',
  query,
  answers: {
    200: {
      description: 'One page; who sent them is not told',
      schema: z.object({ items: z.array(noticeAnswer), nextCursor: z.string().nullable() }),
    },
  },
});

export const settleNoticeRoute = describeRoute({
  method: 'post',
  path: '/v1/review/notices/{id}/decision',
  summary:
    'Answer a notice: `act` hides the comment as illegal, `dismiss` leaves it, `unfounded` leaves it and counts against the sender',
  tag: TAG,
  access: MODERATORS,
  scope: 'notice',
  params: z.object({ id: textParameter(64) }),
  body: {
    schema: z.strictObject({
      outcome: choiceParameter(['act', 'dismiss', 'unfounded']),
      law: textParameter(DECISION_LIMITS.law).nullish(),
      told: textParameter(DECISION_LIMITS.told).nullish(),
      reply: reply(NOTICE_LIMITS.reply),
    }),
    maxBytes: CASE_LIMITS.bytes,
  },
  answers: { 200: { description: 'The notice as it is now', schema: noticeAnswer } },
  errors: ['notice/not-found', 'notice/settled', 'comment/not-found'],
});

export interface CaseRoutesOptions {
  objections: Pick<Objections, 'list' | 'find'>;
  notices: Pick<Notices, 'list' | 'find'>;
  store: Pick<CommentStore, 'find'>;
  settleObjection: ReturnType<typeof objectionSettler>;
  settleNotice: ReturnType<typeof noticeSettler>;
  onDecided: (decision: { kind: 'approve' | 'reject' }) => void;
}

/** What moderators answer: authors who object, and readers who gave notice. */
export function caseRoutes(options: CaseRoutesOptions): ServedRoute[] {
  const { objections, notices, store, settleObjection, settleNotice, onDecided } = options;
  const commentOf = async (id: string, language: Language) => {
    const comment = await store.find(id);
    return comment && reviewComment(comment, language);
  };
  const objection = async (found: Objection, language: Language) => {
    const { commentId, siteId, text, against, state } = found;
    const told = { commentId, siteId, text, against, state };
    return { ...told, ...moments(found), comment: await commentOf(commentId, language) };
  };
  const notice = async (found: Notice, language: Language) => {
    const { id, commentId, siteId, ground, explanation, place, trusted, priority, state } = found;
    const told = { id, commentId, siteId, ground, explanation, place, trusted, priority, state };
    return { ...told, ...moments(found), comment: await commentOf(commentId, language) };
  };
  return [
    serve(listObjections, async ({ query: asked, language }) => {
      const { limit } = asked;
      const found = await objections.list(listed(asked));
      const { items, nextCursor } = pageOf(found, limit, ({ at, commentId }) => ({ at, id: commentId }));
      return { items: await Promise.all(items.map((each) => objection(each, language))), nextCursor };
    }),
    serve(settleObjectionRoute, async ({ params: { id }, body, actor, language }) => {
      await settleObjection({ commentId: id, outcome: body.outcome, reply: body.reply.trim(), by: actor.name });
      if (body.outcome === 'overturn') onDecided({ kind: 'approve' });
      const found = await objections.find(id);
      if (!found) throw new ModerationError('objection/not-found', `nobody objects for ${id}`);
      return objection(found, language);
    }),
    serve(listNotices, async ({ query: asked, language }) => {
      const { limit } = asked;
      const found = await notices.list(listed(asked));
      const { items, nextCursor } = pageOf(found, limit, ({ at, id, priority }) => ({ at, id, priority }));
      return { items: await Promise.all(items.map((each) => notice(each, language))), nextCursor };
    }),
    serve(settleNoticeRoute, async ({ params: { id }, body, actor, language }) => {
      const law = body.law?.trim() || null;
      const told = body.told?.trim() || null;
      await settleNotice({ id, outcome: body.outcome, law, told, reply: body.reply.trim(), by: actor.name });
      if (body.outcome === 'act') onDecided({ kind: 'reject' });
      const found = await notices.find(id);
      if (!found) throw new ModerationError('notice/not-found', `no notice ${id}`);
      return notice(found, language);
    }),
  ];
}

function listed({ siteId, state, cursor, limit }: z.output<typeof query>): CasesQuery {
  return { siteId: siteId ?? null, isWaiting: state === 'waiting', limit: limit + 1, after: cursor ?? null };
}

function moments({ at, outcome: settled }: Pick<Objection, 'at' | 'outcome'>) {
  return { at: at.toISOString(), outcome: settled && { ...settled, at: settled.at.toISOString() } };
}

function pageOf<T>(found: readonly T[], limit: number, placeOf: (last: T) => CaseCursor) {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > limit && last ? caseCursorText(placeOf(last)) : null };
}
