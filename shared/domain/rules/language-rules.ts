import { LANGUAGE_OF_WORD, LANGUAGE_NAMES, SCRIPTS, type Script } from './lists/languages';
import type { Finding, Rule } from './rule';

/** Fewer letters of a foreign script than this may be a name or a quotation. */
const MIN_SCRIPT_LETTERS = 12;
const SCRIPT_SHARE = 0.6;
/** Function words needed of one foreign language, with at most one in five from the site's own languages. */
const MIN_FOREIGN_WORDS = 5;
const MAX_OWN_SHARE = 0.2;
const LONGEST_FUNCTION_WORD = 10;
/** A language is told from the first words; more of them change nothing. */
const MAX_WORDS = 150;

/**
 * A comment in a script or language that the site does not use. Tells languages by their most usual function words, and
 * says nothing about short texts, names, code or mixtures.
 */
export const offLanguage: Rule = {
  name: 'off-language',
  effect: 'hold',
  weight: 1,
  check({ comment, body, settings }) {
    return foreignScript(comment.body, settings.languages) ?? foreignWords(body.text, settings.languages);
  },
};

const OTHER_SCRIPT = /[\u0370-\u1cff\u3040-\ud7a3]/;

function foreignScript(text: string, languages: readonly string[]): Finding | null {
  if (!OTHER_SCRIPT.test(text)) return null;
  let latin = 0;
  const counts = new Map<Script, number>();
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x250) {
      if ((code | 32) >= 97 && (code | 32) <= 122) latin++;
      continue;
    }
    const script = code >= 0x370 ? SCRIPTS.find(({ from, to }) => code >= from && code <= to) : undefined;
    if (script) counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  for (const [script, count] of counts) {
    if (count < MIN_SCRIPT_LETTERS || count < (count + latin) * SCRIPT_SHARE) continue;
    if (languages.some((language) => script.languages.includes(language))) continue;
    return {
      message: {
        fr: `Écrit en ${script.name.fr}, que ce site n’emploie pas`,
        en: `Written in ${script.name.en} script, which this site does not use`,
      },
      spans: [{ field: 'body', start: 0, end: text.length }],
    };
  }
  return null;
}

function foreignWords(text: string, languages: readonly string[]): Finding | null {
  if (!languages.every((language) => language in LANGUAGE_NAMES)) return null;
  const counts = new Map<string, number>();
  let own = 0;
  let words = 0;
  for (let start = 0, end = 0; end < text.length && words < MAX_WORDS; start = end + 1) {
    end = start;
    while (isLetter(text.charCodeAt(end))) end++;
    if (end === start) continue;
    words++;
    const known = end - start > LONGEST_FUNCTION_WORD ? undefined : LANGUAGE_OF_WORD.get(text.slice(start, end));
    if (known === undefined) continue;
    if (languages.some((language) => known.includes(language))) {
      if (++own > MIN_FOREIGN_WORDS) return null;
    } else for (const language of known) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const [language, count] = [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), ['', 0]);
  if (count < MIN_FOREIGN_WORDS || own > count * MAX_OWN_SHARE || count < words / 8) return null;
  const name = LANGUAGE_NAMES[language] ?? { fr: language, en: language };
  return {
    message: { fr: `Paraît écrit en ${name.fr}`, en: `Seems to be written in ${name.en}` },
    spans: [],
  };
}

function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}
