import type { ScoringModel } from '../judge';
import { extractFeatures } from './features';
import { explain, score, type Model } from './linear-model';

/** How many of the strongest features a verdict tells. */
const TOLD = 4;

/** A trained model as the judge asks it: calibrated log-odds of spam, and what spoke loudest, in words. */
export function scoringModel(model: Model): ScoringModel {
  return {
    version: model.version,
    score({ body, authorName, authorUrl }) {
      const features = extractFeatures({ body, authorName, authorUrl });
      return { logOdds: score(model, features), reasons: explain(model, features, TOLD) };
    },
  };
}
