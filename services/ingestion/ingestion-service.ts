import { randomUUID } from 'node:crypto';
import { healthRoutes } from '@tamis/shared/adapters/http/server/health-routes';
import { httpListener, listen } from '@tamis/shared/adapters/http/server/http-server';
import { connectImpatiently, disconnect } from '@tamis/shared/adapters/redis/connection';
import { redisSites } from '@tamis/shared/adapters/redis/sites';
import { redisRateLimit } from '@tamis/shared/adapters/redis/rate-limit';
import { openRedisSubmissionQueue } from '@tamis/shared/adapters/redis/submission-queue';
import { createKeyRing, parseRing } from '@tamis/shared/domain/key-ring';
import { httpObserver } from '@tamis/shared/runtime/observe-http';
import { reasonText } from '@tamis/shared/runtime/waits';
import { siteDirectory } from '@tamis/shared/application/sites-in-force';
import { startSites } from '@tamis/shared/runtime/start-sites';
import { listenOptions } from '@tamis/shared/runtime/listen-options';
import type { Service, ServiceContext } from '@tamis/shared/runtime/run-service';
import { ingestionRoutes } from './ingestion-routes';

type Needs = 'TAMIS_REDIS_URL' | 'TAMIS_SECRET_KEYS';

/** Accepts submissions. It talks to the queue and to nothing else, so it keeps accepting while the database is down. */
export const ingestionService: Service<Needs> = {
  name: 'ingestion',
  requires: ['TAMIS_REDIS_URL', 'TAMIS_SECRET_KEYS'],
  start,
};

async function start(context: ServiceContext<Needs>): Promise<void> {
  const { config, logger, metrics, waits, releases } = context;
  const keyRing = createKeyRing(parseRing(config.TAMIS_SECRET_KEYS));
  const redis = connectImpatiently(config.TAMIS_REDIS_URL, (error) => {
    waits.begin('Redis', error);
  });
  redis.on('ready', () => {
    waits.end('Redis');
  });
  releases.add('Redis', () => disconnect(redis));
  const submissionQueue = openRedisSubmissionQueue({
    redis,
    maxWaiting: config.TAMIS_MAX_WAITING,
    onProblem: (sentence) => {
      logger.error(sentence);
    },
  });
  releases.add('queue', () => submissionQueue.close());
  const rateLimit = redisRateLimit({
    redis,
    attempts: config.TAMIS_RATE_LIMIT,
    windowSeconds: config.TAMIS_RATE_LIMIT_SECONDS,
  });

  const observer = httpObserver(logger, metrics);
  const sites = startSites((settings) => siteDirectory({ list: () => redisSites(redis).list(), settings }), context);
  const { routers, direct } = ingestionRoutes(
    { keyRing, submissionQueue, rateLimit, observer, sites, now: () => new Date() },
    context,
  );
  const listener = httpListener({
    direct,
    routers: [
      healthRoutes({ checks: { queue: () => submissionQueue.checkAccepting() }, waits, reasonText, metrics }),
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
