import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudEvent } from 'cloudevents';
import type { Redis } from 'ioredis';
import { openEmbedded, type Embedded } from '@tamis/shared/adapters/embedded/open';
import { connectImpatiently, disconnect } from '@tamis/shared/adapters/redis/connection';
import { redisEventStream } from '@tamis/shared/adapters/redis/event-stream';
import { fillStream } from '@tamis/shared/application/fill-stream';
import { anEvent, anId } from '../builders';
import { ready, redisServer, RUN } from '../contracts/open-redis';
import { describeWithServers } from '../servers/describe-with-servers';

const eventOf = (number: number) => anEvent({ id: `c${number}.1`, subject: `c${number}` });

describeWithServers(['redis'], 'the event log as a Redis stream', () => {
  const server = redisServer();
  let redis: Redis;
  let embedded: Embedded;
  let folder: string;
  beforeEach(async () => {
    redis = connectImpatiently(server().url, () => undefined);
    await ready(redis);
    folder = mkdtempSync(join(tmpdir(), 'tamis-stream-'));
    embedded = openEmbedded({ folder, now: () => new Date(), maxWaiting: 1 });
  });
  afterEach(async () => {
    await disconnect(redis);
    await embedded.close();
    rmSync(folder, { recursive: true });
  });
  const streamOf = (name: string, length = 1000) => redisEventStream({ redis, name, length });
  const told = (from: number, to: number) =>
    embedded.eventLog.append(Array.from({ length: to - from + 1 }, (_, at) => eventOf(from + at)));

  test('when several workers fill it at once, then a consumer group reads each event once, in order', async () => {
    const name = `${RUN}-${anId('stream')}`;
    await redis.xgroup('CREATE', name, 'index', '0', 'MKSTREAM');
    const eventStream = streamOf(name);
    const { eventLog } = embedded;
    for (const from of [1, 51, 101]) {
      await told(from, from + 49);
      await Promise.all(Array.from({ length: 4 }, () => fillStream({ eventLog, eventStream }, { batch: 7 })));
    }
    const read: string[] = [];
    for (;;) {
      const found = (await redis.xreadgroup('GROUP', 'index', 'one', 'COUNT', 40, 'STREAMS', name, '>')) as
        [string, [string, string[]][]][] | null;
      const entries = found?.[0]?.[1] ?? [];
      if (entries.length === 0) break;
      for (const [id, fields] of entries) {
        const event = JSON.parse(fields[fields.indexOf('event') + 1] ?? '') as { subject: string };
        expect(new CloudEvent(event as object).validate()).toBe(true);
        read.push(event.subject);
        await redis.xack(name, 'index', id);
      }
    }
    expect(read).toEqual(Array.from({ length: 150 }, (_, at) => `c${at + 1}`));
  });

  test('when Redis has lost it, then it begins anew with the newest events, and goes on', async () => {
    const name = `${RUN}-${anId('stream')}`;
    const parts = { eventLog: embedded.eventLog, eventStream: streamOf(name, 10) };
    await told(1, 30);
    expect(await fillStream(parts, { batch: 200 })).toBe(10);
    await redis.del(name);
    expect(await fillStream(parts, { batch: 200 })).toBe(10);
    await told(31, 33);
    expect(await fillStream(parts, { batch: 200 })).toBe(3);
    expect((await redis.xrange(name, '-', '+')).map(([id]) => id).at(-1)).toBe('33-0');
  });

  test('when the log is another one than the stream followed, then it says so and appends nothing', async () => {
    const name = `${RUN}-${anId('stream')}`;
    await redis.xadd(name, '5-0', 'link', 'of another life');
    await told(1, 9);
    await expect(
      fillStream({ eventLog: embedded.eventLog, eventStream: streamOf(name) }, { batch: 200 }),
    ).rejects.toThrow(/another event log/);
    expect(await redis.xlen(name)).toBe(1);
  });
});
