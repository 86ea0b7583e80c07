import type { AccessKey, AccessKeys, Role } from '../../application/ports/accounts';
import { ModerationError } from '../../domain/errors';
import type { Database } from './database';
import { orUnavailable, readOrUnavailable } from './unavailable';

interface Row {
  hash: string;
  name: string;
  role: Role;
  created_at: number;
  may_see_addresses: number;
  site_id: string | null;
}

/** API keys in the data file. */
export function embeddedAccessKeys(database: Database): AccessKeys {
  return {
    add: ({ hash, name, role, siteId, createdAt, maySeeAddresses }) =>
      orUnavailable(
        'store/unavailable',
        database.write(() => {
          const added = database
            .prepare(
              'INSERT INTO access_keys (hash, name, role, created_at, may_see_addresses, site_id) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING',
            )
            .run(hash, name, role, createdAt.getTime(), Number(maySeeAddresses), siteId);
          if (added.changes === 0)
            throw new ModerationError('access/name-taken', `an access key named '${name}' exists`);
        }),
      ),
    list: () =>
      readOrUnavailable('store/unavailable', () =>
        (database.prepare('SELECT * FROM access_keys ORDER BY created_at, name').all() as Row[]).map(keyOf),
      ),
    revoke: (name) =>
      orUnavailable(
        'store/unavailable',
        database.write(() => database.prepare('DELETE FROM access_keys WHERE name = ?').run(name).changes > 0),
      ),
    findByHash: (hash) =>
      readOrUnavailable('store/unavailable', () => {
        const row = database.prepare('SELECT * FROM access_keys WHERE hash = ?').get(hash) as Row | undefined;
        return row ? keyOf(row) : null;
      }),
  };
}

function keyOf({ hash, name, role, created_at, may_see_addresses, site_id: siteId }: Row): AccessKey {
  return { hash, name, role, siteId, maySeeAddresses: may_see_addresses === 1, createdAt: new Date(created_at) };
}
