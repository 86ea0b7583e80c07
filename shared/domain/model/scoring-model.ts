import type { ScoringModel } from '../judge';
import { explain } from './explain';
import { extractFeatures } from './features';
import { linearSum, underCeiling, type Model } from './linear-model';

/** Decisions of either kind from which on a model knows the site: with fewer, none is trained. */
const LEAST_TAUGHT = 5;
/** How many of the strongest features a verdict tells. */
const TOLD = 4;

/** A trained model as the judge asks it: calibrated log-odds of spam, and what spoke loudest, in words. */
export function scoringModel(model: Model): ScoringModel {
  return {
    version: model.version,
    isTaught: model.trainedOn.local.spam >= LEAST_TAUGHT && model.trainedOn.local.ham >= LEAST_TAUGHT,
    score({ body, authorName, authorUrl }) {
      const features = extractFeatures({ body, authorName, authorUrl });
      const sum = linearSum(model, features);
      return { logOdds: underCeiling(model, sum), reasons: explain(model, features, TOLD, sum) };
    },
  };
}
