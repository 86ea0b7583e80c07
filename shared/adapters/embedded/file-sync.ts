import { open, type FileHandle } from 'node:fs/promises';

/** Syncs one file to disk beside the thread. */
export interface FileSync {
  /** Resolves once all that was written to the file before this call is on disk; rejects when the disk fails. */
  sync(): Promise<void>;
  /** Waits for the syncs that were asked for, and lets the file go. */
  close(): Promise<void>;
}

/** Makes the sync of the file at `path`, which must exist when it is first asked for. One runs at a time. */
export function fileSync(path: string): FileSync {
  let file: FileHandle | undefined;
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;

  const begin = async (): Promise<void> => {
    next = undefined;
    file ??= await open(path, 'r+');
    await file.datasync();
  };
  return {
    // What is asked for while one runs shares the one after it: the running one may have passed its bytes already.
    sync() {
      next ??= running.catch(() => undefined).then(() => (running = begin()));
      return next;
    },
    async close() {
      await (next ?? running).catch(() => undefined);
      await file?.close();
    },
  };
}
