import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createKeyRing, newRingEntry, parseRing, type KeyRing } from '../../domain/key-ring';

const FILE = 'secret-keys';

/** The key ring of the configuration, or else of the data folder, where the first start leaves a new one for its owner only. */
export function openKeyRing(configured: string | undefined, folder: string): KeyRing {
  if (configured !== undefined) return createKeyRing(parseRing(configured));
  const path = join(folder, FILE);
  try {
    writeFileSync(path, `${newRingEntry('k1')}\n`, { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    if (!isExisting(error)) throw error;
  }
  return createKeyRing(parseRing(readFileSync(path, 'utf8').trim()));
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
