import type { Sites } from '../../application/ports/sites';
import type { Site } from '../../domain/site';
import type { Database } from './database';
import { orUnavailable, readOrUnavailable } from './unavailable';

/** The registered sites in the data file. */
export function embeddedSites(database: Database): Sites {
  return {
    list: () =>
      readOrUnavailable('store/unavailable', () =>
        (database.prepare('SELECT content FROM sites ORDER BY id').all() as { content: string }[]).map(siteOf),
      ),
    put: (site) =>
      orUnavailable(
        'store/unavailable',
        database.write(() => {
          database
            .prepare(
              'INSERT INTO sites (id, content) VALUES (?, ?) ON CONFLICT DO UPDATE SET content = excluded.content',
            )
            .run(site.id, JSON.stringify(site));
        }),
      ),
    remove: (id) =>
      orUnavailable(
        'store/unavailable',
        database.write(() => database.prepare('DELETE FROM sites WHERE id = ?').run(id).changes > 0),
      ),
  };
}

function siteOf({ content }: { content: string }): Site {
  const site = JSON.parse(content) as Site;
  return { ...site, createdAt: new Date(site.createdAt) };
}
