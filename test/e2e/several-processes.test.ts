import { describeSeparate } from './each-form';
import type { SeparateForm, ServicePart } from './forms';
import { expectNothingLost } from './nothing-lost';
import { allEvents, json, listed, untilReady } from './reader';
import { followEvents, startTraffic } from './traffic';

const DEADLINE_MS = 240_000;
const ARTICLES = ['one', 'two', 'three'];
/** Comments acknowledged by each way in before the next kill. */
const BETWEEN_KILLS = 25;

/** A reader who asks both processes for one list, again and again: what was withdrawn must not come back, what was published must not go. */
function watchLists(readings: readonly string[], articleId: string): { stop: () => Promise<number> } {
  let isStopped = false;
  let answers = 0;
  const seen = readings.map(() => new Set<string>());
  const lost: string[] = [];
  const watch = readings.map(async (reading, at) => {
    while (!isStopped) {
      // A process that was just killed does not answer.
      const page = await json<{ items: { id: string }[] }>(
        `${reading}/v1/articles/${articleId}/comments?limit=200&order=newest`,
      ).catch(() => null);
      if (page === null) continue;
      answers += 1;
      const ids = new Set(page.items.map(({ id }) => id));
      const before = seen[at] ?? new Set();
      if (page.items.length < 200) for (const id of before) if (!ids.has(id)) lost.push(id);
      seen[at] = ids;
    }
  });
  return {
    async stop() {
      isStopped = true;
      await Promise.all(watch);
      expect(lost).toEqual([]);
      return answers;
    },
  };
}

describeSeparate('two processes of each kind', {}, (form) => {
  let others: Record<'ingestion' | 'worker' | 'reading', ServicePart>;
  beforeAll(async () => {
    const [ingestion, worker, reading] = await Promise.all([
      form().another('ingestion'),
      form().another('worker'),
      form().another('reading'),
    ]);
    others = { ingestion, worker, reading };
    await Promise.all(Object.values(others).map(({ url }) => untilReady(url)));
  }, 60_000);
  afterAll(() => Promise.all(Object.values(others).map((each) => each.stop())), 60_000);

  test(
    'when one of each is killed under load and comes back, then nothing is lost, nothing stands or is told twice, and both readers agree',
    async () => {
      const second: SeparateForm = { ...form(), ingestion: others.ingestion.url, reading: others.reading.url };
      const ways = [form(), second];
      const follower = followEvents(form());
      const traffics = ways.map((way) => startTraffic(way, ARTICLES));
      const lists = watchLists(
        ways.map(({ reading }) => reading),
        'one',
      );
      const more = (): Promise<unknown> => Promise.all(traffics.map((traffic) => traffic.moreAccepted(BETWEEN_KILLS)));
      const { ingestion, worker, reading } = form().services;
      for (const part of [others.worker, worker, others.ingestion, ingestion, others.reading, reading]) {
        await more();
        await part.kill9();
        // The other one goes on alone; only who posts to the killed one has to wait.
        if (part !== ingestion && part !== others.ingestion) await more();
        await part.restart();
        await untilReady(part.url);
      }
      await more();
      await Promise.all(traffics.map((traffic) => traffic.stop()));

      const accepted = traffics.flatMap((traffic) => traffic.accepted);
      const { approved } = await expectNothingLost(form(), accepted);
      expect(approved.length).toBeGreaterThan(0);
      for (const article of ARTICLES) {
        const [one, other] = await Promise.all(ways.map((way) => listed(way, article)));
        expect(other).toEqual(one);
        expect(new Set(one?.map(({ body }) => body)).size).toBe(one?.length);
      }
      const log = await allEvents(form());
      expect(await follower.stopAfter(log.length)).toEqual(log);
      expect(await lists.stop()).toBeGreaterThan(0);
    },
    DEADLINE_MS,
  );
});
