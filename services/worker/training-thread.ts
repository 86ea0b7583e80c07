import { parentPort, workerData } from 'node:worker_threads';
import { compareModels, countsOf, withHoldBack, type Sought } from '@tamis/shared/application/training';
import { ABUSE_SPACE } from '@tamis/shared/domain/model/abuse/abuse-space';
import { seedAbuseModel } from '@tamis/shared/domain/model/abuse/seed-abuse-model';
import { SPAM_SPACE } from '@tamis/shared/domain/model/feature-space';
import { parseModel, serialiseModel, type ModelFile } from '@tamis/shared/domain/model/model-file';
import { seedModel } from '@tamis/shared/domain/model/seed-model';
import { train, type TrainingRow } from '@tamis/shared/domain/model/train';
import type { ThreadMessage } from './train-in-thread';

/** What the thread starts with: the site's decisions, the model in force (null for the shipped one), the new model's name. */
export interface ThreadTask {
  sought: Sought;
  rows: TrainingRow[];
  running: ModelFile | null;
  version: string;
}

/**
 * How each classifier learns on site. What spam sells changes from site to site; what an insult is does not, so there the shipped
 * knowledge lasts, and single decisions pull less.
 */
const LEARNING = {
  spam: { space: SPAM_SPACE, shipped: seedModel, weight: 1 },
  abuse: { space: ABUSE_SPACE, shipped: seedAbuseModel, weight: 0.25, lastingShare: 1 },
} as const;

/** The candidate that is compared has not seen what was held back; the model that is kept learns from everything. */
const COMPARING_SHARE = 0.45;

function run({ sought, rows: given, running, version }: ThreadTask): void {
  const { shipped, weight, ...learning } = LEARNING[sought];
  const rows = given.map((row) => ({ ...row, weight }));
  const tell = (message: ThreadMessage): void => parentPort?.postMessage(message);
  const progress = (from: number) => (share: number) => {
    tell({ progress: from + share * COMPARING_SHARE });
  };
  const { learned, heldBack } = withHoldBack(rows);
  const base = shipped();
  const candidate = train(learned, { version, base, ...learning, onProgress: progress(0) });
  const comparison = compareModels(running ? parseModel(running, learning.space) : base, candidate, heldBack);
  const kept = comparison.isBetter ? train(rows, { version, base, ...learning, onProgress: progress(0.5) }) : null;
  tell({
    outcome: {
      result: kept ? 'activated' : 'not-better',
      version,
      learnedFrom: countsOf(rows, sought),
      heldBack: countsOf(heldBack, sought),
      running: comparison.running,
      candidate: comparison.candidate,
    },
    model: kept ? serialiseModel(kept) : null,
  });
}

run(workerData as ThreadTask);
