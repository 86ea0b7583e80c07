import { findLinks } from '../text/links';
import type { Span } from '../verdict';
import { COMMERCIAL_NAME_WORDS } from './lists/commercial-names';
import type { Rule, RuleInput } from './rule';

/** Personal names are shorter than this, in words. */
const LONGEST_NAME_WORDS = 5;

/** A search keyword or an address in the place of the author's name: such names are written to be linked. */
export const nameKeyword: Rule = {
  name: 'name-keyword',
  effect: 'score',
  weight: 2,
  check(input) {
    const { name } = input;
    if (findLinks(name).length > 0) {
      return {
        message: { fr: 'Une adresse web au lieu d’un nom', en: 'A web address in the place of a name' },
        spans: [nameSpan(input)],
      };
    }
    const words = name.text.split(/[^a-z\d]+/).filter((word) => word !== '');
    const keywords = words.filter((word) => COMMERCIAL_NAME_WORDS.has(word));
    if (keywords.length === 0) return null;
    const sure = keywords.length > 1 || words.length > LONGEST_NAME_WORDS;
    return {
      strength: sure ? 1 : 0.5,
      message: {
        fr: `Mots de commerce dans le nom : ${keywords.slice(0, 4).join(', ')}`,
        en: `Words of trade in the name: ${keywords.slice(0, 4).join(', ')}`,
      },
      spans: [nameSpan(input)],
    };
  },
};

/** A website given with a first comment: usual among bloggers, a little more usual among advertisers. */
export const firstWebsite: Rule = {
  name: 'first-website',
  effect: 'score',
  weight: 0.3,
  check({ comment, facts }) {
    const { url } = comment.author;
    if (url === null || facts.author.approved > 0) return null;
    return {
      message: { fr: 'Premier commentaire, avec un site web', en: 'First comment, with a website' },
      spans: [{ field: 'author.url', start: 0, end: url.length }],
    };
  },
};

function nameSpan({ comment }: RuleInput): Span {
  return { field: 'author.name', start: 0, end: comment.author.name.length };
}
