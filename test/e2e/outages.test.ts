import { newRingEntry } from '@tamis/shared/domain/key-ring';
import type { TestServer } from '../servers/private-server';
import { startRedis } from '../servers/start-redis';
import { waitUntil } from '../servers/wait-until';
import { atATime } from '../servers/at-a-time';
import { describeSeparate, hasServersOfItsOwn } from './each-form';
import { startService, type ServicePart } from './forms';
import { expectNothingLost } from './nothing-lost';
import { bearer, untilReady } from './reader';
import { describeWithServers } from '../servers/describe-with-servers';
import { accept, newSubmission, post } from './visitor';

const DEADLINE_MS = 120_000;
/** Longest an answer may take while Redis is dead or absent, while it hangs, and until it is used again. */
const DEAD_MS = 50;
const FROZEN_MS = 1100;
const BACK_MS = 1000;
/** Until `/readyz` tells of an outage that only shows by silence. */
const UNREADY_MS = 3000;
const TRIES = 5;

interface Refusal {
  readonly ms: number;
  readonly status: number;
  readonly retryAfter: number;
  readonly code: string | undefined;
}

async function refusal(form: { ingestion: string }): Promise<Refusal> {
  const submission = newSubmission();
  const startedAt = performance.now();
  const response = await post(form, submission);
  const { error } = (await response.json()) as { error?: { code: string } };
  const ms = performance.now() - startedAt;
  return { ms, status: response.status, retryAfter: Number(response.headers.get('retry-after')), code: error?.code };
}

/** Every answer must say when to come back; the median of a few counts, for a machine may be busy elsewhere. */
async function expectRefusals(form: { ingestion: string }, limitMs: number, inFlight = 1): Promise<void> {
  const all = await atATime(inFlight, Array.from({ length: TRIES }), () => refusal(form));
  expect(new Set(all.map(({ status, code }) => `${status} ${code}`))).toEqual(new Set(['503 queue/unavailable']));
  expect(all.every(({ retryAfter }) => retryAfter > 0)).toBe(true);
  const times = all.map(({ ms }) => ms).toSorted((one, other) => one - other);
  expect(times[Math.floor(TRIES / 2)]).toBeLessThan(limitMs);
  await waitUntil(
    'it says that it is not ready',
    async () => (await fetch(`${form.ingestion}/readyz`)).status === 503,
    UNREADY_MS,
  );
}

/** Posts until accepted, and gives how long that took. */
async function msUntilAccepted(form: { ingestion: string }): Promise<number> {
  const startedAt = performance.now();
  await waitUntil('it accepts again', async () => {
    const response = await post(form, newSubmission());
    await response.text();
    return response.status === 202;
  });
  return performance.now() - startedAt;
}

describeSeparate('outages', {}, (form) => {
  test(
    'when the database is down, then ingestion accepts, readers are told to come back, and all comes through later',
    async () => {
      const running = form();
      const { reading, review, mongo, moderatorKey, consumerKey } = running;
      await mongo.kill();
      const accepted = await atATime(4, Array.from({ length: 30 }), () =>
        accept(running, newSubmission({ articleId: 'database-down' })),
      );
      const [first] = accepted;
      const questions: [string, Record<string, string>][] = [
        [`${reading}/v1/articles/database-down/comments`, {}],
        [`${reading}/v1/articles/database-down/comments.atom`, {}],
        [`${reading}/v1/counts?articleId=database-down`, {}],
        [`${reading}/v1/comments/${first?.id ?? ''}`, bearer(first?.receipt ?? '')],
        [`${review}/v1/review/comments`, bearer(moderatorKey)],
        [`${review}/v1/events`, bearer(consumerKey)],
      ];
      const answers = await atATime(questions.length, questions, async ([url, headers]) => {
        const response = await fetch(url, { headers });
        const { error } = (await response.json()) as { error: { code: string } };
        return [response.status, Number(response.headers.get('retry-after')) > 0, error.code];
      });
      expect(answers).toEqual(questions.map(() => [503, true, 'store/unavailable']));
      for (const base of [reading, review]) expect((await fetch(`${base}/readyz`)).status).toBe(503);
      expect((await fetch(`${running.ingestion}/readyz`)).status).toBe(200);
      await mongo.restart();
      await Promise.all([untilReady(reading), untilReady(review)]);
      await expectNothingLost(running, accepted);
    },
    DEADLINE_MS,
  );

  test(
    'when Redis dies, then ingestion says so at once, and accepts again within a second of its return',
    async () => {
      const running = form();
      const before = await atATime(4, Array.from({ length: 10 }), () =>
        accept(running, newSubmission({ articleId: 'redis-dead' })),
      );
      await running.redis.kill();
      await expectRefusals(running, DEAD_MS);
      await running.redis.restart();
      expect(await msUntilAccepted(running)).toBeLessThan(BACK_MS);
      await expectNothingLost(running, before);
    },
    DEADLINE_MS,
  );

  test(
    'when Redis hangs, then ingestion gives up after a second, and accepts again when it goes on',
    async () => {
      const running = form();
      await msUntilAccepted(running);
      await running.redis.pause();
      try {
        await expectRefusals(running, FROZEN_MS, TRIES);
        await expectRefusals(running, FROZEN_MS, TRIES);
      } finally {
        await running.redis.resume();
      }
      await untilReady(running.ingestion);
      await expectNothingLost(running, [await accept(running, newSubmission({ articleId: 'redis-frozen' }))]);
    },
    DEADLINE_MS,
  );
});

describeRedisAbsent(() => {
  let redis: TestServer | undefined;
  let ingestion: ServicePart | undefined;
  afterAll(async () => {
    await ingestion?.stop();
    await redis?.close();
  });

  test(
    'when ingestion is there before Redis, then it answers 503 at once, and accepts within a second of its coming',
    async () => {
      redis = await startRedis();
      await redis.kill();
      ingestion = await startService('ingestion', {
        TAMIS_REDIS_URL: redis.url,
        TAMIS_SECRET_KEYS: newRingEntry('test'),
      });
      const form = { ingestion: ingestion.url };
      await expectRefusals(form, DEAD_MS);
      await redis.restart();
      expect(await msUntilAccepted(form)).toBeLessThan(BACK_MS);
    },
    DEADLINE_MS,
  );
});

function describeRedisAbsent(body: () => void): void {
  const title = 'Redis absent at start';
  if (hasServersOfItsOwn(title)) describeWithServers(['redis'], title, body);
  else describe.skip(title, body);
}
