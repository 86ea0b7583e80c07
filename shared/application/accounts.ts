import { ModerationError } from '../domain/errors';
import { hashOf, newToken } from './access';
import type { RecordDeed } from './audit-trail';
import type { Passwords } from './passwords';
import type { AccessKeys, Account, Accounts, PersonRole, Sessions } from './ports/accounts';

/** How long the link by which a password is set can be used. */
export const INVITATION_HOURS = 24;
const HOUR_MS = 3_600_000;

/** A name as it stands in the history: letters, digits, blanks, dots, dashes; 1–64 characters. */
const NAME = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} ._-]{0,62}[\p{L}\p{M}\p{N}._-])?$/u;

export interface AccountParts {
  accounts: Accounts;
  accessKeys: Pick<AccessKeys, 'list'>;
  sessions: Pick<Sessions, 'endAll'>;
  record: RecordDeed;
  now: () => Date;
}

export interface NewAccount {
  name: string;
  role: PersonRole;
  siteId: string | null;
  maySeeAddresses: boolean;
  language: Account['language'];
  /** Who adds it, for the audit. */
  by: string;
}

/**
 * Adds an account without a password and resolves with the token of the link by which its person sets one. Throws `access/name-taken`
 * when an account or a key has the name, `request/invalid` when it is no name.
 */
export async function addAccount(parts: AccountParts, { by, ...account }: NewAccount): Promise<string> {
  const { accounts, accessKeys, record, now } = parts;
  if (!NAME.test(account.name))
    throw new ModerationError('request/invalid', 'a name has 1 to 64 letters, digits, blanks, dots or dashes', {
      details: { fields: [{ path: 'name', code: 'not-allowed' }] },
    });
  if ((await accessKeys.list()).some(({ name }) => name === account.name))
    throw new ModerationError('access/name-taken', `an access key named '${account.name}' exists`);
  const { token, invitation } = newInvitation(now());
  await accounts.add({ ...account, password: null, invitation, createdAt: now() });
  const { name, role, siteId, maySeeAddresses } = account;
  await record({ actor: by, kind: 'account.added', subject: name, after: { role, siteId, maySeeAddresses } });
  return token;
}

/** Takes an account's password, ends its sessions, and resolves with the token of a new link. Throws `account/not-found`. */
export async function resetAccount(parts: AccountParts, name: string, by: string): Promise<string> {
  const { accounts, sessions, record, now } = parts;
  const { token, invitation } = newInvitation(now());
  if (!(await accounts.invite(name, invitation))) throw notFound(name);
  await sessions.endAll(name);
  await record({ actor: by, kind: 'account.reset', subject: name });
  return token;
}

/** Removes an account and ends its sessions; what it decided stays. Throws `account/not-found`. */
export async function removeAccount(parts: AccountParts, name: string, by: string): Promise<void> {
  const { accounts, sessions, record } = parts;
  const account = await accounts.find(name);
  if (!account || !(await accounts.remove(name))) throw notFound(name);
  await sessions.endAll(name);
  const { role, siteId, maySeeAddresses } = account;
  await record({ actor: by, kind: 'account.removed', subject: name, before: { role, siteId, maySeeAddresses } });
}

/** The account that a link is for, or null when it was used, replaced, or has run out. */
export async function invitedAccount(
  { accounts, now }: Pick<AccountParts, 'accounts' | 'now'>,
  token: string,
): Promise<Account | null> {
  const account = await accounts.findInvited(hashOf(token));
  return account?.invitation && account.invitation.until > now() ? account : null;
}

/**
 * Sets the password of the account that the link is for, which uses it up. Throws `account/link-used` when the link is no longer
 * good, `request/invalid` when the password is too short.
 */
export async function acceptInvitation(
  parts: AccountParts & { passwords: Passwords },
  { token, password }: { token: string; password: string },
): Promise<Account> {
  const account = await invitedAccount(parts, token);
  const used = new ModerationError('account/link-used', 'the link was used, replaced, or has run out');
  if (!account) throw used;
  const kept = await parts.passwords.hash(password);
  if (!(await parts.accounts.accept(hashOf(token), kept))) throw used;
  // Whoever was signed in with an earlier password is not any more.
  await parts.sessions.endAll(account.name);
  await parts.record({ actor: account.name, kind: 'account.password-set', subject: account.name });
  return { ...account, password: kept, invitation: null };
}

function newInvitation(at: Date): { token: string; invitation: NonNullable<Account['invitation']> } {
  const token = newToken();
  return { token, invitation: { hash: hashOf(token), until: new Date(at.getTime() + INVITATION_HOURS * HOUR_MS) } };
}

function notFound(name: string): ModerationError {
  return new ModerationError('account/not-found', `no account named '${name}'`);
}
