import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Response } from 'express';
import { ModerationError } from '../../../domain/errors';

const COOKIE = 'tamis_desk';
/** What the cookie is sent with: the desk, and the API behind it; nothing else of the host. */
const PATHS = ['/review', '/v1'];
/** A token or an access key is 43 characters; nothing much longer is looked up. */
const MAX_TOKEN_LENGTH = 128;

export interface CookieRules {
  /** How long the browser keeps it. */
  seconds: number;
  /** Where visitors reach the service, when that is known: over TLS the cookie goes over TLS alone. */
  publicUrl: string | undefined;
}

/** Puts a session's token, or the access key that was signed in with, into the cookie. Scripts cannot read it, nor other sites send it with a form. */
export function setSessionCookie(
  request: IncomingMessage,
  response: Response,
  { token, ...rules }: CookieRules & { token: string },
): void {
  setCookies(request, response, { ...rules, value: token });
}

export function clearSessionCookie(request: IncomingMessage, response: Response, rules: CookieRules): void {
  setCookies(request, response, { ...rules, value: '', seconds: 0 });
}

function setCookies(
  request: IncomingMessage,
  response: Response,
  { value, seconds, publicUrl }: CookieRules & { value: string },
): void {
  const isPublicHost = publicUrl?.startsWith('https:') === true && new URL(publicUrl).host === request.headers.host;
  const isSecure = isPublicHost || request.headers['x-forwarded-proto'] === 'https';
  for (const path of PATHS) {
    response.append(
      'set-cookie',
      `${COOKIE}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`,
    );
  }
}

/** The token in the cookie, or null. */
export function sessionTokenOf(request: IncomingMessage): string | null {
  const token = new RegExp(`(?:^|; *)${COOKIE}=([\\w-]+)`).exec(request.headers.cookie ?? '')?.[1];
  return token !== undefined && token.length <= MAX_TOKEN_LENGTH ? token : null;
}

// Made from the token, so that it needs no store; nobody can make it, or the token from it, without the token.
/** What proves that a form or a call is the session's own. */
export function csrfOf(token: string): string {
  return createHash('sha256').update(`tamis desk form ${token}`).digest('base64url');
}

/** Throws `access/foreign-form` unless `given` is what proves it. */
export function checkCsrf(csrf: string, given: string): void {
  const [wanted, sent] = [Buffer.from(csrf), Buffer.from(given)];
  if (wanted.length === sent.length && timingSafeEqual(wanted, sent)) return;
  throw new ModerationError('access/foreign-form', 'a call without the token of its session');
}

/** Throws `access/foreign-form` when the browser says that another site sends the form. */
export function checkOrigin(request: IncomingMessage): void {
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return;
  throw new ModerationError('access/foreign-form', `a form sent from ${site}`);
}
