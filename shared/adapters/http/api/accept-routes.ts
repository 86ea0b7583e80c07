import type { IncomingMessage, RequestListener } from 'node:http';
import { z } from 'zod';
import type { AcceptRequest } from '../../../application/accept-submission';
import { ModerationError } from '../../../domain/errors';
import { FIELD_LIMITS } from '../../../domain/parse-submission';
import { admit, type AdmissionOptions } from '../server/admit';
import { observedError, sendError } from '../server/error-responses';
import { parseJson, requireMediaType, utf8Text } from '../server/request-body';
import { requestIdOf, sendJson } from '../server/respond';
import { describeRoute } from './route';

/** Longest `Idempotency-Key` that is read, in characters. */
const MAX_HEADER_LENGTH = 255;

/** What `parseSubmission` reads, as it is told to who asks: the domain checks it, field by field, and knows more of it. */
const told = z.looseObject({
  articleId: z.string().min(1).max(FIELD_LIMITS.articleId),
  author: z.looseObject({
    name: z.string().min(1).max(FIELD_LIMITS.name),
    email: z.string().max(FIELD_LIMITS.email).describe('Never shown'),
    url: z.string().max(FIELD_LIMITS.url).nullish(),
  }),
  body: z.string().min(1).describe('Plain text, at most `TAMIS_MAX_BODY_LENGTH` characters'),
  parentId: z.string().max(FIELD_LIMITS.parentId).nullish().describe('The comment that this one replies to'),
  siteId: z.string().max(FIELD_LIMITS.siteId).nullish(),
  articleUrl: z.string().max(FIELD_LIMITS.articleUrl).nullish().describe('For the way back; shown to nobody'),
  articleTitle: z.string().max(FIELD_LIMITS.articleTitle).nullish().describe('Shown to nobody'),
  locale: z.string().max(FIELD_LIMITS.locale).nullish(),
  callbackUrl: z
    .string()
    .max(FIELD_LIMITS.callbackUrl)
    .nullish()
    .describe('An address on one of `TAMIS_CALLBACK_ORIGINS`, which is told what becomes of the comment'),
  notify: z
    .boolean()
    .nullish()
    .describe('Mail to its author when it is published or answered, once the address has confirmed'),
  renderedAt: z.union([z.number(), z.string()]).nullish().describe('When the form was shown'),
});

export const submitComment = describeRoute({
  method: 'post',
  path: '/v1/comments',
  summary: 'Send a comment; it is accepted once it is durable, and judged a moment later',
  tag: 'submitting',
  access: 'public',
  headers: {
    'Idempotency-Key': {
      description: 'The same key and text are one comment, however often they are sent',
      schema: z.string().max(MAX_HEADER_LENGTH),
    },
  },
  body: { schema: told, maxBytes: 524_288 },
  answers: {
    202: {
      description: 'It is accepted; the receipt shows its author what becomes of it',
      schema: z.object({
        id: z.string(),
        status: z.literal('received'),
        receipt: z.string(),
        links: z.object({ self: z.string() }),
      }),
    },
  },
  errors: ['submission/invalid', 'site/foreign-page', 'rate-limit/exceeded', 'queue/unavailable', 'store/unavailable'],
});

/**
 * `POST /v1/comments`. Written against Node's own request and response: it is the one route whose speed counts, and
 * Express alone would take several times as long.
 */
export function acceptJson(options: AdmissionOptions): RequestListener {
  // Behind a web server the path begins with what that server takes off.
  const prefix = options.publicUrl === null ? '' : new URL(options.publicUrl).pathname.replace(/\/$/, '');
  const answer = async (request: IncomingMessage): Promise<{ id: string; receipt: string }> => {
    requireMediaType(request, 'application/json');
    const { bytes, ...from } = await admit(request, options);
    return options.accept({ input: parseJson(utf8Text(bytes)), ...from, idempotencyKey: idempotencyKeyOf(request) });
  };
  return (request, response) => {
    answer(request).then(
      ({ id, receipt }) => {
        options.onAccepted({ id, requestId: requestIdOf(response) });
        const self = `${prefix}/v1/comments/${id}`;
        sendJson(response, {
          status: 202,
          headers: { location: self },
          body: { id, status: 'received', receipt, links: { self } },
        });
      },
      (thrown: unknown) => {
        sendError(request, response, observedError(thrown, response, options.observer));
      },
    );
  };
}

function idempotencyKeyOf(request: IncomingMessage): AcceptRequest['idempotencyKey'] {
  const key = request.headers['idempotency-key'];
  if (key === undefined || key === '') return null;
  if (typeof key !== 'string' || key.length > MAX_HEADER_LENGTH) {
    throw new ModerationError('request/invalid', 'the Idempotency-Key is too long', {
      details: { fields: [{ path: 'Idempotency-Key', code: 'too-long', params: { max: MAX_HEADER_LENGTH } }] },
    });
  }
  return key;
}
