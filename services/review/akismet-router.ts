import { randomUUID } from 'node:crypto';
import { authenticate } from '@tamis/shared/application/access';
import { lessonTeller, textChecker } from '@tamis/shared/application/check-text';
import { currentJudging } from '@tamis/shared/application/judging';
import { akismetRoutes } from '@tamis/shared/adapters/http/akismet/akismet-routes';
import type { ServiceContext } from '@tamis/shared/runtime/run-service';
import type { ReviewParts } from './review-routers';

/** Akismet's wire, answered by the site's own rules and model. */
export function akismetRouter(
  parts: Pick<
    ReviewParts,
    'accessKeys' | 'commentStore' | 'lessons' | 'ruleSets' | 'models' | 'abuseModels' | 'keyRing' | 'now'
  >,
  { config, metrics, logger }: Pick<ServiceContext, 'config' | 'metrics' | 'logger'>,
) {
  const judging = currentJudging({
    ...parts,
    onChange: () => undefined,
    onProblem: (error) => {
      logger.error({ err: error }, 'could not take over the current versions; texts are checked by the former ones');
    },
  });
  const check = textChecker({
    ...parts,
    store: parts.commentStore,
    judge: (comment, facts) => judging.judge(comment, facts),
    newId: randomUUID,
  });
  return akismetRoutes({
    identify: (key) => authenticate(parts.accessKeys, key, ['checker']),
    async check(text, siteId) {
      await judging.refresh();
      return check(text, siteId);
    },
    tell: lessonTeller(parts),
    maxRequestBytes: config.TAMIS_MAX_REQUEST_BYTES,
    newId: randomUUID,
    onChecked: (answer) => {
      metrics.checked.inc({ answer });
    },
  });
}
