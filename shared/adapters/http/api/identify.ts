import type { Request } from 'express';
import { allowed, authenticate, type Actor } from '../../../application/access';
import type { AccessKeys, Role } from '../../../application/ports/accounts';
import type { SignIn } from '../../../application/sign-in';
import { checkCsrf, csrfOf, sessionTokenOf } from '../server/session-cookie';
import { bearerToken } from './request-input';

/** Methods that change nothing, hence need no proof of where they come from. */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface IdentifyParts {
  accessKeys: Pick<AccessKeys, 'findByHash'>;
  signIn: Pick<SignIn, 'holder'>;
}

/**
 * Who asks: by `Authorization: Bearer KEY`, or by the desk's session cookie; with the cookie, what changes something needs the header
 * `X-CSRF-Token`, whose value `GET /v1/review/me` tells. Rejects with `access/unauthenticated`, `access/foreign-form` or
 * `access/forbidden`.
 */
export function identifier({
  accessKeys,
  signIn,
}: IdentifyParts): (request: Request, roles: readonly Role[]) => Promise<Actor> {
  return async (request, roles) => {
    const token = request.headers.authorization === undefined ? sessionTokenOf(request) : null;
    const held = token === null ? null : await signIn.holder(token);
    if (token === null || !held) return authenticate(accessKeys, bearerToken(request), roles);
    if (!SAFE.has(request.method)) checkCsrf(csrfOf(token), request.get('x-csrf-token') ?? '');
    return allowed(held.account, roles);
  };
}
