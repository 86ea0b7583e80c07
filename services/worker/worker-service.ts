import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { startRelayLoop } from '@tamis/shared/application/relay-loop';
import { healthRoutes } from '@tamis/shared/adapters/http/server/health-routes';
import { httpListener, listen } from '@tamis/shared/adapters/http/server/http-server';
import { mongoAudit } from '@tamis/shared/adapters/mongo/audit';
import { mongoErasedPeople } from '@tamis/shared/adapters/mongo/erased-people';
import { mongoErasing } from '@tamis/shared/adapters/mongo/erasing';
import { mongoNotices, mongoObjections } from '@tamis/shared/adapters/mongo/cases';
import { mongoArticles } from '@tamis/shared/adapters/mongo/articles';
import { mongoCommentLists } from '@tamis/shared/adapters/mongo/comment-lists';
import { mongoCommentStore } from '@tamis/shared/adapters/mongo/comment-store';
import { mongoMailConsents } from '@tamis/shared/adapters/mongo/mail-consents';
import { mongoPersonRequests } from '@tamis/shared/adapters/mongo/person-requests';
import { mongoRejudging } from '@tamis/shared/adapters/mongo/rejudging';
import { openMongo } from '@tamis/shared/adapters/mongo/connection';
import { prepareDatabase } from '@tamis/shared/adapters/mongo/layout';
import { mongoSites } from '@tamis/shared/adapters/mongo/sites';
import { mongoEventLog, mongoPendingEvents } from '@tamis/shared/adapters/mongo/event-log';
import { mongoLessons } from '@tamis/shared/adapters/mongo/lessons';
import { mongoTrainingRuns } from '@tamis/shared/adapters/mongo/training-runs';
import { mongoWebhooks } from '@tamis/shared/adapters/mongo/webhooks';
import { mongoRuleSets, mongoVersions } from '@tamis/shared/adapters/mongo/versions';
import { connectImpatiently, disconnect } from '@tamis/shared/adapters/redis/connection';
import { redisEventStream } from '@tamis/shared/adapters/redis/event-stream';
import { redisSites } from '@tamis/shared/adapters/redis/sites';
import { redisTurns } from '@tamis/shared/adapters/redis/turns';
import { openRedisSubmissionJobs } from '@tamis/shared/adapters/redis/submission-jobs';
import { createKeyRing, parseRing } from '@tamis/shared/domain/key-ring';
import { httpObserver } from '@tamis/shared/runtime/observe-http';
import { relayObserver } from '@tamis/shared/runtime/observe-relay';
import { SetupProblem } from '@tamis/shared/domain/setup-problem';
import { reasonText, type Waits } from '@tamis/shared/runtime/waits';
import { siteDirectory } from '@tamis/shared/application/sites-in-force';
import { startSites } from '@tamis/shared/runtime/start-sites';
import { listenOptions } from '@tamis/shared/runtime/listen-options';
import type { Service, ServiceContext } from '@tamis/shared/runtime/run-service';
import { startAsking } from './start-asking';
import { startErasing } from './start-erasing';
import { startForgetting } from './start-forgetting';
import { startIndexing } from './start-indexing';
import { startJudging } from './start-judging';
import { startRejudging } from './start-rejudging';
import { startStreaming } from './start-streaming';
import { startTraining } from './start-training';
import { startWork } from './start-work';

type Needs = 'TAMIS_REDIS_URL' | 'TAMIS_MONGODB_URL' | 'TAMIS_SECRET_KEYS';

/** What is waited for while MongoDB is away, refuses the indexes or has others under their names. */
const DATABASE = 'the database and its indexes';
/** Pause between looks for a database that is not there yet. */
const DATABASE_PAUSE_MS = 500;

/** Judges what waits in the queue, stores it and relays events. It waits for its servers, at start and whenever they are away. */
export const workerService: Service<Needs> = {
  name: 'worker',
  requires: ['TAMIS_REDIS_URL', 'TAMIS_MONGODB_URL', 'TAMIS_SECRET_KEYS'],
  start,
};

async function start(context: ServiceContext<Needs>): Promise<void> {
  const { config, logger, metrics, waits, releases } = context;
  const now = () => new Date();
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
  const submissionJobs = openRedisSubmissionJobs({
    url: config.TAMIS_REDIS_URL,
    concurrency: config.TAMIS_CONCURRENCY,
    now,
    onProblem: (error) => {
      waits.begin('Redis', error);
    },
    onReady: () => {
      waits.end('Redis');
    },
  });
  releases.add('queue', () => submissionJobs.close());
  const sideRedis = connectImpatiently(config.TAMIS_REDIS_URL, (error) => {
    waits.begin('Redis', error);
  });
  releases.add('turns and stream', () => disconnect(sideRedis));

  const listener = httpListener({
    routers: [
      healthRoutes({
        checks: {
          database: () =>
            mongo.checkWriting().then(() => {
              waits.end('MongoDB');
            }),
          queue: () =>
            submissionJobs.checkTaking().then(() => {
              waits.end('Redis');
            }),
        },
        waits,
        reasonText,
        metrics,
      }),
    ],
    origins: null,
    observer: httpObserver(logger, metrics),
    newId: randomUUID,
  });
  const server = await listen(listener, listenOptions(config));
  releases.add('HTTP server', () => server.close());
  logger.info({ url: server.url }, `listening on ${server.url}`);

  const waiting = new AbortController();
  releases.add('wait for MongoDB', () => {
    waiting.abort();
    return Promise.resolve();
  });
  if (!(await databasePrepared(() => prepareDatabase(mongo.connection), { waits, stopped: waiting.signal }))) return;

  const { connection } = mongo;
  const pendingEvents = mongoPendingEvents(connection);
  const eventLog = mongoEventLog(connection, { holder: randomUUID(), now });
  const rejudging = mongoRejudging(connection);
  const relay = startRelayLoop({
    pendingEvents,
    eventLog,
    rejudging,
    everyMs: config.TAMIS_EVENT_POLL_MS,
    ...relayObserver(waits, metrics),
  });
  releases.add('relay', () => relay.close());
  // A copy for who accepts comments, and asks nothing of the database.
  const copies = redisSites(sideRedis);
  const listAndCopy = async () => {
    const registered = await mongoSites(connection).list();
    await copies.copy(registered);
    return registered;
  };
  const sites = startSites((settings) => siteDirectory({ list: listAndCopy, settings }), context);
  const ruleSets = mongoRuleSets(connection);
  const models = mongoVersions(connection, 'model');
  const abuseModels = mongoVersions(connection, 'abuse-model');
  const judging = await startJudging({ ruleSets, models, abuseModels }, context);
  const opinion = startAsking(context);
  startWork(
    {
      sites,
      keyRing,
      submissionJobs,
      commentStore: mongoCommentStore(connection),
      rejudging,
      articles: mongoArticles(connection),
      pendingEvents,
      relay,
      judging,
      turns: redisTurns({ redis: sideRedis }),
      opinion,
      now,
    },
    context,
  );
  startRejudging(
    {
      keyRing,
      store: mongoCommentStore(connection),
      articles: mongoArticles(connection),
      rejudging,
      judging,
      opinion,
      now,
    },
    context,
  );
  const commentLists = mongoCommentLists(connection);
  const { TAMIS_EVENT_STREAM: name, TAMIS_EVENT_STREAM_LENGTH: length } = config;
  const eventStream = name === undefined ? null : redisEventStream({ redis: sideRedis, name, length });
  if (eventStream) startStreaming({ eventLog, eventStream }, context);
  const people = {
    keyRing,
    eventStream,
    pendingEvents,
    erasing: mongoErasing(connection),
    notices: mongoNotices(connection),
    objections: mongoObjections(connection),
    audit: mongoAudit(connection),
    now,
  };
  startForgetting({ ...people, sites, commentLists, eventLog, webhooks: mongoWebhooks(connection) }, context);
  startErasing(
    {
      ...people,
      submissionJobs,
      erasedPeople: mongoErasedPeople(connection),
      mailConsents: mongoMailConsents(connection),
      personRequests: mongoPersonRequests(connection),
    },
    context,
  );
  startIndexing({ commentLists, submissionJobs }, context);
  startTraining(
    {
      commentLists,
      lessons: mongoLessons(connection),
      models,
      abuseModels,
      trainingRuns: mongoTrainingRuns(connection),
      now,
      onActivated: () => void judging.refresh(),
    },
    context,
  );
}

/** Tries until it works; resolves with false when the service stops before. Rejects when only another program could go on. */
async function databasePrepared(
  prepare: () => Promise<void>,
  { waits, stopped }: { waits: Waits; stopped: AbortSignal },
): Promise<boolean> {
  while (!stopped.aborted) {
    try {
      await prepare();
      waits.end(DATABASE);
      return true;
    } catch (error) {
      if (error instanceof SetupProblem) throw error;
      waits.begin(DATABASE, error);
      await pause(DATABASE_PAUSE_MS, undefined, { signal: stopped }).catch(() => undefined);
    }
  }
  return false;
}
