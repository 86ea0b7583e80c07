import { breakAt, type AuditEntry, type AuditKind, type AuditValue } from '../domain/audit';
import type { Audit } from './ports/audit';

/** What is to be written down. */
export interface Deed {
  actor: string;
  kind: AuditKind;
  subject?: string | null;
  /** The site that it is about, where it is about one. */
  siteId?: string | null;
  before?: AuditValue;
  after?: AuditValue;
}

/** Writes down who did what; resolves when it is durable. */
export type RecordDeed = (deed: Deed) => Promise<void>;

/** The one way into the audit. */
export function auditTrail({ audit, now }: { audit: Pick<Audit, 'append'>; now: () => Date }): RecordDeed {
  return ({ actor, kind, subject = null, siteId = null, before = null, after = null }) =>
    audit.append({ at: now(), actor, kind, subject, siteId, before, after });
}

/** Entries read at a time. */
const BATCH = 1000;

export interface AuditState {
  entries: number;
  /** How many entries were forgotten since they were too old. */
  forgotten: number;
  /** Link of the last entry that is whole; noted elsewhere, it shows whether the end was cut off. Null without entries. */
  head: string | null;
  /** Where the chain breaks and why, or null when it is whole. */
  broken: { sequence: number; problem: string } | null;
}

/** Reads the whole audit and says whether its chain is whole. */
export async function verifyAudit(audit: Pick<Audit, 'start' | 'readAfter'>): Promise<AuditState> {
  let last: Pick<AuditEntry, 'sequence' | 'link'> | null = await audit.start();
  const forgotten = last?.sequence ?? 0;
  for (;;) {
    const entries: number = (last?.sequence ?? 0) - forgotten;
    const batch: AuditEntry[] = await audit.readAfter(last?.sequence ?? 0, BATCH);
    if (batch.length === 0) return { entries, forgotten, head: last?.link ?? null, broken: null };
    for (const entry of batch) {
      const problem = breakAt(last, entry);
      if (problem !== null) {
        return {
          entries: (last?.sequence ?? 0) - forgotten,
          forgotten,
          head: last?.link ?? null,
          broken: { sequence: entry.sequence, problem },
        };
      }
      last = entry;
    }
  }
}
