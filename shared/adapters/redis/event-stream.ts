import type { Redis } from 'ioredis';
import type { EventStream } from '../../application/ports/events';
import { publicEvent } from '../../domain/event';

/** What Redis answers to an entry whose id is not above the last one: another worker was first. */
const IS_THERE = /equal or smaller/;

/**
 * The event log as a Redis stream, for services inside. An entry's id is `SEQUENCE-0`, so Redis itself refuses one that is there, and the
 * stream knows its own place. Fields: `id`, `type`, `subject`, `link`, and `event`, the whole as JSON. The oldest entries beyond about
 * `length` are trimmed (`MAXLEN ~`). Every call rejects while Redis is away.
 */
export function redisEventStream({
  redis,
  name,
  length,
}: {
  redis: Pick<Redis, 'xrevrange' | 'multi' | 'xdel'>;
  name: string;
  length: number;
}): EventStream {
  return {
    length,
    async last() {
      const [entry] = await redis.xrevrange(name, '+', '-', 'COUNT', 1);
      if (!entry) return null;
      const [id, fields] = entry;
      return { sequence: Number(id.split('-')[0]), link: fields[fields.indexOf('link') + 1] ?? '' };
    },
    async forget(sequences) {
      if (sequences.length > 0) await redis.xdel(name, ...sequences.map((sequence) => `${sequence}-0`));
    },
    async append(events) {
      const batch = redis.multi();
      for (const { sequence, link, event } of events) {
        const text = JSON.stringify(publicEvent({ sequence, event }));
        const { id, type, subject } = event;
        const fields = ['id', id, 'type', type, 'subject', subject, 'link', link, 'event', text];
        batch.xadd(name, 'MAXLEN', '~', length, `${sequence}-0`, ...fields);
      }
      for (const [error] of (await batch.exec()) ?? []) if (error && !IS_THERE.test(error.message)) throw error;
    },
  };
}
