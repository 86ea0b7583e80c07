import { connectImpatiently, disconnect, untilReady } from '@tamis/shared/adapters/redis/connection';
import { waitUntil } from '../servers/wait-until';
import { describeEachForm } from './each-form';
import type { Form, Part, SeparateForm } from './forms';
import { expectNothingLost } from './nothing-lost';
import { expectHeard, hookConsumer, streamConsumer } from './consumers';
import { allEvents, listed, type ToldEvent } from './reader';
import { followEvents, startTraffic } from './traffic';

const STREAM = 'tamis:events';

/** Kills of each part; more of them make a longer and a harder test. */
const KILLS = Number(process.env['TAMIS_TEST_KILLS'] ?? 1);
const DEADLINE_MS = 90_000 + KILLS * 30_000;

/** Comments acknowledged before the next kill: never the same number, so that kills fall into different moments. */
const untilKill = (kill: number): number => 9 + ((kill * 17) % 41);

let rounds = 0;

async function killDuringTraffic(form: Form, part: Part): Promise<void> {
  rounds += 1;
  const articles = [1, 2, 3].map((each) => `round-${rounds}-${each}`);
  const follower = followEvents(form);
  const hook = await hookConsumer(form);
  const stream = streamConsumer(form);
  const before = (await allEvents(form)).length;
  const traffic = startTraffic(form, articles);
  for (let kill = 0; kill < KILLS; kill += 1) {
    await traffic.moreAccepted(untilKill(kill));
    await Promise.all([part.kill9(), hook.kill9()]);
    await Promise.all([part.restart(), hook.restart()]);
  }
  await traffic.moreAccepted(untilKill(KILLS));
  await traffic.stop();

  const { approved } = await expectNothingLost(form, traffic.accepted);
  // Were everything held, the list would prove nothing.
  expect(approved.length).toBeGreaterThan(0);
  // What was stored although its acknowledgement was lost stands once, too.
  const texts = (await Promise.all(articles.map((each) => listed(form, each)))).flat().map(({ body }) => body);
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts.filter((text) => !traffic.tried.has(text))).toEqual([]);
  const log = await allEvents(form);
  expect(await follower.stopAfter(log.length)).toEqual(log);
  await expectHeard(stream, log);
  // It was registered when the rounds before had told theirs.
  await expectHeard(hook, log.slice(before));
  await Promise.all([stream.close(), hook.close()]);
  if ('redis' in form) await expectStreamed(form as SeparateForm, log);
}

/** The Redis stream ends as the log: every event once, under its number. */
async function expectStreamed({ redis: { url } }: SeparateForm, log: readonly ToldEvent[]): Promise<void> {
  const redis = connectImpatiently(url, () => undefined);
  await untilReady(redis);
  await waitUntil('the stream has reached the end of the log', async () => {
    const [last] = await redis.xrevrange(STREAM, '+', '-', 'COUNT', 1);
    return last?.[0] === `${log.length}-0`;
  });
  const entries: string[] = [];
  for (let from = '-'; ;) {
    const some = await redis.xrange(STREAM, from, '+', 'COUNT', 500);
    entries.push(...some.map(([number, fields]) => `${number} ${fields[fields.indexOf('id') + 1] ?? ''}`));
    const last = some.at(-1);
    if (!last) break;
    from = `(${last[0]}`;
  }
  expect(entries).toEqual(log.map(({ sequence, id }) => `${sequence}-0 ${id}`));
  await disconnect(redis);
}

describeEachForm(
  'kill -9 while visitors post',
  { TAMIS_EVENT_STREAM: STREAM, TAMIS_WEBHOOK_NETWORKS: '127.0.0.0/8' },
  (form, partNames) => {
    test.each(partNames)(
      'when %s is killed again and again, then nothing acknowledged is missing and nothing stands or is told twice',
      async (name) => {
        const part = form().parts[name];
        if (!part) throw new Error(`no part ${name}`);
        await killDuringTraffic(form(), part);
      },
      DEADLINE_MS,
    );
  },
);
