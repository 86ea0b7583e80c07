import { NOBODYS_ADDRESS } from '../../domain/network';
import type { ExportedComment } from '../../application/ports/exchange';
import type { Status } from '../../domain/comment';
import { FORBIDDEN_IN_XML } from './xml-records';

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<wp:wxr_version>1.2</wp:wxr_version>
`;
/** `wp:comment_approved` for a status; an erased comment has nothing left to be told. */
const APPROVED: Record<Status, string | null> = {
  approved: '1',
  held: '0',
  spam: 'spam',
  rejected: 'trash',
  erased: null,
};

/**
 * Comments as a WordPress export (WXR 1.2), article by article, each oldest first. Comment ids are numbers there, so comments are
 * numbered as they come; a reply names the number of the comment that it answers, or none when that is erased.
 */
export async function* wordpressFile(articles: AsyncIterable<readonly ExportedComment[]>): AsyncGenerator<string> {
  yield HEAD;
  let number = 0;
  for await (const comments of articles) {
    const [first] = comments;
    if (!first) continue;
    yield itemStart(first);
    const numbers = new Map<string, number>();
    for (const comment of comments) {
      const approved = APPROVED[comment.status];
      if (approved === null) continue;
      number += 1;
      numbers.set(comment.id, number);
      yield commentElement(comment, { approved, numbers });
    }
    yield '</item>\n';
  }
  yield '</channel>\n</rss>\n';
}

function itemStart({ articleId, articleUrl, articleTitle }: ExportedComment): string {
  return `<item>
<title>${cdata(articleTitle ?? articleId)}</title>
<link>${cdata(articleUrl ?? '')}</link>
<wp:post_id>${cdata(articleId)}</wp:post_id>
<wp:post_type>${cdata('post')}</wp:post_type>
<wp:comment_status>${cdata('open')}</wp:comment_status>
`;
}

function commentElement(
  { id, author, email, origin, body, createdAt, parentId }: ExportedComment,
  { approved, numbers }: { approved: string; numbers: ReadonlyMap<string, number> },
): string {
  const date = createdAt.toISOString().slice(0, 19).replace('T', ' ');
  const parent = parentId === null ? 0 : (numbers.get(parentId) ?? 0);
  const fields: [string, string][] = [
    ['id', String(numbers.get(id) ?? 0)],
    ['author', author.name],
    ['author_email', email],
    ['author_url', author.url ?? ''],
    ['author_IP', origin.ip === NOBODYS_ADDRESS ? '' : origin.ip],
    ['date', date],
    ['date_gmt', date],
    ['content', escaped(body)],
    ['approved', approved],
    ['type', 'comment'],
    ['parent', String(parent)],
  ];
  const elements = fields.map(([name, value]) => `<wp:comment_${name}>${cdata(value)}</wp:comment_${name}>`);
  return `<wp:comment>\n${elements.join('\n')}\n</wp:comment>\n`;
}

/** WordPress reads the content as HTML, and a comment here is plain text. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function cdata(text: string): string {
  return `<![CDATA[${text.replace(FORBIDDEN_IN_XML, '').replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
