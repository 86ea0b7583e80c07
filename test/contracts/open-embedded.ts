import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@tamis/shared/adapters/embedded/database';
import { embeddedAudit } from '@tamis/shared/adapters/embedded/audit';
import { embeddedEventLog } from '@tamis/shared/adapters/embedded/event-log';
import { openEmbedded } from '@tamis/shared/adapters/embedded/open';
import { embeddedQueue } from '@tamis/shared/adapters/embedded/submission-queue';
import type { Stores } from './stores';
import type { OpenQueue, QueueSettings } from './open-queue';

const now = (): Date => new Date();

/** A folder, made before the first test of the file, deleted after the last. */
export function temporaryFolder(): () => string {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tamis-contracts-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });
  return () => folder;
}

/** The queue in a data folder of that name below `root`. */
export function openEmbeddedQueueAt(root: string, settings: QueueSettings): Promise<OpenQueue> {
  const { place, concurrency, maxWaiting, firstPauseMs } = settings;
  const database = openDatabase(join(root, place));
  const pauses = { firstMs: firstPauseMs, longestMs: 60_000, storeMs: firstPauseMs };
  const queue = embeddedQueue(database, { now, concurrency, maxWaiting, pauses });
  return Promise.resolve({ ...queue, close: () => database.close() });
}

/** Everything on a new data folder below `root`; the second event log has the same file open once more. */
export async function openEmbeddedStores(root: string): Promise<Stores> {
  const folder = await mkdtemp(join(root, 'stores-'));
  const embedded = openEmbedded({ folder, now, maxWaiting: 1 });
  const second = openDatabase(folder);
  let closing: Promise<unknown> | undefined;
  return {
    ...embedded,
    secondEventLog: embeddedEventLog(second),
    secondAudit: embeddedAudit(second),
    async close() {
      closing ??= Promise.all([embedded.close(), second.close()]);
      await closing;
    },
  };
}
