import { randomUUID } from 'node:crypto';
import { startRelayLoop } from '@tamis/shared/application/relay-loop';
import { healthRoutes } from '@tamis/shared/adapters/http/server/health-routes';
import { httpListener, listen } from '@tamis/shared/adapters/http/server/http-server';
import { mongoAccessKeys } from '@tamis/shared/adapters/mongo/access-keys';
import { mongoReports } from '@tamis/shared/adapters/mongo/readers';
import { mongoAccounts, mongoSessions, mongoSignInAttempts } from '@tamis/shared/adapters/mongo/accounts';
import { mongoAudit } from '@tamis/shared/adapters/mongo/audit';
import { mongoLeases, mongoNotes } from '@tamis/shared/adapters/mongo/desk';
import { mongoNotices, mongoObjections } from '@tamis/shared/adapters/mongo/cases';
import { mongoErasing } from '@tamis/shared/adapters/mongo/erasing';
import { mongoMailConsents } from '@tamis/shared/adapters/mongo/mail-consents';
import { mongoPersonRequests } from '@tamis/shared/adapters/mongo/person-requests';
import { mongoArticles } from '@tamis/shared/adapters/mongo/articles';
import { mongoCommentLists } from '@tamis/shared/adapters/mongo/comment-lists';
import { mongoSites } from '@tamis/shared/adapters/mongo/sites';
import { checkLayout } from '@tamis/shared/adapters/mongo/layout';
import { mongoCommentStore } from '@tamis/shared/adapters/mongo/comment-store';
import { mongoRejudging } from '@tamis/shared/adapters/mongo/rejudging';
import { openMongo, type MongoConnection } from '@tamis/shared/adapters/mongo/connection';
import { mongoEventLog, mongoPendingEvents } from '@tamis/shared/adapters/mongo/event-log';
import { mongoLessons } from '@tamis/shared/adapters/mongo/lessons';
import { mongoTrainingRuns } from '@tamis/shared/adapters/mongo/training-runs';
import { mongoWebhooks } from '@tamis/shared/adapters/mongo/webhooks';
import { mongoRuleSets, mongoVersions } from '@tamis/shared/adapters/mongo/versions';
import { createKeyRing, parseRing } from '@tamis/shared/domain/key-ring';
import { httpObserver } from '@tamis/shared/runtime/observe-http';
import { relayObserver } from '@tamis/shared/runtime/observe-relay';
import { reasonText, type Waits } from '@tamis/shared/runtime/waits';
import { siteDirectory } from '@tamis/shared/application/sites-in-force';
import { startSites } from '@tamis/shared/runtime/start-sites';
import { listenOptions } from '@tamis/shared/runtime/listen-options';
import type { Service, ServiceContext } from '@tamis/shared/runtime/run-service';
import { reviewRouters } from './review-routers';

type Needs = 'TAMIS_MONGODB_URL' | 'TAMIS_SECRET_KEYS';

/** Serves moderators, and the event log to other services. */
export const reviewService: Service<Needs> = {
  name: 'review',
  requires: ['TAMIS_MONGODB_URL', 'TAMIS_SECRET_KEYS'],
  start,
};

async function start(context: ServiceContext<Needs>): Promise<void> {
  const { config, logger, metrics, waits, releases } = context;
  const now = () => new Date();
  const mongo = openMongo(
    config.TAMIS_MONGODB_URL,
    (error) => {
      waits.begin('MongoDB', error);
    },
    () => {
      waits.end('MongoDB');
    },
  );
  releases.add('MongoDB', () => mongo.close());
  const { connection } = mongo;
  const sites = startSites(
    (settings) => siteDirectory({ list: () => mongoSites(connection).list(), settings }),
    context,
  );
  const eventLog = mongoEventLog(connection, { holder: randomUUID(), now });
  const pendingEvents = mongoPendingEvents(connection);
  const everyMs = config.TAMIS_EVENT_POLL_MS;
  const relay = startRelayLoop({
    pendingEvents,
    eventLog,
    rejudging: mongoRejudging(connection),
    everyMs,
    ...relayObserver(waits, metrics),
  });
  releases.add('relay', () => relay.close());

  const { routers, endStreams } = reviewRouters(
    {
      sites,
      siteRegistry: mongoSites(connection),
      accessKeys: mongoAccessKeys(connection),
      commentLists: mongoCommentLists(connection),
      commentStore: mongoCommentStore(connection),
      eventLog,
      ruleSets: mongoRuleSets(connection),
      models: mongoVersions(connection, 'model'),
      abuseModels: mongoVersions(connection, 'abuse-model'),
      trainingRuns: mongoTrainingRuns(connection),
      lessons: mongoLessons(connection),
      articles: mongoArticles(connection),
      accounts: mongoAccounts(connection),
      sessions: mongoSessions(connection),
      signInAttempts: mongoSignInAttempts(connection),
      audit: mongoAudit(connection),
      notes: mongoNotes(connection),
      reports: mongoReports(connection),
      webhooks: mongoWebhooks(connection),
      leases: mongoLeases(connection),
      notices: mongoNotices(connection),
      objections: mongoObjections(connection),
      erasing: mongoErasing(connection),
      personRequests: mongoPersonRequests(connection),
      mailConsents: mongoMailConsents(connection),
      statementTexts: mongoVersions(connection, 'statement-texts'),
      keyRing: createKeyRing(parseRing(config.TAMIS_SECRET_KEYS)),
      storage: {
        kind: 'servers',
        mongodb: hostsOf(config.TAMIS_MONGODB_URL),
        redis: config.TAMIS_REDIS_URL === undefined ? null : hostsOf(config.TAMIS_REDIS_URL),
      },
      relay,
      now,
    },
    context,
  );
  const listener = httpListener({
    routers: [
      healthRoutes({ checks: { database: () => ready(mongo, waits) }, waits, reasonText, metrics }),
      ...routers,
    ],
    origins: sites,
    observer: httpObserver(logger, metrics),
    newId: randomUUID,
  });
  const server = await listen(listener, listenOptions(config));
  releases.add('HTTP server', () => {
    endStreams();
    return server.close();
  });
  logger.info({ url: server.url }, `listening on ${server.url}`);
}

async function ready(mongo: MongoConnection, waits: Waits): Promise<void> {
  await mongo.checkWriting();
  await checkLayout(mongo.connection);
  waits.end('MongoDB');
}

/** The hosts of a server's address; several may stand there, which `URL` does not read. Never its name and password. */
function hostsOf(url: string): string {
  return /^[^:]+:\/\/(?:[^@/]*@)?([^/?]+)/.exec(url)?.[1] ?? '?';
}
