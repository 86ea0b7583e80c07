import type { Redis } from 'ioredis';
import type { Site } from '../../domain/site';

const KEY = 'tamis:sites';

/**
 * A copy of the registered sites in Redis, which the workers keep: the service that accepts comments asks nothing of the database, so that it goes
 * on while that is down.
 */
export function redisSites(redis: Pick<Redis, 'get' | 'set'>) {
  return {
    /** The sites, or null while no worker has written them. */
    async list(): Promise<Site[] | null> {
      const text = await redis.get(KEY);
      if (text === null) return null;
      return (JSON.parse(text) as Site[]).map((site) => ({ ...site, createdAt: new Date(site.createdAt) }));
    },
    /** Writes them where they are others than those that are there. */
    async copy(sites: readonly Site[]): Promise<void> {
      const text = JSON.stringify(sites);
      if ((await redis.get(KEY)) !== text) await redis.set(KEY, text);
    },
  };
}
