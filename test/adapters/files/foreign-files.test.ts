import { htmlToText } from '@tamis/shared/adapters/files/html-to-text';
import { readDisqus } from '@tamis/shared/adapters/files/disqus';
import { readIsso } from '@tamis/shared/adapters/files/isso';
import { readJsonLines } from '@tamis/shared/adapters/files/tamis-export';
import { readWordpress } from '@tamis/shared/adapters/files/wordpress';
import type { ForeignComment, ForeignRecord } from '@tamis/shared/application/ports/exchange';
import { disqusExport, fileFolder, wordpressExport, writeIssoFile } from './foreign-files';

const fileWith = fileFolder();

async function recordsOf(records: AsyncIterable<ForeignRecord>): Promise<ForeignRecord[]> {
  const found: ForeignRecord[] = [];
  for await (const record of records) found.push(record);
  return found;
}
const commentsOf = (records: readonly ForeignRecord[]): ForeignComment[] =>
  records.flatMap((record) => (record.kind === 'comment' ? [record.comment] : []));
const refusalsOf = (records: readonly ForeignRecord[]): string[] =>
  records.flatMap((record) => (record.kind === 'refused' ? [`${record.place} ${record.problem}`] : []));

describe('WordPress', () => {
  test('when a comment stands under a post, then all that WordPress kept of it is read', async () => {
    const file = await fileWith(
      'one.xml',
      wordpressExport([
        {
          id: '7',
          author: 'Zoé',
          author_email: 'zoe@example.org',
          author_url: 'https://zoe.example',
          author_IP: '198.51.100.7',
          parent: '5',
          content: 'Voir <a href="https://a.example/x" rel="nofollow">ce lien</a> &amp; <em>merci</em>\r\n\r\nZ.',
        },
      ]),
    );
    const records = await recordsOf(readWordpress(file, 'plain'));
    expect(commentsOf(records)).toEqual([
      {
        id: '7',
        parentId: '5',
        article: { id: '42', url: 'https://www.example.org/le-port', title: 'Le port & la mer', closed: true },
        author: {
          name: 'Zoé',
          email: 'zoe@example.org',
          url: 'https://zoe.example',
          ip: '198.51.100.7',
          userAgent: null,
        },
        body: 'Voir ce lien (https://a.example/x) & merci\n\nZ.',
        createdAt: new Date('2024-05-01T12:00:00Z'),
        status: 'approved',
      },
    ]);
    expect(records.filter(({ kind }) => kind === 'article')).toHaveLength(1);
  });

  test.each([
    ['1', 'approved'],
    ['0', 'held'],
    ['spam', 'spam'],
    ['trash', 'rejected'],
  ])('when WordPress says %s, then the comment is %s', async (approved, status) => {
    const file = await fileWith(`status-${approved}.xml`, wordpressExport([{ id: '1', approved }]));
    expect(commentsOf(await recordsOf(readWordpress(file, 'plain')))[0]?.status).toBe(status);
  });

  test('when it is a pingback, has no date or an unknown status, then it is passed over with the reason', async () => {
    const file = await fileWith(
      'refused.xml',
      wordpressExport([
        { id: '1', type: 'pingback' },
        { id: '2', date_gmt: '0000-00-00 00:00:00' },
        { id: '3', approved: 'maybe' },
        { id: '4' },
      ]),
    );
    const records = await recordsOf(readWordpress(file, 'plain'));
    expect(refusalsOf(records)).toEqual([
      'comment 1 is a pingback, not a comment',
      'comment 2 has no date',
      "comment 3 has the unknown status 'maybe'",
    ]);
    expect(commentsOf(records)).toHaveLength(1);
  });

  test('when the file has forbidden characters, then it is read all the same; when it is cut short, then the line is named', async () => {
    const whole = wordpressExport([{ id: '1', content: 'avant\u0008après' }]);
    const file = await fileWith('control.xml', whole);
    expect(commentsOf(await recordsOf(readWordpress(file, 'plain')))[0]?.body).toBe('avantaprès');
    const cut = await fileWith('cut.xml', whole.slice(0, -30));
    await expect(recordsOf(readWordpress(cut, 'plain'))).rejects.toThrow(/cut\.xml: .*\d+:\d+/);
  });
});

describe('Disqus', () => {
  const inside = (more: string): string =>
    `<message><![CDATA[<p>Très bien</p><blockquote>dit-elle</blockquote>]]></message><createdAt>2024-05-02T08:00:00Z</createdAt>${more}`;

  test('when a post answers another, then thread, parent, author and text are read', async () => {
    const author = '<author><name>Léo</name><isAnonymous>true</isAnonymous></author>';
    const file = await fileWith('disqus.xml', disqusExport([{ id: '11', parent: '10', inside: inside(author) }]));
    expect(commentsOf(await recordsOf(readDisqus(file, 'plain')))).toEqual([
      {
        id: '11',
        parentId: '10',
        article: { id: '2024/le-port', url: 'https://www.example.org/le-port', title: 'Le port', closed: true },
        author: { name: 'Léo', email: null, url: null, ip: null, userAgent: null },
        body: 'Très bien\n\n> dit-elle',
        createdAt: new Date('2024-05-02T08:00:00Z'),
        status: 'approved',
      },
    ]);
  });

  test('when a post was deleted or is spam, then it comes as rejected or spam', async () => {
    const file = await fileWith(
      'disqus-states.xml',
      disqusExport([
        { id: '1', inside: inside('<isDeleted>true</isDeleted><isSpam>true</isSpam>') },
        { id: '2', inside: inside('<isDeleted>false</isDeleted><isSpam>true</isSpam>') },
      ]),
    );
    expect(commentsOf(await recordsOf(readDisqus(file, 'plain'))).map(({ status }) => status)).toEqual([
      'rejected',
      'spam',
    ]);
  });
});

describe('Isso', () => {
  test('when comments are shown, wait or were deleted, then they come as approved, held and erased', async () => {
    const file = await fileWith('isso.db', '');
    writeIssoFile(file, [
      [1, null, 1, 'Bonjour'],
      [2, 1, 2, 'Réponse'],
      [3, null, 4, ''],
    ]);
    const comments = commentsOf(await recordsOf(readIsso(file, 'plain')));
    expect(comments.map(({ status, parentId }) => [status, parentId])).toEqual([
      ['approved', null],
      ['held', '1'],
      ['erased', null],
    ]);
    expect(comments[0]?.createdAt).toEqual(new Date(1714564800500));
    expect(comments[0]?.article).toEqual({ id: '/le-port/', url: null, title: 'Le port', closed: false });
  });

  test('when the file is missing, then none is made', async () => {
    const file = await fileWith('missing.db', '');
    await expect(recordsOf(readIsso(file, 'plain'))).rejects.toThrow(/ENOENT/);
    await expect(recordsOf(readIsso(file, 'plain'))).rejects.toThrow(/ENOENT/);
  });
});

describe('JSON lines', () => {
  test('when rows are simple, then what is missing is made up; broken ones are passed over by their line', async () => {
    const good = { id: 1, articleId: 'a', author: { name: 'Zoé' }, body: 'Bonjour', createdAt: '2024-05-01T12:00:00Z' };
    const file = await fileWith('rows.jsonl', `${JSON.stringify(good)}\n{broken\n\n{"id":2}\n`);
    const records = await recordsOf(readJsonLines(file, 'plain'));
    expect(commentsOf(records)[0]).toMatchObject({ id: '1', status: 'approved', author: { name: 'Zoé', email: null } });
    expect(refusalsOf(records)[0]).toBe('line 2 is not JSON');
    expect(refusalsOf(records)[1]).toMatch(/^line 4 articleId/);
  });
});

test('when a site has basic mark-up, then emphasis and code of the HTML keep their signs', () => {
  const html =
    '<p>du <em>texte</em>, du <b>gras</b> et <code>x &lt; 1</code></p><blockquote>cité</blockquote><ul><li>un</li></ul>';
  expect(htmlToText(html, 'basic')).toBe('du *texte*, du **gras** et `x < 1`\n\n> cité\n\n- un');
  expect(htmlToText(html, 'plain')).toBe('du texte, du gras et x < 1\n\n> cité\n\n- un');
});
