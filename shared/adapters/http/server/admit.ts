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
  /** Where visitors reach this service; null where they reach it directly. */
  publicUrl: string | null;
  observer: HttpObserver;
  onAccepted: (accepted: { id: string; requestId: string }) => void;
}

/** Reads the body and takes one attempt of the sender's network, at the same time; throws `rate-limit/exceeded`. */
export async function admit(
  request: IncomingMessage,
  { rateLimit, keyRing, isTrustedProxy, onProxyDoubt, maxRequestBytes, publicUrl }: AdmissionOptions,
): Promise<{ bytes: Buffer; origin: Origin; page: string | null }> {
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
  return { bytes, origin: { ip, userAgent }, page: foreignPage(request, publicUrl) };
}

/** Origin of the page that the browser sends the request from; null for this service's own, and where nothing is told. */
function foreignPage({ headers: { origin, host } }: IncomingMessage, publicUrl: string | null): string | null {
  if (origin === undefined || origin === 'null' || !URL.canParse(origin)) return null;
  const isOwn = publicUrl === null ? new URL(origin).host === host : origin === new URL(publicUrl).origin;
  return isOwn ? null : origin;
}
