import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, type Database } from '@tamis/shared/adapters/embedded/database';
import { temporaryFolder } from '../contracts/open-embedded';

const root = temporaryFolder();
let opened: { folder: string; database: Database };

beforeEach(() => {
  const folder = join(root(), expect.getState().currentTestName?.replaceAll(/\W+/g, '-') ?? '');
  opened = { folder, database: openDatabase(folder) };
});
afterEach(() => opened.database.close());

const insert = (id: string): void => {
  opened.database.prepare('INSERT INTO submissions (id, created_at, job, due_at) VALUES (?, 0, ?, 0)').run(id, '{}');
};
const idsIn = (database: Database): unknown[] =>
  (database.prepare('SELECT id FROM submissions ORDER BY position').all() as { id: string }[]).map(({ id }) => id);

describe.each(['write', 'writeAside'] as const)('%s', (way) => {
  test('when it resolves, then another connection reads the row', async () => {
    await opened.database[way](() => insert('one'));
    const other = openDatabase(opened.folder);
    expect(idsIn(other)).toEqual(['one']);
    await other.close();
  });

  test('when one piece of work throws, then it alone is undone and rejects', async () => {
    const { database } = opened;
    const [good, bad] = await Promise.allSettled([
      database[way](() => insert('good')),
      database[way](() => {
        insert('bad');
        throw new Error('no');
      }),
    ]);
    expect([good.status, bad.status]).toEqual(['fulfilled', 'rejected']);
    expect(idsIn(database)).toEqual(['good']);
  });

  test('when both ways are asked for in turn, then each row is there', async () => {
    const { database } = opened;
    await Promise.all([database[way](() => insert('first')), database.writeSoon(() => insert('second'))]);
    await database.write(() => insert('third'));
    await database.writeAside(() => insert('fourth'));
    expect(idsIn(database)).toEqual(['first', 'second', 'third', 'fourth']);
  });

  test('when the file is closed at once, then what was asked for is written first', async () => {
    const asked = opened.database[way](() => insert('last'));
    await opened.database.close();
    await asked;
    opened.database = openDatabase(opened.folder);
    expect(idsIn(opened.database)).toEqual(['last']);
  });
});

test('when the log cannot be synced, then a row written aside is not acknowledged', async () => {
  rmSync(join(opened.folder, 'tamis.db-wal'));
  await expect(opened.database.writeAside(() => insert('one'))).rejects.toThrow('ENOENT');
});

test('when rows are asked for while the disk works, then they share the next transaction', async () => {
  const { database } = opened;
  const transactions: number[] = [];
  const insertIn = (id: string) => (): void => {
    insert(id);
    transactions.push((database.prepare('SELECT count(*) AS n FROM submissions').get() as { n: number }).n);
  };
  const first = database.writeAside(insertIn('first'));
  await new Promise(setImmediate);
  const later = ['second', 'third'].map((id) => database.writeAside(insertIn(id)));
  expect(idsIn(database)).toEqual(['first']);
  await Promise.all([first, ...later]);
  expect(idsIn(database)).toEqual(['first', 'second', 'third']);
});
