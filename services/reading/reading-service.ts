import { randomUUID } from 'node:crypto';
import { healthRoutes } from '@tamis/shared/adapters/http/server/health-routes';
import { httpListener, listen } from '@tamis/shared/adapters/http/server/http-server';
import { mongoAccessKeys } from '@tamis/shared/adapters/mongo/access-keys';
import { mongoReactions, mongoReports } from '@tamis/shared/adapters/mongo/readers';
import { mongoAccounts, mongoSessions, mongoSignInAttempts } from '@tamis/shared/adapters/mongo/accounts';
import { mongoAudit } from '@tamis/shared/adapters/mongo/audit';
import { mongoNotices, mongoObjections } from '@tamis/shared/adapters/mongo/cases';
import { mongoVersions } from '@tamis/shared/adapters/mongo/versions';
import { mongoErasing } from '@tamis/shared/adapters/mongo/erasing';
import { mongoPersonRequests } from '@tamis/shared/adapters/mongo/person-requests';
import { mongoArticles } from '@tamis/shared/adapters/mongo/articles';
import { mongoCommentLists } from '@tamis/shared/adapters/mongo/comment-lists';
import { mongoSites } from '@tamis/shared/adapters/mongo/sites';
import { checkLayout } from '@tamis/shared/adapters/mongo/layout';
import { mongoCommentStore } from '@tamis/shared/adapters/mongo/comment-store';
import { mongoMailConsents } from '@tamis/shared/adapters/mongo/mail-consents';
import { openMongo, type MongoConnection } from '@tamis/shared/adapters/mongo/connection';
import { createKeyRing, parseRing } from '@tamis/shared/domain/key-ring';
import { httpObserver } from '@tamis/shared/runtime/observe-http';
import { reasonText, type Waits } from '@tamis/shared/runtime/waits';
import { siteDirectory } from '@tamis/shared/application/sites-in-force';
import { startSites } from '@tamis/shared/runtime/start-sites';
import { listenOptions } from '@tamis/shared/runtime/listen-options';
import type { Service, ServiceContext } from '@tamis/shared/runtime/run-service';
import { readingRouters } from './reading-routers';

type Needs = 'TAMIS_MONGODB_URL' | 'TAMIS_SECRET_KEYS';

/** Serves approved comments, counts and feeds to article pages, and a comment's state to its author. */
export const readingService: Service<Needs> = {
  name: 'reading',
  requires: ['TAMIS_MONGODB_URL', 'TAMIS_SECRET_KEYS'],
  start,
};

async function start(context: ServiceContext<Needs>): Promise<void> {
  const { config, logger, metrics, waits, releases } = context;
  const keyRing = createKeyRing(parseRing(config.TAMIS_SECRET_KEYS));
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
  const observer = httpObserver(logger, metrics);
  const { routers, direct } = readingRouters(
    {
      sites,
      lists: mongoCommentLists(connection),
      store: mongoCommentStore(connection),
      articles: mongoArticles(connection),
      mailConsents: mongoMailConsents(connection),
      accessKeys: mongoAccessKeys(connection),
      audit: mongoAudit(connection),
      accounts: mongoAccounts(connection),
      sessions: mongoSessions(connection),
      signInAttempts: mongoSignInAttempts(connection),
      reports: mongoReports(connection),
      reactions: mongoReactions(connection),
      notices: mongoNotices(connection),
      objections: mongoObjections(connection),
      erasing: mongoErasing(connection),
      personRequests: mongoPersonRequests(connection),
      statementTexts: mongoVersions(connection, 'statement-texts'),
      keyRing,
      observer,
      now: () => new Date(),
    },
    context,
  );
  const listener = httpListener({
    direct,
    routers: [
      healthRoutes({ checks: { database: () => ready(mongo, waits) }, waits, reasonText, metrics }),
      ...routers,
    ],
    origins: sites,
    observer,
    newId: randomUUID,
  });
  const server = await listen(listener, listenOptions(config));
  releases.add('HTTP server', () => server.close());
  logger.info({ url: server.url }, `listening on ${server.url}`);
}

async function ready(mongo: MongoConnection, waits: Waits): Promise<void> {
  await mongo.checkReading();
  await checkLayout(mongo.connection);
  waits.end('MongoDB');
}
