import type { Audit } from '../../application/ports/audit';
import { AUDIT_START, auditLink, type AuditEntry, type AuditKind, type AuditValue } from '../../domain/audit';
import type { Database } from './database';
import { orUnavailable, readOrUnavailable } from './unavailable';

interface AuditRow {
  sequence: number;
  at: number;
  actor: string;
  kind: AuditKind;
  subject: string | null;
  before: string;
  after: string;
  link: string;
  site_id: string | null;
}

const DAY_MS = 86_400_000;

/** The audit in the data file. A transaction numbers each entry, so no second writer can come between. */
export function embeddedAudit(database: Database): Audit {
  const entries = (sql: string, ...values: (string | number)[]): Promise<AuditEntry[]> =>
    readOrUnavailable('store/unavailable', () => (database.prepare(sql).all(...values) as AuditRow[]).map(entryOf));
  return {
    append: (entry) =>
      orUnavailable(
        'store/unavailable',
        database.write(() => {
          const last = database.prepare('SELECT sequence, link FROM audit ORDER BY sequence DESC LIMIT 1').get() as
            Pick<AuditRow, 'sequence' | 'link'> | undefined;
          const numbered = { ...entry, sequence: (last?.sequence ?? 0) + 1 };
          const { sequence, at, actor, kind, subject, siteId, before, after } = numbered;
          database
            .prepare(
              'INSERT INTO audit (sequence, at, actor, kind, subject, before, after, link, site_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
            )
            .run(
              sequence,
              at.getTime(),
              actor,
              kind,
              subject,
              JSON.stringify(before),
              JSON.stringify(after),
              auditLink(last?.link ?? AUDIT_START, numbered),
              siteId,
            );
        }),
      ),
    list({ actor, kind, siteId, before, limit }) {
      const conditions: [string, string | number][] = [
        ...(actor === undefined ? [] : [['actor = ?', actor] as [string, string]]),
        ...(kind === undefined ? [] : [['kind = ?', kind] as [string, string]]),
        ...(siteId == null ? [] : [['site_id = ?', siteId] as [string, string]]),
        ...(before === null ? [] : [['sequence < ?', before] as [string, number]]),
      ];
      const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(([sql]) => sql).join(' AND ')}`;
      const values = conditions.map(([, value]) => value);
      return entries(`SELECT * FROM audit ${where} ORDER BY sequence DESC LIMIT ?`, ...values, limit);
    },
    readAfter: (sequence, limit) =>
      entries('SELECT * FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?', sequence, limit),
    start: () =>
      readOrUnavailable('store/unavailable', () => {
        const row = database.prepare('SELECT sequence, link FROM audit_start').get() as
          Pick<AuditRow, 'sequence' | 'link'> | undefined;
        return row ? { sequence: row.sequence, link: row.link } : null;
      }),
    forget: (before, limit) =>
      orUnavailable(
        'store/unavailable',
        database.write(() => {
          const oldest = database
            .prepare(
              `SELECT sequence, at, link FROM audit WHERE sequence < (SELECT max(sequence) FROM audit)
               ORDER BY sequence LIMIT ?`,
            )
            .all(limit) as Pick<AuditRow, 'sequence' | 'at' | 'link'>[];
          const young = oldest.findIndex(({ at }) => at >= before.getTime());
          const old = young === -1 ? oldest : oldest.slice(0, young);
          const last = old.at(-1);
          if (!last) return 0;
          database
            .prepare(
              `INSERT INTO audit_start VALUES (1, ?, ?)
               ON CONFLICT DO UPDATE SET sequence = excluded.sequence, link = excluded.link`,
            )
            .run(last.sequence, last.link);
          database.prepare('DELETE FROM audit WHERE sequence <= ?').run(last.sequence);
          return old.length;
        }),
      ),
    countByDay: (kind, from, siteId = null) =>
      readOrUnavailable('store/unavailable', () => {
        const rows = database
          .prepare(
            `SELECT at / ${DAY_MS} AS day, actor, count(*) AS entries FROM audit
             WHERE kind = ? AND at >= ? AND (? IS NULL OR site_id = ?) GROUP BY 1, 2 ORDER BY 1, 2`,
          )
          .all(kind, from.getTime(), siteId, siteId) as { day: number; actor: string; entries: number }[];
        return rows.map(({ day, ...rest }) => ({ day: new Date(day * DAY_MS).toISOString().slice(0, 10), ...rest }));
      }),
  };
}

function entryOf({ sequence, at, actor, kind, subject, site_id: siteId, before, after, link }: AuditRow): AuditEntry {
  const said = { before: JSON.parse(before) as AuditValue, after: JSON.parse(after) as AuditValue };
  return { sequence, at: new Date(at), actor, kind, subject, siteId, ...said, link };
}
