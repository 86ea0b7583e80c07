import { ModerationError } from '../domain/errors';
import { allowed, hashOf, newToken, type Actor } from './access';
import type { RecordDeed } from './audit-trail';
import type { Passwords } from './passwords';
import type { Account, Accounts, Role, Session, Sessions, SignInAttempts } from './ports/accounts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Characters of the browser's name that are kept. */
const AGENT_LENGTH = 200;
/** A network may fail this many times as often as one account: an office has one address. */
const NETWORK_FACTOR = 3;
/** How exactly the last use of a session is kept; each use would be a write. */
const TOUCH_MS = MINUTE_MS;

export interface SignInLimits {
  /** Attempts for one account, by window. */
  attempts: number;
  windowMinutes: number;
  /** A session ends so long after its last use, and so long after it was opened whatever its use. */
  idleMinutes: number;
  days: number;
}

export interface SignInParts {
  accounts: Pick<Accounts, 'find' | 'setPassword'>;
  sessions: Sessions;
  attempts: SignInAttempts;
  passwords: Passwords;
  record: RecordDeed;
  limits: SignInLimits;
  now: () => Date;
}

export interface SignInRequest {
  name: string;
  password: string;
  /** Pseudonym of the network that asks. */
  network: string;
  agent: string;
}

/** A session's token, which only the browser has, and whose it is. */
export interface OpenedSession {
  token: string;
  account: Account;
}

/** Signing in and out, and who a session is. */
export interface SignIn {
  /**
   * Opens a session. Throws `access/sign-in-refused` whether the account does not exist, has no password yet, or another one, after the
   * same time; `access/sign-in-limited` after too many attempts for the account or from the network.
   */
  signIn(request: SignInRequest): Promise<OpenedSession>;
  /** Opens a session for whom has just proved to be the account's person. */
  open(account: Account, agent: string): Promise<OpenedSession>;
  /** The account of a session that is still good, and the session; null otherwise. */
  holder(token: string): Promise<{ account: Account; session: Session } | null>;
  /** The actor of a session; null when it is none. Throws `access/forbidden` when the role is none of `roles`. */
  actor(token: string, roles: readonly Role[]): Promise<Actor | null>;
  /** The account's open sessions. */
  sessionsOf(account: string): Promise<Session[]>;
  /**
   * Sets another password and ends the account's sessions but the one of `keep`. Throws `access/sign-in-refused` when `current` is not
   * the one that it has, `access/sign-in-limited` after too many tries, `request/invalid` when the new one is too short.
   */
  changePassword(change: { account: string; current: string; password: string; keep: string }): Promise<void>;
  /** Ends one of the account's own sessions, by its hash. */
  end(account: string, hash: string): Promise<void>;
}

/** Whether a session is within both of its limits. */
function openness(limits: SignInLimits, now: () => Date): (session: Session) => boolean {
  return ({ createdAt, seenAt }) => {
    const at = now().getTime();
    return at - createdAt.getTime() < limits.days * DAY_MS && at - seenAt.getTime() < limits.idleMinutes * MINUTE_MS;
  };
}

/** Who holds a session that is still good, and the session; null otherwise. */
export function sessionHolder({
  accounts,
  sessions,
  limits,
  now,
}: Pick<SignInParts, 'limits' | 'now'> & {
  accounts: Pick<Accounts, 'find'>;
  sessions: Pick<Sessions, 'find' | 'touch'>;
}): SignIn['holder'] {
  const isOpen = openness(limits, now);
  return async (token) => {
    const session = await sessions.find(hashOf(token));
    if (!session || !isOpen(session)) return null;
    const account = await accounts.find(session.account);
    if (!account) return null;
    if (now().getTime() - session.seenAt.getTime() >= TOUCH_MS) await sessions.touch(session.hash, now());
    return { account, session };
  };
}

export function signingIn(parts: SignInParts): SignIn {
  const { accounts, sessions, attempts, passwords, record, limits, now } = parts;

  const isOpen = openness(limits, now);
  const take = async (subject: string, most: number): Promise<void> => {
    const at = now();
    const taken = await attempts.take(subject, { at, seconds: limits.windowMinutes * 60 });
    if (taken.attempts <= most) return;
    throw new ModerationError('access/sign-in-limited', `too many attempts to sign in (${subject.split(':', 1)[0]})`, {
      details: { retryAfterSeconds: Math.max(1, Math.ceil((taken.until.getTime() - at.getTime()) / 1000)) },
    });
  };
  const open = async (account: Account, agent: string): Promise<OpenedSession> => {
    const token = newToken();
    const at = now();
    await sessions.forget({
      openedBefore: new Date(at.getTime() - limits.days * DAY_MS),
      seenBefore: new Date(at.getTime() - limits.idleMinutes * MINUTE_MS),
    });
    await sessions.open({
      hash: hashOf(token),
      account: account.name,
      agent: agent.slice(0, AGENT_LENGTH),
      createdAt: at,
      seenAt: at,
    });
    await record({ actor: account.name, kind: 'session.opened', subject: account.name });
    return { token, account };
  };
  const holder = sessionHolder({ accounts, sessions, limits, now });

  return {
    open,
    holder,
    async signIn({ name, password, network, agent }) {
      // Counted before the password is looked at, so that a crowd of guesses at once counts as one after the other.
      await take(`network:${network}`, limits.attempts * NETWORK_FACTOR);
      await take(`account:${hashOf(name)}`, limits.attempts);
      const account = await accounts.find(name);
      if (!(await passwords.matches(password, account?.password ?? null)) || !account) {
        await record({ actor: account?.name ?? '?', kind: 'session.refused', subject: account?.name ?? null });
        throw new ModerationError('access/sign-in-refused', 'no account of that name and password');
      }
      await attempts.forget(`account:${hashOf(name)}`);
      return open(account, agent);
    },
    async actor(token, roles) {
      const found = await holder(token);
      return found && allowed(found.account, roles);
    },
    sessionsOf: async (account) => (await sessions.of(account)).filter(isOpen),
    async changePassword({ account: name, current, password, keep }) {
      await take(`account:${hashOf(name)}`, limits.attempts);
      const account = await accounts.find(name);
      if (!(await passwords.matches(current, account?.password ?? null)) || !account) {
        await record({ actor: name, kind: 'session.refused', subject: name });
        throw new ModerationError('access/sign-in-refused', 'not the current password');
      }
      await accounts.setPassword(name, await passwords.hash(password));
      await attempts.forget(`account:${hashOf(name)}`);
      const others = (await sessions.of(name)).filter(({ hash }) => hash !== hashOf(keep));
      for (const { hash } of others) await sessions.end(hash);
      await record({ actor: name, kind: 'account.password-set', subject: name });
    },
    async end(account, hash) {
      const session = await sessions.find(hash);
      if (session?.account !== account) return;
      await sessions.end(hash);
      await record({ actor: account, kind: 'session.ended', subject: account });
    },
  };
}
