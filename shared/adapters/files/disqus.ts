import type { ForeignArticle, ForeignRecord, ReadForeign } from '../../application/ports/exchange';
import type { Markup } from '../../domain/markup';
import { htmlToText } from './html-to-text';
import { xmlRecords, type XmlRecord } from './xml-records';

/**
 * A Disqus export. Threads stand before posts and are kept in memory, posts are not. The article's id is the identifier that the
 * page gave to Disqus, or else its address. Disqus exports no e-mail or IP address, except in old files.
 */
export const readDisqus: ReadForeign = async function* (file, markup) {
  const threads = new Map<string, ForeignArticle>();
  for await (const record of xmlRecords(file, { records: ['thread', 'post'] })) {
    if (record.name === 'post') yield commentOf(record, threads, markup);
    else {
      const article = articleOf(record);
      threads.set(record.fields.get('@dsq:id') ?? '', article);
      yield { kind: 'article', article };
    }
  }
};

function articleOf({ fields }: XmlRecord): ForeignArticle {
  const url = fields.get('link')?.trim() || null;
  const dsqId = fields.get('@dsq:id') ?? '';
  return {
    id: fields.get('id')?.trim() || (url ?? `disqus:${dsqId}`),
    url,
    title: fields.get('title')?.trim() || null,
    closed: fields.get('isClosed') === 'true',
  };
}

function commentOf(
  { fields, line }: XmlRecord,
  threads: ReadonlyMap<string, ForeignArticle>,
  markup: Markup,
): ForeignRecord {
  const id = fields.get('@dsq:id') ?? '';
  const refused = (problem: string): ForeignRecord => ({
    kind: 'refused',
    place: id === '' ? `line ${line}` : `post ${id}`,
    problem,
  });
  const article = threads.get(fields.get('thread@dsq:id') ?? '');
  if (id === '' || !article) return refused('has no id, or belongs to no thread of the file');
  const createdAt = new Date(fields.get('createdAt') ?? '');
  if (Number.isNaN(createdAt.getTime())) return refused('has no date');
  const parent = fields.get('parent@dsq:id') ?? '0';
  return {
    kind: 'comment',
    comment: {
      id,
      parentId: parent === '0' ? null : parent,
      article,
      author: {
        name: fields.get('author/name')?.trim() || (fields.get('author/username')?.trim() ?? ''),
        email: fields.get('author/email')?.trim() || null,
        url: null,
        ip: fields.get('ipAddress')?.trim() || null,
        userAgent: null,
      },
      body: htmlToText(fields.get('message') ?? '', markup),
      createdAt,
      status: fields.get('isDeleted') === 'true' ? 'rejected' : fields.get('isSpam') === 'true' ? 'spam' : 'approved',
    },
  };
}
