import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { TrainingOutcome } from '@tamis/shared/application/training';
import type { ModelFile } from '@tamis/shared/domain/model/model-file';
import type { ThreadTask } from './training-thread';

/** The compiled thread, from wherever this file runs: a thread cannot load TypeScript. */
const THREAD = join(dirname(require.resolve('@tamis/worker/package.json')), 'dist', 'training-thread.js');

export type ThreadMessage = { progress: number } | { outcome: TrainingOutcome; model: ModelFile | null };

export interface Trained {
  outcome: TrainingOutcome;
  /** The new model, when it is no worse than the running one. */
  model: ModelFile | null;
}

/**
 * Trains and compares in a thread of its own, so that judging goes on. `onProgress` hears 0–1. Rejects when the thread fails
 * or `stopped` ends it.
 */
export function trainInThread(
  task: ThreadTask,
  { onProgress, stopped }: { onProgress: (share: number) => void; stopped: AbortSignal },
): Promise<Trained> {
  const thread = new Worker(THREAD, { workerData: task });
  return new Promise<Trained>((resolve, reject) => {
    const stop = (): void => void thread.terminate();
    stopped.addEventListener('abort', stop, { once: true });
    thread.on('message', (message: ThreadMessage) => {
      if ('progress' in message) onProgress(message.progress);
      else resolve(message);
    });
    thread.once('error', reject);
    thread.once('exit', (code) => {
      stopped.removeEventListener('abort', stop);
      reject(new Error(`training ended with code ${code} before it had a result`));
    });
  });
}
