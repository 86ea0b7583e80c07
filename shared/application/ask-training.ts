import type { RecordDeed } from './audit-trail';
import type { TrainingRuns } from './ports/versions';

/** Asks for a training of both classifiers on the decisions made so far; resolves with its id. */
export type AskTraining = (by: string) => Promise<string>;

export function trainingAsker({
  trainingRuns,
  record,
  now,
  newId,
}: {
  trainingRuns: Pick<TrainingRuns, 'request'>;
  record: RecordDeed;
  now: () => Date;
  newId: () => string;
}): AskTraining {
  return async (by) => {
    const id = newId();
    await trainingRuns.request({ id, requestedAt: now(), by });
    await record({ actor: by, kind: 'model.asked', subject: id });
    return id;
  };
}
