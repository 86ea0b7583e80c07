import type {
  Account,
  Accounts,
  PersonRole,
  Session,
  Sessions,
  SignInAttempts,
} from '../../application/ports/accounts';
import { ModerationError } from '../../domain/errors';
import type { Database } from './database';
import { orUnavailable, readOrUnavailable } from './unavailable';

interface AccountRow {
  name: string;
  role: PersonRole;
  may_see_addresses: number;
  language: Account['language'];
  password: string | null;
  invitation_hash: string | null;
  invitation_until: number | null;
  created_at: number;
  site_id: string | null;
}

interface SessionRow {
  hash: string;
  account: string;
  agent: string;
  created_at: number;
  seen_at: number;
}

/** Accounts in the data file. */
export function embeddedAccounts(database: Database): Accounts {
  const change = (sql: string, ...values: (string | number)[]): Promise<boolean> =>
    orUnavailable(
      'store/unavailable',
      database.write(() => database.prepare(sql).run(...values).changes > 0),
    );
  const findBy = (column: 'name' | 'invitation_hash', value: string): Promise<Account | null> =>
    readOrUnavailable('store/unavailable', () => {
      const row = database.prepare(`SELECT * FROM accounts WHERE ${column} = ?`).get(value) as AccountRow | undefined;
      return row ? accountOf(row) : null;
    });
  return {
    async add({ name, role, siteId, maySeeAddresses, language, password, invitation, createdAt }) {
      const added = await orUnavailable(
        'store/unavailable',
        database.write(
          () =>
            database
              .prepare(
                `INSERT INTO accounts (name, role, may_see_addresses, language, password, invitation_hash, invitation_until, created_at, site_id)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING`,
              )
              .run(
                name,
                role,
                Number(maySeeAddresses),
                language,
                password,
                invitation?.hash ?? null,
                invitation?.until.getTime() ?? null,
                createdAt.getTime(),
                siteId,
              ).changes > 0,
        ),
      );
      if (!added) throw new ModerationError('access/name-taken', `an account named '${name}' exists`);
    },
    list: () =>
      readOrUnavailable('store/unavailable', () =>
        (database.prepare('SELECT * FROM accounts ORDER BY name').all() as AccountRow[]).map(accountOf),
      ),
    find: (name) => findBy('name', name),
    findInvited: (hash) => findBy('invitation_hash', hash),
    invite: (name, { hash, until }) =>
      change(
        'UPDATE accounts SET password = NULL, invitation_hash = ?, invitation_until = ? WHERE name = ?',
        hash,
        until.getTime(),
        name,
      ),
    accept: (hash, password) =>
      change(
        'UPDATE accounts SET password = ?, invitation_hash = NULL, invitation_until = NULL WHERE invitation_hash = ?',
        password,
        hash,
      ),
    setPassword: (name, password) =>
      change('UPDATE accounts SET password = ? WHERE name = ? AND password IS NOT NULL', password, name),
    remove: (name) => change('DELETE FROM accounts WHERE name = ?', name),
  };
}

function accountOf(row: AccountRow): Account {
  return {
    name: row.name,
    role: row.role,
    siteId: row.site_id,
    maySeeAddresses: row.may_see_addresses === 1,
    language: row.language,
    password: row.password,
    invitation:
      row.invitation_hash === null
        ? null
        : { hash: row.invitation_hash, until: new Date(Number(row.invitation_until)) },
    createdAt: new Date(row.created_at),
  };
}

/** Sessions in the data file. */
export function embeddedSessions(database: Database): Sessions {
  return {
    open: ({ hash, account, agent, createdAt, seenAt }) =>
      orUnavailable(
        'store/unavailable',
        database.write(() => {
          database
            .prepare('INSERT INTO sessions (hash, account, agent, created_at, seen_at) VALUES (?, ?, ?, ?, ?)')
            .run(hash, account, agent, createdAt.getTime(), seenAt.getTime());
        }),
      ),
    find: (hash) =>
      readOrUnavailable('store/unavailable', () => {
        const row = database.prepare('SELECT * FROM sessions WHERE hash = ?').get(hash) as SessionRow | undefined;
        return row ? sessionOf(row) : null;
      }),
    touch: (hash, at) =>
      orUnavailable(
        'store/unavailable',
        database.writeSoon(() => {
          database.prepare('UPDATE sessions SET seen_at = ? WHERE hash = ?').run(at.getTime(), hash);
        }),
      ),
    of: (account) =>
      readOrUnavailable('store/unavailable', () =>
        (
          database
            .prepare('SELECT * FROM sessions WHERE account = ? ORDER BY seen_at DESC')
            .all(account) as SessionRow[]
        ).map(sessionOf),
      ),
    end: (hash) =>
      orUnavailable(
        'store/unavailable',
        database.write(() => database.prepare('DELETE FROM sessions WHERE hash = ?').run(hash).changes > 0),
      ),
    endAll: (account) =>
      orUnavailable(
        'store/unavailable',
        database.write(() => database.prepare('DELETE FROM sessions WHERE account = ?').run(account).changes),
      ),
    forget: ({ openedBefore, seenBefore }) =>
      orUnavailable(
        'store/unavailable',
        database.writeSoon(() => {
          database
            .prepare('DELETE FROM sessions WHERE created_at < ? OR seen_at < ?')
            .run(openedBefore.getTime(), seenBefore.getTime());
        }),
      ),
  };
}

function sessionOf({ hash, account, agent, created_at, seen_at }: SessionRow): Session {
  return { hash, account, agent, createdAt: new Date(created_at), seenAt: new Date(seen_at) };
}

/** Attempts to sign in, counted in the data file, so that a restart forgets none. */
export function embeddedSignInAttempts(database: Database): SignInAttempts {
  return {
    take: (subject, { at, seconds }) =>
      orUnavailable(
        'store/unavailable',
        database.write(() => {
          database.prepare('DELETE FROM sign_in_attempts WHERE until <= ?').run(at.getTime());
          const row = database
            .prepare(
              `INSERT INTO sign_in_attempts (subject, attempts, until) VALUES (?, 1, ?)
               ON CONFLICT (subject) DO UPDATE SET attempts = attempts + 1 RETURNING attempts, until`,
            )
            .get(subject, at.getTime() + seconds * 1000) as { attempts: number; until: number };
          return { attempts: row.attempts, until: new Date(row.until) };
        }),
      ),
    forget: (subject) =>
      orUnavailable(
        'store/unavailable',
        database.writeSoon(() => {
          database.prepare('DELETE FROM sign_in_attempts WHERE subject = ?').run(subject);
        }),
      ),
  };
}
