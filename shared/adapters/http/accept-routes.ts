import type { IncomingMessage, RequestListener } from 'node:http';
import type { AcceptRequest, AcceptSubmission } from '../../application/accept-submission';
import type { RateLimit } from '../../application/ports';
import type { Origin } from '../../domain/comment';
import { ModerationError } from '../../domain/errors';
import type { KeyRing } from '../../domain/key-ring';
import { clientAddress } from './client-address';
import { observedError, sendError, type HttpObserver } from './error-responses';
import { parseJson, readBody, requireMediaType } from './request-body';
import { requestIdOf, sendJson } from './respond';

/** Longest `Idempotency-Key` and user agent that are read, in characters. */
const MAX_HEADER_LENGTH = 255;

/** What both doors for submissions, JSON and form, need. */
export interface AcceptRoutesOptions {
  accept: AcceptSubmission;
  rateLimit: RateLimit;
  keyRing: Pick<KeyRing, 'networkPseudonym'>;
  /** Tells whether a peer's `X-Forwarded-For` is believed. */
  isTrustedProxy: (peer: string) => boolean;
  maxRequestBytes: number;
  observer: HttpObserver;
  onAccepted: (accepted: { id: string; requestId: string }) => void;
}

/**
 * `POST /v1/comments`. Written against Node's own request and response: it is the one route whose speed counts, and
 * Express alone would take several times as long.
 */
export function acceptJson(options: AcceptRoutesOptions): RequestListener {
  const answer = async (request: IncomingMessage): Promise<{ id: string; receipt: string }> => {
    requireMediaType(request, 'application/json');
    const { text, origin } = await admit(request, options);
    return options.accept({ input: parseJson(text), origin, idempotencyKey: idempotencyKeyOf(request) });
  };
  return (request, response) => {
    answer(request).then(
      ({ id, receipt }) => {
        options.onAccepted({ id, requestId: requestIdOf(response) });
        const self = `/v1/comments/${id}`;
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

/** Reads the body and takes one attempt of the sender's network, at the same time; throws `rate-limit/exceeded`. */
export async function admit(
  request: IncomingMessage,
  { rateLimit, keyRing, isTrustedProxy, maxRequestBytes }: AcceptRoutesOptions,
): Promise<{ text: string; origin: Origin }> {
  const ip = clientAddress(request, isTrustedProxy);
  const [retryAfterSeconds, text] = await Promise.all([
    rateLimit.take(keyRing.networkPseudonym(ip)),
    readBody(request, maxRequestBytes),
  ]);
  if (retryAfterSeconds > 0) {
    throw new ModerationError('rate-limit/exceeded', 'too many submissions from one network', {
      details: { retryAfterSeconds },
    });
  }
  const userAgent = request.headers['user-agent']?.slice(0, MAX_HEADER_LENGTH) ?? null;
  return { text, origin: { ip, userAgent } };
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
