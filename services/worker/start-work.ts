import { submissionJudge } from '@tamis/shared/application/judge-submission';
import type { CurrentJudging } from '@tamis/shared/application/judging';
import type { Articles } from '@tamis/shared/application/ports/articles';
import type { CommentStore } from '@tamis/shared/application/ports/comments';
import type { PendingEvents } from '@tamis/shared/application/ports/events';
import type { SecondOpinion } from '@tamis/shared/application/ports/opinion';
import type { Rejudging } from '@tamis/shared/application/ports/rejudging';
import type { SubmissionJobs, Turns } from '@tamis/shared/application/ports/queue';
import type { SitesInForce } from '@tamis/shared/application/sites-in-force';
import type { RelayLoop } from '@tamis/shared/application/relay-loop';
import type { KeyRing } from '@tamis/shared/domain/key-ring';
import type { Comment } from '@tamis/shared/domain/comment';
import type { Facts } from '@tamis/shared/domain/facts';
import type { ServiceContext } from '@tamis/shared/runtime/run-service';

export interface WorkParts {
  sites: Pick<SitesInForce, 'find'>;
  keyRing: KeyRing;
  submissionJobs: Pick<SubmissionJobs, 'consume' | 'counts'>;
  commentStore: Pick<CommentStore, 'facts' | 'save' | 'find'>;
  rejudging: Pick<Rejudging, 'ask'>;
  articles: Pick<Articles, 'find' | 'add' | 'gather'>;
  pendingEvents: Pick<PendingEvents, 'oldestPending'>;
  relay: Pick<RelayLoop, 'nudge'>;
  judging: Pick<CurrentJudging, 'judge'>;
  /** Among several workers; null where there is one. */
  turns: Turns | null;
  /** Null where no service outside is asked. */
  opinion: SecondOpinion | null;
  now: () => Date;
}

/** Starts judging what waits in the queue; adds to `releases` what ends it in order. */
export function startWork(parts: WorkParts, { config, logger, metrics, releases }: ServiceContext): void {
  const { submissionJobs, pendingEvents, relay, sites, now } = parts;
  const timedJudge = (comment: Comment, facts: Facts) => {
    const done = metrics.judging.startTimer();
    const verdict = parts.judging.judge(comment, facts);
    done();
    return verdict;
  };
  const judgeSubmission = submissionJudge({
    keyRing: parts.keyRing,
    store: parts.commentStore,
    rejudging: parts.rejudging,
    articles: parts.articles,
    articleSettings: {
      unknownArticles: config.TAMIS_UNKNOWN_ARTICLES,
      closeAfterDays: config.TAMIS_CLOSE_AFTER_DAYS,
      isPageOf: (siteId, origin) => sites.find(siteId)?.allows(origin) === true,
    },
    judge: timedJudge,
    turns: parts.turns,
    opinion: parts.opinion,
    now,
  });
  const consumer = submissionJobs.consume(async (job) => {
    try {
      const { verdict, saved } = await judgeSubmission(job);
      if (saved) metrics.judged.inc({ verdict: verdict.status });
      logger.info({ commentId: job.id, verdict: verdict.status, score: verdict.score, again: !saved }, 'judged');
      relay.nudge();
    } catch (error) {
      logger.error({ commentId: job.id, err: error }, 'could not judge; will be tried again');
      throw error;
    }
  });
  releases.add('queue consumer', () => consumer.close());

  metrics.observe(
    'tamis_queue_waiting',
    'Comments that wait to be judged',
    async () => (await submissionJobs.counts()).waiting,
  );
  metrics.observe(
    'tamis_queue_dead',
    'Comments that could not be judged and wait for a retry by hand',
    async () => (await submissionJobs.counts()).dead,
  );
  metrics.observe('tamis_queue_oldest_seconds', 'Age of the oldest comment that waits to be judged', async () =>
    ageInSeconds((await submissionJobs.counts()).oldest, now()),
  );
  metrics.observe(
    'tamis_events_pending_oldest_seconds',
    'Age of the oldest event that is not in the event log',
    async () => ageInSeconds(await pendingEvents.oldestPending(), now()),
  );
}

function ageInSeconds(since: Date | null, at: Date): number {
  return since ? Math.max(0, at.getTime() - since.getTime()) / 1000 : 0;
}
