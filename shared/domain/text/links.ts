import { isBareHost, linkEnd } from './hosts';
import { normalise, type NormalisedText } from './normalise';
import { withoutOverlaps } from './spans';
import { findDisguisedHosts } from './disguised-hosts';

/**
 * `absolute` has a scheme, `www` begins with it, `bare` is a host alone, `disguised` is written so that machines overlook
 * it: `site . com`, `hxxp://`, `you[tube]`, `site dot com`, `watch?v=`.
 */
export type LinkKind = 'absolute' | 'www' | 'bare' | 'disguised';

/** A link in a text; `start` and `end` (exclusive) are UTF-16 code units of the text as it was written. */
export interface Link {
  kind: LinkKind;
  /** In small letters, without user, port and trailing dot; empty for `watch?v=` alone. */
  host: string;
  start: number;
  end: number;
}

const SCHEME = /(?:^|[^a-z])((?:https?|ftp|hxxps?|htt?ps?|h\*\*ps?|hppts?) ?)$/;
const HONEST_SCHEMES = new Set(['http', 'https', 'ftp']);
const LONGEST_SCHEME = 8;
const AUTHORITY_END = /[/?#]|$/;

/**
 * Every link of a text, in order and without overlaps. E-mail addresses, file names, version numbers and a space forgotten
 * after a full stop are not links. Looks only around dots, `://` and a few words: linear time.
 */
export function findLinks(text: string | NormalisedText): Link[] {
  const normalised = typeof text === 'string' ? normalise(text) : text;
  const found = withoutOverlaps([
    ...findAbsolute(normalised.text),
    ...findBare(normalised),
    ...findDisguisedHosts(normalised),
  ]);
  return found.map(({ kind, host, start, end }) => {
    const span = normalised.originalSpan(start, end);
    return { kind, host, start: span.start, end: span.end };
  });
}

function findAbsolute(text: string): Link[] {
  const links: Link[] = [];
  let floor = 0;
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', Math.max(at + 3, floor))) {
    const scheme = SCHEME.exec(text.slice(Math.max(floor, at - LONGEST_SCHEME), at))?.[1];
    if (scheme === undefined) continue;
    const from = text.charAt(at + 3) === ' ' ? at + 4 : at + 3;
    const end = linkEnd(text, from);
    const host = hostOf(text.slice(from, end));
    if (host === '' || (from > at + 3 && !host.includes('.'))) continue;
    const honest = HONEST_SCHEMES.has(scheme) && from === at + 3;
    links.push({ kind: honest ? 'absolute' : 'disguised', host, start: at - scheme.length, end });
    floor = end;
  }
  return links;
}

function findBare({ text, original, originalSpan }: NormalisedText): Link[] {
  const links: Link[] = [];
  let floor = 0;
  for (let dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', Math.max(dot + 1, floor))) {
    if (!isHostCode(text.charCodeAt(dot - 1)) || !isHostCode(text.charCodeAt(dot + 1))) continue;
    let start = dot;
    while (start > floor && isHostCode(text.charCodeAt(start - 1))) start--;
    let end = dot + 1;
    while (end < text.length && (isHostCode(text.charCodeAt(end)) || isInnerDot(text, end))) end++;
    floor = end;
    if (!standsAlone(text, start, end)) continue;
    const host = text.slice(start, end);
    const span = originalSpan(start, end);
    const hasPath = text.charAt(end) === '/' && /[\w%~@?#-]/.test(text.charAt(end + 1));
    if (!isBareHost(host, original.slice(span.start, span.end), hasPath)) continue;
    if (hasPath || text.charAt(end) === ':' || text.charAt(end) === '?') end = Math.max(end, linkEnd(text, end));
    links.push({ kind: host.startsWith('www.') ? 'www' : 'bare', host, start, end });
    floor = end;
  }
  return links;
}

/** Neither part of an e-mail address nor of a path. */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1);
  if (before === '@' || before === '\\' || text.charAt(end) === '@' || text.charAt(end) === '(') return false;
  return before !== '/' || text.charAt(start - 2) === '/';
}

function isInnerDot(text: string, at: number): boolean {
  return text.charCodeAt(at) === 46 && isHostCode(text.charCodeAt(at + 1));
}

/** Small letters, digits, `-`, `_` and letters of other alphabets. */
function isHostCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 45 || code === 95 || code > 0xbf;
}

/** Where a browser would go: what stands before the last `@` is a name and a password, whatever host it looks like. */
function hostOf(rest: string): string {
  const address = rest.replace(/^\/+/, '');
  const authority = address.slice(0, address.search(AUTHORITY_END));
  const [host = ''] = authority.slice(authority.lastIndexOf('@') + 1).split(':', 1);
  let end = host.length;
  // By hand: a pattern that looks for dots at the end begins anew at each of a thousand dots.
  while (host.charAt(end - 1) === '.') end--;
  return host.slice(0, end);
}
