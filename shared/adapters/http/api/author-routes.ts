import { z } from 'zod';
import type { AuthorChanges } from '../../../application/author-changes';
import { authorState } from '../../../application/author-state';
import type { CommentStore } from '../../../application/ports/comments';
import { FIELD_LIMITS } from '../../../domain/parse-submission';
import type { StoredComment } from '../../../domain/stored-comment';
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

export interface AuthorRoutesOptions {
  store: Pick<CommentStore, 'find'>;
  changes: AuthorChanges;
  now: () => Date;
}

/** What the holder of a receipt sees of the comment, and may do to it. */
export function authorRoutes({ store, changes, now }: AuthorRoutesOptions): ServedRoute[] {
  const stateOf = (id: string, comment: StoredComment | null) => ({
    ...authorState(id, comment, now()),
    changeableUntil: (comment && changes.changeableUntil(comment)?.toISOString()) ?? null,
  });
  return [
    serve(showOwnComment, async ({ params: { id }, response }) => {
      response.set('cache-control', 'private, no-store');
      return stateOf(id, await store.find(id));
    }),
    serve(editOwnComment, async ({ params: { id }, body }) => {
      return stateOf(id, await changes.edit(id, body));
    }),
    serve(withdrawOwnComment, async ({ params: { id } }) => {
      return stateOf(id, await changes.withdraw(id));
    }),
  ];
}
