import en from '../words/en.json';
import fr from '../words/fr.json';

/** Everything the widget says. A catalogue file of another language has the same keys; what it lacks is said in English. */
export type Words = typeof en;
type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

const OWN: Record<string, Words> = { en, fr };

/** The words of a language, with those of a catalogue file over them when the page names one. */
export async function wordsOf(language: string, catalogue: string | null, signal: AbortSignal): Promise<Words> {
  const own = OWN[language.split('-')[0] ?? ''] ?? en;
  if (catalogue === null) return own;
  try {
    const answer = await fetch(catalogue, { signal });
    return merged(own, (await answer.json()) as Partial<Words>);
  } catch {
    // The comments matter more than the language they are announced in.
    return own;
  }
}

function merged(under: Words, over: Partial<Words>): Words {
  const groups = (['refused', 'states'] as const).map((name) => [name, { ...under[name], ...over[name] }]);
  return { ...under, ...over, ...(Object.fromEntries(groups) as Pick<Words, 'refused' | 'states'>) };
}

/** `{name}` in a sentence, filled in. */
export function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A number of things in the form that the language has for it. */
export function plural(forms: Plural & { zero?: string }, n: number, language: string): string {
  const form = n === 0 && forms.zero !== undefined ? forms.zero : forms[new Intl.PluralRules(language).select(n)];
  return fill(form ?? forms.other, { n: n.toLocaleString(language) });
}
