import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded, type Embedded } from '@tamis/shared/adapters/embedded/open';
import { createKeyRing, newRingEntry, parseRing } from '@tamis/shared/domain/key-ring';
import { createMetrics } from '@tamis/shared/runtime/metrics';
import { readConfig } from '@tamis/shared/runtime/config';
import { startForgetting } from '@tamis/worker/start-forgetting';
import { after, aDelivery, anEndpoint, anEvent, A_MOMENT, sitesInForce } from '../builders';
import { waitUntil } from '../servers/wait-until';

const keyRing = createKeyRing(parseRing(newRingEntry('test')));
const DAY_MS = 86_400_000;

let folder: string;
let embedded: Embedded;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tamis-forgetting-'));
  embedded = openEmbedded({ folder, now: () => A_MOMENT, maxWaiting: 1 });
});
afterEach(async () => {
  await embedded.close();
  rmSync(folder, { recursive: true });
});

/** Lets the service look once, 31 days after two events, and a delivery that arrived; tells what is left. */
async function leftAfter(env: Record<string, string>): Promise<{ events: number; deliveries: number }> {
  const endpoint = anEndpoint();
  await embedded.eventLog.append([
    anEvent({ time: A_MOMENT.toISOString() }),
    anEvent({ time: A_MOMENT.toISOString() }),
  ]);
  await embedded.webhooks.add(endpoint);
  const delivery = aDelivery({ endpointId: endpoint.id, dueAt: A_MOMENT });
  await embedded.webhooks.plan(endpoint.id, [delivery], delivery.sequence);
  await embedded.webhooks.book({ ...delivery, status: 'delivered' });
  let looked = false;
  const ends: (() => Promise<void>)[] = [];
  startForgetting(
    { ...embedded, sites: await sitesInForce(), keyRing, eventStream: null, now: () => after(31 * DAY_MS) },
    {
      config: readConfig(env),
      metrics: createMetrics(),
      waits: {
        begin: (_: string, error: unknown) => {
          throw error;
        },
        end: () => void (looked = true),
      } as never,
      releases: { add: (_: string, end: () => Promise<void>) => void ends.push(end) } as never,
    },
  );
  if (ends.length > 0) await waitUntil('a look', () => Promise.resolve(looked));
  for (const end of ends) await end();
  const query = { endpointId: endpoint.id, status: null, before: null, limit: 10 };
  const { length: deliveries } = await embedded.webhooks.deliveries(query);
  return { events: (await embedded.eventLog.readAfter(0, 10)).length, deliveries };
}

test.each([
  [{}, { events: 2, deliveries: 0 }],
  [{ TAMIS_DELIVERIES_KEEP_DAYS: '31' }, { events: 2, deliveries: 1 }],
  [{ TAMIS_DELIVERIES_KEEP_DAYS: '0' }, { events: 2, deliveries: 1 }],
  [{ TAMIS_EVENTS_KEEP_DAYS: '30' }, { events: 1, deliveries: 0 }],
  [
    { TAMIS_EVENTS_KEEP_DAYS: '31', TAMIS_DELIVERIES_KEEP_DAYS: '0' },
    { events: 2, deliveries: 1 },
  ],
])('when %j is set, then after 31 days %j are left', async (env, left) => {
  expect(await leftAfter(env)).toEqual(left);
});

test('when only so many events are to be kept, then the oldest of more go', async () => {
  await embedded.eventLog.append(Array.from({ length: 2500 }, () => anEvent({ time: A_MOMENT.toISOString() })));
  await leftAfter({ TAMIS_EVENTS_KEEP: '1000' });
  expect(await embedded.eventLog.oldest()).toMatchObject({ sequence: 1503 });
});

test.each(['1', '999', '-1', 'all'])('when %s events are to be kept, then the setting is refused', (text) => {
  expect(() => readConfig({ TAMIS_EVENTS_KEEP: text })).toThrow(/TAMIS_EVENTS_KEEP must be/);
});

test('when the store fails, then it says that it waits, and goes on as soon as the store does', async () => {
  const waits: string[] = [];
  const ends: (() => Promise<void>)[] = [];
  let isAway = true;
  startForgetting(
    {
      ...embedded,
      sites: await sitesInForce(),
      keyRing,
      eventStream: null,
      webhooks: { forgetDelivered: () => (isAway ? Promise.reject(new Error('away')) : Promise.resolve(0)) },
      now: () => A_MOMENT,
    },
    {
      config: readConfig({}),
      metrics: createMetrics(),
      waits: { begin: () => void waits.push('begun'), end: () => void waits.push('ended'), current: () => new Map() },
      releases: { add: (_: string, end: () => Promise<void>) => void ends.push(end) } as never,
    },
  );
  await waitUntil('it waits', () => Promise.resolve(waits.includes('begun')));
  isAway = false;
  await waitUntil('it waits no longer', () => Promise.resolve(waits.at(-1) === 'ended'), 10_000);
  for (const end of ends) await end();
});
