import { z } from 'zod';
import type { AuthorChanges } from '../../../application/author-changes';
import { authorState } from '../../../application/author-state';
import type { CommentStore } from '../../../application/ports/comments';
import type { AuthorCase, AuthorCases } from '../../../application/author-case';
import type { Objecting } from '../../../application/objections';
import { OBJECTION_LIMITS, OBJECTION_STATES } from '../../../domain/objection';
import { FIELD_LIMITS } from '../../../domain/parse-submission';
import type { StoredComment } from '../../../domain/stored-comment';
import type { Language } from '../server/language';
import { textParameter } from './request-input';
import { describeRoute, serve, type ServedRoute } from './route';

const TAG = 'submitting';
/** A text of the most bytes that a comment may have, in the longest spelling of JSON. */
const MAX_BYTES = FIELD_LIMITS.bodyBytes * 6 + 1024;
const params = z.object({ id: textParameter(FIELD_LIMITS.parentId) });
const state = z.object({
  id: z.string(),
  status: z.enum(['received', 'approved', 'held', 'rejected', 'erased']),
  reason: z.enum([
    'being-read',
    'published',
    'awaiting-moderator',
    'not-accepted',
    'comments-closed',
    'withdrawn',
    'erased',
  ]),
  statement: z
    .object({
      restriction: z.enum(['not-published', 'taken-down']),
      ground: z.enum(['abuse', 'off-topic', 'illegal', 'spam', 'other']),
      law: z.string().nullable(),
      decidedBy: z.enum(['person', 'machine']),
      foundBy: z.enum(['person', 'machine', 'readers', 'notice']),
      rule: z.string().nullable().describe('The rule of the program that spoke most clearly'),
      at: z.iso.datetime(),
      text: z.string().describe('All of it in words, in the language asked for'),
    })
    .nullable()
    .describe('Why it is hidden; null while it waits, or when nothing was decided against it'),
  objection: z
    .object({
      state: z.enum(OBJECTION_STATES),
      at: z.iso.datetime(),
      reply: z.string().nullable(),
      repliedAt: z.iso.datetime().nullable(),
    })
    .nullable(),
  objectableUntil: z.iso.datetime().nullable().describe('Until when its author may object'),
  changeableUntil: z.iso.datetime().nullable().describe('Until when its author may edit or withdraw it'),
});

export const showOwnComment = describeRoute({
  method: 'get',
  path: '/v1/comments/{id}',
  summary: 'What became of one’s own comment, with its receipt as bearer token',
  tag: TAG,
  access: 'receipt',
  params,
  answers: { 200: { description: 'Its state, and a coarse reason', schema: state } },
});

export const editOwnComment = describeRoute({
  method: 'patch',
  path: '/v1/comments/{id}',
  summary: 'Put another text in its place; it is hidden until that one is judged, and moderators see what it was',
  tag: TAG,
  access: 'receipt',
  params,
  body: { schema: z.strictObject({ body: textParameter(FIELD_LIMITS.bodyBytes) }), maxBytes: MAX_BYTES },
  answers: { 200: { description: 'Its state, while the new text is read', schema: state } },
  errors: ['submission/invalid', 'comment/being-read', 'comment/unchangeable'],
});

export const withdrawOwnComment = describeRoute({
  method: 'delete',
  path: '/v1/comments/{id}',
  summary: 'Take it back, for good',
  tag: TAG,
  access: 'receipt',
  params,
  answers: { 200: { description: 'Its state', schema: state } },
  errors: ['comment/being-read', 'comment/unchangeable'],
});

export const objectToDecision = describeRoute({
  method: 'post',
  path: '/v1/comments/{id}/objection',
  summary: 'Object to the decision that hides it, once; another person looks at it again and replies',
  tag: TAG,
  access: 'receipt',
  params,
  body: {
    schema: z.strictObject({
      text: textParameter(OBJECTION_LIMITS.text).refine((text) => text.trim() !== '', { error: 'required' }),
    }),
    maxBytes: OBJECTION_LIMITS.text * 12 + 1024,
  },
  answers: { 202: { description: 'Its state, with the objection', schema: state } },
  errors: ['objection/not-possible'],
});

export interface AuthorRoutesOptions {
  store: Pick<CommentStore, 'find'>;
  changes: AuthorChanges;
  objecting: Objecting;
  cases: AuthorCases;
  now: () => Date;
}

/** What the holder of a receipt sees of the comment, and may do to it. */
export function authorRoutes({ store, changes, objecting, cases, now }: AuthorRoutesOptions): ServedRoute[] {
  const stateOf = async (id: string, comment: StoredComment | null, language: Language) => ({
    ...authorState(id, comment, now()),
    ...presentCase(await cases(comment, language)),
    changeableUntil: (comment && changes.changeableUntil(comment)?.toISOString()) ?? null,
  });
  return [
    serve(showOwnComment, async ({ params: { id }, response, language }) => {
      response.set('cache-control', 'private, no-store');
      return stateOf(id, await store.find(id), language);
    }),
    serve(editOwnComment, async ({ params: { id }, body, language }) => {
      return stateOf(id, await changes.edit(id, body), language);
    }),
    serve(withdrawOwnComment, async ({ params: { id }, language }) => {
      return stateOf(id, await changes.withdraw(id), language);
    }),
    serve(objectToDecision, async ({ params: { id }, body: { text }, language }) => {
      await objecting.object(id, text.trim());
      return stateOf(id, await store.find(id), language);
    }),
  ];
}

function presentCase({ statement, paragraphs, objection, objectableUntil }: AuthorCase) {
  return {
    statement: statement && {
      restriction: statement.restriction,
      ground: statement.ground,
      law: statement.law,
      decidedBy: statement.decidedBy,
      foundBy: statement.foundBy,
      rule: statement.rule?.name ?? null,
      at: statement.at.toISOString(),
      text: paragraphs.join('\n\n'),
    },
    objection: objection && {
      state: objection.state,
      at: objection.at.toISOString(),
      reply: objection.outcome?.reply ?? null,
      repliedAt: objection.outcome?.at.toISOString() ?? null,
    },
    objectableUntil: objectableUntil?.toISOString() ?? null,
  };
}
