import type { QueueConsumer, SubmissionJobs, SubmissionQueue } from '@tamis/shared/application/ports/queue';

/** Both sides of one queue. */
export interface OpenQueue {
  submissionQueue: Pick<SubmissionQueue, 'enqueue' | 'checkAccepting'>;
  submissionJobs: Omit<SubmissionJobs, 'close'>;
  close(): Promise<void>;
}

export interface QueueSettings {
  /** Queues opened at the same place are the same queue. */
  place: string;
  concurrency: number;
  maxWaiting: number;
  /** Milliseconds of the first pause between tries. */
  firstPauseMs: number;
}

export type OpenQueueAt = (settings: QueueSettings) => Promise<OpenQueue>;

/** Opens a queue of its own, unless told where; what a test leaves open is closed after it. */
export type OpenQueueWith = (settings?: Partial<QueueSettings>) => Promise<OpenQueue>;

/** The queue, with a `close` that first closes what was left consuming. */
export function closingConsumers(queue: OpenQueue): OpenQueue {
  const { submissionQueue, submissionJobs } = queue;
  const consumers: QueueConsumer[] = [];
  const consume: SubmissionJobs['consume'] = (handle) => {
    const consumer = submissionJobs.consume(handle);
    consumers.push(consumer);
    return consumer;
  };
  let closing: Promise<void> | undefined;
  const closeAll = async (): Promise<void> => {
    await Promise.all(consumers.map((consumer) => consumer.close()));
    await queue.close();
  };
  return {
    submissionQueue,
    submissionJobs: { ...submissionJobs, consume },
    close: () => (closing ??= closeAll()),
  };
}

/** Whether everything was handled, or is dead. */
export async function isIdle({ submissionJobs }: OpenQueue): Promise<boolean> {
  return (await submissionJobs.counts()).waiting === 0;
}
