import type { Article } from '../../../domain/article';
import type { StoredComment } from '../../../domain/stored-comment';
import type { Markup } from '../../../domain/markup';
import { bodyHtml } from './body-html';
import { escapeHtml } from '../server/html';

/** Code units that XML 1.0 has no way to write, lone surrogates aside, which no stored text contains. */
// eslint-disable-next-line no-control-regex -- these are the characters to be removed
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const EPOCH = new Date(0);

const xml = (text: string): string => escapeHtml(text.replace(NOT_IN_XML, '\ufffd'));

/** An article's comments as an Atom 1.0 feed (RFC 4287), in the order given. */
export function atomFeed({
  siteId,
  articleId,
  article,
  markup,
  comments,
}: {
  siteId: string;
  articleId: string;
  /** What the site tells of the article; a visitor's word about it is used for nothing. */
  article: Pick<Article, 'title' | 'url'> | null;
  markup: Markup;
  comments: readonly StoredComment[];
}): string {
  const latest = comments.reduce((newest, { createdAt }) => (createdAt > newest ? createdAt : newest), EPOCH);
  const id = `urn:tamis:${encodeURIComponent(siteId)}:${encodeURIComponent(articleId)}`;
  const title = article?.title ?? articleId;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<id>${xml(id)}</id>`,
    `<title>${xml(title)}</title>`,
    ...(article?.url ? [`<link rel="alternate" href="${xml(article.url)}"/>`] : []),
    `<updated>${latest.toISOString()}</updated>`,
    ...comments.map((comment) => entry(comment, article?.url ?? null, markup)),
    '</feed>',
    '',
  ].join('\n');
}

function entry({ id, author, body, createdAt }: StoredComment, articleUrl: string | null, markup: Markup): string {
  const at = createdAt.toISOString();
  const link = articleUrl === null ? '' : `<link rel="alternate" href="${xml(`${articleUrl}#comment-${id}`)}"/>`;
  const uri = author.url === null ? '' : `<uri>${xml(author.url)}</uri>`;
  return `<entry><id>urn:uuid:${xml(id)}</id><title>${xml(author.name)}</title><updated>${at}</updated><published>${at}</published>${link}<author><name>${xml(author.name)}</name>${uri}</author><content type="html">${xml(bodyHtml(body, markup))}</content></entry>`;
}
