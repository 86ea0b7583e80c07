import type { Lesson, Lessons } from '../../application/ports/lessons';
import { fromColumn, toColumn } from './column-text';
import type { Database } from './database';
import { orUnavailable, readOrUnavailable } from './unavailable';

interface Row {
  id: string;
  label: Lesson['label'];
  text: string;
  author_name: string;
  author_url: string | null;
  at: number;
  told_by: string;
}

/** Lessons in the data file. */
export function embeddedLessons(database: Database): Lessons {
  return {
    add: ({ id, label, text, author, at, by }) =>
      orUnavailable(
        'store/unavailable',
        database.write(() => {
          database
            .prepare(
              `INSERT INTO lessons (id, label, text, author_name, author_url, at, told_by) VALUES (?, ?, ?, ?, ?, ?, ?)
               ON CONFLICT (id) DO UPDATE SET label = excluded.label, at = excluded.at, told_by = excluded.told_by
               WHERE label <> excluded.label`,
            )
            .run(id, label, toColumn(text), toColumn(author.name), author.url, at.getTime(), by);
        }),
      ),
    page: (after, limit) =>
      readOrUnavailable('store/unavailable', () =>
        (
          database
            .prepare('SELECT * FROM lessons WHERE id > ? ORDER BY id LIMIT ?')
            .all(after?.id ?? '', limit) as Row[]
        ).map(lessonOf),
      ),
    newest: (limit) =>
      readOrUnavailable('store/unavailable', () =>
        (database.prepare('SELECT * FROM lessons ORDER BY at DESC, id DESC LIMIT ?').all(limit) as Row[]).map(lessonOf),
      ),
  };
}

function lessonOf({ id, label, text, author_name, author_url, at, told_by }: Row): Lesson {
  const author = { name: fromColumn(author_name), url: author_url };
  return { id, label, text: fromColumn(text), author, at: new Date(at), by: told_by };
}
