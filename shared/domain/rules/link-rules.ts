import { registeredDomain } from '../text/hosts';
import type { Link } from '../text/links';
import type { Span } from '../verdict';
import { websiteHost } from './block-rule';
import { SHORTENERS } from './lists/shorteners';
import { quoted, type Rule, type RuleInput } from './rule';

const linkSpans = (links: readonly Link[]): Span[] => links.map(({ start, end }) => ({ field: 'body', start, end }));

/**
 * WordPress's `comment_max_links`: counts what WordPress would show as a link, an anchor and its text as one. At the limit
 * the comment is held unless the classifier or the author's history speaks for it; beyond the limit it is held in any case.
 * Of 720 good comments of a technical blog 16 have two links and 16 have more.
 */
export const linkLimit: Rule = {
  name: 'link-limit',
  effect: 'score',
  // A little above the default threshold for holding: what speaks for the comment has to outweigh it.
  weight: 1.1,
  check({ comment, links, settings }) {
    if (settings.maxLinks === 0 || links.length < settings.maxLinks) return null;
    const shown = links.filter((link) => link.kind === 'absolute' || link.kind === 'www');
    const counted = shown.filter((link, at) => !isAnchorText(comment.body, link, shown[at - 1]));
    if (counted.length < settings.maxLinks) return null;
    return {
      holds: counted.length > settings.maxLinks,
      // Where the number of links holds by itself, it does not push towards spam as well: lists of sources are long.
      strength: counted.length > settings.maxLinks ? 0 : 1,
      message: {
        fr: `${counted.length} liens, pour une limite de ${settings.maxLinks}`,
        en: `${counted.length} links, where the limit is ${settings.maxLinks}`,
      },
      spans: linkSpans(counted),
    };
  },
};

/** The second address of `<a href="…">…</a>`. */
function isAnchorText(body: string, link: Link, before: Link | undefined): boolean {
  return before !== undefined && body.charAt(link.start - 1) === '>' && /["'=]/.test(body.charAt(before.start - 1));
}

/** Hosts written so that machines overlook them; nobody does that for a link that is welcome. */
export const disguisedLink: Rule = {
  name: 'disguised-link',
  effect: 'score',
  weight: 2.2,
  check({ comment, links }) {
    const found = links.filter(({ kind }) => kind === 'disguised');
    if (found.length === 0) return null;
    const names = quoted(comment.body, found);
    return {
      message: { fr: `Lien déguisé : ${names.fr}`, en: `Disguised link: ${names.en}` },
      spans: linkSpans(found),
    };
  },
};

/** Link shorteners and invitation links hide where they lead. */
export const shortener: Rule = {
  name: 'shortener',
  effect: 'score',
  weight: 1.5,
  check({ links }) {
    const found = links.filter(({ host }) => SHORTENERS.has(host.replace(/^www\./, '')));
    if (found.length === 0) return null;
    const hosts = [...new Set(found.map(({ host }) => host))].slice(0, 3).join(', ');
    return {
      message: {
        fr: `Lien raccourci (${hosts}), qui cache sa cible`,
        en: `Shortened link (${hosts}), which hides its target`,
      },
      spans: linkSpans(found),
    };
  },
};

/** The site's own list of hosts that are not wanted, in links of the text and as the author's website. */
export const listedHost: Rule = {
  name: 'listed-host',
  effect: 'score',
  weight: 4,
  check(input) {
    const { compiled, links, comment } = input;
    if (compiled.listedHosts.size === 0) return null;
    const found = links.filter(({ host }) => isListed(host, input));
    const website = websiteHost(comment.author.url);
    const spans = linkSpans(found);
    if (website !== '' && isListed(website, input)) {
      spans.push({ field: 'author.url', start: 0, end: comment.author.url?.length ?? 0 });
    }
    if (spans.length === 0) return null;
    const hosts = [...new Set([...found.map(({ host }) => host), ...(found.length === 0 ? [website] : [])])]
      .slice(0, 3)
      .join(', ');
    return { message: { fr: `Hôte de la liste du site : ${hosts}`, en: `Host on the site's list: ${hosts}` }, spans };
  },
};

function isListed(host: string, { compiled: { listedHosts } }: RuleInput): boolean {
  return listedHosts.has(host.replace(/^www\./, '')) || listedHosts.has(registeredDomain(host));
}

/** Fewer other letters and digits than this beside a link say nothing about it. */
const MIN_OWN_WORDS = 12;
const LETTERS_AND_DIGITS = /[\p{L}\d]+/gu;

/** A comment that is a link and hardly a word. */
export const linkOnly: Rule = {
  name: 'link-only',
  effect: 'score',
  weight: 1.2,
  check({ comment: { body }, links }) {
    if (links.length === 0) return null;
    const around = [...links, { start: body.length }];
    let own = 0;
    for (const [at, { start }] of around.entries()) {
      for (const [word] of body.slice(links[at - 1]?.end ?? 0, start).matchAll(LETTERS_AND_DIGITS)) {
        own += word.length;
        if (own >= MIN_OWN_WORDS) return null;
      }
    }
    return {
      message: { fr: 'Un lien, et presque pas un mot', en: 'A link and hardly a word' },
      spans: linkSpans(links),
    };
  },
};
