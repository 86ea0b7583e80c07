import { replyRejudger, type RejudgingParts } from '@tamis/shared/application/rejudge-replies';
import type { ServiceContext } from '@tamis/shared/runtime/run-service';

/** How often it looks for replies whose parent was published, and how many it judges at a time. */
const REJUDGING = { everyMs: 500, batch: 50 } as const;
const WAIT = 'judging replies again';

/** Judges held replies again once what they answer is published; adds to `releases` what ends it in order. */
export function startRejudging(
  {
    judging,
    ...parts
  }: Omit<RejudgingParts, 'judge' | 'articleSettings'> & {
    judging: Pick<RejudgingParts, 'judge'>;
  },
  { config, waits, releases }: Pick<ServiceContext, 'config' | 'waits' | 'releases'>,
): void {
  const rejudge = replyRejudger({
    ...parts,
    judge: (comment, facts) => judging.judge(comment, facts),
    articleSettings: {
      unknownArticles: config.TAMIS_UNKNOWN_ARTICLES,
      closeAfterDays: config.TAMIS_CLOSE_AFTER_DAYS,
      origins: config.TAMIS_ALLOWED_ORIGINS,
    },
  });
  let running: Promise<void> | undefined;
  let closed = false;
  const work = async (): Promise<void> => {
    while (!closed && (await rejudge(REJUDGING.batch)) === REJUDGING.batch);
    waits.end(WAIT);
  };
  const timer = setInterval(() => {
    running ??= work()
      .catch((error: unknown) => {
        waits.begin(WAIT, error);
      })
      .finally(() => {
        running = undefined;
      });
  }, REJUDGING.everyMs);
  releases.add('judging replies again', async () => {
    closed = true;
    clearInterval(timer);
    await running;
  });
}
