import { DEFAULT_SETTINGS } from '../../rule-settings';
import { compileSettings } from '../../rules/compile-settings';
import { normalise } from '../../text/normalise';
import type { FeatureSpace } from '../feature-space';
import { abuseFeatures } from './abuse-features';
import { ABUSE_HAND } from './abuse-hand';

/** What the abuse classifier looks at: the text alone, for whoever wrote it, an insult is one. */
export const ABUSE_SPACE: FeatureSpace = {
  format: 'tamis-abuse-model-1',
  hand: ABUSE_HAND,
  scales: { word: 1.4, piece: 0.7, hand: 0.5 },
  extract({ body: text }) {
    const body = normalise(text);
    const { phrases } = compileSettings(DEFAULT_SETTINGS);
    return abuseFeatures({ body, hits: phrases.find(body.text), phrases });
  },
};
