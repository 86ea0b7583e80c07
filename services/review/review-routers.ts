import { randomUUID } from 'node:crypto';
import { withCurrentArticle } from '@tamis/shared/application/article-comments';
import type { Articles } from '@tamis/shared/application/ports/articles';
import type { Sites } from '@tamis/shared/application/ports/sites';
import type { SiteOf } from '@tamis/shared/application/site-scope';
import type { SitesInForce } from '@tamis/shared/application/sites-in-force';
import type { AccessKeys, Accounts, Sessions, SignInAttempts } from '@tamis/shared/application/ports/accounts';
import type { Audit } from '@tamis/shared/application/ports/audit';
import type { CommentLists, CommentStore } from '@tamis/shared/application/ports/comments';
import type { Reports } from '@tamis/shared/application/ports/readers';
import type { Notices, Objections } from '@tamis/shared/application/ports/cases';
import type { Erasing } from '@tamis/shared/application/ports/erasing';
import type { MailConsents } from '@tamis/shared/application/ports/mail';
import type { PersonRequests } from '@tamis/shared/application/ports/people';
import type { Leases, Notes } from '@tamis/shared/application/ports/desk';
import type { Lessons } from '@tamis/shared/application/ports/lessons';
import type { EventLog } from '@tamis/shared/application/ports/events';
import type { RuleSets, TrainingRuns, Versions } from '@tamis/shared/application/ports/versions';
import { processingRecord, type ProcessingSettings } from '@tamis/shared/application/processing-record';
import { akismetRouter } from './akismet-router';
import type { RelayLoop } from '@tamis/shared/application/relay-loop';
import { addressGuard } from '@tamis/shared/adapters/delivery/address-guard';
import { webhookSender } from '@tamis/shared/adapters/delivery/send-webhook';
import { webhookRoutes } from '@tamis/shared/adapters/http/api/webhook-routes';
import type { Webhooks } from '@tamis/shared/application/ports/webhooks';
import { eventRoutes } from '@tamis/shared/adapters/http/api/event-routes';
import { abuseModelRoutes } from '@tamis/shared/adapters/http/api/abuse-model-routes';
import { modelRoutes } from '@tamis/shared/adapters/http/api/model-routes';
import { apiRouter } from '@tamis/shared/adapters/http/api/api-router';
import { openApiRoutes } from '@tamis/shared/adapters/http/api/api-routes';
import { caseRoutes } from '@tamis/shared/adapters/http/api/case-routes';
import { siteRoutes } from '@tamis/shared/adapters/http/api/site-routes';
import { statementRoutes } from '@tamis/shared/adapters/http/api/statement-routes';
import { auditRoutes } from '@tamis/shared/adapters/http/api/audit-routes';
import { identifier } from '@tamis/shared/adapters/http/api/identify';
import { reviewWorkRoutes } from '@tamis/shared/adapters/http/api/review-work-routes';
import { reviewRoutes } from '@tamis/shared/adapters/http/api/review-routes';
import { ruleSetRoutes } from '@tamis/shared/adapters/http/api/rule-set-routes';
import { docsRoutes } from '@tamis/shared/adapters/http/pages/docs/docs-routes';
import { deskRoutes } from '@tamis/shared/adapters/http/pages/desk/desk-routes';
import { clientAddress } from '@tamis/shared/adapters/http/server/client-address';
import { networkMatcher } from '@tamis/shared/domain/network';
import { keepDays } from '@tamis/shared/runtime/keep-days';
import { httpObserver } from '@tamis/shared/runtime/observe-http';
import type { KeyRing } from '@tamis/shared/domain/key-ring';
import { VERSION } from '@tamis/shared/runtime/version';
import type { ServiceContext } from '@tamis/shared/runtime/run-service';
import { reviewUseCases } from './review-use-cases';

export interface ReviewParts {
  /** The sites in force, and their registry. */
  sites: SitesInForce;
  siteRegistry: Sites;
  accessKeys: AccessKeys;
  commentLists: CommentLists;
  commentStore: CommentStore;
  eventLog: EventLog;
  ruleSets: RuleSets;
  models: Versions;
  abuseModels: Versions;
  trainingRuns: TrainingRuns;
  lessons: Lessons;
  articles: Pick<Articles, 'find'>;
  accounts: Accounts;
  sessions: Sessions;
  signInAttempts: SignInAttempts;
  audit: Audit;
  notes: Notes;
  reports: Pick<Reports, 'of'>;
  webhooks: Webhooks;
  leases: Leases;
  notices: Notices;
  objections: Objections;
  /** The sentences by which authors are told why. */
  statementTexts: Versions;
  /** What is held about people, and what is to be done about it. */
  erasing: Pick<Erasing, 'commentsOf'>;
  personRequests: PersonRequests;
  mailConsents: Pick<MailConsents, 'find'>;
  /** A dry run judges stored comments again, and rules may look at what is sealed. */
  keyRing: KeyRing;
  /** Where people’s data are kept, for the record of processing. */
  storage: ProcessingSettings['storage'];
  /** A decision made here is told from here, without waiting for the worker's next look. */
  relay: Pick<RelayLoop, 'nudge'>;
  now: () => Date;
}

/** All that moderators, admins and other services ask; `endStreams` ends event streams, which would never end by themselves. */
export function reviewRouters(parts: ReviewParts, context: Pick<ServiceContext, 'config' | 'metrics' | 'logger'>) {
  const { config, metrics, logger } = context;
  const pollMs = config.TAMIS_EVENT_POLL_MS;
  const observer = httpObserver(logger, metrics);
  const { accessKeys, commentLists: lists, keyRing } = parts;
  const store = withCurrentArticle(parts.commentStore, parts.articles);
  const stopping = new AbortController();
  const onDecided = ({ kind }: { kind: string }): void => {
    metrics.decided.inc({ decision: kind });
    parts.relay.nudge();
  };
  const can = reviewUseCases({ ...parts, store }, context);
  const isTrustedProxy = networkMatcher(config.TAMIS_TRUSTED_PROXIES);
  const siteOf = siteLookups(parts);
  const documentation = openApiRoutes({ version: VERSION });
  const guard = addressGuard({ networks: config.TAMIS_WEBHOOK_NETWORKS });
  const webhookParts = {
    record: can.record,
    checkAddress: (url: string) => guard.check(url),
    send: webhookSender({ guard, userAgent: `Tamis/${VERSION}` }),
    newId: randomUUID,
  };
  const routes = [
    ...siteRoutes({ ...parts, ...can }),
    ...reviewRoutes({ ...parts, ...can, lists, store, onDecided }),
    ...reviewWorkRoutes(can),
    ...caseRoutes({ ...parts, ...can, store, onDecided }),
    ...statementRoutes({ ...parts, ...can }),
    ...auditRoutes(parts),
    ...abuseModelRoutes({ ...parts, ...can }),
    ...ruleSetRoutes({ ...parts, ...can, lists, store }),
    ...modelRoutes({ ...parts, ...can }),
    ...documentation.routes,
    ...webhookRoutes({ ...parts, ...webhookParts }),
    ...eventRoutes({ ...parts, pollMs, stopping: stopping.signal }),
  ];
  const { router } = apiRouter(routes, {
    siteOf,
    identify: identifier({ accessKeys, signIn: can.signIn }),
  });
  return {
    routers: [
      router,
      akismetRouter(parts, context),
      docsRoutes(documentation.document),
      deskRoutes({
        ...parts,
        ...can,
        ...webhookParts,
        siteOf,
        tellProcessing: processingRecord({ ...parts, settings: processingSettings(parts, config) }),
        lists,
        store,
        onDecided,
        observer,
        pollMs,
        sessionSeconds: config.TAMIS_SESSION_DAYS * 86_400,
        publicUrl: config.TAMIS_PUBLIC_URL,
        networkOf: (request) => keyRing.networkPseudonym(clientAddress(request, isTrustedProxy, () => undefined)),
        stopping: stopping.signal,
      }),
    ],
    endStreams: () => {
      stopping.abort();
    },
  };
}

/** Of which site things are that a path names. */
function siteLookups({ commentStore, notices, webhooks, eventLog }: ReviewParts): SiteOf {
  const ofComment = async (id: string) => (await commentStore.find(id))?.siteId ?? null;
  return {
    comment: ofComment,
    objection: ofComment,
    notice: async (id) => (await notices.find(id))?.siteId ?? null,
    webhook: async (id) => (await webhooks.find(id))?.siteId ?? null,
    event: async (id) => (await eventLog.find(id))?.event.data.siteId ?? null,
  };
}

function processingSettings(
  { storage }: Pick<ReviewParts, 'storage'>,
  config: ServiceContext['config'],
): ProcessingSettings {
  const hostOf = (url: string | undefined): string | null => (url === undefined ? null : new URL(url).host);
  return {
    storage,
    keepDays: {
      ...keepDays(config),
      events: config.TAMIS_EVENTS_KEEP_DAYS,
      deliveries: config.TAMIS_DELIVERIES_KEEP_DAYS,
    },
    sessionDays: config.TAMIS_SESSION_DAYS,
    akismet: hostOf(config.TAMIS_AKISMET_URL),
    smtp: hostOf(config.TAMIS_SMTP_URL),
    callbacks: config.TAMIS_CALLBACK_ORIGINS,
    eventStream: config.TAMIS_EVENT_STREAM ?? null,
    hasReactions: config.TAMIS_REACTIONS !== 'off',
  };
}
