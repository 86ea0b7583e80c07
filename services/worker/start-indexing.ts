import type { CommentLists } from '@tamis/shared/application/ports/comments';
import type { SubmissionJobs } from '@tamis/shared/application/ports/queue';
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
  parts: IndexingParts,
  { waits, releases }: Pick<ServiceContext, 'waits' | 'releases'>,
): void {
  let running: Promise<void> | undefined;
  let closed = false;
  const work = async (): Promise<void> => {
    while (!closed) {
      // Who gives way does not wait for anything.
      if ((await parts.submissionJobs.counts()).waiting >= INDEXING.busyAt) break;
      if ((await parts.commentLists.indexWords(INDEXING.batch)) < INDEXING.batch) break;
    }
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
  }, INDEXING.everyMs);
  releases.add('indexing of words', async () => {
    closed = true;
    clearInterval(timer);
    await running;
  });
}

const WAIT = 'the index of words';
