import { isProduct } from '../text/hosts';

/** A link or bare host in folded text: `start` inclusive, `end` exclusive, in UTF-16 code units. */
export interface FoundLink {
  start: number;
  end: number;
  /** Last two labels of the host, e.g. `example.com`; empty for `watch?v=…` without a host. */
  host: string;
  tld: string;
  /** `full` has a scheme, `bare` has none, `broken` is written apart (`site . com`) to slip through. */
  kind: 'full' | 'bare' | 'broken';
}

/** Top-level domains believed without a scheme. Those that are also words (`it`, `me`, `so`) need `www.`, a path or a scheme. */
const BARE_TLDS = new Set(
  (
    'com net org info biz xyz top site online shop store club live app dev io co tv tk ml ga cf gq ru cn fr de uk us eu ca ' +
    'ch es br pl nl ltd win bid loan click link work pro vip icu buzz website space tech blog art fun cc ws pw su ua kz jp ' +
    'kr au nz za ng ke pk bd lk ph vn th id my mobi asia name news today world life agency cloud host press party trade ' +
    'stream download science men date review faith racing casino bet games gl ly gle gg im ai ag fm la'
  ).split(' '),
);
const WORD_TLDS = new Set(
  'my id name news today world life fun art men date review party live work link click host press la im ai trade win games ag'.split(
    ' ',
  ),
);
const BROKEN_TLDS = new Set('com net org info ru fr'.split(' '));
const SCHEME_END = /(?:https?|ftp|hxxp|hxxps)$/;
const HOST = /^[\p{L}\d_-]+(?:\.[\p{L}\d_-]+)*/u;
/** How far apart host and ending may stand in a broken link, in code units. */
const MAX_GAP = 3;
const LONGEST_LABEL = 63;

/** Every link and bare host of a folded text, in order. Looks only around dots, `://` and `watch?v=`: linear time. */
export function findModelLinks(text: string): FoundLink[] {
  const links: FoundLink[] = [];
  let from = 0;
  while (from < text.length) {
    const mark = nextMark(text, from);
    if (mark < 0) break;
    const found = linkAt(text, mark, from);
    if (typeof found === 'number') from = Math.max(found, mark + 1);
    else {
      links.push(found);
      from = found.end;
    }
  }
  return links;
}

function nextMark(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 46 || (code === 58 && text.startsWith('://', at)) || (code === 63 && text.startsWith('?v=', at)))
      return at;
  }
  return -1;
}

/** The link around a mark, or where to look on when there is none. */
function linkAt(text: string, mark: number, floor: number): FoundLink | number {
  const code = text.charCodeAt(mark);
  if (code === 58) return fullLink(text, mark, floor);
  if (code === 63)
    return text.startsWith('watch', mark - 5) ? toLink(text, Math.max(floor, mark - 5), mark, '', 'bare') : mark + 1;
  return bareLink(text, mark, floor);
}

function fullLink(text: string, mark: number, floor: number): FoundLink | number {
  const scheme = SCHEME_END.exec(text.slice(Math.max(floor, mark - 5), mark))?.[0];
  if (scheme === undefined) return mark + 1;
  const hostStart = mark + 3;
  const host = HOST.exec(text.slice(hostStart, hostStart + 255))?.[0] ?? '';
  return toLink(text, mark - scheme.length, hostStart, host, 'full');
}

function bareLink(text: string, dot: number, floor: number): FoundLink | number {
  let left = dot;
  while (left > floor && dot - left < MAX_GAP && text.charCodeAt(left - 1) === 32) left--;
  let start = left;
  while (start > floor && left - start < LONGEST_LABEL && isLabelCode(text.charCodeAt(start - 1))) start--;
  if (start === left) return dot + 1;
  let right = dot + 1;
  while (right - dot <= MAX_GAP && text.charCodeAt(right) === 32) right++;
  let end = right;
  while (end < text.length && isHostCode(text.charCodeAt(end)) && end - right < 255) end++;
  while (end > right && !isLabelCode(text.charCodeAt(end - 1))) end--;
  if (end === right) return right;
  const host = text.slice(start, left) + '.' + text.slice(right, end);
  if (isProduct(host)) return Math.max(end, right);
  const tld = host.slice(host.lastIndexOf('.') + 1);
  if (left < dot || right > dot + 1) {
    return BROKEN_TLDS.has(text.slice(right, end)) ? toLink(text, start, right, host, 'broken') : right;
  }
  const certain = host.startsWith('www.') || text.charCodeAt(end) === 47;
  if (!BARE_TLDS.has(tld) && !(certain && /^[a-z]{2,}$/.test(tld))) return end;
  if (WORD_TLDS.has(tld) && !certain) return end;
  return toLink(text, start, start, host, 'bare');
}

/** Completes a link: `tailFrom` is where the rest (host, path, query) starts; it runs to the next space or quote. */
function toLink(text: string, start: number, tailFrom: number, host: string, kind: FoundLink['kind']): FoundLink {
  let end = tailFrom;
  while (end < text.length && !isLinkEnd(text.charCodeAt(end))) end++;
  while (end > tailFrom && isTrailing(text.charCodeAt(end - 1))) end--;
  const labels = host.split('.');
  return {
    start,
    end: Math.max(end, start + 1),
    host: labels.slice(-2).join('.'),
    tld: labels.length > 1 ? (labels.at(-1) ?? '') : '',
    kind,
  };
}

/** Letters (of any script), digits and `-`. */
function isLabelCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 45 || code === 95 || code >= 0xc0;
}

function isHostCode(code: number): boolean {
  return isLabelCode(code) || code === 46;
}

/** Punctuation that closes the sentence around a link rather than the link. */
function isTrailing(code: number): boolean {
  return (
    code === 41 || code === 42 || code === 44 || code === 46 || code === 58 || code === 59 || code === 33 || code === 96
  );
}

/** Space, quotes, angle and square brackets end a link. */
function isLinkEnd(code: number): boolean {
  return code <= 32 || code === 34 || code === 60 || code === 62 || code === 91 || code === 93 || code === 0xa0;
}
