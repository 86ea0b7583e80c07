import type { IncomingMessage } from 'node:http';
import type { Request } from 'express';
import { z } from 'zod';
import type { Actor } from '../../../application/access';
import type { TakeNotice } from '../../../application/notices';
import type { Notices } from '../../../application/ports/cases';
import { ModerationError } from '../../../domain/errors';
import { NOTICE_GROUNDS, NOTICE_LIMITS, NOTICE_STATES, type Notice } from '../../../domain/notice';
import { parseNotice } from '../../../domain/parse-notice';
import { FIELD_LIMITS } from '../../../domain/parse-submission';
import { textParameter } from './request-input';
import { describeRoute, serve, type ServedRoute } from './route';

const TAG = 'reading';
/** All texts of a notice in the longest spelling of JSON. */
const MAX_BYTES = 64 * 1024;
const noticePath = z.object({ id: textParameter(64) });

export const giveNotice = describeRoute({
  method: 'post',
  path: '/v1/comments/{id}/notices',
  summary:
    'Give notice that a published comment is illegal; the receipt shows what becomes of it. With the key of a trusted flagger (role `flagger`) it comes first',
  tag: TAG,
  access: 'public',
  params: z.object({ id: textParameter(FIELD_LIMITS.parentId) }),
  headers: {
    authorization: { description: 'The key of a trusted flagger; none otherwise', schema: z.string().optional() },
  },
  body: {
    schema: z.strictObject({
      ground: z
        .unknown()
        .optional()
        .meta({ type: 'string', enum: [...NOTICE_GROUNDS] }),
      explanation: z.unknown().optional().meta({ type: 'string', maxLength: NOTICE_LIMITS.explanation }),
      place: z.unknown().optional().meta({ type: 'string', maxLength: NOTICE_LIMITS.place }),
      name: z.unknown().optional().meta({ type: 'string', maxLength: NOTICE_LIMITS.name }),
      email: z.unknown().optional().meta({ type: 'string', maxLength: NOTICE_LIMITS.email }),
      goodFaith: z
        .unknown()
        .optional()
        .meta({ type: 'boolean', description: 'That what is said is right, to one’s best knowledge' }),
    }),
    maxBytes: MAX_BYTES,
  },
  answers: {
    202: {
      description: 'The moderators have it',
      schema: z.object({ id: z.string(), receipt: z.string(), links: z.object({ self: z.string() }) }),
    },
  },
  errors: ['comment/not-published', 'rate-limit/exceeded', 'access/unauthenticated', 'access/forbidden'],
});

export const showOwnNotice = describeRoute({
  method: 'get',
  path: '/v1/notices/{id}',
  summary: 'What became of one’s own notice, with its receipt as bearer token',
  tag: TAG,
  access: 'receipt',
  params: noticePath,
  answers: {
    200: {
      description: 'Its state, and the reply',
      schema: z.object({
        id: z.string(),
        commentId: z.string(),
        state: z.enum(NOTICE_STATES),
        at: z.iso.datetime(),
        reply: z.string().nullable(),
        repliedAt: z.iso.datetime().nullable(),
      }),
    },
  },
  errors: ['notice/not-found'],
});

export interface NoticeRoutesOptions {
  takeNotice: TakeNotice;
  notices: Pick<Notices, 'find'>;
  /** The trusted flagger who asks; null for readers. Rejects a key that is none. */
  flaggerOf: (request: Request) => Promise<Actor | null>;
  networkOf: (request: IncomingMessage) => string;
}

/** What readers say is illegal, and what became of it. */
export function noticeRoutes({ takeNotice, notices, flaggerOf, networkOf }: NoticeRoutesOptions): ServedRoute[] {
  return [
    serve(giveNotice, async ({ params: { id }, body, request, language }) => {
      const trusted = await flaggerOf(request);
      const sent = parseNotice(body);
      const kept = await takeNotice({ commentId: id, sent, network: networkOf(request), trusted, language });
      return { ...kept, links: { self: `/v1/notices/${kept.id}` } };
    }),
    serve(showOwnNotice, async ({ params: { id } }) => {
      const notice = await notices.find(id);
      if (!notice) throw new ModerationError('notice/not-found', `no notice ${id}`);
      return ownNotice(notice);
    }),
  ];
}

function ownNotice({ id, commentId, state, at, outcome }: Notice) {
  return {
    id,
    commentId,
    state,
    at: at.toISOString(),
    reply: outcome?.reply ?? null,
    repliedAt: outcome?.at.toISOString() ?? null,
  };
}
