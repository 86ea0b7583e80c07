import { parseModel } from './model-file';
import type { Model } from './linear-model';
import seedFile from './seed-model.json';

let seed: Model | null = null;

/** The model that ships with the service, read on first use (about 5 ms) and shared from then on; do not change it. */
export function seedModel(): Model {
  seed ??= parseModel(seedFile);
  return seed;
}
