import { z } from 'zod';
import type { ActivateVersion } from '../../../application/activate-version';
import type { AskTraining } from '../../../application/ask-training';
import type { TrainingRuns, Versions } from '../../../application/ports/versions';
import { seedModel } from '../../../domain/model/seed-model';
import { RULE_SET_LIMITS } from '../../../domain/rule-set-schema';
import { presentRun, presentVersion } from './present-judging';
import { textParameter } from './request-input';
import { describeRoute, serve, type ServedRoute } from './route';
import { currentAnswer, versionAnswer } from './version-answers';

/** Most versions and trainings listed. */
const LISTED = { versions: 100, trainings: 20 } as const;

const when = z.iso.datetime();

export const listModels = describeRoute({
  method: 'get',
  path: '/v1/review/models',
  summary: 'The classifier’s versions, and the latest trainings with what came of them',
  tag: 'judging',
  access: ['moderator', 'admin'],
  scope: 'all',
  answers: {
    200: {
      description: 'The version in force, the trained ones and the trainings, newest first',
      schema: z.object({
        current: z.string(),
        items: z.array(versionAnswer),
        trainings: z.array(
          z.object({
            id: z.string(),
            requestedAt: when,
            by: z.string(),
            startedAt: when.nullable(),
            finishedAt: when.nullable(),
            progress: z.number(),
            outcome: z.unknown(),
          }),
        ),
      }),
    },
  },
});

export const trainModel = describeRoute({
  method: 'post',
  path: '/v1/review/models/train',
  summary: 'Ask for a training on the decisions made so far',
  tag: 'judging',
  access: ['admin'],
  scope: 'all',
  answers: { 202: { description: 'It was asked for', schema: z.object({ id: z.string() }) } },
});

export const activateModel = describeRoute({
  method: 'post',
  path: '/v1/review/models/{version}/activate',
  summary: 'Go back to a former model, or to the shipped one by its name',
  tag: 'judging',
  access: ['admin'],
  scope: 'all',
  params: z.object({ version: textParameter(RULE_SET_LIMITS.versionLength) }),
  answers: { 200: currentAnswer },
  errors: ['version/not-found'],
});

export interface ModelRoutesOptions {
  models: Versions;
  trainingRuns: Pick<TrainingRuns, 'list'>;
  activateModel: ActivateVersion;
  askTraining: AskTraining;
}

/** The classifier's models: which one is in force, what trainings came to, asking for one, going back to a former one. */
export function modelRoutes(options: ModelRoutesOptions): ServedRoute[] {
  const { models, trainingRuns, askTraining } = options;
  return [
    serve(listModels, async () => {
      const [current, items, runs] = await Promise.all([
        models.currentVersion(),
        models.list(LISTED.versions),
        trainingRuns.list(LISTED.trainings),
      ]);
      return {
        current: current ?? seedModel().version,
        items: items.map(presentVersion),
        trainings: runs.map(presentRun),
      };
    }),
    serve(trainModel, async ({ actor }) => {
      return { id: await askTraining(actor.name) };
    }),
    serve(activateModel, async ({ actor, params: { version } }) => {
      await options.activateModel(version, actor.name);
      return { current: version };
    }),
  ];
}
