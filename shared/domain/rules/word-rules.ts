import { normalise, type NormalisedText } from '../text/normalise';
import type { Span } from '../verdict';
import type { Bilingual } from '../verdict';
import type { Finding, Rule, RuleInput } from './rule';

type Field = Span['field'] | 'origin';

const FIELD_NAMES: Record<Field, Bilingual> = {
  body: { fr: 'le texte', en: 'the text' },
  'author.name': { fr: 'le nom', en: 'the name' },
  'author.email': { fr: 'l’adresse e-mail', en: 'the e-mail address' },
  'author.url': { fr: 'le site web', en: 'the website' },
  origin: { fr: 'l’adresse IP ou le navigateur', en: 'the IP address or the user agent' },
};

/** WordPress's `moderation_keys`: a substring of name, e-mail, website, text, IP or user agent, small letters or capitals. */
export const moderationWord: Rule = {
  name: 'moderation-word',
  effect: 'hold',
  weight: 0,
  check: (input) => findWords(input, 'moderation', { fr: 'Mot à modérer', en: 'Word to moderate' }),
};

/** WordPress's `disallowed_keys`, in the same fields: spam, whatever else speaks for the comment. */
export const disallowedWord: Rule = {
  name: 'disallowed-word',
  effect: 'score',
  weight: 20,
  check: (input) => findWords(input, 'disallowed', { fr: 'Mot interdit', en: 'Disallowed word' }),
};

/** The message names the fields, and words of the public ones only: an e-mail or IP address must not stand in a verdict. */
function findWords(input: RuleInput, list: 'moderation' | 'disallowed', label: Bilingual): Finding | null {
  const { words } = input.compiled;
  if (words === null) return null;
  const spans: Span[] = [];
  const fields = new Set<Field>();
  const found = new Set<string>();
  for (const [field, text] of fieldsOf(input)) {
    for (const hit of words.find(text.text)) {
      if (hit.tag !== list) continue;
      fields.add(field);
      if (field === 'origin') continue;
      const span = text.originalSpan(hit.start, hit.end);
      spans.push({ field, ...span });
      if (field !== 'author.email') found.add(text.original.slice(span.start, span.end));
    }
  }
  if (fields.size === 0) return null;
  const names = [...found].slice(0, 5);
  const where = [...fields].map((field) => FIELD_NAMES[field]);
  return {
    message: {
      fr: `${label.fr} dans ${where.map(({ fr }) => fr).join(', ')}${names.map((name) => ` « ${name} »`).join(',')}`,
      en: `${label.en} in ${where.map(({ en }) => en).join(', ')}${names.map((name) => ` “${name}”`).join(',')}`,
    },
    spans,
  };
}

function fieldsOf({ comment, body, name }: RuleInput): [Field, NormalisedText][] {
  const { author, origin } = comment;
  return [
    ['body', body],
    ['author.name', name],
    ['author.email', normalise(author.email.reveal())],
    ['author.url', normalise(author.url ?? '')],
    ['origin', normalise(origin.ip)],
    ['origin', normalise(origin.userAgent ?? '')],
  ];
}
