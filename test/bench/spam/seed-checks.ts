import { readRows } from './labelled-rows';

/** A set of comments of which none is spam: abusive ones may be held, but must not be called spam. */
export interface HarmlessSet {
  name: string;
  texts: string[];
}

/** What judges a text: `approved`, `held` or `spam`. The full rules fit here as well as a model alone. */
export type Judge = (text: string) => 'approved' | 'held' | 'spam';

const SETS: readonly { name: string; file: string; only?: (label: string) => boolean }[] = [
  { name: 'blog comments, en', file: 'mademistakes-comments/comments.jsonl' },
  { name: 'news comments, en', file: 'fox-news-comments/comments.jsonl' },
  { name: 'toxicity set, en', file: 'surge-toxicity/toxicity-en.jsonl' },
  { name: 'tweets, fr, normal', file: 'mlma-hate-speech/fr.jsonl', only: (label) => label === 'normal' },
  { name: 'tweets, fr, abusive', file: 'mlma-hate-speech/fr.jsonl', only: (label) => label !== 'normal' },
  { name: 'tweets, en', file: 'mlma-hate-speech/en.jsonl' },
  { name: 'HateCheck, fr', file: 'hatecheck-fr/cases.jsonl' },
];

export function harmlessSets(dataFolder: string): HarmlessSet[] {
  return SETS.map(({ name, file, only }) => ({
    name,
    texts: readRows(dataFolder, file)
      .filter(({ label }) => only?.(label) ?? true)
      .map(({ text }) => text.replace(/@(?:user|url)\b/gi, '').trim()),
  }));
}

/** Turns scores in log-odds into verdicts. */
export function judgeByThresholds(scorer: (text: string) => number, thresholds: { hold: number; spam: number }): Judge {
  return (text) => {
    const score = scorer(text);
    return score >= thresholds.spam ? 'spam' : score >= thresholds.hold ? 'held' : 'approved';
  };
}
