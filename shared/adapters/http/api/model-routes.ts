import { Router, type Request, type RequestHandler } from 'express';
import { authenticate } from '../../../application/access';
import type { AccessKeys } from '../../../application/ports/accounts';
import type { TrainingRuns, Versions } from '../../../application/ports/versions';
import { seedModel } from '../../../domain/model/seed-model';
import { presentRun, presentVersion } from './present-judging';
import { bearerToken } from './request-input';
import { activateVersion } from './rule-set-routes';

/** Most versions and trainings listed. */
const LISTED = { versions: 100, trainings: 20 } as const;

export interface ModelRoutesOptions {
  accessKeys: Pick<AccessKeys, 'findByHash'>;
  models: Versions;
  trainingRuns: Pick<TrainingRuns, 'request' | 'list'>;
  now: () => Date;
  newId: () => string;
}

/** The classifier's models: which one is in force, what trainings came to, asking for one, going back to a former one. */
export function modelRoutes({ accessKeys, models, trainingRuns, now, newId }: ModelRoutesOptions): Router {
  const list: RequestHandler = async (request, response) => {
    await authenticate(accessKeys, bearerToken(request), ['moderator', 'admin']);
    const [current, items, runs] = await Promise.all([
      models.currentVersion(),
      models.list(LISTED.versions),
      trainingRuns.list(LISTED.trainings),
    ]);
    response.json({
      current: current ?? seedModel().version,
      items: items.map(presentVersion),
      trainings: runs.map(presentRun),
    });
  };
  const train: RequestHandler = async (request, response) => {
    const { name } = await authenticate(accessKeys, bearerToken(request), ['admin']);
    const run = { id: newId(), requestedAt: now(), by: name };
    await trainingRuns.request(run);
    response.status(202).json({ id: run.id });
  };
  const activate: RequestHandler<{ version: string }> = async (request, response) => {
    await authenticate(accessKeys, bearerToken(request as Request), ['admin']);
    await activateVersion(models, request.params.version, seedModel().version);
    response.json({ current: request.params.version });
  };
  return Router()
    .get('/v1/review/models', list)
    .post('/v1/review/models/train', train)
    .post('/v1/review/models/:version/activate', activate);
}
