import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { CommentLists } from '@tamis/shared/application/ports/comments';
import type { Lessons } from '@tamis/shared/application/ports/lessons';
import type { TrainingRun, TrainingRuns, Versions } from '@tamis/shared/application/ports/versions';
import { countsOf, LEAST_ROWS, rowsToLearn, type TrainingOutcome } from '@tamis/shared/application/training';
import type { ModelFile } from '@tamis/shared/domain/model/model-file';
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

/** Trains the classifier when it was asked for, and every `TAMIS_TRAINING_HOURS`; one worker at a time has a training. */
export function startTraining(parts: TrainingParts, { config, logger, releases }: ServiceContext): void {
  const { trainingRuns, now } = parts;
  const stopping = new AbortController();
  const turn = async (): Promise<void> => {
    await requestWhenDue(parts, config.TAMIS_TRAINING_HOURS);
    const at = now();
    const run = await trainingRuns.take(at, new Date(at.getTime() - SILENCE_MS));
    if (!run) return;
    const outcome = await trained(run, parts, stopping.signal).catch((error: unknown): TrainingOutcome => ({
      result: 'failed',
      error: error instanceof Error ? error.message : 'unknown',
    }));
    // A training that was cut off by the end of this process is left to the next worker.
    if (stopping.signal.aborted) return;
    await trainingRuns.finish(run.id, now(), JSON.stringify(outcome));
    logger.info({ trainingId: run.id, requestedBy: run.by, outcome }, `training: ${outcome.result}`);
    if (outcome.result === 'activated') parts.onActivated();
  };
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await turn().catch((error: unknown) => {
        logger.warn({ err: error }, 'could not look for trainings');
      });
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

async function trained(
  run: TrainingRun,
  { commentLists, lessons, models, trainingRuns, now }: TrainingParts,
  stopped: AbortSignal,
): Promise<TrainingOutcome> {
  const rows = await rowsToLearn(commentLists, lessons);
  const found = countsOf(rows);
  if (found.spam < LEAST_ROWS.spam || found.ham < LEAST_ROWS.ham)
    return { result: 'too-few-decisions', found, needed: LEAST_ROWS };
  const currentVersion = await models.currentVersion();
  const current = currentVersion === null ? null : await models.find(currentVersion);
  const version = `model-${now().toISOString().replace(/\D/g, '').slice(0, 14)}-${run.id.slice(0, 4)}`;
  const { outcome, model } = await trainInThread(
    { rows, running: current ? (JSON.parse(current.content) as ModelFile) : null, version },
    {
      stopped,
      onProgress: (progress) => void trainingRuns.report(run.id, progress, now()).catch(() => undefined),
    },
  );
  if (model) {
    const note = `${found.spam} spam, ${found.ham} ham`;
    await models.add(
      { version, createdAt: now(), by: run.by, note, content: JSON.stringify(model) },
      { activate: true },
    );
  }
  return outcome;
}
