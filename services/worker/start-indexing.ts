import type { CommentLists } from '@tamis/shared/application/ports/comments';
import type { SubmissionJobs } from '@tamis/shared/application/ports/queue';
import { startRegularWork } from '@tamis/shared/runtime/regular-work';
import type { ServiceContext } from '@tamis/shared/runtime/run-service';

/** How often it looks, how many comments it takes at a time, and how many may wait to be judged while it works. */
const INDEXING = { everyMs: 500, batch: 100, busyAt: 200 } as const;

export interface IndexingParts {
  commentLists: Pick<CommentLists, 'indexWords'>;
  submissionJobs: Pick<SubmissionJobs, 'counts'>;
}

/**
 * Makes comments findable by their words while there is time: indexing the words of a comment costs as much as all the rest of keeping it, and in a
 * burst readers and moderators wait for verdicts, not for searches.
 */
export function startIndexing(
  { submissionJobs, commentLists }: IndexingParts,
  context: Pick<ServiceContext, 'waits' | 'releases'>,
): void {
  const work = async (isStopped: () => boolean): Promise<void> => {
    while (!isStopped()) {
      // Who gives way does not wait for anything.
      if ((await submissionJobs.counts()).waiting >= INDEXING.busyAt) return;
      if ((await commentLists.indexWords(INDEXING.batch)) < INDEXING.batch) return;
    }
  };
  startRegularWork({ name: 'the index of words', everyMs: INDEXING.everyMs, work }, context);
}
