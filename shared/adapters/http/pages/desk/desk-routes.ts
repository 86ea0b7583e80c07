import { Router, type RequestHandler } from 'express';
import type { SiteOf } from '../../../../application/site-scope';
import { deskAssets } from './desk-assets';
import { deskKernel } from './desk-kernel';
import { decisionRoutes, type DecisionRoutesOptions } from './decision-routes';
import { liveRoutes, type LiveRoutesOptions } from './live-routes';
import { peopleRoutes, type PeopleRoutesOptions } from './people-routes';
import { queueRoutes } from './queue-routes';
import { casesRoutes, type CasesRoutesOptions } from './cases/cases-routes';
import { explainPages } from './explain-routes';
import { modelPages, type ModelPagesOptions } from './model-routes';
import { rulesRoutes, type RulesRoutesOptions } from './rules-routes';
import { oversightRoutes, type OversightOptions } from './oversight-routes';
import { webhooksRoutes, type WebhooksPagesOptions } from './webhooks-routes';
import { sitesRoutes, type SitesPagesOptions } from './sites-routes';
import { toolRoutes, type ToolRoutesOptions } from './tool-routes';
import { signInRoutes, type SignInRoutesOptions } from './sign-in-routes';

export interface DeskRoutesOptions
  extends
    Omit<DecisionRoutesOptions, 'lists'>,
    Omit<LiveRoutesOptions, 'lists' | 'eventLog'>,
    Omit<RulesRoutesOptions, 'lists' | 'store' | 'models' | 'abuseModels' | 'keyRing'>,
    ModelPagesOptions,
    SitesPagesOptions,
    OversightOptions,
    Omit<PeopleRoutesOptions, 'notices' | 'objections' | 'keyRing'>,
    Omit<WebhooksPagesOptions, 'eventLog' | 'keyRing'>,
    Omit<ToolRoutesOptions, 'lists'>,
    Omit<CasesRoutesOptions, 'onDecided' | 'store' | 'notices' | 'objections'>,
    Omit<SignInRoutesOptions, 'assets'> {
  siteOf: SiteOf;
  keyRing: PeopleRoutesOptions['keyRing'] & WebhooksPagesOptions['keyRing'];
  notices: CasesRoutesOptions['notices'] & PeopleRoutesOptions['notices'];
  objections: CasesRoutesOptions['objections'] & PeopleRoutesOptions['objections'];
  lists: DecisionRoutesOptions['lists'] & RulesRoutesOptions['lists'];
  eventLog: LiveRoutesOptions['eventLog'] & WebhooksPagesOptions['eventLog'];
}

/** The review desk at `/review`: pages for moderators, complete without scripts. */
export function deskRoutes(options: DeskRoutesOptions): Router {
  const assets = deskAssets();
  const withAssets = { ...options, assets };
  const kernel = deskKernel(withAssets);
  const router = Router();
  for (const { path, type, content } of Object.values(assets)) {
    const send: RequestHandler = (_, response) => {
      response.set({ 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' }).send(content);
    };
    router.get(path, send);
  }
  return router.use(
    signInRoutes(withAssets),
    toolRoutes(options, kernel),
    casesRoutes(options, kernel),
    peopleRoutes(options, kernel),
    oversightRoutes(options, kernel),
    webhooksRoutes(options, kernel),
    sitesRoutes(options, kernel),
    queueRoutes(options, kernel),
    decisionRoutes(options, kernel),
    liveRoutes(options, kernel),
    rulesRoutes(options, kernel),
    modelPages(options, kernel),
    explainPages(options, kernel),
  );
}
