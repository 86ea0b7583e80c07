export const ROLES = ['moderator', 'admin', 'consumer', 'checker'] as const;
export type Role = (typeof ROLES)[number];

/** An API key as it is kept: by its hash, never itself. */
export interface AccessKey {
  /** SHA-256 of the key, hexadecimal. */
  hash: string;
  name: string;
  role: Role;
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
