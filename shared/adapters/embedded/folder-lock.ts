import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';

/**
 * Makes this process the only service on `folder` until `release` is called or the process ends, however it ends: the
 * operating system drops the lock of an open SQLite transaction. Throws when another service holds it.
 */
export function lockFolder(folder: string): { release(): void } {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = new DatabaseSync(join(folder, 'lock.db'));
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw new Error(`another Tamis service uses the folder ${folder}; stop it first, or set TAMIS_DATA_DIR`, {
      cause: error,
    });
  }
  return {
    release() {
      lock.close();
    },
  };
}
