import { openMongo } from '@tamis/shared/adapters/mongo/connection';
import { ensureIndexes } from '@tamis/shared/adapters/mongo/ensure-indexes';
import { aJudgedComment } from '../builders';
import { openMongoStores, storesOn } from '../contracts/open-mongo';
import { everyCall } from '../contracts/outage.contract';
import type { Stores } from '../contracts/stores';
import { describeWithServers } from '../servers/describe-with-servers';
import type { TestServer } from '../servers/private-server';
import { startMongo } from '../servers/start-mongo';
import { waitUntil } from '../servers/wait-until';

/** Two seconds for looking for a server, and some for a busy machine. */
const DEAD_MS = 3000;
/** Five seconds of silence, and then the look for a server. */
const FROZEN_MS = 8000;

describeWithServers(['mongo'], 'storing while MongoDB is in trouble', () => {
  let server: TestServer;
  let stores: Stores;
  beforeEach(async () => {
    server = await startMongo({ config: {} });
    stores = await openMongoStores(server.url);
  });
  afterEach(async () => {
    await stores.close();
    await server.close();
  });

  test('when MongoDB is killed, then every call rejects with store/unavailable in time, and works once it is back', async () => {
    const { commentStore } = stores;
    const judged = aJudgedComment();
    await commentStore.save(judged);
    await server.kill();
    await expectRefusals(stores, DEAD_MS);
    await server.restart();
    await untilWorking(stores);
    expect(await commentStore.find(judged.comment.id)).toEqual(judged.comment);
  });

  test('when MongoDB freezes, then every call rejects with store/unavailable in time, and works once it goes on', async () => {
    await untilWorking(stores);
    await server.pause();
    await expectRefusals(stores, FROZEN_MS);
    await expectRefusals(stores, FROZEN_MS);
    await server.resume();
    await untilWorking(stores);
  });

  test('when MongoDB is not there at the start, then calls reject in time, and work once it comes', async () => {
    await server.kill();
    const problems: unknown[] = [];
    const mongo = openMongo(server.url, (problem) => problems.push(problem));
    const late = { ...storesOn(mongo.connection), close: () => mongo.close() };
    try {
      await expectRefusals(late, DEAD_MS);
      await expect(mongo.checkReading()).rejects.toMatchObject({ code: 'store/unavailable' });
      await expect(ensureIndexes(mongo.connection)).rejects.toMatchObject({ code: 'store/unavailable' });
      await waitUntil('it was looked for', () => problems.length > 0);
      await server.restart();
      await untilWorking(late);
      await mongo.checkReading();
    } finally {
      await late.close();
    }
  });
});

async function untilWorking({ commentStore }: Stores): Promise<void> {
  const works = () =>
    commentStore.save(aJudgedComment()).then(
      (saved) => saved,
      () => false,
    );
  await waitUntil('the store works', works);
}

/** Makes every call at once; each must be refused as it should and in time. */
async function expectRefusals(stores: Stores, deadlineMs: number): Promise<void> {
  const begin = performance.now();
  const outcomes = await Promise.all(
    everyCall(stores).map(async ([name, call]) => {
      const outcome = await call().then(
        () => 'it resolved',
        (error: unknown) => (error as { code?: unknown }).code ?? error,
      );
      const ms = performance.now() - begin;
      return { name, outcome, inTime: ms < deadlineMs ? true : ms };
    }),
  );
  expect(outcomes).toEqual(outcomes.map(({ name }) => ({ name, outcome: 'store/unavailable', inTime: true })));
}
