import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';

/** A folder for the tests of the file, deleted after the last. */
export function fileFolder(): (name: string, content: string) => Promise<string> {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tamis-files-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return async (name, content) => {
    const path = join(folder, name);
    if (content !== '') await writeFile(path, content);
    return path;
  };
}

/** A WordPress export with one post and these comments, each given by its `wp:comment_…` fields. */
export function wordpressExport(comments: readonly Record<string, string>[]): string {
  const elements = comments.map((fields) => {
    const all = {
      author: 'Camille',
      date_gmt: '2024-05-01 12:00:00',
      approved: '1',
      parent: '0',
      content: 'Bonjour',
      ...fields,
    };
    const inner = Object.entries(all).map(
      ([name, value]) => `<wp:comment_${name}><![CDATA[${value}]]></wp:comment_${name}>`,
    );
    return `<wp:comment>${inner.join('')}</wp:comment>`;
  });
  return `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Le site</title>
<item><title>Le port &amp; la mer</title><link>https://www.example.org/le-port</link><wp:post_id>42</wp:post_id>
<wp:post_type>post</wp:post_type><wp:comment_status>closed</wp:comment_status>${elements.join('\n')}</item>
<item><title>Menu</title><wp:post_id>43</wp:post_id><wp:post_type>nav_menu_item</wp:post_type></item>
</channel></rss>`;
}

/** A Disqus export with one thread and these posts, each given as the inside of its element. */
export function disqusExport(posts: readonly { id: string; parent?: string; inside: string }[]): string {
  const elements = posts.map(
    ({ id, parent, inside }) =>
      `<post dsq:id="${id}"><id/>${inside}<thread dsq:id="7"/>${
        parent === undefined ? '' : `<parent dsq:id="${parent}"/>`
      }</post>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<category dsq:id="1"><forum>site</forum><title>General</title></category>
<thread dsq:id="7"><id>2024/le-port</id><forum>site</forum><category dsq:id="1"/><link>https://www.example.org/le-port</link>
<title>Le port</title><message/><createdAt>2024-05-01T10:00:00Z</createdAt><author><name>Rédaction</name></author><isClosed>true</isClosed></thread>
${elements.join('\n')}
</disqus>`;
}

/** Writes Isso's tables into a new SQLite file. */
export function writeIssoFile(
  path: string,
  comments: readonly (readonly [number, number | null, number, string])[],
): void {
  const database = new DatabaseSync(path);
  database.exec(`CREATE TABLE threads (id INTEGER PRIMARY KEY, uri VARCHAR(256) UNIQUE, title VARCHAR(256));
    CREATE TABLE comments (tid REFERENCES threads(id), id INTEGER PRIMARY KEY, parent INTEGER, created FLOAT NOT NULL, modified FLOAT,
      mode INTEGER, remote_addr VARCHAR, text VARCHAR, author VARCHAR, email VARCHAR, website VARCHAR, likes INTEGER DEFAULT 0,
      dislikes INTEGER DEFAULT 0, voters BLOB NOT NULL, notification INTEGER DEFAULT 0);
    INSERT INTO threads VALUES (1, '/le-port/', 'Le port');`);
  const insert =
    database.prepare(`INSERT INTO comments (tid, id, parent, created, mode, remote_addr, text, author, email, voters)
    VALUES (1, ?, ?, 1714564800.5, ?, '198.51.100.0', ?, 'Nina', 'nina@example.org', x'')`);
  for (const [id, parent, mode, text] of comments) insert.run(id, parent, mode, text);
  database.close();
}
