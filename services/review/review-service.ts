import { randomUUID } from 'node:crypto';
import { commentDecider } from '@tamis/shared/application/decide-comment';
import { startRelayLoop } from '@tamis/shared/application/relay-loop';
import { eventRoutes } from '@tamis/shared/adapters/http/event-routes';
import { healthRoutes } from '@tamis/shared/adapters/http/health-routes';
import { httpListener, listen } from '@tamis/shared/adapters/http/http-server';
import { modelRoutes } from '@tamis/shared/adapters/http/model-routes';
import { reviewRoutes } from '@tamis/shared/adapters/http/review-routes';
import { ruleSetRoutes } from '@tamis/shared/adapters/http/rule-set-routes';
import { mongoAccessKeys } from '@tamis/shared/adapters/mongo/access-keys';
import { mongoCommentLists } from '@tamis/shared/adapters/mongo/comment-lists';
import { mongoCommentStore } from '@tamis/shared/adapters/mongo/comment-store';
import { openMongo } from '@tamis/shared/adapters/mongo/connection';
import { mongoEventLog, mongoPendingEvents } from '@tamis/shared/adapters/mongo/event-log';
import { mongoTrainingRuns } from '@tamis/shared/adapters/mongo/training-runs';
import { mongoVersions } from '@tamis/shared/adapters/mongo/versions';
import { createKeyRing, parseRing } from '@tamis/shared/domain/key-ring';
import { httpObserver } from '@tamis/shared/runtime/observe-http';
import { relayObserver } from '@tamis/shared/runtime/observe-relay';
import type { Service, ServiceContext } from '@tamis/shared/runtime/run-service';

type Needs = 'TAMIS_MONGODB_URL' | 'TAMIS_SECRET_KEYS';

/** Serves moderators, and the event log to other services. */
export const reviewService: Service<Needs> = {
  name: 'review',
  requires: ['TAMIS_MONGODB_URL', 'TAMIS_SECRET_KEYS'],
  start,
};

async function start({ config, logger, metrics, releases }: ServiceContext<Needs>): Promise<void> {
  const now = () => new Date();
  const mongo = openMongo(config.TAMIS_MONGODB_URL, (error) => {
    logger.warn({ err: error }, 'MongoDB is away');
  });
  releases.add('MongoDB', () => mongo.close());
  const { connection } = mongo;
  // A dry run judges stored comments again, and rules may look at what is sealed.
  const keyRing = createKeyRing(parseRing(config.TAMIS_SECRET_KEYS));
  const lists = mongoCommentLists(connection);
  const store = mongoCommentStore(connection);
  const ruleSets = mongoVersions(connection, 'rule-set');
  const models = mongoVersions(connection, 'model');
  const accessKeys = mongoAccessKeys(connection);
  const eventLog = mongoEventLog(connection, { holder: randomUUID(), now });
  // A decision made here is told from here, without waiting for the worker's next look.
  const relay = startRelayLoop({
    pendingEvents: mongoPendingEvents(connection),
    eventLog,
    everyMs: config.TAMIS_EVENT_POLL_MS,
    ...relayObserver(logger, metrics),
  });
  releases.add('relay', () => relay.close());

  const stopping = new AbortController();
  const listener = httpListener({
    routers: [
      healthRoutes({ checks: { database: () => mongo.ping() }, metrics }),
      reviewRoutes({
        accessKeys,
        lists,
        store,
        decide: commentDecider({ store, now }),
        now,
        onDecided: ({ kind }) => {
          metrics.decided.inc({ decision: kind });
          relay.nudge();
        },
      }),
      ruleSetRoutes({ accessKeys, ruleSets, models, lists, store, keyRing, now }),
      modelRoutes({ accessKeys, models, trainingRuns: mongoTrainingRuns(connection), now, newId: randomUUID }),
      eventRoutes({ accessKeys, eventLog, pollMs: config.TAMIS_EVENT_POLL_MS, stopping: stopping.signal }),
    ],
    allowedOrigins: config.TAMIS_ALLOWED_ORIGINS,
    observer: httpObserver(logger, metrics),
    newId: randomUUID,
  });
  const server = await listen(listener, { host: config.TAMIS_HOST, port: config.TAMIS_PORT });
  releases.add('HTTP server', () => {
    stopping.abort();
    return server.close();
  });
  logger.info({ url: server.url }, `listening on ${server.url}`);
}
