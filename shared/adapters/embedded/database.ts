import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite';
import { fileSync } from './file-sync';
import { groupCommit, type GroupCommit, type Outcome } from './group-commit';
import { SetupProblem } from '../../domain/setup-problem';
import { migrate } from './layout';

/** Holds everything in a data folder but the key ring. */
export const DATABASE_FILE = 'tamis.db';
const LOG_FILE = `${DATABASE_FILE}-wal`;
/** How long one process waits for another one's write, such as `keys add` beside a running service. */
const BUSY_TIMEOUT_MS = 5000;
/** Pages of the write-ahead log before it is moved into the file: 16 MB, so that a burst is not held up by it. */
const CHECKPOINT_PAGES = 4000;
/** 64 MB, so that the inner pages of the indexes stay in memory. */
const CACHE_KIB = 65_536;

/** The data folder's SQLite file, with a write-ahead log; whatever is written counts only once it is synced to disk. */
export interface Database extends Omit<GroupCommit, 'flush'> {
  /** A statement, prepared once per text. */
  prepare(sql: string): StatementSyncInstance;
  /** Writes what was asked for, then closes the file. */
  close(): Promise<void>;
}

/** Opens the file in `folder`, making both when missing. Throws a `SetupProblem` when a person has to mend something first. */
export function openDatabase(folder: string): Database {
  const sqlite = openFile(folder);

  const statements = new Map<string, StatementSyncInstance>();
  const prepare = (sql: string): StatementSyncInstance => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = sqlite.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };

  const log = fileSync(join(folder, LOG_FILE));
  let inCommit = true;
  /** Whether a commit itself waits for the disk. SQLite takes this only outside a transaction. */
  const syncInCommit = (wanted: boolean): void => {
    if (inCommit !== wanted) sqlite.exec(`PRAGMA synchronous = ${wanted ? 'FULL' : 'NORMAL'}`);
    inCommit = wanted;
  };

  const commit = (works: readonly (() => unknown)[], toDisk: boolean): Outcome[] => {
    syncInCommit(toDisk);
    prepare('BEGIN IMMEDIATE').run();
    try {
      const outcomes = works.map((work) => attempt(prepare, work));
      prepare('COMMIT').run();
      return outcomes;
    } catch (error) {
      if (sqlite.isTransaction) prepare('ROLLBACK').run();
      throw error;
    }
  };
  const commits = groupCommit({ commit, sync: () => log.sync() });

  return {
    prepare,
    ...commits,
    async close() {
      await commits.flush();
      await log.close();
      statements.clear();
      sqlite.close();
    },
  };
}

function openFile(folder: string): DatabaseSyncInstance {
  try {
    // Comments hold sealed personal data and the folder holds the keys: nobody else on the machine has to read them.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const sqlite = new DatabaseSync(join(folder, DATABASE_FILE));
    sqlite.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}; PRAGMA cache_size = -${CACHE_KIB};`);
    migrate(sqlite);
    return sqlite;
  } catch (error) {
    if (error instanceof SetupProblem) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new SetupProblem(
      `The data folder ${folder} cannot be used (${reason}). Make it a folder that this user may write, on a disk with room, or set TAMIS_DATA_DIR to another one.`,
      { cause: error },
    );
  }
}

function attempt(prepare: Database['prepare'], work: () => unknown): Outcome {
  prepare('SAVEPOINT one').run();
  try {
    const value = work();
    prepare('RELEASE one').run();
    return { value };
  } catch (error) {
    prepare('ROLLBACK TO one').run();
    prepare('RELEASE one').run();
    return { error };
  }
}
