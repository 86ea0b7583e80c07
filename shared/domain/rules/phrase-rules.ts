import { withoutOverlaps } from '../text/spans';
import { plainSpelling } from './abuse-spellings';
import { hitsInPlain } from './find-abuse';
import type { ListName } from './phrase-lists';
import { bodySpan, quoted, type Finding, type Rule, type RuleInput } from './rule';
import type { Bilingual } from '../verdict';

/** Asking for a click, a subscription or money in words that comments about an article do without. */
export const spamPhrase: Rule = {
  name: 'spam-phrase',
  effect: 'score',
  weight: 2.4,
  check: (input) =>
    findDisguised(input) ?? findPhrases(input, 'spam', { fr: 'Formule de publicité', en: 'Words of advertising' }),
};

/** Words that advertising and honest comments share, and advertising uses more. */
export const doubtfulPhrase: Rule = {
  name: 'doubtful-phrase',
  effect: 'score',
  weight: 0.7,
  check: (input) => findPhrases(input, 'doubtful', { fr: 'Formule suspecte', en: 'Doubtful words' }),
};

/** The site's own phrases that are to be seen by a person. */
export const heldPhrase: Rule = {
  name: 'held-phrase',
  effect: 'hold',
  weight: 0,
  check: (input) => findPhrases(input, 'own-held', { fr: 'Expression à vérifier', en: 'Phrase to check' }),
};

/** The site's own phrases that make a comment spam. */
export const sitePhrase: Rule = {
  name: 'site-spam-phrase',
  effect: 'score',
  weight: 20,
  check: (input) => findPhrases(input, 'own-spam', { fr: 'Expression refusée', en: 'Refused phrase' }),
};

/** Goods of spam in digits or single letters: who writes `V1agra` or `c.a.s.i.n.o` knows why. Stretched letters are no disguise. */
function findDisguised({ body, hits, compiled }: RuleInput): Finding | null {
  const respelt = plainSpelling(body.text);
  if (respelt === null) return null;
  const known = new Set(hits.map(({ start }) => start));
  const found = hitsInPlain(respelt, compiled.phrases)
    .filter(({ tag }) => tag === 'goods')
    .map(({ start, end }) => ({ start: respelt.originOf(start), end: respelt.originOf(end - 1) + 1 }))
    .filter(({ start, end }) => !known.has(start) && DISGUISE.test(body.text.slice(start, end)));
  if (found.length === 0) return null;
  const spans = withoutOverlaps(found).map((hit) => bodySpan(body, hit));
  const words = quoted(body.original, spans);
  return {
    message: { fr: `Marchandise déguisée : ${words.fr}`, en: `Disguised goods: ${words.en}` },
    spans,
  };
}

const DISGUISE = /[^a-z\s]|\b[a-z]\s[a-z]\b/;

/** More than three phrases add nothing to what three tell. */
const MAX_STRENGTH = 2;

/**
 * One phrase counts once however often it comes; each further one adds half. Phrases that share words ("please check out",
 * "check out my") are one.
 */
function findPhrases({ body, hits }: RuleInput, list: ListName, label: Bilingual): Finding | null {
  const found = withoutOverlaps(hits.filter(({ tag }) => tag === list));
  if (found.length === 0) return null;
  const different = new Set(found.map(({ start, end }) => body.text.slice(start, end))).size;
  const spans = found.map((hit) => bodySpan(body, hit));
  const words = quoted(body.original, spans);
  return {
    strength: list.startsWith('own') ? 1 : Math.min(MAX_STRENGTH, 0.5 + different / 2),
    message: { fr: `${label.fr} : ${words.fr}`, en: `${label.en}: ${words.en}` },
    spans,
  };
}

/** International or long national numbers; bounded, hence linear. */
const PHONE_NUMBER = /(?<![\w.-])\+?\d(?:[ ().\-/]{0,2}\d){8,14}(?!\w|[.-]\w)/;

/** A telephone number beside words of a hotline: "support", "WhatsApp", "call now". */
export const phoneSupport: Rule = {
  name: 'phone-support',
  effect: 'score',
  weight: 2.4,
  check({ body, hits, links }) {
    const support = hits.filter(({ tag }) => tag === 'support');
    if (support.length === 0) return null;
    const number = PHONE_NUMBER.exec(body.text);
    if (!number) return null;
    const { start, end } = body.originalSpan(number.index, number.index + number[0].length);
    if (links.some((link) => link.start < end && start < link.end)) return null;
    const spans = [{ start: number.index, end: number.index + number[0].length }, ...support].map((hit) =>
      bodySpan(body, hit),
    );
    const words = quoted(body.original, spans.slice(1));
    return {
      message: { fr: `Numéro de téléphone avec ${words.fr}`, en: `Telephone number with ${words.en}` },
      spans,
    };
  },
};
