import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { CommentLists } from '@tamis/shared/application/ports/comments';
import type { Lessons } from '@tamis/shared/application/ports/lessons';
import type { TrainingRun, TrainingRuns, Versions } from '@tamis/shared/application/ports/versions';
import {
  countsOf,
  rowsToLearn,
  tooFew,
  type Sought,
  type TrainingOutcome,
  type TrainingOutcomes,
} from '@tamis/shared/application/training';
import type { ModelFile } from '@tamis/shared/domain/model/model-file';
import type { TrainingRow } from '@tamis/shared/domain/model/train';
import type { ServiceContext } from '@tamis/shared/runtime/run-service';
import { trainInThread } from './train-in-thread';

/** How often a worker looks whether a training was asked for. */
const LOOK_EVERY_MS = 2000;
/** A worker that says nothing for so long has lost its training to whoever looks next. */
const SILENCE_MS = 60_000;
const HOUR_MS = 3_600_000;

export interface TrainingParts {
  commentLists: Pick<CommentLists, 'newest'>;
  lessons: Pick<Lessons, 'newest'>;
  models: Pick<Versions, 'add' | 'currentVersion' | 'find'>;
  abuseModels: Pick<Versions, 'add' | 'currentVersion' | 'find'>;
  trainingRuns: TrainingRuns;
  now: () => Date;
  /** Called once a new model is current. */
  onActivated: () => void;
}

/** Trains both classifiers when it was asked for, and every `TAMIS_TRAINING_HOURS`; one worker at a time has a training. */
export function startTraining(parts: TrainingParts, { config, logger, waits, releases }: ServiceContext): void {
  const { trainingRuns, now } = parts;
  const stopping = new AbortController();
  const turn = async (): Promise<void> => {
    await requestWhenDue(parts, config.TAMIS_TRAINING_HOURS);
    const at = now();
    const run = await trainingRuns.take(at, new Date(at.getTime() - SILENCE_MS));
    if (!run) return;
    const outcome = await trained(run, parts, stopping.signal).catch((error: unknown): TrainingOutcomes => ({
      ...failed(error),
      abuse: failed(error),
    }));
    // A training that was cut off by the end of this process is left to the next worker.
    if (stopping.signal.aborted) return;
    await trainingRuns.finish(run.id, now(), JSON.stringify(outcome));
    logger.info(
      { trainingId: run.id, requestedBy: run.by, outcome },
      `training: spam ${outcome.result}, abuse ${outcome.abuse.result}`,
    );
    if (outcome.result === 'activated' || outcome.abuse.result === 'activated') parts.onActivated();
  };
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await turn().then(
        () => {
          waits.end('trainings');
        },
        (error: unknown) => {
          waits.begin('trainings', error);
        },
      );
      await pause(LOOK_EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const running = loop();
  releases.add('training', () => {
    stopping.abort();
    return running;
  });
}

async function requestWhenDue({ trainingRuns, now }: TrainingParts, hours: number): Promise<void> {
  if (hours === 0) return;
  const [last] = await trainingRuns.list(1);
  if (last && (last.finishedAt === null || now().getTime() - last.requestedAt.getTime() < hours * HOUR_MS)) return;
  await trainingRuns.request({ id: randomUUID(), requestedAt: now(), by: 'schedule' });
}

/** Teaches both classifiers, one after the other; what fails with one leaves the other as it is. */
async function trained(run: TrainingRun, parts: TrainingParts, stopped: AbortSignal): Promise<TrainingOutcomes> {
  const rows = await rowsToLearn(parts.commentLists, parts.lessons);
  const taught = (sought: Sought, from: number): Promise<TrainingOutcome> =>
    trainedFor(sought, rows[sought], { run, parts, stopped, from }).catch(failed);
  const spam = await taught('spam', 0);
  return { ...spam, abuse: await taught('abuse', SPAM_SHARE) };
}

/** How much of a training's progress the spam classifier is. */
const SPAM_SHARE = 0.5;

function failed(error: unknown): TrainingOutcome {
  return { result: 'failed', error: error instanceof Error ? error.message : 'unknown' };
}

async function trainedFor(
  sought: Sought,
  rows: TrainingRow[],
  { run, parts, stopped, from }: { run: TrainingRun; parts: TrainingParts; stopped: AbortSignal; from: number },
): Promise<TrainingOutcome> {
  const { trainingRuns, now } = parts;
  const few = tooFew(rows, sought);
  if (few) return few;
  const versions = sought === 'spam' ? parts.models : parts.abuseModels;
  const currentVersion = await versions.currentVersion();
  const current = currentVersion === null ? null : await versions.find(currentVersion);
  const name = sought === 'spam' ? 'model' : 'abuse-model';
  const version = `${name}-${now().toISOString().replace(/\D/g, '').slice(0, 14)}-${run.id.slice(0, 4)}`;
  const { outcome, model } = await trainInThread(
    { sought, rows, running: current ? (JSON.parse(current.content) as ModelFile) : null, version },
    {
      stopped,
      onProgress: (progress) =>
        void trainingRuns.report(run.id, from + progress * SPAM_SHARE, now()).catch(() => undefined),
    },
  );
  if (model) {
    const found = countsOf(rows, sought);
    const note = `${found[sought] ?? 0} ${sought}, ${found['ham'] ?? 0} ham`;
    await versions.add(
      { version, createdAt: now(), by: run.by, note, content: JSON.stringify(model) },
      { activate: true },
    );
  }
  return outcome;
}
