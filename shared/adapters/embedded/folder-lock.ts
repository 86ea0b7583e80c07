import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { SetupProblem } from '../../domain/setup-problem';

/**
 * Makes this process the only service on `folder` until `release` is called or the process ends, however it ends: the
 * operating system drops the lock of an open SQLite transaction. Throws a `SetupProblem` when another service
 * holds it, or when the folder cannot be written.
 */
export function lockFolder(folder: string): { release(): void } {
  const lock = openLock(folder);
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw new SetupProblem(
      `Another Tamis uses the data folder ${folder}. Stop it first, or set TAMIS_DATA_DIR to another one.`,
      {
        cause: error,
      },
    );
  }
  return {
    release() {
      lock.close();
    },
  };
}

function openLock(folder: string): DatabaseSyncInstance {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return new DatabaseSync(join(folder, 'lock.db'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SetupProblem(
      `The data folder ${folder} cannot be written (${reason}). Make it a folder that this user may write, or set TAMIS_DATA_DIR to another one.`,
      { cause: error },
    );
  }
}
