import type { Bilingual } from '../verdict';
import { extractFeatures, type Features, type ModelInput } from './features';
import { HAND_FEATURES } from './hand-feature-list';

/** How one kind of model reads a comment. Models of different spaces share solver, file and calibration. */
export interface FeatureSpace {
  /** Stands in model files. */
  format: string;
  /** The hand features, in the order of their weights. */
  hand: readonly { name: string; message: Bilingual }[];
  extract(input: ModelInput): Features;
  /** Scale of each group before learning: how easily its weights grow. Chosen by cross-validation on the public sets. */
  scales: FeatureScales;
}

/** Values that words, pieces and hand features have in the linear sum. */
export interface FeatureScales {
  word: number;
  piece: number;
  hand: number;
}

/** What the spam classifier looks at. */
export const SPAM_SPACE: FeatureSpace = {
  format: 'tamis-model-1',
  hand: HAND_FEATURES,
  extract: extractFeatures,
  scales: { word: 1.4, piece: 1, hand: 0.5 },
};
