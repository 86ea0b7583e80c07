import { ModerationError, type FieldProblem } from './errors';

/** What an author is told of why a comment is hidden, by ground; and `further`, what can be done beside objecting. */
export const STATEMENT_PARTS = ['abuse', 'off-topic', 'illegal', 'spam', 'other', 'further'] as const;
export type StatementPart = (typeof STATEMENT_PARTS)[number];

/** Characters of one sentence, and of the address of the site's terms. */
export const STATEMENT_LIMITS = { sentence: 1000, terms: 500 } as const;

type Sentences = Record<StatementPart, string>;

/** The sentences of a site, as one versioned document. `{law}` stands for the law that was named. */
export interface StatementTexts {
  version: string;
  /** Where the site's rules for comments stand; null when nowhere. */
  terms: string | null;
  fr: Sentences;
  en: Sentences;
}

/** The sentences of a site that has changed nothing; see articles 17 and 21 of the Digital Services Act. */
export const DEFAULT_STATEMENT_TEXTS: StatementTexts = {
  version: 'texts-shipped',
  terms: null,
  fr: {
    abuse: 'Il enfreint les règles du site : les propos injurieux, menaçants ou haineux n’y sont pas admis.',
    'off-topic': 'Il enfreint les règles du site : il ne porte pas sur le sujet de l’article.',
    illegal: 'Il est contraire à {law}.',
    spam: 'Il s’agit de publicité ou d’un envoi en nombre, ce que les règles du site n’admettent pas.',
    other: 'Il enfreint les règles du site.',
    further: 'Vous pouvez aussi saisir un organisme de règlement extrajudiciaire des litiges certifié, ou la justice.',
  },
  en: {
    abuse: 'It breaks the rules of the site, which allow no insults, threats or hatred.',
    'off-topic': 'It breaks the rules of the site: it is not about the subject of the article.',
    illegal: 'It is contrary to {law}.',
    spam: 'It is advertising or was sent in bulk, which the rules of the site do not allow.',
    other: 'It breaks the rules of the site.',
    further: 'You may also turn to a certified out-of-court dispute settlement body, or to a court.',
  },
};

/** Reads edited sentences; what is left out keeps its default. Throws `request/invalid` with every problem at once. */
export function parseStatementTexts(input: unknown): Omit<StatementTexts, 'version'> {
  const problems: FieldProblem[] = [];
  const given = recordOf(input, '', problems);
  const sentencesOf = (language: 'fr' | 'en'): Sentences => {
    const sentences = recordOf(given[language] ?? {}, language, problems);
    const read = STATEMENT_PARTS.map((part): [StatementPart, string] => {
      const text = textOf(sentences[part], `${language}.${part}`, STATEMENT_LIMITS.sentence, problems);
      return [part, text ?? DEFAULT_STATEMENT_TEXTS[language][part]];
    });
    return Object.fromEntries(read) as Sentences;
  };
  const terms = textOf(given['terms'] ?? undefined, 'terms', STATEMENT_LIMITS.terms, problems) ?? null;
  if (terms !== null && !/^https?:\/\//.test(terms)) problems.push({ path: 'terms', code: 'not-a-web-address' });
  const texts = { terms, fr: sentencesOf('fr'), en: sentencesOf('en') };
  if (problems.length > 0)
    throw new ModerationError('request/invalid', 'the sentences are invalid', { details: { fields: problems } });
  return texts;
}

function recordOf(value: unknown, path: string, problems: FieldProblem[]): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  problems.push({ path: path === '' ? 'texts' : path, code: 'not-an-object' });
  return {};
}

/** The trimmed text, or undefined when there is none: an empty sentence says nothing to anybody. */
function textOf(value: unknown, path: string, max: number, problems: FieldProblem[]): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string') {
    problems.push({ path, code: 'not-text' });
    return undefined;
  }
  const text = value.trim();
  if (Array.from(text).length > max) problems.push({ path, code: 'too-long', params: { max } });
  return text === '' ? undefined : text;
}
