import { z } from 'zod';
import type { ActivateVersion } from '../../../application/activate-version';
import type { Versions } from '../../../application/ports/versions';
import { seedAbuseModel } from '../../../domain/model/abuse/seed-abuse-model';
import { RULE_SET_LIMITS } from '../../../domain/rule-set-schema';
import { presentVersion } from './present-judging';
import { textParameter } from './request-input';
import { describeRoute, serve, type ServedRoute } from './route';
import { currentAnswer, versionAnswer } from './version-answers';

/** Most versions listed. */
const LISTED = 100;

export const listAbuseModels = describeRoute({
  method: 'get',
  path: '/v1/review/abuse-models',
  summary:
    'The abuse classifier’s versions. It learns, in the same trainings as the spam classifier, from comments that were rejected for the reason `abuse` and from approvals of what it held',
  tag: 'judging',
  access: ['moderator', 'admin'],
  scope: 'all',
  answers: {
    200: {
      description: 'The version in force, and the trained ones, newest first',
      schema: z.object({ current: z.string(), items: z.array(versionAnswer) }),
    },
  },
});

export const activateAbuseModel = describeRoute({
  method: 'post',
  path: '/v1/review/abuse-models/{version}/activate',
  summary: 'Go back to a former abuse model, or to the shipped one by its name',
  tag: 'judging',
  access: ['admin'],
  scope: 'all',
  params: z.object({ version: textParameter(RULE_SET_LIMITS.versionLength) }),
  answers: { 200: currentAnswer },
  errors: ['version/not-found'],
});

/** The abuse classifier's models: which one is in force, and the way back to a former one. */
export function abuseModelRoutes(options: {
  abuseModels: Versions;
  activateAbuseModel: ActivateVersion;
}): ServedRoute[] {
  const { abuseModels } = options;
  return [
    serve(listAbuseModels, async () => {
      const [current, items] = await Promise.all([abuseModels.currentVersion(), abuseModels.list(LISTED)]);
      return { current: current ?? seedAbuseModel().version, items: items.map(presentVersion) };
    }),
    serve(activateAbuseModel, async ({ actor, params: { version } }) => {
      await options.activateAbuseModel(version, actor.name);
      return { current: version };
    }),
  ];
}
