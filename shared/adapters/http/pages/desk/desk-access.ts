import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Response } from 'express';
import { authenticate } from '../../../../application/access';
import type { AccessKeys } from '../../../../application/ports/accounts';
import { ModerationError } from '../../../../domain/errors';
import type { Viewer } from './desk-layout';

const COOKIE = 'tamis_desk';
/** Longest time without signing in again: a working day. */
const SESSION_SECONDS = 12 * 3600;
/** An access key is 43 characters; nothing much longer is looked up. */
const MAX_KEY_LENGTH = 128;

export const DESK_ROLES = ['moderator', 'admin'] as const;

/**
 * Who is signed in, by the access key in the session cookie. Scripts cannot read the cookie, other sites cannot send it with a
 * form, and a key that is revoked ends all sessions made with it at once.
 */
export async function viewerOf(request: IncomingMessage, accessKeys: Pick<AccessKeys, 'findByHash'>): Promise<Viewer> {
  const key = cookieOf(request);
  const { name, role } = await authenticate(accessKeys, key, DESK_ROLES);
  if (key === null || (role !== 'moderator' && role !== 'admin'))
    throw new ModerationError('access/forbidden', `role ${role} has no desk`);
  return { name, role, csrf: csrfOf(key) };
}

/** Puts the key that was signed in with into the session cookie. */
export function openSession(request: IncomingMessage, response: Response, key: string): void {
  setCookie(request, response, `${key}; Max-Age=${SESSION_SECONDS}`);
}

export function endSession(request: IncomingMessage, response: Response): void {
  setCookie(request, response, '; Max-Age=0');
}

/** Throws `access/foreign-form` unless a form carries the token of the session that sends it. */
export function checkCsrf({ csrf }: Pick<Viewer, 'csrf'>, given: string): void {
  const [wanted, sent] = [Buffer.from(csrf), Buffer.from(given)];
  if (wanted.length === sent.length && timingSafeEqual(wanted, sent)) return;
  throw new ModerationError('access/foreign-form', 'a form without the token of its session');
}

/** Throws `access/foreign-form` when the browser says that another site sends the form. */
export function checkOrigin(request: IncomingMessage): void {
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return;
  throw new ModerationError('access/foreign-form', `a form sent from ${site}`);
}

function setCookie(request: IncomingMessage, response: Response, value: string): void {
  const isSecure = request.headers['x-forwarded-proto'] === 'https';
  response.append(
    'set-cookie',
    `${COOKIE}=${value}; Path=/review; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`,
  );
}

function cookieOf(request: IncomingMessage): string | null {
  const key = new RegExp(`(?:^|; *)${COOKIE}=([\\w-]+)`).exec(request.headers.cookie ?? '')?.[1];
  return key !== undefined && key.length <= MAX_KEY_LENGTH ? key : null;
}

// Made from the key, so that it needs no store; nobody can make it, or the key from it, without the key.
function csrfOf(key: string): string {
  return createHash('sha256').update(`tamis desk form ${key}`).digest('base64url');
}
