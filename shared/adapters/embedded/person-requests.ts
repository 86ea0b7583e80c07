import type { PersonRequest, PersonRequests } from '../../application/ports/people';
import type { Database } from './database';
import { orUnavailable, readOrUnavailable } from './unavailable';

/** What is to be done about people, in the data file. */
export function embeddedPersonRequests(database: Database): PersonRequests {
  const write = (work: () => void): Promise<void> => orUnavailable('store/unavailable', database.write(work));
  return {
    ask: (request) =>
      write(() => {
        const { kind, person, at } = request;
        database
          .prepare(
            `INSERT INTO person_requests (kind, person, at, content) VALUES (?, ?, ?, ?)
             ON CONFLICT DO UPDATE SET at = excluded.at, content = excluded.content`,
          )
          .run(kind, person, at.getTime(), JSON.stringify(request));
      }),
    pending: (kind, limit) =>
      readOrUnavailable('store/unavailable', () =>
        (
          database
            .prepare('SELECT content FROM person_requests WHERE kind = ? ORDER BY at, person LIMIT ?')
            .all(kind, limit) as { content: string }[]
        ).map(({ content }) => {
          const { at, ...request } = JSON.parse(content) as Omit<PersonRequest, 'at'> & { at: string };
          return { ...request, at: new Date(at) };
        }),
      ),
    isPending: (kind, person) =>
      readOrUnavailable('store/unavailable', () => {
        const found = 'SELECT 1 FROM person_requests WHERE kind = ? AND person = ?';
        return database.prepare(found).all(kind, person).length > 0;
      }),
    done: ({ kind, person, at }) =>
      write(() => {
        database
          .prepare('DELETE FROM person_requests WHERE kind = ? AND person = ? AND at = ?')
          .run(kind, person, at.getTime());
      }),
  };
}
