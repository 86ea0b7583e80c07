import type { Model } from '../linear-model';
import { parseModel } from '../model-file';
import { ABUSE_SPACE } from './abuse-space';
import seedFile from './seed-abuse-model.json';

let seed: Model | null = null;

/** The abuse model that ships with the service, read on first use and shared from then on; do not change it. */
export function seedAbuseModel(): Model {
  seed ??= parseModel(seedFile, ABUSE_SPACE);
  return seed;
}
