import type { AuditEntry, AuditKind, NewAuditEntry } from '../../domain/audit';

export interface AuditQuery {
  actor?: string;
  kind?: AuditKind;
  /** Of one site; without it also what is of all. */
  siteId?: string | null;
  /** Only entries with a lower sequence. */
  before: number | null;
  limit: number;
}

/** Who did what, when: only ever appended to, each entry chained to the one before. */
export interface Audit {
  /** Numbers and chains the entry, and resolves when it is durable. */
  append(entry: NewAuditEntry): Promise<void>;
  /** The newest first. */
  list(query: AuditQuery): Promise<AuditEntry[]>;
  /** Entries with a sequence above `sequence`, in order. */
  readAfter(sequence: number, limit: number): Promise<AuditEntry[]>;
  /** The last entry that was forgotten, to which the oldest that is left is chained; null while none was. */
  start(): Promise<Pick<AuditEntry, 'sequence' | 'link'> | null>;
  /** Forgets at most `limit` of the oldest entries, made before that moment; never the newest one. Resolves with how many. */
  forget(before: Date, limit: number): Promise<number>;
  /** How many entries of a kind each actor has, by day (UTC, `2026-11-27`), from a moment on. */
  countByDay(
    kind: AuditKind,
    from: Date,
    siteId?: string | null,
  ): Promise<{ day: string; actor: string; entries: number }[]>;
}
