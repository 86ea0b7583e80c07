import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SetupProblem } from '@tamis/shared/domain/setup-problem';
import { readConfig } from '@tamis/shared/runtime/config';
import type { Environment } from './open-stores';

/** Writes the data folder's data to a file, while the service runs. */
export async function backUpFolder(env: Environment, file: string): Promise<void> {
  const folder = folderOf(env, 'mongodump --uri "$TAMIS_MONGODB_URL" --excludeCollection=erased_people --archive=FILE');
  const { backUp } = await import('@tamis/shared/adapters/embedded/backup');
  backUp(folder, file);
  console.error(
    `Written to ${file}. Without the key ring nobody can read the addresses in it: keep a copy of ${keysOf(env, folder)} too, in another place, and of erased-people, if it is there.`,
  );
}

/** Puts such a file in the place of the data folder's data. */
export async function restoreFolder(env: Environment, file: string): Promise<void> {
  const folder = folderOf(env, 'mongorestore --uri "$TAMIS_MONGODB_URL" --drop --archive=FILE');
  const { restore } = await import('@tamis/shared/adapters/embedded/backup');
  const kept = restore(folder, file, new Date());
  if (kept !== null) console.error(`What was there before is now ${kept}; delete it when all is well.`);
  const hasKeys = readConfig(env).TAMIS_SECRET_KEYS !== undefined || existsSync(join(folder, 'secret-keys'));
  console.error(
    hasKeys
      ? `Restored to ${folder}. Start Tamis; consumers that had read further begin again by themselves.`
      : `Restored to ${folder}. Put the copy of secret-keys there before the first start: a new key ring opens no address, and no author's history is found by it.`,
  );
}

function folderOf(env: Environment, instead: string): string {
  const { TAMIS_MONGODB_URL: url, TAMIS_DATA_DIR: folder } = readConfig(env);
  if (url !== undefined) throw new SetupProblem(`The data are in MongoDB: use its own tool there, such as ${instead}.`);
  return resolve(folder);
}

function keysOf(env: Environment, folder: string): string {
  return readConfig(env).TAMIS_SECRET_KEYS === undefined ? join(folder, 'secret-keys') : 'TAMIS_SECRET_KEYS';
}
