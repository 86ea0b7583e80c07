import type { RuleSets, Version, Versions } from '../../application/ports/versions';
import { ModerationError } from '../../domain/errors';
import { fromColumn, toColumn } from './column-text';
import type { Database } from './database';
import { orUnavailable, readOrUnavailable } from './unavailable';

interface Row {
  version: string;
  created_at: number;
  made_by: string;
  note: string | null;
  content: string;
}

/** The versions of one kind of document in the data file. */
export function embeddedVersions(
  database: Database,
  kind: 'rule-set' | `rule-set@${string}` | 'model' | 'abuse-model' | 'statement-texts',
): Versions {
  const current = (): string | null => {
    const row = database.prepare('SELECT version FROM current_versions WHERE kind = ?').get(kind) as
      { version: string } | undefined;
    return row?.version ?? null;
  };
  const makeCurrent = (version: string): void => {
    database
      .prepare(
        'INSERT INTO current_versions (kind, version) VALUES (?, ?) ON CONFLICT (kind) DO UPDATE SET version = excluded.version',
      )
      .run(kind, version);
  };
  const add: Versions['add'] = ({ version, createdAt, by, note, content }, { activate, expectedCurrent }) =>
    orUnavailable(
      'store/unavailable',
      database.write(() => {
        if (expectedCurrent !== undefined && expectedCurrent !== current()) {
          throw new ModerationError('version/conflict', `the current ${kind} is no longer ${String(expectedCurrent)}`);
        }
        const added = database
          .prepare(
            'INSERT INTO versions (kind, version, created_at, made_by, note, content) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
          )
          .run(kind, version, createdAt.getTime(), by, note === null ? null : toColumn(note), content);
        if (added.changes === 0) throw new ModerationError('version/conflict', `a ${kind} ${version} exists`);
        if (activate) makeCurrent(version);
      }),
    );
  const find = (version: string): Version | null => {
    const row = database.prepare('SELECT * FROM versions WHERE kind = ? AND version = ?').get(kind, version) as
      Row | undefined;
    return row ? { ...summaryOf(row), content: row.content } : null;
  };

  return {
    add,
    activate: (version) =>
      orUnavailable(
        'store/unavailable',
        database.write(() => {
          if (!find(version)) return false;
          makeCurrent(version);
          return true;
        }),
      ),
    deactivate: () =>
      orUnavailable(
        'store/unavailable',
        database.write(() => {
          database.prepare('DELETE FROM current_versions WHERE kind = ?').run(kind);
        }),
      ),
    find: (version) => readOrUnavailable('store/unavailable', () => find(version)),
    currentVersion: () => readOrUnavailable('store/unavailable', current),
    list: (limit) =>
      readOrUnavailable('store/unavailable', () => {
        const rows = database
          .prepare(
            'SELECT version, created_at, made_by, note FROM versions WHERE kind = ? ORDER BY created_at DESC, rowid DESC LIMIT ?',
          )
          .all(kind, limit) as Row[];
        return rows.map(summaryOf);
      }),
  };
}

/** The rule sets in the data file; those of a site are of a kind of their own. */
export function embeddedRuleSets(database: Database): RuleSets {
  return {
    ...embeddedVersions(database, 'rule-set'),
    of: (siteId) => embeddedVersions(database, `rule-set@${siteId}`),
    currentOfSites: () =>
      readOrUnavailable('store/unavailable', () => {
        const rows = database
          .prepare("SELECT kind, version FROM current_versions WHERE kind >= 'rule-set@' AND kind < 'rule-setA'")
          .all() as { kind: string; version: string }[];
        return new Map(rows.map(({ kind, version }) => [kind.slice('rule-set@'.length), version]));
      }),
  };
}

function summaryOf({ version, created_at, made_by, note }: Omit<Row, 'content'>): Omit<Version, 'content'> {
  return { version, createdAt: new Date(created_at), by: made_by, note: note === null ? null : fromColumn(note) };
}
