import { randomUUID } from 'node:crypto';
import { healthRoutes } from '@tamis/shared/adapters/http/server/health-routes';
import { httpListener, listen } from '@tamis/shared/adapters/http/server/http-server';
import { mongoNotices, mongoObjections } from '@tamis/shared/adapters/mongo/cases';
import { mongoVersions } from '@tamis/shared/adapters/mongo/versions';
import { mongoErasing } from '@tamis/shared/adapters/mongo/erasing';
import { mongoPersonRequests } from '@tamis/shared/adapters/mongo/person-requests';
import { mongoCommentLists } from '@tamis/shared/adapters/mongo/comment-lists';
import { mongoCommentStore } from '@tamis/shared/adapters/mongo/comment-store';
import { mongoMailConsents } from '@tamis/shared/adapters/mongo/mail-consents';
import { openMongo } from '@tamis/shared/adapters/mongo/connection';
import { mongoEventLog } from '@tamis/shared/adapters/mongo/event-log';
import { mongoSites } from '@tamis/shared/adapters/mongo/sites';
import { checkLayout } from '@tamis/shared/adapters/mongo/layout';
import { mongoWebhooks } from '@tamis/shared/adapters/mongo/webhooks';
import { createKeyRing, parseRing } from '@tamis/shared/domain/key-ring';
import { siteDirectory } from '@tamis/shared/application/sites-in-force';
import { startSites } from '@tamis/shared/runtime/start-sites';
import { listenOptions } from '@tamis/shared/runtime/listen-options';
import { httpObserver } from '@tamis/shared/runtime/observe-http';
import type { Service, ServiceContext } from '@tamis/shared/runtime/run-service';
import { reasonText } from '@tamis/shared/runtime/waits';
import { startDelivery } from './start-delivery';
import { startMail } from './start-mail';

type Needs = 'TAMIS_MONGODB_URL' | 'TAMIS_SECRET_KEYS';

/** Sends events to webhooks; several may run, each endpoint is one's at a time. */
export const deliveryService: Service<Needs> = {
  name: 'delivery',
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
  const commentLists = mongoCommentLists(connection);
  const keyRing = createKeyRing(parseRing(config.TAMIS_SECRET_KEYS));
  const mail = startMail(
    {
      sites,
      commentStore: mongoCommentStore(connection),
      commentLists,
      mailConsents: mongoMailConsents(connection),
      personRequests: mongoPersonRequests(connection),
      erasing: mongoErasing(connection),
      notices: mongoNotices(connection),
      objections: mongoObjections(connection),
      statementTexts: mongoVersions(connection, 'statement-texts'),
      keyRing,
      now,
    },
    context,
  );
  startDelivery(
    {
      mail,
      webhooks: mongoWebhooks(connection),
      commentLists,
      eventLog: mongoEventLog(connection, { holder: randomUUID(), now }),
      keyRing,
      now,
    },
    context,
  );
  const ready = async (): Promise<void> => {
    await mongo.checkWriting();
    await checkLayout(connection);
    waits.end('MongoDB');
  };
  const listener = httpListener({
    routers: [healthRoutes({ checks: { database: ready }, waits, reasonText, metrics })],
    origins: null,
    observer: httpObserver(logger, metrics),
    newId: randomUUID,
  });
  const server = await listen(listener, listenOptions(config));
  releases.add('HTTP server', () => server.close());
  logger.info({ url: server.url }, `listening on ${server.url}`);
}
