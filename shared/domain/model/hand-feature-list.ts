import type { Bilingual } from '../verdict';
import type { HandFacts } from './hand-features';
import { LEXICON_GROUPS, type LexiconGroup } from './lexicon';

/** One feature made by hand: how it is told to a moderator, and its value (0 = absent, about 1 = plainly there). */
export interface HandFeature {
  name: string;
  message: Bilingual;
  value(facts: HandFacts): number;
}

const SAYS: Record<LexiconGroup, Bilingual> = {
  callToAction: { en: 'words that call to action', fr: 'des mots qui poussent à agir' },
  firmCall: { en: 'a call to action such as “check out”', fr: 'une invitation du genre « abonnez-vous »' },
  ownPlace: {
    en: 'points to a channel, site or page of one’s own',
    fr: 'renvoie à sa propre chaîne, page ou à son site',
  },
  money: { en: 'words about earning, lending or investing', fr: 'des mots sur le gain, le prêt ou le placement' },
  offer: { en: 'words of an offer (free, discount, prize)', fr: 'des mots d’offre (gratuit, remise, cadeau)' },
  goods: { en: 'goods and services that spam often sells', fr: 'des produits et services souvent vendus par le spam' },
  flattery: { en: 'general praise of the site', fr: 'des compliments passe-partout' },
  witness: { en: 'words of a testimony or recommendation', fr: 'des mots de témoignage ou de recommandation' },
  reach: { en: 'ways to reach someone elsewhere', fr: 'des moyens de contact ailleurs' },
  begging: { en: 'begging words', fr: 'des mots de supplication' },
  selfTalk: { en: 'speaks about oneself', fr: 'parle de soi' },
  toReader: { en: 'addresses the readers', fr: 's’adresse aux lecteurs' },
  conversation: { en: 'words of a conversation', fr: 'des mots de conversation' },
};

const lexical = LEXICON_GROUPS.flatMap((group, at): HandFeature[] => [
  { name: group, message: SAYS[group], value: (facts) => Math.min(1, soft(facts.words.lexicon[at] ?? 0)) },
  {
    name: `${group}Share`,
    message: SAYS[group],
    value: (facts) => Math.min(1, (4 * (facts.words.lexicon[at] ?? 0)) / Math.max(4, facts.words.count)),
  },
]);

/** Every hand feature in the order of its weight in a model. Changing this list changes the model format. */
export const HAND_FEATURES: readonly HandFeature[] = [
  feature('links', 'holds links', 'contient des liens', (f) => Math.min(1, soft(f.links.count))),
  feature('oneLink', 'holds a link', 'contient un lien', (f) => yes(f.links.count > 0)),
  feature('manyLinks', 'holds several links', 'contient plusieurs liens', (f) => yes(f.links.count > 2)),
  feature('bareLink', 'a link without http://', 'un lien sans http://', (f) => yes(f.links.bare > 0)),
  feature('brokenLink', 'a link written apart to slip through', 'un lien coupé pour passer inaperçu', (f) =>
    yes(f.links.broken > 0),
  ),
  feature('shortLink', 'a shortened link or chat link', 'un lien raccourci ou de messagerie', (f) =>
    yes(f.links.short > 0),
  ),
  feature('rareTld', 'a link with a rare ending', 'un lien à terminaison rare', (f) => yes(f.links.rareTld > 0)),
  feature('videoLink', 'a link to a video', 'un lien vers une vidéo', (f) => yes(f.links.video > 0)),
  feature('markdownLink', 'a link in Markdown', 'un lien en Markdown', (f) => yes(f.links.markdown > 0)),
  feature('hosts', 'links to several sites', 'des liens vers plusieurs sites', (f) => yes(f.links.hosts > 1)),
  feature(
    'linkShare',
    'a large part is links',
    'une grande part est faite de liens',
    (f) => f.links.chars / Math.max(20, f.chars.length),
  ),
  feature('linkAlone', 'hardly anything but a link', 'presque rien d’autre qu’un lien', (f) =>
    yes(f.links.count > 0 && f.links.outside < 12),
  ),
  feature('markup', 'HTML or BBCode link', 'un lien en HTML ou BBCode', (f) => f.markup),
  feature('email', 'an e-mail address in the text', 'une adresse e-mail dans le texte', (f) => f.email),
  feature('phone', 'a phone number', 'un numéro de téléphone', (f) => f.phone),
  feature('amount', 'an amount of money', 'une somme d’argent', (f) => f.amount),
  feature('arrow', 'arrows that point at something', 'des flèches qui montrent quelque chose', (f) => f.arrow),
  feature('code', 'program code', 'du code informatique', (f) => f.code),
  feature('stretched', 'letters repeated', 'des lettres répétées', (f) => f.stretched),
  feature('wide', 'full-width or styled letters', 'des lettres pleine chasse ou stylisées', (f) => f.wide),
  feature('hidden', 'invisible characters', 'des caractères invisibles', (f) => f.hidden),
  feature('mixedWords', 'words that mix scripts', 'des mots mêlant les écritures', (f) =>
    Math.min(1, soft(f.mixedWords)),
  ),
  feature('tiny', 'very short', 'très court', (f) => yes(f.chars.length < 20)),
  feature('short', 'short', 'court', (f) => yes(f.chars.length < 50)),
  feature('long', 'long', 'long', (f) => yes(f.chars.length > 150)),
  feature('veryLong', 'very long', 'très long', (f) => yes(f.chars.length > 500)),
  feature('length', 'its length', 'sa longueur', (f) => Math.log(1 + f.chars.length) / 8),
  feature('capitals', 'share of capitals', 'la part de majuscules', (f) =>
    f.chars.letters < 8 ? 0 : f.chars.capitals / f.chars.letters,
  ),
  feature('shouting', 'nearly all in capitals', 'presque tout en majuscules', (f) =>
    yes(f.chars.letters > 12 && f.chars.capitals > 0.7 * f.chars.letters),
  ),
  feature('noCapitals', 'no capital at all', 'aucune majuscule', (f) => yes(f.chars.capitals === 0)),
  feature('digits', 'share of digits', 'la part de chiffres', (f) =>
    Math.min(1, (4 * f.chars.digits) / Math.max(10, f.chars.length)),
  ),
  feature('numbers', 'numbers', 'des nombres', (f) => Math.min(1, (3 * f.words.numbers) / Math.max(9, f.words.count))),
  feature('exclamations', 'exclamation marks', 'des points d’exclamation', (f) =>
    Math.min(1, soft(f.chars.exclamations)),
  ),
  feature('questions', 'question marks', 'des points d’interrogation', (f) => Math.min(1, soft(f.chars.questions))),
  feature('symbols', 'emoji and symbols', 'des emoji et symboles', (f) => Math.min(1, soft(f.words.symbols))),
  feature('marks', 'much punctuation', 'beaucoup de ponctuation', (f) =>
    Math.min(1, f.words.marks / Math.max(4, f.words.count)),
  ),
  feature('mentions', 'mentions', 'des mentions', (f) => yes(f.words.mentions > 0)),
  feature('lines', 'several lines', 'plusieurs lignes', (f) => Math.min(1, soft(f.chars.lines - 1))),
  feature('repetition', 'repeats itself', 'se répète', (f) => f.words.repetition),
  feature('meanWord', 'length of its words', 'la longueur de ses mots', (f) => Math.min(1, f.words.meanWord / 12)),
  feature('foreign', 'another script', 'une autre écriture', (f) =>
    f.chars.letters === 0 ? 0 : f.chars.foreign / f.chars.letters,
  ),
  feature('accents', 'accented letters', 'des lettres accentuées', (f) =>
    f.chars.letters === 0 ? 0 : Math.min(1, (10 * f.chars.accents) / f.chars.letters),
  ),
  feature('callWithLink', 'a call to action together with a link', 'une invitation accompagnée d’un lien', (f) =>
    yes(f.links.count > 0 && lexiconCount(f, 'firmCall') > 0),
  ),
  feature('praiseWithLink', 'praise together with a link', 'un compliment accompagné d’un lien', (f) =>
    yes(f.links.count > 0 && lexiconCount(f, 'flattery') > 0),
  ),
  feature('moneyWithReach', 'money together with a way to reach someone', 'de l’argent et un moyen de contact', (f) =>
    yes(
      lexiconCount(f, 'money') > 0 && (lexiconCount(f, 'reach') > 0 || f.links.count > 0 || f.phone > 0 || f.email > 0),
    ),
  ),
  feature('nameUrl', 'a URL as author name', 'une adresse web comme nom', (f) => f.nameUrl),
  feature('nameWords', 'an author name of many words', 'un nom d’auteur fait de plusieurs mots', (f) =>
    yes(f.nameWords > 3),
  ),
  ...lexical,
];

function feature(name: string, en: string, fr: string, value: HandFeature['value']): HandFeature {
  return { name, message: { en, fr }, value };
}

function lexiconCount(facts: HandFacts, group: LexiconGroup): number {
  return facts.words.lexicon[LEXICON_GROUPS.indexOf(group)] ?? 0;
}

function yes(value: boolean): number {
  return value ? 1 : 0;
}

/** Grows slowly: 1 → 0.35, 3 → 0.69, 6 → 0.97. */
function soft(count: number): number {
  return Math.log2(1 + count) / 2.89;
}
