import { abuseClassifier } from './abuse-classifier-rule';
import { abuse } from './abuse-rule';
import { firstWebsite, nameKeyword } from './author-rules';
import { blockedSender } from './block-rule';
import { droppedField, honeypot, tooFast } from './form-rules';
import {
  authorHistory,
  duplicate,
  flood,
  parent,
  previouslyApproved,
  repeatedText,
  similarText,
} from './history-rules';
import { outsideService } from './outside-rule';
import { offLanguage } from './language-rules';
import { disguisedLink, linkLimit, linkOnly, listedHost, shortener } from './link-rules';
import { blockedAddress, blockedNetwork, disposableEmail } from './origin-rules';
import { heldPattern, spamPattern } from './pattern-rules';
import { doubtfulPhrase, heldPhrase, phoneSupport, sitePhrase, spamPhrase } from './phrase-rules';
import type { Rule } from './rule';
import { fancyLetters, mixedScript, repeatedCharacters, shouting } from './shape-rules';
import { disallowedWord, moderationWord } from './word-rules';

/** Name of the classifier's reason among those of the rules. */
export const CLASSIFIER = 'classifier';

/** Every rule, in the order in which a verdict tells its reasons. All of them are evaluated, always. */
export const RULES: readonly Rule[] = [
  // What WordPress does.
  linkLimit,
  moderationWord,
  disallowedWord,
  previouslyApproved,
  duplicate,
  flood,
  // How it was sent, and by whom.
  honeypot,
  tooFast,
  droppedField,
  blockedNetwork,
  blockedAddress,
  blockedSender,
  disposableEmail,
  parent,
  authorHistory,
  outsideService,
  // What was seen before.
  repeatedText,
  similarText,
  // The site's own phrases and patterns.
  heldPhrase,
  sitePhrase,
  heldPattern,
  spamPattern,
  // The author's fields.
  nameKeyword,
  firstWebsite,
  // Links.
  disguisedLink,
  shortener,
  listedHost,
  linkOnly,
  // The words and the shape of the text.
  spamPhrase,
  doubtfulPhrase,
  phoneSupport,
  shouting,
  repeatedCharacters,
  mixedScript,
  fancyLetters,
  offLanguage,
  // Rudeness, which is no spam.
  abuse,
  abuseClassifier,
];
