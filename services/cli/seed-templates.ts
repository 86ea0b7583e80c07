import { SLOTS } from './seed-phrases';

/** Hosts of good links: places that readers really cite, so that a link as such proves little. */
const CITED = [
  'https://en.wikipedia.org/wiki/Budget',
  'https://fr.wikipedia.org/wiki/Loi',
  'https://github.com/someone/project/issues/12',
  'http://www.example.org/2014/05/a-longer-answer.html',
  'https://www.bbc.co.uk/news/world-europe-12345678',
  'https://www.lemonde.fr/politique/article/2017/03/02/un-article_1234567_823448.html',
  'https://stackoverflow.com/questions/1234567/how-to-do-it',
  'https://www.youtube.com/watch?v=aBcDeFgHiJk',
  'http://blog.example.net/notes/reply/',
  'www.example.fr/rapport.pdf',
  'https://www.service-public.fr/particuliers/vosdroits/F12345',
  'https://medium.com/@someone/some-thoughts-0a1b2c3d',
];
const ENDINGS = 'com com com com net org info biz xyz top online shop site club ru co.uk fr in us'.split(' ');
const SYLLABLES = 'za rov lin tek mi dor vex pal qua sun bri nop cal ster fi gom'.split(' ');
const SPAM_WORDS = 'best cheap top buy online shop pro deals casino loan pills seo free bonus market'.split(' ');
const PATHS = [
  '',
  '',
  '/',
  '/',
  '/index.html',
  '/?ref=8812',
  '/buy-online',
  '/p/promo',
  '/register?id=77',
  '/blog/category/offers',
];

const PLAIN_WORDS =
  'daily river north garden science history paper local open city notes field library museum school road kitchen'.split(
    ' ',
  );
const REFERENCE_PATHS = [
  '/',
  '/2012/03/why-not',
  '/docs/install.html',
  '/blog/a-reply',
  '/news/article-20481',
  '/page.php?id=118',
  '/wiki/Start',
  '/2016/11/notes.pdf',
];

/** Chooses among alternatives; the same seed gives the same texts. */
export type Choose = <T>(options: readonly T[]) => T;

/** A repeatable `Choose` (linear congruential generator of Numerical Recipes). Throws on an empty list. */
export function repeatableChoice(seed: number): Choose {
  let state = seed >>> 0;
  return (options) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const chosen = options[Math.floor((state / 2 ** 32) * options.length)];
    if (chosen === undefined) throw new Error('There is nothing to choose from.');
    return chosen;
  };
}

/** Writes one template out: `{a|b}` and `<slot>` chosen, links made up. Throws on a slot that does not exist. */
export function writeOut(template: string, choose: Choose, slots: Record<string, readonly string[]> = SLOTS): string {
  const chosen = template.replace(/\{([^{}]*)\}/g, (_, options: string) => choose(options.split('|')));
  return chosen.replace(/<(\w+)>/g, (whole, slot: string) => {
    if (slot === 'url')
      return choose(['http://', 'http://', 'https://', 'http://www.', 'www.']) + madeUpHost(choose) + choose(PATHS);
    if (slot === 'host') return choose(['', 'www.']) + madeUpHost(choose);
    if (slot === 'refurl') return choose([true, false]) ? choose(CITED) : madeUpReference(choose);
    const options = slots[slot];
    if (!options) throw new Error(`The template names an unknown slot: ${whole}`);
    return choose(options);
  });
}

function madeUpHost(choose: Choose): string {
  const core = choose(SYLLABLES) + choose(SYLLABLES) + choose(SYLLABLES);
  return `${choose(['', '', `${choose(SPAM_WORDS)}-`])}${core}${choose(['', '', '24', 'hub'])}.${choose(ENDINGS)}`;
}

/** A link as readers cite them: plain words, an ordinary ending, a page below it. */
function madeUpReference(choose: Choose): string {
  const start = choose(['http://', 'http://www.', 'https://', 'https://www.', 'www.', 'http://blog.']);
  const host = choose(PLAIN_WORDS) + choose(PLAIN_WORDS);
  return `${start}${host}.${choose(['com', 'com', 'org', 'net', 'fr', 'co.uk', 'edu', 'io', 'blogspot.com', 'wordpress.com'])}${choose(REFERENCE_PATHS)}`;
}
