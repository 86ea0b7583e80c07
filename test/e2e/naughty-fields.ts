import { articleName } from '@tamis/shared/domain/article-name';
import { keptText, oneLine } from '@tamis/shared/domain/text/clean-text';
import { readWebsite } from '@tamis/shared/domain/web-address';
import { newSubmission, ownAddress } from './visitor';

/** A request that carries a naughty string in some field, and how that field must come back. */
export interface Attempt {
  readonly field: string;
  readonly path: '/v1/comments' | '/wp-comments-post.php';
  readonly init: RequestInit;
  readonly siteId: string;
  readonly articleId: string;
  /** What a reader must see; the event must say the same. Left out where the field is for nobody to see. */
  readonly expected: { name?: string; url?: string | null; body?: string };
}

/** Few enough comments of one article that its feed shows all of them. */
const ARTICLES = 15;

/** The address that readers see: none where there is nothing to link to. */
function publicUrl(text: string): string | null {
  const read = readWebsite(oneLine(text));
  return typeof read === 'string' ? null : read.address;
}

/** One attempt for each field of the JSON and of the form, `text` in it and everything else harmless. */
export function attemptsWith(text: string, index: number): Attempt[] {
  return [...jsonAttempts(text, index), ...formAttempts(text, index)];
}

function jsonAttempts(text: string, index: number): Attempt[] {
  const author = (over: object) => ({ author: { name: 'Noé', email: `json${index}@example.org`, ...over } });
  const attempt = (field: string, over: Record<string, unknown>, expected: Attempt['expected'] = {}): Attempt => {
    const articleId = `json ${field} ${index % ARTICLES}`;
    const { headers, payload } = newSubmission({ articleId, ...over });
    const init = { method: 'POST', headers, body: JSON.stringify(payload) };
    return {
      field,
      path: '/v1/comments',
      init,
      siteId: 'default',
      articleId: articleName(payload.articleId),
      expected,
    };
  };
  const named = { name: oneLine(text) };
  return [
    attempt('body', { body: text }, { body: keptText(text) }),
    // The other fields here are for nobody to see; an unknown parent is for the rules to find.
    attempt('author.name', { ...author({ name: text }), parentId: text, articleTitle: text, subject: text }, named),
    attempt('author.email', author({ email: text })),
    attempt('author.url', author({ url: text }), { url: publicUrl(text) }),
    attempt('articleId', { articleId: text }),
    attempt('articleUrl', { articleUrl: text }),
    attempt('siteId', { siteId: text }),
    attempt('locale', { locale: text }),
    attempt('renderedAt', { renderedAt: text }),
    attempt('every field', { ...author({ name: text, email: text, url: text }), body: text, articleId: text }),
  ];
}

function formAttempts(text: string, index: number): Attempt[] {
  const attempt = (field: string, over: Record<string, string>, expected: Attempt['expected'] = {}): Attempt => {
    const fields = {
      comment: `Du formulaire ${field} ${index}`,
      author: 'Noé',
      email: `form${index}@example.org`,
      comment_post_ID: `form ${field} ${index % ARTICLES}`,
      comment_parent: '0',
      ...over,
    };
    const init = { method: 'POST', headers: { 'x-forwarded-for': ownAddress() }, body: new URLSearchParams(fields) };
    const articleId = articleName(fields.comment_post_ID);
    return { field: `form ${field}`, path: '/wp-comments-post.php', init, siteId: 'default', articleId, expected };
  };
  const key = text.slice(0, 255);
  const unseen = {
    comment_parent: text,
    redirect_to: text,
    articleTitle: text,
    renderedAt: text,
    idempotency_key: key,
  };
  return [
    attempt('comment', { comment: text }, { body: keptText(text.replaceAll('\r\n', '\n')) }),
    attempt('author', { author: text, ...unseen }, { name: oneLine(text) }),
    attempt('email', { email: text }),
    attempt('url', { url: text }, { url: publicUrl(text) }),
    attempt('comment_post_ID', { comment_post_ID: text }),
  ];
}
