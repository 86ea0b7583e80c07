import { createHash, randomBytes } from 'node:crypto';
import { ModerationError } from '../domain/errors';
import type { AccessKeys, Role } from './ports/accounts';

const KEY_BYTES = 32;
/** A checker's key travels as a label of a host name: at most 63 characters in which case does not count; 128 bits in hexadecimal. */
const CHECKER_KEY_BYTES = 16;

/** Who acts: the name that stands in the history, and what it may do. */
export interface Actor {
  name: string;
  role: Role;
}

/** Makes a random key, keeps its hash, and resolves with the key: the only time it can be read. */
export async function issueKey(
  { accessKeys, now }: { accessKeys: Pick<AccessKeys, 'add'>; now: () => Date },
  { name, role }: { name: string; role: Role },
): Promise<string> {
  const key =
    role === 'checker' ? randomBytes(CHECKER_KEY_BYTES).toString('hex') : randomBytes(KEY_BYTES).toString('base64url');
  await accessKeys.add({ hash: hashOf(key), name, role, createdAt: now() });
  return key;
}

/**
 * The actor behind a bearer token. Throws `access/unauthenticated` without a valid one, `access/forbidden` when its
 * role is none of `roles`; an `admin` may do what a `moderator` may.
 */
export async function authenticate(
  accessKeys: Pick<AccessKeys, 'findByHash'>,
  token: string | null,
  roles: readonly Role[],
): Promise<Actor> {
  const key = token === null ? null : await accessKeys.findByHash(hashOf(token));
  if (!key) throw new ModerationError('access/unauthenticated', 'no valid access key');
  if (!roles.includes(key.role)) throw new ModerationError('access/forbidden', `role ${key.role} may not do this`);
  return { name: key.name, role: key.role };
}

// A key is at least 128 random bits: a plain hash cannot be searched backwards, and a look-up by it leaks no useful timing.
function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
