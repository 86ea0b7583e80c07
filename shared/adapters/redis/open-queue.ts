import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { SubmissionJob } from '../../application/ports/queue';
import { ATTEMPTS, QUEUE_NAME } from './queue-settings';

/**
 * BullMQ's queue on a connection that is ready; on one that never was, BullMQ would wait for ever. Rejects when the
 * connection is lost meanwhile. Whoever opened the connection closes it.
 */
export async function openQueue(redis: Redis, prefix: string): Promise<Queue<SubmissionJob>> {
  const queue = new Queue<SubmissionJob>(QUEUE_NAME, {
    connection: redis,
    prefix,
    defaultJobOptions: { attempts: ATTEMPTS, backoff: { type: 'custom' }, removeOnComplete: true, removeOnFail: false },
  });
  // Losses are heard on the connection itself.
  queue.on('error', () => undefined);
  try {
    await queue.waitUntilReady();
    return queue;
  } catch (error) {
    await queue.close().catch(() => undefined);
    throw error;
  }
}
