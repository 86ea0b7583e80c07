import type { IncomingMessage } from 'node:http';
import type { AcceptSubmission } from '../../../application/accept-submission';
import type { RateLimit } from '../../../application/ports/queue';
import type { Origin } from '../../../domain/comment';
import { ModerationError } from '../../../domain/errors';
import type { KeyRing } from '../../../domain/key-ring';
import { clientAddress } from './client-address';
import type { HttpObserver } from './error-responses';
import { readBody } from './request-body';

/** Longest user agent that is kept, in characters. */
const MAX_USER_AGENT_LENGTH = 255;

/** What both doors for submissions, JSON and form, need. */
export interface AdmissionOptions {
  accept: AcceptSubmission;
  rateLimit: RateLimit;
  keyRing: Pick<KeyRing, 'networkPseudonym'>;
  /** Tells whether a peer's `X-Forwarded-For` is believed. */
  isTrustedProxy: (peer: string) => boolean;
  maxRequestBytes: number;
  observer: HttpObserver;
  onAccepted: (accepted: { id: string; requestId: string }) => void;
}

/** Reads the body and takes one attempt of the sender's network, at the same time; throws `rate-limit/exceeded`. */
export async function admit(
  request: IncomingMessage,
  { rateLimit, keyRing, isTrustedProxy, maxRequestBytes }: AdmissionOptions,
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
  const userAgent = request.headers['user-agent']?.slice(0, MAX_USER_AGENT_LENGTH) ?? null;
  return { text, origin: { ip, userAgent } };
}
