import { parse } from 'tldts';

/**
 * Endings that are also words of French or English, file name endings, or property names in code: after a forgotten space
 * ("fini.il", "readme.md", "page.date") they prove nothing. Such a host is believed with `www.`, a path or a scheme only.
 */
const AMBIGUOUS_ENDINGS = new Set(
  (
    'ad ai am as at ba be by ca car ce cc ci de do es et eu fm id il im in io is it je la li lu ma md me ml mn mo ms my na ne no nu om ' +
    'pa pe pl pm pn ps pt py qa re rs sa sc se sh si so sr st su sy td tel th tl tn to tr us va ve vi vu ws zip mov map ' +
    'app art bar best bet bid bio blog blue boo box build buy call cam camp care cars case cash cat center chat city click codes ' +
    'coffee community company computer contact cool country data date dating day deal deals delivery dev diet direct dog dot ' +
    'email eat energy events exchange exposed express fail faith family fan fans farm fast film final fish fit food foo foot forum ' +
    'free fun fund fyi game games garden gay gift gifts gives giving global gold golf green guide guru hair help here homes horse ' +
    'host hot house how ing ink international jobs kids kim land law lawyer life like limited link live loan lol love ltd luxe man ' +
    'market marketing mba media meet meme men menu mobile moda moe mom money movie museum music name navy network new news next now ' +
    'observer one open page paris party pay pet phone photo photos pics pink pizza place play plus porn post press prime pro prof ' +
    'properties pub quest racing read red rent repair report rest review reviews rich rip room run safe sale save science search ' +
    'secure select sexy show silk singles social software solar space sport spot star store stream studio study style ' +
    'sucks support surf swiss systems talk taxi team tech test tips tires today tools tours town toys trade trading ' +
    'training travel trust tube university vision vote voting voyage wang watch weather web win wine winners work works world wow ' +
    'wtf yoga you zero zone'
  ).split(' '),
);
/** Hosts that are names of products more often than links. */
const PRODUCTS = new Set(
  'asp.net ado.net vb.net c#.net f#.net ml.net json.net quartz.net system.net paint.net love.net in.net with.net using.net socket.io system.io'.split(
    ' ',
  ),
);
/** Longest name of a product in capitals before `.NET`; a longer one is an address that somebody shouts. */
const LONGEST_PRODUCT = 4;
const CAPITALISED_ENDINGS = new Set(['Com', 'Net', 'Org', 'Fr', 'Info', 'Eu']);
const LINK_END = /[\s<>"[\]{}|\\^]/g;
const TRAILING = new Set(".,;:!?)'*_-`");
const MAX_HOST_LENGTH = 253;
const MAX_REMEMBERED = 5_000;

const endings = new Map<string, boolean>();

/** Whether `host` (small letters) ends in a top-level domain that exists. */
function hasRealEnding(host: string): boolean {
  const ending = host.slice(host.lastIndexOf('.') + 1);
  const known = endings.get(ending);
  if (known !== undefined) return known;
  const real = ending.length >= 2 && parse(`a.${ending}`).isIcann === true;
  if (endings.size < MAX_REMEMBERED) endings.set(ending, real);
  return real;
}

/** The part of a host that someone registered, e.g. `example.co.uk` for `www.example.co.uk`; the host itself if unknown. */
export function registeredDomain(host: string): string {
  return parse(host).domain ?? host;
}

/**
 * Whether `host`, written without a scheme, is meant as one. `written` is how it stands in the comment; `certain` says that
 * a path follows. File names, versions and sentences without a space after the full stop are no hosts.
 */
export function isBareHost(host: string, written: string, certain: boolean): boolean {
  if (host.length > MAX_HOST_LENGTH || host.includes('..') || isProduct(written)) return false;
  if (!hasRealEnding(host) && !hasRealEnding(written.toLowerCase())) return false;
  if (host.startsWith('www.')) return true;
  const labels = host.split('.');
  const ending = labels.at(-1) ?? '';
  const name = labels.at(-2) ?? '';
  if (isForgottenSpace(written)) return false;
  if (certain) return !/^\d+$/.test(name);
  if (name.length < 2 || /^\d+$/.test(name)) return ['com', 'org', 'net', 'ru'].includes(ending) && labels.length === 2;
  return !AMBIGUOUS_ENDINGS.has(ending);
}

/** `ASP.NET`, `Json.NET`, `System.Net`, `socket.io`: what stands before a `.NET` in capitals is a library, not a label. */
export function isProduct(written: string): boolean {
  if (PRODUCTS.has(written.toLowerCase())) return true;
  const [, name = ''] = /^([^.]+)\.(?:NET|Net)$/.exec(written) ?? [];
  return name !== '' && (/\p{Ll}/u.test(name) || name.length <= LONGEST_PRODUCT);
}

/** `fin.Il`, `Bonjour.Je`: a new sentence after the dot. `Example.Com` is a host that somebody capitalised. */
function isForgottenSpace(written: string): boolean {
  const dot = written.lastIndexOf('.');
  const after = written.slice(dot + 1);
  if (!/^\p{Lu}\p{Ll}*$/u.test(after)) return false;
  const isCapitalisedHost = /^\p{Lu}/u.test(written) && CAPITALISED_ENDINGS.has(after);
  return /\p{Ll}/u.test(written.slice(0, dot)) && !isCapitalisedHost;
}

/** Where the link that runs at `from` ends: before the next space, quote or bracket, and without closing punctuation. */
export function linkEnd(text: string, from: number): number {
  LINK_END.lastIndex = from;
  let end = LINK_END.exec(text)?.index ?? text.length;
  while (end > from && TRAILING.has(text.charAt(end - 1))) end--;
  return end;
}
