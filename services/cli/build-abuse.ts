import { writeFileSync } from 'node:fs';
import { ABUSE_SPACE } from '@tamis/shared/domain/model/abuse/abuse-space';
import { serialiseModel, type ModelFile } from '@tamis/shared/domain/model/model-file';
import { train } from '@tamis/shared/domain/model/train';
import { abuseRows } from './abuse-sources';

/** How the shipped abuse model is trained: the pull of a row was flat between a half and two in cross-validation. */
export const ABUSE_SEED_OPTIONS = { space: ABUSE_SPACE, ceiling: { spam: 6, ham: 6 }, base: null } as const;

/** Trains the abuse model on the licensed sets below `dataFolder` and the written rows, and writes it to `outFile` as JSON. */
export function buildAbuse(dataFolder: string, outFile: string): ModelFile {
  const file = serialiseModel(train(abuseRows(dataFolder), { version: 'abuse-seed-1', ...ABUSE_SEED_OPTIONS }));
  const seed = { ...file, trainedOn: { ...file.trainedOn, local: { spam: 0, ham: 0 } } };
  writeFileSync(outFile, JSON.stringify(seed));
  return seed;
}
