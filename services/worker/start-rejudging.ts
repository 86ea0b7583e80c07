import { rejudger, type RejudgingParts } from '@tamis/shared/application/rejudge';
import { startRegularWork } from '@tamis/shared/runtime/regular-work';
import type { ServiceContext } from '@tamis/shared/runtime/run-service';

/** How often it looks for replies whose parent was published, and how many it judges at a time. */
const REJUDGING = { everyMs: 500, batch: 50 } as const;

/** Judges held replies again once what they answer is published; adds to `releases` what ends it in order. */
export function startRejudging(
  {
    judging,
    ...parts
  }: Omit<RejudgingParts, 'judge' | 'articlePolicy'> & {
    judging: Pick<RejudgingParts, 'judge'>;
  },
  { config, ...context }: Pick<ServiceContext, 'config' | 'waits' | 'releases'>,
): void {
  const rejudge = rejudger({
    ...parts,
    judge: (comment, facts) => judging.judge(comment, facts),
    articlePolicy: {
      unknownArticles: config.TAMIS_UNKNOWN_ARTICLES,
      closeAfterDays: config.TAMIS_CLOSE_AFTER_DAYS,
    },
  });
  const work = async (isStopped: () => boolean): Promise<void> => {
    while (!isStopped() && (await rejudge(REJUDGING.batch)) === REJUDGING.batch);
  };
  startRegularWork({ name: 'judging replies again', everyMs: REJUDGING.everyMs, work }, context);
}
