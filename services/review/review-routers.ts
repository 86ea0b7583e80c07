import { randomUUID } from 'node:crypto';
import { authenticate } from '@tamis/shared/application/access';
import { withCurrentArticle } from '@tamis/shared/application/article-comments';
import { commentDecider } from '@tamis/shared/application/decide-comment';
import type { Articles } from '@tamis/shared/application/ports/articles';
import type { AccessKeys } from '@tamis/shared/application/ports/accounts';
import type { CommentLists, CommentStore } from '@tamis/shared/application/ports/comments';
import type { Lessons } from '@tamis/shared/application/ports/lessons';
import type { EventLog } from '@tamis/shared/application/ports/events';
import type { TrainingRuns, Versions } from '@tamis/shared/application/ports/versions';
import { akismetRouter } from './akismet-router';
import type { RelayLoop } from '@tamis/shared/application/relay-loop';
import { decisionUndoer } from '@tamis/shared/application/undo-decision';
import { eventRoutes } from '@tamis/shared/adapters/http/api/event-routes';
import { abuseModelRoutes } from '@tamis/shared/adapters/http/api/abuse-model-routes';
import { modelRoutes } from '@tamis/shared/adapters/http/api/model-routes';
import { apiRouter } from '@tamis/shared/adapters/http/api/api-router';
import { bearerToken } from '@tamis/shared/adapters/http/api/request-input';
import { reviewRoutes } from '@tamis/shared/adapters/http/api/review-routes';
import { ruleSetRoutes } from '@tamis/shared/adapters/http/api/rule-set-routes';
import { deskRoutes } from '@tamis/shared/adapters/http/pages/desk/desk-routes';
import { httpObserver } from '@tamis/shared/runtime/observe-http';
import type { KeyRing } from '@tamis/shared/domain/key-ring';
import type { ServiceContext } from '@tamis/shared/runtime/run-service';

export interface ReviewParts {
  accessKeys: AccessKeys;
  commentLists: CommentLists;
  commentStore: CommentStore;
  eventLog: EventLog;
  ruleSets: Versions;
  models: Versions;
  abuseModels: Versions;
  trainingRuns: TrainingRuns;
  lessons: Lessons;
  articles: Pick<Articles, 'find'>;
  /** A dry run judges stored comments again, and rules may look at what is sealed. */
  keyRing: KeyRing;
  /** A decision made here is told from here, without waiting for the worker's next look. */
  relay: Pick<RelayLoop, 'nudge'>;
  now: () => Date;
}

/** All that moderators, admins and other services ask; `endStreams` ends event streams, which would never end by themselves. */
export function reviewRouters(parts: ReviewParts, context: Pick<ServiceContext, 'config' | 'metrics' | 'logger'>) {
  const { config, metrics, logger } = context;
  const pollMs = config.TAMIS_EVENT_POLL_MS;
  const observer = httpObserver(logger, metrics);
  const { accessKeys, commentLists: lists, now } = parts;
  const store = withCurrentArticle(parts.commentStore, parts.articles);
  const stopping = new AbortController();
  const onDecided = ({ kind }: { kind: string }): void => {
    metrics.decided.inc({ decision: kind });
    parts.relay.nudge();
  };
  const decide = commentDecider({ store, now });
  const undo = decisionUndoer({ store, now });
  const routes = [
    ...reviewRoutes({ lists, store, decide, undo, now, onDecided }),
    ...abuseModelRoutes(parts),
    ...ruleSetRoutes({ ...parts, lists, store }),
    ...modelRoutes({ ...parts, newId: randomUUID }),
    ...eventRoutes({ ...parts, pollMs, stopping: stopping.signal }),
  ];
  const { router } = apiRouter(routes, {
    identify: (request, roles) => authenticate(accessKeys, bearerToken(request), roles),
  });
  return {
    routers: [
      router,
      akismetRouter(parts, context),
      deskRoutes({
        ...parts,
        lists,
        store,
        decide,
        undo,
        onDecided,
        observer,
        pollMs,
        newId: randomUUID,
        stopping: stopping.signal,
      }),
    ],
    endStreams: () => {
      stopping.abort();
    },
  };
}
