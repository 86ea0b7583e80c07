import type { IncomingMessage } from 'node:http';
import type { SiteInForce } from '../../../domain/site';

/** Parameters that an earlier post or a reply link left in the article's address. */
const LEFT_OVER = ['unapproved', 'moderation-hash', 'replytocom'];

export interface WayBack {
  request: IncomingMessage;
  /** Whose article it is. */
  site: Pick<SiteInForce, 'allows'>;
  /** Where visitors reach this service; null where they reach it directly. */
  publicUrl: string | null;
}

/**
 * The article to lead back to: `redirect_to`, the form's article address or the page it was sent from, whichever first lies
 * on an origin of the site or on this service's own; null when none does. A form on any site can name any address, so
 * nothing else is believed. A page on another origin that tells no more than its origin is no article.
 */
export function formTarget(fields: URLSearchParams, { request, site, publicUrl }: WayBack): URL | null {
  const host = request.headers.host ?? '';
  const isOwn = ({ protocol, host: target, origin }: URL): boolean =>
    publicUrl === null ? /^https?:$/.test(protocol) && target === host : origin === new URL(publicUrl).origin;
  const isOurs = (url: URL): boolean => site.allows(url.origin) || isOwn(url);
  for (const address of [fields.get('redirect_to'), fields.get('articleUrl')]) {
    const target = parsed(address);
    if (target && isOurs(target)) return target;
  }
  const page = parsed(request.headers.referer);
  const saysMore = page !== null && (page.pathname !== '/' || page.search !== '' || isOwn(page));
  return page !== null && saysMore && isOurs(page) ? page : null;
}

function parsed(address: string | null | undefined): URL | null {
  return address && URL.canParse(address) ? new URL(address) : null;
}

/** `target` with what the article needs to show the author's own comment, under WordPress's parameter names. */
export function withReceipt(target: URL, { id, receipt }: { id: string; receipt: string }): string {
  const url = new URL(target);
  for (const name of LEFT_OVER) url.searchParams.delete(name);
  url.searchParams.set('unapproved', id);
  url.searchParams.set('moderation-hash', receipt);
  url.hash = `comment-${id}`;
  return url.href;
}
