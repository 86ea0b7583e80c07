import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { ingestionRoutes } from '@tamis/ingestion/ingestion-routes';
import { lockFolder } from '@tamis/shared/adapters/embedded/folder-lock';
import { openKeyRing } from '@tamis/shared/adapters/embedded/key-ring-file';
import { openEmbedded } from '@tamis/shared/adapters/embedded/open';
import { embeddedRateLimit } from '@tamis/shared/adapters/embedded/rate-limit';
import { healthRoutes } from '@tamis/shared/adapters/http/server/health-routes';
import { httpListener, listen } from '@tamis/shared/adapters/http/server/http-server';
import { startRelayLoop } from '@tamis/shared/application/relay-loop';
import { relayObserver } from '@tamis/shared/runtime/observe-relay';
import { httpObserver } from '@tamis/shared/runtime/observe-http';
import { reasonText } from '@tamis/shared/runtime/waits';
import { siteDirectory } from '@tamis/shared/application/sites-in-force';
import { startSites } from '@tamis/shared/runtime/start-sites';
import { listenOptions } from '@tamis/shared/runtime/listen-options';
import type { Service, ServiceContext } from '@tamis/shared/runtime/run-service';
import { readingRouters } from '@tamis/reading/reading-routers';
import { reviewRouters } from '@tamis/review/review-routers';
import { startDelivery } from '@tamis/delivery/start-delivery';
import { startMail } from '@tamis/delivery/start-mail';
import { startAsking } from '@tamis/worker/start-asking';
import { startErasing } from '@tamis/worker/start-erasing';
import { startForgetting } from '@tamis/worker/start-forgetting';
import { startIndexing } from '@tamis/worker/start-indexing';
import { startJudging } from '@tamis/worker/start-judging';
import { startRejudging } from '@tamis/worker/start-rejudging';
import { startTraining } from '@tamis/worker/start-training';
import { startWork } from '@tamis/worker/start-work';
import { demoArticle } from './demo/article';
import { demoRoutes } from './demo/demo-routes';
import { welcome } from './welcome';

/** Everything in one process on a data folder, with a demo article at `/` unless the site has pages of its own. */
export const standaloneService: Service = { name: 'standalone', requires: [], start };

async function start(context: ServiceContext): Promise<void> {
  const { config, logger, metrics, waits, releases } = context;
  const now = () => new Date();
  const folder = resolve(config.TAMIS_DATA_DIR);
  const lock = lockFolder(folder);
  releases.add('folder lock', () => {
    lock.release();
    return Promise.resolve();
  });
  const keyRing = openKeyRing(config.TAMIS_SECRET_KEYS, folder);
  const embedded = openEmbedded({ folder, now, maxWaiting: config.TAMIS_MAX_WAITING });
  releases.add('data file', () => embedded.close());

  const sites = startSites((settings) => siteDirectory({ list: () => embedded.sites.list(), settings }), context);
  await sites.refresh();
  const relay = startRelayLoop({ ...embedded, everyMs: config.TAMIS_EVENT_POLL_MS, ...relayObserver(waits, metrics) });
  releases.add('relay', () => relay.close());
  const judging = await startJudging(embedded, context);
  const opinion = startAsking(context);
  startWork({ ...embedded, sites, relay, judging, keyRing, turns: null, opinion, now }, context);
  startRejudging({ ...embedded, store: embedded.commentStore, judging, keyRing, opinion, now }, context);
  startIndexing(embedded, context);
  startErasing({ ...embedded, eventStream: null, keyRing, now }, context);
  startForgetting({ ...embedded, sites, eventStream: null, keyRing, now }, context);
  const mail = startMail({ ...embedded, sites, keyRing, now }, context);
  startDelivery({ ...embedded, mail, keyRing, now }, context);
  startTraining({ ...embedded, now, onActivated: () => void judging.refresh() }, context);

  const observer = httpObserver(logger, metrics);
  const { submissionQueue, commentLists: lists, commentStore: store } = embedded;
  const rateLimit = embeddedRateLimit({
    attempts: config.TAMIS_RATE_LIMIT,
    windowSeconds: config.TAMIS_RATE_LIMIT_SECONDS,
  });
  const hasDemo = config.TAMIS_DEMO === 'on' || (config.TAMIS_DEMO === 'auto' && !sites.haveOrigins());
  if (hasDemo) await embedded.articles.add(demoArticle(now()));
  const ingestion = ingestionRoutes({ keyRing, submissionQueue, rateLimit, observer, sites, now }, context);
  const reading = readingRouters({ ...embedded, sites, lists, store, keyRing, observer, now }, context);
  const review = reviewRouters(
    { ...embedded, sites, siteRegistry: embedded.sites, storage: { kind: 'folder', folder }, keyRing, relay, now },
    context,
  );
  const listener = httpListener({
    direct: [...ingestion.direct, ...reading.direct],
    routers: [
      healthRoutes({ checks: { queue: () => submissionQueue.checkAccepting() }, waits, reasonText, metrics }),
      ...ingestion.routers,
      ...reading.routers,
      ...review.routers,
      ...(hasDemo ? [demoRoutes(reading.discussions)] : []),
    ],
    origins: sites,
    observer,
    newId: randomUUID,
  });
  const server = await listen(listener, listenOptions(config));
  releases.add('HTTP server', () => {
    review.endStreams();
    return server.close();
  });
  logger.info({ url: server.url, dataFolder: folder }, `listening on ${server.url}`);
  // The log is for machines, on standard output; this is for whoever sits at the terminal.
  process.stderr.write(welcome({ url: server.url, folder, hasDemo }));
}
