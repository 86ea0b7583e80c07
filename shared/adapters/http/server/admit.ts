import type { IncomingMessage } from 'node:http';
import type { AcceptSubmission } from '../../../application/accept-submission';
import type { RateLimit } from '../../../application/ports/queue';
import type { Origin } from '../../../domain/comment';
import { ModerationError } from '../../../domain/errors';
import type { KeyRing } from '../../../domain/key-ring';
import { clientAddress, type ProxyDoubt } from './client-address';
import type { HttpObserver } from './error-responses';
import { readBytes } from './request-body';

/** Longest user agent that is kept, in characters. */
const MAX_USER_AGENT_LENGTH = 255;

/** What both doors for submissions, JSON and form, need. */
export interface AdmissionOptions {
  accept: AcceptSubmission;
  rateLimit: RateLimit;
  keyRing: Pick<KeyRing, 'networkPseudonym'>;
  /** Tells whether what a peer says about its client's address is believed. */
  isTrustedProxy: (peer: string) => boolean;
  /** Told of each request that hints at a wrong list of trusted proxies. */
  onProxyDoubt: (doubt: ProxyDoubt) => void;
  maxRequestBytes: number;
  observer: HttpObserver;
  onAccepted: (accepted: { id: string; requestId: string }) => void;
}

/** Reads the body and takes one attempt of the sender's network, at the same time; throws `rate-limit/exceeded`. */
export async function admit(
  request: IncomingMessage,
  { rateLimit, keyRing, isTrustedProxy, onProxyDoubt, maxRequestBytes }: AdmissionOptions,
): Promise<{ bytes: Buffer; origin: Origin }> {
  const ip = clientAddress(request, isTrustedProxy, onProxyDoubt);
  const [retryAfterSeconds, bytes] = await Promise.all([
    rateLimit.take(keyRing.networkPseudonym(ip)),
    readBytes(request, maxRequestBytes),
  ]);
  if (retryAfterSeconds > 0) {
    throw new ModerationError('rate-limit/exceeded', 'too many submissions from one network', {
      details: { retryAfterSeconds },
    });
  }
  const userAgent = request.headers['user-agent']?.slice(0, MAX_USER_AGENT_LENGTH) ?? null;
  return { bytes, origin: { ip, userAgent } };
}
