import isURL from 'validator/lib/isURL';

const WEB_ADDRESS = { protocols: ['http', 'https'], require_protocol: true, allow_underscores: true };
/** An article may stand on a host of an inner network, which has no dot. */
const ARTICLE_ADDRESS = { ...WEB_ADDRESS, require_tld: false };
/** `http:` with any slashes, as often as a form put it in front of what was typed. */
const WEB_SCHEMES = /^(?:https?:?[/\\]{1,}|https?:(?!\d))+/i;
/** Another scheme; digits after the colon are a port. */
const OTHER_SCHEME = /^[a-z][a-z\d+-]*:(?!\d+(?:\/|$))/i;

/** What a visitor wrote as an address: one that can be linked, none at all, or a scheme that is not of the web. */
export type WrittenAddress = { address: string } | 'unusable' | 'foreign-scheme';

/** Reads a visitor's website as people write it: without a scheme, with half of one or two, in capitals, in brackets. */
export function readWebsite(text: string): WrittenAddress {
  return read(text, WEB_ADDRESS);
}

/** Reads the address of an article, which programs write: with its scheme it may name any host, without it only a full one. */
export function readArticleAddress(text: string): WrittenAddress {
  return read(text, /^https?:/i.test(text) ? ARTICLE_ADDRESS : WEB_ADDRESS);
}

function read(text: string, options: typeof WEB_ADDRESS): WrittenAddress {
  const written = text
    .trim()
    .replace(/^<(.*)>$/, '$1')
    .trim();
  if (/^https?:\/\/[^/\\]/i.test(written) && isURL(written, options)) return { address: written };
  const secure = !/^http:?[/\\]/i.test(written);
  const rest = written.replace(WEB_SCHEMES, '').replace(/^[/\\]+/, '');
  if (OTHER_SCHEME.test(rest)) return 'foreign-scheme';
  const address = `${secure ? 'https' : 'http'}://${rest}`;
  return isURL(address, options) && !isHandle(rest) ? { address } : 'unusable';
}

/** `@nina@mastodon.example` and `nina@example.org` are names of persons, which a browser would take for a login. */
function isHandle(rest: string): boolean {
  return /^[^/?#]*@/.test(rest);
}
