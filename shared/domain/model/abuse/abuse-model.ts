import { isWordCode } from '../../text/phrases';
import { withoutOverlaps } from '../../text/spans';
import type { Bilingual } from '../../verdict';
import { featureScales, linearSum, underCeiling, type Model } from '../linear-model';
import { abuseFeatures, piecesOf, scanWords, type AbuseInput, type ScannedWord } from './abuse-features';
import { ABUSE_HAND } from './abuse-hand';
import { CLASS_NAMES, GROUP_BIT } from './word-classes';

/** What the abuse model says of one comment. */
export interface AbuseReading {
  /** Calibrated log-odds of abuse (natural logarithm). */
  logOdds: number;
  /** Works out what spoke for abuse: asked only where a comment is held. */
  explain: () => {
    /** Offsets in the normalised body, not overlapping, in order. */
    marks: readonly { start: number; end: number }[];
    /** What beside words spoke for abuse. */
    signs: Bilingual[];
  };
}

/** What judging needs of an abuse model. */
export interface AbuseModel {
  version: string;
  read(input: AbuseInput): AbuseReading;
}

const MOST_MARKS = 8;
const MOST_SIGNS = 2;
/** A word that adds less than this part of the strongest one is not shown. */
const LEAST_SHARE = 0.35;
/** What moves the score by less, in log-odds, is not worth telling. */
const LEAST_TOLD = 0.15;

/** A trained model as judging asks it. */
export function abuseModel(model: Model): AbuseModel {
  return {
    version: model.version,
    read(input) {
      const features = abuseFeatures(input);
      return {
        logOdds: underCeiling(model, linearSum(model, features)),
        explain: () => ({ marks: strongestMarks(model, features), signs: strongestSigns(model, features.hand) }),
      };
    },
  };
}

/** Classes whose words say little by themselves. */
const QUIET = (['you', 'they', 'self', 'should', 'negation', 'only', 'group'] as const).reduce(
  (bits, name) => bits | (1 << CLASS_NAMES.indexOf(name)),
  0,
);
/** Classes that hand features and phrase lists go by: their words have their say there, too. */
const LOUD = (['vermin', 'removal', 'kill', 'die', 'insult', 'contempt'] as const).reduce(
  (bits, name) => bits | (1 << CLASS_NAMES.indexOf(name)),
  0,
);
const LOUD_BONUS = 0.4;
const SHORTEST_TOLD = 4;
const GAP = 5;

/** The words that added most; what a pair of words or of classes added is shared by its first and its last word. */
function strongestMarks(model: Model, features: ReturnType<typeof abuseFeatures>) {
  const { text, words, sources, originOf } = features;
  const scales = featureScales(model.space, features);
  const byStart = new Float64Array(text.length + 1);
  words.forEach((bucket, at) => {
    const weight = (scales.word * (model.buckets[bucket] ?? 0)) / 2;
    const start = sources.starts[at] ?? 0;
    for (const place of [start, lastWordStart(text, start, sources.ends[at] ?? 0)]) {
      byStart[place] = (byStart[place] ?? 0) + weight;
    }
  });
  const ranked = scanWords(text)
    .filter(({ start, end, bits }) => (bits & ~QUIET) !== 0 || end - start >= SHORTEST_TOLD)
    .map((word) => ({
      ...word,
      weight:
        (byStart[word.start] ?? 0) +
        scales.piece * pieceSum(model, text, word) +
        ((word.bits & LOUD) === 0 ? 0 : LOUD_BONUS),
    }))
    .sort((one, other) => other.weight - one.weight);
  const least = Math.max(LEAST_TOLD, LEAST_SHARE * (ranked[0]?.weight ?? 0));
  const told = ranked.filter(({ weight }) => weight >= least).slice(0, MOST_MARKS);
  const marks = told.map(({ start, end }) => ({ start: originOf(start), end: originOf(end - 1) + 1 }));
  return withoutOverlaps(joinNeighbours(marks.sort((one, other) => one.start - other.start)));
}

function pieceSum({ buckets }: Model, text: string, word: ScannedWord): number {
  let sum = 0;
  if ((word.bits & GROUP_BIT) !== 0 || word.quoted) return sum;
  for (const bucket of piecesOf(text, word)) sum += buckets[bucket] ?? 0;
  return sum;
}

function lastWordStart(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isWordCode(text.charCodeAt(at - 1))) at--;
  return at === end ? start : at;
}

/** Marks with no more than a small word between them become one. */
function joinNeighbours(marks: readonly { start: number; end: number }[]): { start: number; end: number }[] {
  const joined: { start: number; end: number }[] = [];
  for (const mark of marks) {
    const last = joined.at(-1);
    if (last && mark.start <= last.end + GAP) last.end = Math.max(last.end, mark.end);
    else joined.push({ ...mark });
  }
  return joined;
}

function strongestSigns(model: Model, hand: readonly number[]): Bilingual[] {
  return hand
    .map((value, at) => ({ at, weight: model.space.scales.hand * (model.hand[at] ?? 0) * value }))
    .filter(({ weight }) => weight > LEAST_TOLD)
    .sort((one, other) => other.weight - one.weight)
    .flatMap(({ at }) => ABUSE_HAND[at]?.message ?? [])
    .filter(({ en }, at, all) => all.findIndex((other) => other.en === en) === at)
    .slice(0, MOST_SIGNS);
}
