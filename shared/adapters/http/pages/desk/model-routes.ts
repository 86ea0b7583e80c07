import { Router } from 'express';
import type { ActivateVersion } from '../../../../application/activate-version';
import type { AskTraining } from '../../../../application/ask-training';
import type { TrainingRuns, Versions } from '../../../../application/ports/versions';
import { seedAbuseModel } from '../../../../domain/model/abuse/seed-abuse-model';
import { seedModel } from '../../../../domain/model/seed-model';
import { ModerationError } from '../../../../domain/errors';
import { sendPage, type DeskCall, type Served } from './desk-kernel';
import { modelPage, type ModelList } from './model-page';

/** Most versions of each model, and trainings, that are listed. */
const LISTED = { versions: 20, trainings: 10 } as const;

export interface ModelPagesOptions {
  models: Versions;
  abuseModels: Versions;
  trainingRuns: Pick<TrainingRuns, 'list'>;
  activateModel: ActivateVersion;
  activateAbuseModel: ActivateVersion;
  askTraining: AskTraining;
}

/** Both classifiers: what is in force, what trainings came to, asking for one, and the way back to a former version. */
export function modelPages(options: ModelPagesOptions, { page, action }: { page: Served; action: Served }): Router {
  const { trainingRuns, askTraining } = options;
  const kinds = {
    spam: { versions: options.models, shipped: () => seedModel().version, activate: options.activateModel },
    abuse: {
      versions: options.abuseModels,
      shipped: () => seedAbuseModel().version,
      activate: options.activateAbuseModel,
    },
  };
  const listOf = async (kind: keyof typeof kinds): Promise<ModelList> => {
    const { versions, shipped } = kinds[kind];
    const [current, items] = await Promise.all([versions.currentVersion(), versions.list(LISTED.versions)]);
    return { kind, current: current ?? shipped(), shipped: shipped(), items };
  };
  const show = async ({ response, language, assets, viewer }: DeskCall): Promise<void> => {
    const [spam, abuse, runs] = await Promise.all([
      listOf('spam'),
      listOf('abuse'),
      trainingRuns.list(LISTED.trainings),
    ]);
    sendPage(response, { language, page: modelPage({ language, assets, viewer, models: [spam, abuse], runs }) });
  };
  const train = async ({ response, viewer }: DeskCall): Promise<void> => {
    await askTraining(viewer.name);
    response.redirect(303, '/review/model');
  };
  const activate = async ({ form, response, viewer }: DeskCall): Promise<void> => {
    const kind = form.get('kind');
    if (kind !== 'spam' && kind !== 'abuse') throw new ModerationError('version/not-found', 'no such kind of model');
    await kinds[kind].activate(form.get('version') ?? '', viewer.name);
    response.redirect(303, '/review/model');
  };
  return Router()
    .get('/review/model', page('all', show))
    .post('/review/model/train', action('all', train, 'admin'))
    .post('/review/model/activate', action('all', activate, 'admin'));
}
