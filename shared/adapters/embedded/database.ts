import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSyncInstance } from '@photostructure/sqlite';
import { fileSync } from './file-sync';
import { SCHEMA } from './schema';

const FILE = 'tamis.db';
const LOG_FILE = `${FILE}-wal`;
/** How long one process waits for another one's write, such as `keys add` beside a running service. */
const BUSY_TIMEOUT_MS = 5000;
/** Pages of the write-ahead log before it is moved into the file: 16 MB, so that a burst is not held up by it. */
const CHECKPOINT_PAGES = 4000;
/** 64 MB, so that the inner pages of the indexes stay in memory. */
const CACHE_KIB = 65_536;
/** Longest wait of work that nobody waits for. */
const SOON_MS = 5;

/** The data folder's SQLite file, with a write-ahead log; whatever is written counts only once it is synced to disk. */
export interface Database {
  /** A statement, prepared once per text. */
  prepare(sql: string): StatementSyncInstance;
  /**
   * Runs `work` inside a transaction and resolves with its result once that is on disk. What is asked for in the same turn
   * of the event loop shares one transaction, hence one sync; work that throws is undone alone, and rejects alone.
   */
  write<T>(work: () => T): Promise<T>;
  /**
   * The same, but this thread does not wait for the disk, and whoever reads may see the rows a moment before they are there.
   * For what may be seen and then lost with the machine's power, because it is in the queue still and would be done again.
   */
  writeAside<T>(work: () => T): Promise<T>;
  /** The same for work that nobody waits for: it joins the next transaction, or one of its own a few milliseconds later. */
  writeSoon<T>(work: () => T): Promise<T>;
  /** Writes what was asked for, then closes the file. */
  close(): Promise<void>;
}

interface Waiting {
  work: () => unknown;
  aside: boolean;
  resolve: (value: unknown) => void;
  reject: (reason: unknown) => void;
}

/** Opens the file in `folder`, making both when missing. Throws when the folder cannot be written. */
export function openDatabase(folder: string): Database {
  // Comments hold sealed personal data and the folder holds the keys: nobody else on the machine has to read them.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const sqlite = new DatabaseSync(join(folder, FILE));
  sqlite.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}; PRAGMA cache_size = -${CACHE_KIB};`);
  sqlite.exec(SCHEMA);

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

  let waiting: Waiting[] = [];
  let urgent = false;
  let soon: NodeJS.Timeout | undefined;
  let syncing: Promise<void> | undefined;
  const commit = (): void => {
    // A write to the log would wait for the sync that runs; what waits goes together when that is done.
    if (syncing) return;
    const batch = waiting;
    waiting = [];
    urgent = false;
    clearTimeout(soon);
    soon = undefined;
    if (batch.length === 0) return;
    const aside = batch.every((each) => each.aside);
    const failed = (error: unknown): void => {
      for (const { reject } of batch) reject(error);
    };
    let settle: (() => void)[];
    try {
      syncInCommit(!aside);
      prepare('BEGIN IMMEDIATE').run();
      settle = batch.map((each) => attempt(prepare, each));
      prepare('COMMIT').run();
    } catch (error) {
      if (sqlite.isOpen && sqlite.isTransaction) prepare('ROLLBACK').run();
      failed(error);
      return;
    }
    const settled = (): void => {
      for (const each of settle) each();
    };
    if (!aside) {
      settled();
      return;
    }
    syncing = log
      .sync()
      .then(settled, failed)
      .finally(() => {
        syncing = undefined;
        if (waiting.length > 0) setImmediate(commit);
      });
  };

  const queued = <T>(work: () => T, { aside, now }: { aside: boolean; now: boolean }): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      waiting.push({ work, aside, resolve: resolve as (value: unknown) => void, reject });
      if (now && !urgent) setImmediate(commit);
      urgent ||= now;
    });

  return {
    prepare,
    write: (work) => queued(work, { aside: false, now: true }),
    writeAside: (work) => queued(work, { aside: true, now: true }),
    writeSoon(work) {
      soon ??= setTimeout(commit, SOON_MS);
      return queued(work, { aside: true, now: false });
    },
    async close() {
      await new Promise(setImmediate);
      await syncing;
      commit();
      await syncing;
      await log.close();
      statements.clear();
      sqlite.close();
    },
  };
}

function attempt(prepare: Database['prepare'], { work, resolve, reject }: Waiting): () => void {
  prepare('SAVEPOINT one').run();
  try {
    const value = work();
    prepare('RELEASE one').run();
    return () => {
      resolve(value);
    };
  } catch (error) {
    prepare('ROLLBACK TO one').run();
    prepare('RELEASE one').run();
    return () => {
      reject(error);
    };
  }
}
