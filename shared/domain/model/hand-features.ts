import { characterCounts, linkCounts, tokenCounts } from './hand-counts';
import { HAND_FEATURES } from './hand-feature-list';
import type { FoldedText } from './fold';
import type { TokenisedText } from './tokens';

/** What is known of a comment's author when the model is asked; both may be missing. */
export interface AuthorHint {
  name?: string | null | undefined;
  url?: string | null | undefined;
}

/** Not inside a longer name of letters, digits and hyphens: identifiers are full of digits, and call nobody. */
const PHONE = /(?<![\w-])(?:\+\d|0\d|\(\d{2}|1[-. (]?8\d\d|8\d\d[-.])(?:[-. ()/]{0,2}\d){6,12}(?!\w|-\w)/;
const AMOUNT = /[$£€₹]\s?\d|\d\s?(?:[$£€₹]|usd|eur|euros?|dollars?|bucks|btc|k\b)/;
const EMAIL = /[a-z0-9._-]@[a-z0-9-]+\.[a-z]{2,}/;
const MARKUP = /<a\s|\[url|\[link|href=/;
const ARROW = /-->|==>|>>|<--|\u2192|\u27a1|\u25ba|\u{1f449}|\u{1f447}/u;
const CODE_SIGN = /[`{}<$();]/;
const CODE = /```|[{};]\s*\n|<\/?[a-z]+>|\$ \w|\w\(\)/;
const WIDE = /[\uff01-\uff5e\u{1d400}-\u{1d7ff}]/u;
const NAME_URL = /https?:|www\.|\.[a-z]{2,4}$/i;
const HIDDEN = /[\u200b-\u200f\u2060\u00ad]/;

/** Values of `HAND_FEATURES`, in that order, mostly between 0 and 1. */
export function handFeatures(
  original: string,
  folded: FoldedText,
  tokenised: TokenisedText,
  author: AuthorHint,
): number[] {
  const chars = characterCounts(original);
  const text = outsideLinks(tokenised);
  const markup = flag(tokenised.links.length > 0 && MARKUP.test(folded.text));
  const facts: HandFacts = {
    chars,
    words: tokenCounts(tokenised),
    links: linkCounts(tokenised),
    phone: flag(chars.digits > 8 && PHONE.test(text)),
    amount: flag(chars.digits > 0 && AMOUNT.test(text)),
    email: flag(folded.text.includes('@') && EMAIL.test(folded.text)),
    markup,
    arrow: flag(ARROW.test(text)),
    code: flag(CODE_SIGN.test(text) && CODE.test(text)),
    stretched: flag(chars.longestRun > 3),
    wide: flag(chars.beyondAscii > 0 && WIDE.test(original)),
    hidden: flag(chars.beyondAscii > 0 && HIDDEN.test(original)),
    mixedWords: folded.mixedWords,
    nameUrl: flag(NAME_URL.test(author.name ?? '')),
    nameWords: (author.name ?? '').trim().split(/\s+/).length,
  };
  return HAND_FEATURES.map((feature) => feature.value(facts));
}

/** The counts that hand features are made from. */
export interface HandFacts {
  chars: ReturnType<typeof characterCounts>;
  words: ReturnType<typeof tokenCounts>;
  links: ReturnType<typeof linkCounts>;
  phone: number;
  amount: number;
  email: number;
  markup: number;
  arrow: number;
  code: number;
  stretched: number;
  wide: number;
  hidden: number;
  mixedWords: number;
  nameUrl: number;
  nameWords: number;
}

/** The text without its links: digits and signs of a URL are no phone numbers and no prices. */
function outsideLinks({ text, links }: TokenisedText): string {
  if (links.length === 0) return text;
  let outside = '';
  let from = 0;
  for (const link of links) {
    outside += `${text.slice(from, link.start)} `;
    from = link.end;
  }
  return outside + text.slice(from);
}

function flag(value: boolean): number {
  return value ? 1 : 0;
}
