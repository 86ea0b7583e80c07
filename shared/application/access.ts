import { createHash, randomBytes } from 'node:crypto';
import { ModerationError } from '../domain/errors';
import type { AccessKey, AccessKeys, Account, Accounts, Role } from './ports/accounts';

const TOKEN_BYTES = 32;
/** A checker's key travels as a label of a host name: at most 63 characters in which case does not count; 128 bits in hexadecimal. */
const CHECKER_KEY_BYTES = 16;

/** Who acts, by key or by session: the name that stands in the history, and what it may do. */
export interface Actor {
  name: string;
  role: Role;
  /** The only site that it acts on; null acts on all. */
  siteId: string | null;
  maySeeAddresses: boolean;
}

/** 256 random bits, base64url: what only its holder has, and of which only the hash is kept. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

// A key or token is at least 128 random bits: a plain hash cannot be searched backwards, and a look-up by it leaks no useful timing.
/** SHA-256 of a key or token, hexadecimal. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export interface NewKey {
  name: string;
  role: Role;
  siteId?: string | null;
  maySeeAddresses?: boolean;
}

/**
 * Makes a random key, keeps its hash, and resolves with the key: the only time it can be read. Throws `access/name-taken` when a key or
 * an account has the name, since it is what the history says.
 */
export async function issueKey(
  {
    accessKeys,
    accounts,
    now,
  }: { accessKeys: Pick<AccessKeys, 'add'>; accounts: Pick<Accounts, 'find'>; now: () => Date },
  { name, role, siteId = null, maySeeAddresses = false }: NewKey,
): Promise<string> {
  if (await accounts.find(name)) throw new ModerationError('access/name-taken', `an account named '${name}' exists`);
  const key = role === 'checker' ? randomBytes(CHECKER_KEY_BYTES).toString('hex') : newToken();
  await accessKeys.add({ hash: hashOf(key), name, role, siteId, maySeeAddresses, createdAt: now() });
  return key;
}

/**
 * The actor behind a bearer token. Throws `access/unauthenticated` without a valid one, `access/forbidden` when its
 * role is none of `roles`.
 */
export async function authenticate(
  accessKeys: Pick<AccessKeys, 'findByHash'>,
  token: string | null,
  roles: readonly Role[],
): Promise<Actor> {
  const key = token === null ? null : await accessKeys.findByHash(hashOf(token));
  if (!key) throw new ModerationError('access/unauthenticated', 'no valid access key');
  return allowed(key, roles);
}

/** The actor that a key or an account is; throws `access/forbidden` when its role is none of `roles`. */
export function allowed(
  { name, role, siteId, maySeeAddresses }: Pick<AccessKey | Account, 'name' | 'role' | 'siteId' | 'maySeeAddresses'>,
  roles: readonly Role[],
): Actor {
  if (!roles.includes(role)) throw new ModerationError('access/forbidden', `role ${role} may not do this`);
  return { name, role, siteId, maySeeAddresses };
}
