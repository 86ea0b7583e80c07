import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { openDatabase } from '@tamis/shared/adapters/embedded/database';
import { LAYOUT_VERSION } from '@tamis/shared/adapters/embedded/layout';
import { openEmbedded } from '@tamis/shared/adapters/embedded/open';
import { verifyAudit } from '@tamis/shared/application/audit-trail';
import { aStoredComment, anArticle, aVerdict } from '../builders';
import { temporaryFolder } from '../contracts/open-embedded';

const root = temporaryFolder();
const now = (): Date => new Date('2026-03-01T12:00:00Z');

const holding = { rule: 'links', weight: 1, holds: true, message: { fr: 'x', en: 'x' }, spans: [] };

/** A data folder with a file that the given SQL has made. */
function folderWith(name: string, sql: string): string {
  const folder = join(root(), name);
  mkdirSync(folder);
  const sqlite = new DatabaseSync(join(folder, 'tamis.db'));
  sqlite.exec(sql);
  sqlite.close();
  return folder;
}

function stampOf(folder: string): unknown {
  const sqlite = new DatabaseSync(join(folder, 'tamis.db'));
  const stamp = sqlite.prepare('PRAGMA user_version').get() as { user_version: number };
  sqlite.close();
  return stamp;
}

test('when a folder is new, then its file bears the layout of this program', async () => {
  const folder = join(root(), 'new');
  await openDatabase(folder).close();
  expect(stampOf(folder)).toEqual({ user_version: LAYOUT_VERSION });
});

test.each(['0.1.0'])(
  'when version %s has written the file, then everything in it is there afterwards',
  async (version) => {
    const sql = readFileSync(join(__dirname, 'layouts', `${version}.sql`), 'utf8');
    const folder = folderWith(version, sql);
    for (const turn of ['migrates', 'opens again']) {
      const embedded = openEmbedded({ folder, now, maxWaiting: 1 });
      expect([turn, (await embedded.commentStore.find('first'))?.body]).toEqual([turn, 'Bonjour']);
      const [logged] = await embedded.eventLog.readAfter(0, 10);
      expect(await embedded.eventLog.holds({ sequence: 1, link: logged?.link ?? '' })).toBe(true);
      expect(await embedded.lessons.newest(1)).toEqual([]);
      expect((await embedded.accessKeys.list()).map(({ name }) => name)).toEqual(['ada']);
      const list = { siteId: 'default', articleId: 'le-port', order: 'oldest', limit: 10, after: null } as const;
      expect(await embedded.commentLists.approved(list)).toHaveLength(1);
      expect(await embedded.commentLists.stampOf('default', 'le-port')).not.toBe('');
      expect(await embedded.commentLists.countByStatus()).toMatchObject({ approved: 1, held: 0 });
      await embedded.close();
    }
    expect(stampOf(folder)).toEqual({ user_version: LAYOUT_VERSION });
  },
);

test('when the file is of a program that knew no likes, then comments can be liked and reported', async () => {
  const folder = join(root(), 'unliked');
  const before = openDatabase(folder);
  await before.write(() => {
    before.prepare('DROP TRIGGER comment_liked').run();
    for (const column of ['likes', 'dislikes']) before.prepare(`ALTER TABLE comments DROP COLUMN ${column}`).run();
    before.prepare('PRAGMA user_version = 1').run();
  });
  await before.close();
  const embedded = openEmbedded({ folder, now, maxWaiting: 1 });
  await embedded.commentStore.save({ comment: aStoredComment({ id: 'c', status: 'approved' }), event: null });
  await embedded.reactions.put({ commentId: 'c', reader: 'n', reaction: 'like' });
  expect(await embedded.commentStore.find('c')).toMatchObject({ likes: 1 });
  await embedded.close();
  expect(stampOf(folder)).toEqual({ user_version: LAYOUT_VERSION });
});

test('when the file is of a program that knew no sites, then those that had comments or articles are registered, and counted each', async () => {
  const folder = join(root(), 'siteless');
  const before = openEmbedded({ folder, now, maxWaiting: 1 });
  const held = { status: 'held' as const, verdict: { ...aVerdict(), reasons: [holding] } };
  for (const siteId of ['default', 'blog'])
    await before.commentStore.save({ comment: aStoredComment({ id: siteId, siteId, ...held }), event: null });
  await before.articles.put(anArticle({ siteId: 'shop' }));
  await before.audit.append({
    ...{ at: now(), actor: 'ada', kind: 'comment.decided', subject: 'a', siteId: null, before: null, after: null },
  });
  await before.close();
  // What layout 3 had: counts of all sites together, and no column for a site.
  const sqlite = new DatabaseSync(join(folder, 'tamis.db'));
  for (const name of ['comment_counted', 'comment_dated', 'rule_counted'])
    sqlite.exec(`DROP TRIGGER ${name}; DROP TRIGGER ${name}_anew`);
  sqlite.exec(`
    DROP TABLE comment_counts; DROP TABLE comment_days; DROP TABLE rule_counts; DROP TABLE sites;
    CREATE TABLE comment_counts (status TEXT PRIMARY KEY, comments INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE comment_days (day INTEGER, status TEXT, comments INTEGER NOT NULL, PRIMARY KEY (day, status)) WITHOUT ROWID;
    CREATE TABLE rule_counts (rule TEXT PRIMARY KEY, held INTEGER, overturned INTEGER) WITHOUT ROWID;
    INSERT INTO comment_counts VALUES ('held', 2);
    CREATE TRIGGER comment_counted AFTER INSERT ON comments BEGIN
      UPDATE comment_counts SET comments = comments + 1 WHERE status = new.status;
    END;
    ALTER TABLE audit DROP COLUMN site_id; ALTER TABLE access_keys DROP COLUMN site_id; ALTER TABLE accounts DROP COLUMN site_id;
    PRAGMA user_version = 3`);
  sqlite.close();
  for (const turn of ['migrates', 'opens again']) {
    const embedded = openEmbedded({ folder, now, maxWaiting: 1 });
    const { commentLists, sites, audit } = embedded;
    expect([turn, (await sites.list()).map(({ id }) => id)]).toEqual([turn, ['blog', 'shop']]);
    expect(await commentLists.countByStatus('blog')).toMatchObject({ held: 1 });
    expect(await commentLists.countByStatus()).toMatchObject({ held: 2 });
    expect(await commentLists.countByRule('blog')).toEqual([{ rule: 'links', held: 1, overturned: 0 }]);
    expect(await commentLists.countByDay(new Date(0), 'blog')).toMatchObject([{ status: 'held', comments: 1 }]);
    expect((await verifyAudit(audit)).broken).toBeNull();
    await embedded.close();
  }
  const embedded = openEmbedded({ folder, now, maxWaiting: 1 });
  await embedded.commentStore.save({ comment: aStoredComment({ siteId: 'blog', ...held }), event: null });
  expect(await embedded.commentLists.countByStatus('blog')).toMatchObject({ held: 2 });
  await embedded.close();
  expect(stampOf(folder)).toEqual({ user_version: LAYOUT_VERSION });
});

test('when a newer program has written the file, then it is refused in a sentence and left alone', () => {
  const folder = folderWith('newer', `PRAGMA user_version = ${LAYOUT_VERSION + 1}`);
  expect(() => openDatabase(folder)).toThrow(/written by a newer Tamis \(layout \d+; this one knows \d+\)/);
  expect(stampOf(folder)).toEqual({ user_version: LAYOUT_VERSION + 1 });
});

test('when the file is no database, then the sentence names the folder', () => {
  const folder = join(root(), 'broken');
  mkdirSync(join(folder, 'tamis.db'), { recursive: true });
  expect(() => openDatabase(folder)).toThrow(`The data folder ${folder} cannot be used`);
});
