import type { IncomingMessage } from 'node:http';

/** Parameters that an earlier post or a reply link left in the article's address. */
const LEFT_OVER = ['unapproved', 'moderation-hash', 'replytocom'];

/**
 * The article to lead back to: `redirect_to`, the form's article address or the page it was sent from, whichever first lies
 * on a configured origin or on this service's own; null when none does. A form on any site can name any address, so
 * nothing else is believed.
 */
export function formTarget(
  fields: URLSearchParams,
  { request, allowedOrigins }: { request: IncomingMessage; allowedOrigins: readonly string[] },
): URL | null {
  const host = request.headers.host ?? '';
  const isOurs = ({ protocol, host: target, origin }: URL): boolean =>
    allowedOrigins.includes(origin) || (/^https?:$/.test(protocol) && target === host);
  for (const address of [fields.get('redirect_to'), fields.get('articleUrl'), request.headers.referer]) {
    if (!address || !URL.canParse(address)) continue;
    const target = new URL(address);
    if (isOurs(target)) return target;
  }
  return null;
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
