import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { SetupProblem } from '../../domain/setup-problem';
import { DATABASE_FILE } from './database';
import { lockFolder } from './folder-lock';
import { LAYOUT_VERSION } from './layout';

/**
 * Writes everything in the folder's file, as it was at one moment, to `file`, whole and on disk; services may go on writing meanwhile. The key
 * ring is no part of it. Throws a `SetupProblem` when there are no data, or `file` is there already.
 */
export function backUp(folder: string, file: string): void {
  const source = join(folder, DATABASE_FILE);
  if (!existsSync(source))
    throw new SetupProblem(`There are no data in ${folder}. Set TAMIS_DATA_DIR to the folder that Tamis uses.`);
  if (existsSync(file))
    throw new SetupProblem(`${file} is there already. Name a file that is not, or move that one away.`);
  const partial = `${file}.partial`;
  rmSync(partial, { force: true });
  let sqlite: DatabaseSyncInstance | undefined;
  try {
    // SQLite would make the file with the usual rights; what is in it is for its owner only.
    closeSync(openSync(partial, 'wx', 0o600));
    sqlite = new DatabaseSync(source, { readOnly: true });
    sqlite.prepare('VACUUM INTO ?').run(partial);
  } catch (error) {
    rmSync(partial, { force: true });
    throw new SetupProblem(`${file} could not be written (${messageOf(error)}).`, { cause: error });
  } finally {
    sqlite?.close();
  }
  requireWhole(partial);
  syncPath(partial);
  // Unlike a renaming, this fails when somebody has made the file meanwhile.
  linkSync(partial, file);
  rmSync(partial);
  syncPath(dirname(resolve(file)));
}

/**
 * Puts what `backUp` wrote in the place of the folder's data, once it was found whole; no service may run on it. What was there before stays
 * beside it, under a name that is returned; null when nothing was. Throws a `SetupProblem` when `file` is no such backup, was
 * written by a newer Tamis, or a service runs.
 */
export function restore(folder: string, file: string, at: Date): string | null {
  if (!existsSync(file)) throw new SetupProblem(`There is no file ${file}.`);
  requireWhole(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = lockFolder(folder);
  try {
    const target = join(folder, DATABASE_FILE);
    const arriving = `${target}.restored`;
    copyFileSync(file, arriving);
    chmodSync(arriving, 0o600);
    syncPath(arriving);
    const kept = existsSync(target) ? `${target}.before-${at.toISOString().replaceAll(/[:.]/g, '-')}` : null;
    // Its log is part of what was there: under its old name it would be taken for that of the restored file.
    if (kept !== null) for (const end of ['-wal', '-shm', '']) moveIfThere(`${target}${end}`, `${kept}${end}`);
    renameSync(arriving, target);
    syncPath(folder);
    return kept;
  } finally {
    lock.release();
  }
}

function requireWhole(file: string): void {
  let problem: string | null;
  let layout = 0;
  try {
    const sqlite = new DatabaseSync(file, { readOnly: true });
    const { quick_check: found } = sqlite.prepare('PRAGMA quick_check(1)').get() as { quick_check: string };
    problem = found === 'ok' ? null : found;
    layout = (sqlite.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
    if (layout === 0) problem = 'it holds no data of Tamis';
    sqlite.close();
  } catch (error) {
    problem = messageOf(error);
  }
  if (problem !== null) throw new SetupProblem(`${file} is no whole backup (${problem}).`);
  if (layout > LAYOUT_VERSION)
    throw new SetupProblem(`${file} was written by a newer Tamis. Restore it with that version or a newer one.`);
}

function moveIfThere(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to);
}

function syncPath(path: string): void {
  const opened = openSync(path, 'r');
  fsyncSync(opened);
  closeSync(opened);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
