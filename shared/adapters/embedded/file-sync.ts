import { open, type FileHandle } from 'node:fs/promises';

/** Syncs one file to disk beside the thread. */
export interface FileSync {
  /** Resolves once all that was written to the file before is on disk; rejects when the disk fails. One at a time. */
  sync(): Promise<void>;
  /** Lets the file go. */
  close(): Promise<void>;
}

/** Makes the sync of the file at `path`, which must exist when it is first asked for. */
export function fileSync(path: string): FileSync {
  let file: FileHandle | undefined;
  return {
    async sync() {
      file ??= await open(path, 'r+');
      await file.datasync();
    },
    async close() {
      await file?.close();
    },
  };
}
