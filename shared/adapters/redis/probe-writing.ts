import type { Redis } from 'ioredis';

/** The probe's key goes away by itself when nobody probes any more. */
const KEPT_MS = 60_000;

/** Writes what a job's first step would; rejects with Redis's own reason: a read-only replica, a full memory or disk, no right. */
export async function probeWriting(redis: Redis, prefix: string): Promise<void> {
  await redis.set(`${prefix}:probe`, '1', 'PX', KEPT_MS);
}
