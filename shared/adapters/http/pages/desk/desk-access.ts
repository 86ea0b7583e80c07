import type { IncomingMessage } from 'node:http';
import { allowed, hashOf } from '../../../../application/access';
import { PERSON_ROLES, type AccessKeys } from '../../../../application/ports/accounts';
import type { SignIn } from '../../../../application/sign-in';
import { ModerationError } from '../../../../domain/errors';
import { csrfOf, sessionTokenOf } from '../../server/session-cookie';
import type { Viewer } from './desk-layout';

export interface DeskAccess {
  accessKeys: Pick<AccessKeys, 'findByHash'>;
  signIn: Pick<SignIn, 'holder'>;
}

/**
 * Who is signed in, by the token in the cookie: that of a session, or an access key. Throws `access/unauthenticated` once the session
 * has ended or the key was revoked, `access/forbidden` for roles that have no desk.
 */
export async function viewerOf(request: IncomingMessage, { accessKeys, signIn }: DeskAccess): Promise<Viewer> {
  const token = sessionTokenOf(request);
  if (token === null) throw new ModerationError('access/unauthenticated', 'no session');
  const held = await signIn.holder(token);
  const holder = held?.account ?? (await accessKeys.findByHash(hashOf(token)));
  if (!holder) throw new ModerationError('access/unauthenticated', 'the session has ended');
  const { name, role, siteId, maySeeAddresses } = allowed(holder, PERSON_ROLES);
  if (role !== 'moderator' && role !== 'admin') throw new Error(`role ${role} was let in`);
  const language = held?.account.language ?? null;
  return { name, role, siteId, maySeeAddresses, csrf: csrfOf(token), language, session: held?.session.hash ?? null };
}
