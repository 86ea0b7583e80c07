import { parentPort, workerData } from 'node:worker_threads';
import { compareModels, countsOf, withHoldBack } from '@tamis/shared/application/training';
import { parseModel, serialiseModel, type ModelFile } from '@tamis/shared/domain/model/model-file';
import { seedModel } from '@tamis/shared/domain/model/seed-model';
import { train, type TrainingRow } from '@tamis/shared/domain/model/train';
import type { ThreadMessage } from './train-in-thread';

/** What the thread starts with: the site's decisions, the model in force (null for the shipped one), the new model's name. */
export interface ThreadTask {
  rows: TrainingRow[];
  running: ModelFile | null;
  version: string;
}

/** The candidate that is compared has not seen what was held back; the model that is kept learns from everything. */
const COMPARING_SHARE = 0.45;

function run({ rows, running, version }: ThreadTask): void {
  const tell = (message: ThreadMessage): void => parentPort?.postMessage(message);
  const progress = (from: number) => (share: number) => {
    tell({ progress: from + share * COMPARING_SHARE });
  };
  const { learned, heldBack } = withHoldBack(rows);
  const base = seedModel();
  const candidate = train(learned, { version, base, onProgress: progress(0) });
  const comparison = compareModels(running ? parseModel(running) : base, candidate, heldBack);
  const kept = comparison.isBetter ? train(rows, { version, base, onProgress: progress(0.5) }) : null;
  tell({
    outcome: {
      result: kept ? 'activated' : 'not-better',
      version,
      learnedFrom: countsOf(rows),
      heldBack: countsOf(heldBack),
      running: comparison.running,
      candidate: comparison.candidate,
    },
    model: kept ? serialiseModel(kept) : null,
  });
}

run(workerData as ThreadTask);
