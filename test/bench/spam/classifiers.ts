import { createRequire } from 'node:module';
import { extractFeatures } from '@tamis/shared/domain/model/features';
import { score, type Model } from '@tamis/shared/domain/model/linear-model';
import { train } from '@tamis/shared/domain/model/train';
import type { SpamRow } from './labelled-rows';

/** Gives a text a number that grows with spamminess; above 0 means spam. */
export type Scorer = (text: string) => number;

export interface Classifier {
  name: string;
  train(rows: readonly SpamRow[]): Promise<Scorer>;
}

/** Ours; `threshold` is the log-odds above which a comment is called spam. */
export function tamis(name: string, threshold: number, base: Model | null = null): Classifier {
  return {
    name,
    train(rows) {
      const model = train(
        rows.map(({ text, label }) => ({ text, label })),
        { version: 'bench', base },
      );
      return Promise.resolve(scorerOf(model, threshold));
    },
  };
}

export function scorerOf(model: Model, threshold: number): Scorer {
  return (text) => score(model, extractFeatures({ body: text })) - threshold;
}

/** The two npm classifiers that are installed; others are named in `missing`. */
export function rivals(): { found: Classifier[]; missing: string[] } {
  const makers = { bayes: makeBayes, 'wink-naive-bayes-text-classifier': makeWink };
  const load = createRequire(__filename);
  const found: Classifier[] = [];
  const missing: string[] = [];
  for (const [name, make] of Object.entries(makers)) {
    try {
      found.push(make(name, load(name)));
    } catch {
      missing.push(name);
    }
  }
  return { found, missing };
}

/** The part of `bayes` that is used; it keeps its counts in the open and its log probabilities to itself. */
interface Bayes {
  learn(text: string, label: string): Promise<void>;
  tokenizer(text: string): string[];
  tokenProbability(token: string, label: string): number;
  docCount: Record<string, number>;
}

function makeBayes(name: string, library: unknown): Classifier {
  const create = library as () => Bayes;
  return {
    name,
    async train(rows) {
      const classifier = create();
      for (const { text, label } of rows) await classifier.learn(text, label);
      const prior = Math.log((classifier.docCount['spam'] ?? 1) / (classifier.docCount['ham'] ?? 1));
      return (text) => classifier.tokenizer(text).reduce((sum, token) => sum + logRatio(classifier, token), prior);
    },
  };
}

function logRatio(classifier: Bayes, token: string): number {
  return Math.log(classifier.tokenProbability(token, 'spam')) - Math.log(classifier.tokenProbability(token, 'ham'));
}

/** The part of wink's classifier that is used. */
interface Wink {
  definePrepTasks(tasks: ((text: string) => string[])[]): number;
  defineConfig(config: { considerOnlyPresence: boolean; smoothingFactor: number }): boolean;
  learn(text: string, label: string): boolean;
  consolidate(): boolean;
  computeOdds(text: string): [label: string, log2Odds: number][];
}

function makeWink(name: string, library: unknown): Classifier {
  const create = library as () => Wink;
  return {
    name,
    train(rows) {
      const classifier = create();
      classifier.definePrepTasks([(text) => text.toLowerCase().match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []]);
      classifier.defineConfig({ considerOnlyPresence: true, smoothingFactor: 0.5 });
      for (const { text, label } of rows) classifier.learn(text, label);
      classifier.consolidate();
      return Promise.resolve((text) => classifier.computeOdds(text).find(([label]) => label === 'spam')?.[1] ?? 0);
    },
  };
}
