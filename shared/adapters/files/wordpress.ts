import type { ForeignArticle, ForeignRecord, ReadForeign } from '../../application/ports/exchange';
import type { Status } from '../../domain/comment';
import type { Markup } from '../../domain/markup';
import { htmlToText } from './html-to-text';
import { xmlRecords, type XmlRecord } from './xml-records';

/** `wp:comment_approved` as WordPress writes it. */
const STATUS: Record<string, Status> = { '1': 'approved', '0': 'held', spam: 'spam', trash: 'rejected' };
/** Post types that are no articles, though they stand among them. */
const NO_ARTICLES = new Set(['nav_menu_item', 'revision', 'custom_css', 'customize_changeset', 'oembed_cache']);

/**
 * A WordPress export (WXR). Article ids are post ids, as WordPress's own form sends them in `comment_post_ID`. Pingbacks and
 * trackbacks are no comments by people, and passed over.
 */
export const readWordpress: ReadForeign = async function* (file, markup) {
  for await (const record of xmlRecords(file, { records: ['wp:comment'], around: 'item' })) {
    if (record.name === 'wp:comment') yield commentOf(record, markup);
    else if (!NO_ARTICLES.has(record.fields.get('wp:post_type') ?? '')) {
      const article = articleOf(record.fields);
      if (article) yield { kind: 'article', article };
    }
  }
};

function articleOf(fields: ReadonlyMap<string, string>): ForeignArticle | null {
  const id = fields.get('wp:post_id')?.trim();
  if (!id) return null;
  return {
    id,
    url: fields.get('link')?.trim() || null,
    title: fields.get('title')?.trim() || null,
    closed: fields.get('wp:comment_status') === 'closed',
  };
}

function commentOf({ fields, around, line }: XmlRecord, markup: Markup): ForeignRecord {
  const of = (name: string): string | null => fields.get(`wp:comment_${name}`)?.trim() || null;
  const id = of('id');
  const refused = (problem: string): ForeignRecord => ({
    kind: 'refused',
    place: id === null ? `line ${line}` : `comment ${id}`,
    problem,
  });
  const article = articleOf(around);
  if (id === null || !article) return refused('has no id, or stands under no article');
  const type = of('type');
  if (type !== null && type !== 'comment') return refused(`is a ${type}, not a comment`);
  const createdAt = dateOf(of('date_gmt')) ?? dateOf(of('date'));
  if (!createdAt) return refused('has no date');
  const status = STATUS[of('approved') ?? ''];
  if (!status) return refused(`has the unknown status '${of('approved') ?? ''}'`);
  const parent = of('parent');
  return {
    kind: 'comment',
    comment: {
      id,
      parentId: parent === null || parent === '0' ? null : parent,
      article,
      author: {
        name: of('author') ?? '',
        email: of('author_email'),
        url: of('author_url'),
        ip: of('author_IP'),
        userAgent: null,
      },
      body: htmlToText(autoParagraphs(fields.get('wp:comment_content') ?? ''), markup),
      createdAt,
      status,
    },
  };
}

/** WordPress keeps line breaks as they were typed and makes paragraphs of them when it shows a comment. */
function autoParagraphs(content: string): string {
  return content.replace(/\r\n?/g, '\n');
}

/** WordPress writes `2024-05-01 12:00:00`, in UTC where the name says so, and zeros for no date. */
function dateOf(text: string | null): Date | null {
  if (text === null || text.startsWith('0000')) return null;
  const date = new Date(`${text.replace(' ', 'T')}Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}
