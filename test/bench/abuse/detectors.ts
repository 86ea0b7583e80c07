import { createRequire } from 'node:module';
import { NO_FACTS } from '@tamis/shared/domain/facts';
import { judge } from '@tamis/shared/domain/judge';
import { byRules, aComment } from '../../domain/a-comment';

/** Says whether a text is to be held as abuse. */
export type Detector = (text: string) => boolean;

/** The phrase lists without the model. */
export const listsAlone: Detector = (body) =>
  judge(aComment({ body }), NO_FACTS, byRules()).reasons.some(({ rule, holds }) => rule === 'abuse' && holds);

interface Leo {
  loadDictionary(language: string): void;
  add(words: string[]): void;
  getDictionary(language: string): string[];
  check(text: string): boolean;
}
interface AllProfanity {
  loadLanguages(languages: string[]): number;
  check(text: string): boolean;
}

/** npm's filters that are installed, each with its English and, where it has one, its French list; `missing` names the others. */
export async function npmFilters(): Promise<{ found: Record<string, Detector>; missing: string[] }> {
  const makers: Record<string, () => Promise<Detector>> = {
    obscenity: makeObscenity,
    'leo-profanity': makeLeo,
    allprofanity: makeAllProfanity,
  };
  const found: Record<string, Detector> = {};
  const missing: string[] = [];
  for (const [name, make] of Object.entries(makers)) {
    try {
      found[name] = await make();
    } catch {
      missing.push(name);
    }
  }
  return { found, missing };
}

const load = createRequire(__filename);

function makeObscenity(): Promise<Detector> {
  const { RegExpMatcher, englishDataset, englishRecommendedTransformers } = load('obscenity') as {
    RegExpMatcher: new (options: object) => { hasMatch(text: string): boolean };
    englishDataset: { build(): object };
    englishRecommendedTransformers: object;
  };
  const matcher = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });
  return Promise.resolve((text) => matcher.hasMatch(text));
}

function makeLeo(): Promise<Detector> {
  const filter = load('leo-profanity') as Leo;
  filter.loadDictionary('en');
  filter.add(filter.getDictionary('fr'));
  return Promise.resolve((text) => filter.check(text));
}

async function makeAllProfanity(): Promise<Detector> {
  const { default: filter } = (await import('allprofanity')) as { default: AllProfanity };
  filter.loadLanguages(['english', 'french']);
  return (text) => filter.check(text);
}
