export const ROLES = ['moderator', 'admin', 'consumer', 'checker', 'flagger'] as const;
export type Role = (typeof ROLES)[number];

/** The roles that a person may have, and that open the desk. */
export const PERSON_ROLES = ['moderator', 'admin'] as const satisfies readonly Role[];
export type PersonRole = (typeof PERSON_ROLES)[number];

/** An API key as it is kept: by its hash, never itself. */
export interface AccessKey {
  /** SHA-256 of the key, hexadecimal. */
  hash: string;
  name: string;
  role: Role;
  /** The only site that it is for; null when it is for all. */
  siteId: string | null;
  /** Whether e-mail and IP addresses may be looked at with it. */
  maySeeAddresses: boolean;
  createdAt: Date;
}

export interface AccessKeys {
  /** Rejects with `access/name-taken` when a key of that name exists. */
  add(key: AccessKey): Promise<void>;
  list(): Promise<AccessKey[]>;
  /** Resolves with false when no key has that name. */
  revoke(name: string): Promise<boolean>;
  findByHash(hash: string): Promise<AccessKey | null>;
}

/** A person who signs in. */
export interface Account {
  name: string;
  role: PersonRole;
  /** The only site whose comments this person sees; null sees all. */
  siteId: string | null;
  /** Whether e-mail and IP addresses may be looked at. */
  maySeeAddresses: boolean;
  /** What the desk speaks to this person; null leaves it to the browser. */
  language: 'fr' | 'en' | null;
  /** By `hashPassword`; null until a password was set. */
  password: string | null;
  /** SHA-256 of the token in the link by which a password is set, hexadecimal; null when none is open. */
  invitation: { hash: string; until: Date } | null;
  createdAt: Date;
}

export interface Accounts {
  /** Rejects with `access/name-taken` when an account of that name exists. */
  add(account: Account): Promise<void>;
  /** By name. */
  list(): Promise<Account[]>;
  find(name: string): Promise<Account | null>;
  /** The account whose open invitation has that hash, whether it has run out or not. */
  findInvited(hash: string): Promise<Account | null>;
  /** Opens an invitation instead of an earlier one, and forgets the password; resolves with false when there is no such account. */
  invite(name: string, invitation: { hash: string; until: Date }): Promise<boolean>;
  /** Sets the password and ends the invitation of that hash; resolves with false, and changes nothing, when it is no longer open. */
  accept(hash: string, password: string): Promise<boolean>;
  /** Sets the password of an account that has one; resolves with false when there is no such account. */
  setPassword(name: string, password: string): Promise<boolean>;
  /** Resolves with false when there is no such account. */
  remove(name: string): Promise<boolean>;
}

/** A person's sign-in in one browser. */
export interface Session {
  /** SHA-256 of the token in the cookie, hexadecimal. */
  hash: string;
  account: string;
  /** The browser, as it names itself, shortened. */
  agent: string;
  createdAt: Date;
  seenAt: Date;
}

export interface Sessions {
  open(session: Session): Promise<void>;
  find(hash: string): Promise<Session | null>;
  /** Notes that the session was used; may be forgotten without harm. */
  touch(hash: string, at: Date): Promise<void>;
  /** The account's sessions, the last used first. */
  of(account: string): Promise<Session[]>;
  /** Resolves with false when there is no such session. */
  end(hash: string): Promise<boolean>;
  /** Ends all of an account's; resolves with how many. */
  endAll(account: string): Promise<number>;
  /** Forgets sessions that were opened or last used before these moments. */
  forget(limits: { openedBefore: Date; seenBefore: Date }): Promise<void>;
}

/** Counts attempts to sign in, so that passwords cannot be tried at will. */
export interface SignInAttempts {
  /** Takes one attempt; resolves with how many there were in the window that is open at `at`, this one included, and when it ends. */
  take(subject: string, window: { at: Date; seconds: number }): Promise<{ attempts: number; until: Date }>;
  /** Forgets what was counted, as after a success. */
  forget(subject: string): Promise<void>;
}
