import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { commentReactor } from '../../../application/react-to-comment';
import type { commentReporter } from '../../../application/report-comment';
import { ModerationError } from '../../../domain/errors';
import { FIELD_LIMITS } from '../../../domain/parse-submission';
import { REPORT_LIMITS, REPORT_REASONS } from '../../../domain/report';
import { choiceParameter, textParameter } from './request-input';
import { describeRoute, serve, type ServedRoute } from './route';

const TAG = 'reading';
/** Longest body of these routes in bytes: a note in the longest spelling of JSON. */
const MAX_BYTES = REPORT_LIMITS.note * 12 + 1024;
const params = z.object({ id: textParameter(FIELD_LIMITS.parentId) });

export const reportComment = describeRoute({
  method: 'post',
  path: '/v1/comments/{id}/reports',
  summary:
    'Report a published comment to the moderators; a second report of the same network changes nothing, and enough of them hold the comment',
  tag: TAG,
  access: 'public',
  params,
  body: {
    schema: z.strictObject({
      reason: choiceParameter(REPORT_REASONS),
      note: textParameter(REPORT_LIMITS.note).nullish(),
    }),
    maxBytes: MAX_BYTES,
  },
  answers: { 202: { description: 'The moderators have it', schema: z.object({ id: z.string() }) } },
  errors: ['comment/not-published', 'rate-limit/exceeded'],
});

export const reactToComment = describeRoute({
  method: 'put',
  path: '/v1/comments/{id}/reaction',
  summary:
    'Like a published comment, dislike it, or take that back with null; a network has one say. Only where `TAMIS_REACTIONS` allows it',
  tag: TAG,
  access: 'public',
  params,
  body: {
    schema: z.strictObject({ reaction: choiceParameter(['like', 'dislike']).nullable() }),
    maxBytes: MAX_BYTES,
  },
  answers: {
    200: { description: 'How many do', schema: z.object({ likes: z.int(), dislikes: z.int() }) },
  },
  errors: ['comment/not-published', 'comment/no-reactions', 'rate-limit/exceeded'],
});

export interface ReaderRoutesOptions {
  report: ReturnType<typeof commentReporter>;
  /** Null where readers may not react. */
  react: ReturnType<typeof commentReactor> | null;
  allowsDislikes: boolean;
  /** Pseudonym of the network that a request comes from. */
  networkOf: (request: IncomingMessage) => string;
}

/** What readers say about published comments. */
export function readerRoutes({ report, react, allowsDislikes, networkOf }: ReaderRoutesOptions): ServedRoute[] {
  return [
    serve(reportComment, async ({ params: { id }, body: { reason, note }, request }) => {
      const said = note?.trim() ?? '';
      await report({ commentId: id, reporter: networkOf(request), reason, note: said === '' ? null : said });
      return { id };
    }),
    serve(reactToComment, ({ params: { id }, body: { reaction }, request }) => {
      if (react === null || (reaction === 'dislike' && !allowsDislikes))
        throw new ModerationError('comment/no-reactions', 'reactions are switched off');
      return react({ commentId: id, reader: networkOf(request), reaction });
    }),
  ];
}
