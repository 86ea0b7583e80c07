import type { Language } from '../../server/language';

/** Families of rules: reasons and marked places of one family share a colour. */
export type RuleKind = 'links' | 'words' | 'abuse' | 'sender' | 'shape' | 'model';

/** Every rule, what a person calls it, and the family that it belongs to. A test compares the names with the rules themselves. */
export const RULE_NAMES: Record<string, { kind: RuleKind; fr: string; en: string }> = {
  'link-limit': { kind: 'links', fr: 'Nombre de liens', en: 'Number of links' },
  'moderation-word': { kind: 'words', fr: 'Mot à surveiller', en: 'Word to watch' },
  'disallowed-word': { kind: 'words', fr: 'Mot interdit', en: 'Forbidden word' },
  'previously-approved': { kind: 'sender', fr: 'Auteur déjà publié', en: 'Author published before' },
  'dropped-field': { kind: 'sender', fr: 'Champ inutilisable', en: 'Unusable field' },
  duplicate: { kind: 'sender', fr: 'Envoyé deux fois', en: 'Sent twice' },
  flood: { kind: 'sender', fr: 'Envois trop rapprochés', en: 'Sent too soon after another' },
  honeypot: { kind: 'sender', fr: 'Champ piège rempli', en: 'Hidden field filled in' },
  'too-fast': { kind: 'sender', fr: 'Formulaire rempli trop vite', en: 'Form filled in too fast' },
  'blocked-network': { kind: 'sender', fr: 'Réseau bloqué', en: 'Blocked network' },
  'blocked-address': { kind: 'sender', fr: 'Adresse bloquée', en: 'Blocked address' },
  'blocked-sender': { kind: 'sender', fr: 'Bloqué par la modération', en: 'Blocked by a moderator' },
  'disposable-email': { kind: 'sender', fr: 'Adresse jetable', en: 'Disposable address' },
  parent: { kind: 'sender', fr: 'Réponse sans parent publié', en: 'Reply without a published parent' },
  'author-history': { kind: 'sender', fr: 'Passé de l’auteur', en: 'Author’s past' },
  'outside-service': { kind: 'model', fr: 'Service Akismet', en: 'Akismet service' },
  'repeated-text': { kind: 'sender', fr: 'Texte déjà vu', en: 'Text seen before' },
  'similar-text': { kind: 'sender', fr: 'Texte presque déjà vu', en: 'Nearly the same text seen before' },
  'held-phrase': { kind: 'words', fr: 'Expression à surveiller', en: 'Phrase to watch' },
  'site-spam-phrase': { kind: 'words', fr: 'Expression indésirable du site', en: 'Spam phrase of the site' },
  'held-pattern': { kind: 'words', fr: 'Motif à surveiller', en: 'Pattern to watch' },
  'spam-pattern': { kind: 'words', fr: 'Motif indésirable', en: 'Spam pattern' },
  'name-keyword': { kind: 'sender', fr: 'Nom publicitaire', en: 'Advertising name' },
  'first-website': { kind: 'sender', fr: 'Inconnu avec un site', en: 'Stranger with a website' },
  'disguised-link': { kind: 'links', fr: 'Lien déguisé', en: 'Disguised link' },
  shortener: { kind: 'links', fr: 'Lien raccourci', en: 'Shortened link' },
  'listed-host': { kind: 'links', fr: 'Site bloqué', en: 'Blocked site' },
  'link-only': { kind: 'links', fr: 'Rien qu’un lien', en: 'Nothing but a link' },
  'spam-phrase': { kind: 'words', fr: 'Expression publicitaire', en: 'Advertising phrase' },
  'doubtful-phrase': { kind: 'words', fr: 'Expression douteuse', en: 'Doubtful phrase' },
  'phone-support': { kind: 'words', fr: 'Numéro de faux dépannage', en: 'False support number' },
  shouting: { kind: 'shape', fr: 'Tout en capitales', en: 'All in capitals' },
  'repeated-characters': { kind: 'shape', fr: 'Caractères répétés', en: 'Repeated characters' },
  'mixed-script': { kind: 'shape', fr: 'Alphabets mêlés', en: 'Mixed scripts' },
  'fancy-letters': { kind: 'shape', fr: 'Lettres de fantaisie', en: 'Fancy letters' },
  'off-language': { kind: 'shape', fr: 'Autre langue', en: 'Another language' },
  abuse: { kind: 'abuse', fr: 'Insulte ou menace', en: 'Insult or threat' },
  'abuse-classifier': { kind: 'abuse', fr: 'Modèle des propos abusifs', en: 'Abuse model' },
  classifier: { kind: 'model', fr: 'Modèle des indésirables', en: 'Spam model' },
};

/** Reasons that are no rule's: nothing about them is set in a rule set. */
const OTHER_REASONS: typeof RULE_NAMES = {
  'reader-reports': { kind: 'sender', fr: 'Signalé par des lecteurs', en: 'Reported by readers' },
};

/** Every reason that may stand with a comment, by its name. */
export const REASON_NAMES = { ...RULE_NAMES, ...OTHER_REASONS };

/** The family of a rule; a rule of another release counts as one about the shape of a text. */
export function kindOfRule(rule: string): RuleKind {
  return REASON_NAMES[rule]?.kind ?? 'shape';
}

/** What a person calls a rule; its own name when it is one of another release. */
export function nameOfRule(rule: string, language: Language): string {
  return REASON_NAMES[rule]?.[language] ?? rule;
}
