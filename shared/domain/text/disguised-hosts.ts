import { isProduct, linkEnd } from './hosts';
import type { Link } from './links';
import type { NormalisedText } from './normalise';

/** Endings that spam writes apart from their host. Endings that start sentences (`me`, `info`, `net`) need a space before the dot. */
const APART_ENDINGS = ['com', 'org', 'ru', 'xyz', 'net', 'info', 'fr', 'co', 'club', 'online', 'shop', 'site', 'top'];
const SENTENCE_ENDINGS = new Set(['net', 'info', 'fr', 'co', 'club', 'online', 'shop', 'site', 'top', 'xyz', 'ru']);
const SPOKEN_ENDINGS = ['com', 'org', 'net', 'ru', 'fr', 'info', 'xyz', 'co'];
/** Words before "dot com" that make it a subject of conversation. */
const NOT_NAMES = new Set('the a an of this that these le la les un une des ce cette and et or ou'.split(' '));
/** Sites whose name alone, broken up by brackets, is an address. */
const BROKEN_NAMES = new Set(
  'youtube facebook instagram twitter tiktok twitch telegram whatsapp google discord snapchat'.split(' '),
);
const LONGEST_LABEL = 63;
const MAX_GAP = 2;

/** Hosts written so that machines overlook them. Each finder looks around one mark only: linear time. */
export function findDisguisedHosts(normalised: NormalisedText): Link[] {
  const { text } = normalised;
  return [
    ...findApart(normalised),
    ...findSpoken(text),
    ...findSpacedWww(text),
    ...findBroken(text),
    ...findVideos(text),
  ];
}

/** `site . com`, `site. com`, `site[.]com` */
function findApart({ text, original, originalSpan }: NormalisedText): Link[] {
  const links: Link[] = [];
  let floor = 0;
  for (let dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
    let left = dot;
    while (left > floor && dot - left < MAX_GAP && isGap(text.charAt(left - 1))) left--;
    let right = dot + 1;
    while (right - dot <= MAX_GAP && isGap(text.charAt(right))) right++;
    if (left === dot && right === dot + 1) continue;
    const ending = endingAt(text, right, APART_ENDINGS);
    if (ending === null || (left === dot && SENTENCE_ENDINGS.has(ending))) continue;
    const span = originalSpan(right, right + ending.length);
    if (left === dot && original.slice(span.start, span.end) !== ending) continue;
    const start = labelStart(text, left, floor);
    if (left - start < 2) continue;
    if (isProductName(text.slice(start, left), original.slice(span.start, span.end))) continue;
    const end = pathEnd(text, right + ending.length);
    links.push({ kind: 'disguised', host: `${text.slice(start, left)}.${ending}`, start, end });
    floor = end;
  }
  return links;
}

/** `site dot com`, `site (dot) com`, `site point com` */
function findSpoken(text: string): Link[] {
  const links: Link[] = [];
  for (const word of ['dot', 'point']) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      let left = at;
      while (at - left < MAX_GAP && isGap(text.charAt(left - 1))) left--;
      let right = at + word.length;
      while (right - at - word.length < MAX_GAP && isGap(text.charAt(right))) right++;
      if (left === at || right === at + word.length) continue;
      const ending = isBracketed(text, left, at)
        ? endingInBrackets(text, right)
        : endingAt(text, right, word === 'dot' ? SPOKEN_ENDINGS : ['com', 'fr', 'org']);
      const start = labelStart(text, left, 0);
      const name = text.slice(start, left);
      if (ending === null || name.length < 3 || NOT_NAMES.has(name) || isProductName(name, ending)) continue;
      links.push({ kind: 'disguised', host: `${name}.${ending}`, start, end: right + ending.length });
    }
  }
  return links;
}

/** `love .NET`, `asp .net`: the framework, written apart. */
function isProductName(name: string, ending: string): boolean {
  return ending === 'NET' || ending === 'Net' || isProduct(`${name}.${ending}`);
}

/** Whether a bracket stands between `left` and the word at `at`: nobody writes `site [dot] anything` who means no address. */
function isBracketed(text: string, left: number, at: number): boolean {
  return /[[({]/.test(text.slice(left, at));
}

const MAX_ENDING = 24;

function endingInBrackets(text: string, at: number): string | null {
  return /^[a-z]{2,24}(?![a-z\d])/.exec(text.slice(at, at + MAX_ENDING + 1))?.[0] ?? null;
}

/** `ww site com`, `www. site .com` */
function findSpacedWww(text: string): Link[] {
  const links: Link[] = [];
  const pattern =
    /(?<![a-z\d])w{2,4}[ .,]{1,3}([a-z\d-]{2,63})[ .,]{1,3}(com|net|org|info|ru|fr|co|xyz|site|online)(?![a-z\d])/g;
  if (!text.includes('ww')) return links;
  for (const match of text.matchAll(pattern)) {
    if (/^www\.[a-z\d-]+\.[a-z]+$/.test(match[0])) continue;
    const host = `${match[1] ?? ''}.${match[2] ?? ''}`;
    links.push({ kind: 'disguised', host, start: match.index, end: match.index + match[0].length });
  }
  return links;
}

/** `you[tube]`, `face(book)` */
function findBroken(text: string): Link[] {
  const links: Link[] = [];
  if (!text.includes('[') && !text.includes('(')) return links;
  for (const match of text.matchAll(/(?<![a-z])([a-z]{2,8})[[(]([a-z]{2,8})[\])]/g)) {
    const name = `${match[1] ?? ''}${match[2] ?? ''}`;
    if (!BROKEN_NAMES.has(name)) continue;
    links.push({ kind: 'disguised', host: `${name}.com`, start: match.index, end: match.index + match[0].length });
  }
  return links;
}

/** `watch?v=` without a host */
function findVideos(text: string): Link[] {
  const links: Link[] = [];
  for (let at = text.indexOf('watch?v='); at >= 0; at = text.indexOf('watch?v=', at + 8)) {
    let end = at + 8;
    while (end < text.length && end - at < LONGEST_LABEL && /[\w-]/.test(text.charAt(end))) end++;
    const start = text.charAt(at - 1) === '/' ? at - 1 : at;
    links.push({ kind: 'disguised', host: '', start, end });
  }
  return links;
}

/** The end of the path that follows a host ending at `end`. */
function pathEnd(text: string, end: number): number {
  return text.charAt(end) === '/' ? Math.max(end, linkEnd(text, end)) : end;
}

function isGap(character: string): boolean {
  return character !== '' && ' [](){}'.includes(character);
}

/** The ending of `endings` that stands at `at` as a word of its own, or null. */
function endingAt(text: string, at: number, endings: string[]): string | null {
  const ending = endings.find((one) => text.startsWith(one, at) && !/[a-z\d.@-]/.test(text.charAt(at + one.length)));
  if (ending !== undefined) return ending;
  return (
    endings.find((one) => text.startsWith(`${one}.`, at) && !/[a-z\d]/.test(text.charAt(at + one.length + 1))) ?? null
  );
}

/** Where the label that ends at `end` begins. */
function labelStart(text: string, end: number, floor: number): number {
  let start = end;
  while (start > floor && end - start < LONGEST_LABEL && /[a-z\d-]/.test(text.charAt(start - 1))) start--;
  return start;
}
