/** Longest wait of work that nobody waits for. */
const SOON_MS = 5;

/** Writes that are asked for in one turn of the event loop, or while the disk works, share one transaction. */
export interface GroupCommit {
  /**
   * Runs `work` inside a transaction and resolves with its result once that is on disk. Work that throws is undone alone,
   * and rejects alone.
   */
  write<T>(work: () => T): Promise<T>;
  /**
   * The same, but this thread does not wait for the disk, and whoever reads may see the rows a moment before they are there.
   * For what may be seen and then lost with the machine's power, because it is in the queue still and would be done again.
   */
  writeAside<T>(work: () => T): Promise<T>;
  /** The same for work that nobody waits for: it joins the next transaction, or one of its own a few milliseconds later. */
  writeSoon<T>(work: () => T): Promise<T>;
  /** Resolves once all that was asked for is written. */
  flush(): Promise<void>;
}

/** What became of one piece of work inside a transaction that was committed. */
export type Outcome = { value: unknown } | { error: unknown };

interface Waiting {
  work: () => unknown;
  aside: boolean;
  resolve: (value: unknown) => void;
  reject: (reason: unknown) => void;
}

export interface GroupCommitParts {
  /** Runs all works in one transaction; with `toDisk` it is on disk afterwards. Throws when nothing of it was written. */
  commit: (works: readonly (() => unknown)[], toDisk: boolean) => Outcome[];
  /** Brings what was committed to disk, beside the thread. */
  sync: () => Promise<void>;
}

/** Makes the grouping; one transaction or one sync runs at a time. */
export function groupCommit({ commit, sync }: GroupCommitParts): GroupCommit {
  let waiting: Waiting[] = [];
  let urgent = false;
  let soon: NodeJS.Timeout | undefined;
  let syncing: Promise<void> | undefined;

  const writeAll = (): void => {
    // A write to the log would wait for the sync that runs; what waits goes together when that is done.
    if (syncing) return;
    const batch = waiting;
    waiting = [];
    urgent = false;
    clearTimeout(soon);
    soon = undefined;
    if (batch.length === 0) return;
    const failed = (error: unknown): void => {
      for (const { reject } of batch) reject(error);
    };
    const aside = batch.every((each) => each.aside);
    let outcomes: Outcome[];
    try {
      outcomes = commit(
        batch.map(({ work }) => work),
        !aside,
      );
    } catch (error) {
      failed(error);
      return;
    }
    const settle = (): void => {
      batch.forEach(({ resolve, reject }, at) => {
        const outcome = outcomes[at] ?? { value: undefined };
        if ('error' in outcome) reject(outcome.error);
        else resolve(outcome.value);
      });
    };
    if (!aside) {
      settle();
      return;
    }
    syncing = sync()
      .then(settle, failed)
      .finally(() => {
        syncing = undefined;
        if (waiting.length > 0) setImmediate(writeAll);
      });
  };

  const ask = <T>(work: () => T, { aside, now }: { aside: boolean; now: boolean }): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      waiting.push({ work, aside, resolve: resolve as (value: unknown) => void, reject });
      if (now && !urgent) setImmediate(writeAll);
      urgent ||= now;
    });

  return {
    write: (work) => ask(work, { aside: false, now: true }),
    writeAside: (work) => ask(work, { aside: true, now: true }),
    writeSoon(work) {
      soon ??= setTimeout(writeAll, SOON_MS);
      return ask(work, { aside: true, now: false });
    },
    async flush() {
      await syncing;
      writeAll();
      await syncing;
    },
  };
}
