import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeyRing } from '@tamis/shared/adapters/embedded/key-ring-file';
import { openEmbedded } from '@tamis/shared/adapters/embedded/open';
import { mongoEventLog } from '@tamis/shared/adapters/mongo/event-log';
import { prepareDatabase } from '@tamis/shared/adapters/mongo/layout';
import { mongoWebhooks } from '@tamis/shared/adapters/mongo/webhooks';
import type { EventLog } from '@tamis/shared/application/ports/events';
import type { Webhooks } from '@tamis/shared/application/ports/webhooks';
import { createKeyRing, newRingEntry, parseRing, type KeyRing } from '@tamis/shared/domain/key-ring';
import { anEndpoint, anEvent, anId } from '../builders';
import { connectMongo } from '../contracts/open-mongo';
import { spawnTamis, type TamisProcess } from '../servers/spawn-tamis';
import { startMongo } from '../servers/start-mongo';
import { waitUntil } from '../servers/wait-until';
import { machine, median, OTHER_CORE, pin, pinning, SERVER_CORE } from './pinned';

/**
 * How fast events reach those who hear of them: `npm run bench:events`. Deliveries a second of a log that waits, to 1 and to 20 receivers,
 * beside a bare loop of signed `fetch` in the same run; and how long after the verdict each of 50 comments a second is heard of.
 */
const DELIVERIES = 6000;
const RECEIVERS = [1, 20];
const ROUNDS = Number(process.env['TAMIS_TEST_ROUNDS'] ?? 3);
const DEADLINE_MS = 120_000;
const PER_SECOND = 50;
const SECONDS = 20;
/** Share of the bare loop, and the longest delay that one in a hundred may have. */
const MUST = { share: 0.5, p99: 100 };
const SECRET = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;

/** Receivers, all in this process, which count what they hear. */
class Receivers {
  heard = 0;
  first = 0;
  last = 0;
  delays: number[] = [];
  readonly urls: string[] = [];
  readonly #servers: Server[] = [];

  async open(count: number): Promise<void> {
    while (this.urls.length < count) {
      const server = createServer((request, response) => {
        let body = '';
        request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
        request.on('end', () => {
          const at = Date.now();
          this.heard += 1;
          this.first ||= performance.now();
          this.last = performance.now();
          this.delays.push(at - Date.parse((JSON.parse(body) as { time: string }).time));
          response.end('ok');
        });
      });
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      this.#servers.push(server);
      this.urls.push(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    }
  }

  begin(): void {
    [this.heard, this.first, this.last, this.delays] = [0, 0, 0, []];
  }

  /** Deliveries a second, from the first that was heard to the last. */
  async rate(count: number): Promise<number> {
    await waitUntil(`${count} are heard`, () => (this.heard >= count ? true : undefined), DEADLINE_MS);
    return count / ((this.last - this.first) / 1000);
  }

  close(): void {
    for (const server of this.#servers) {
      server.closeAllConnections();
      server.close();
    }
  }
}

const receivers = new Receivers();

async function register(webhooks: Webhooks, keyRing: Pick<KeyRing, 'seal'>, count: number): Promise<void> {
  const sealedSecrets = keyRing.seal(JSON.stringify({ current: SECRET, former: null }));
  for (const url of receivers.urls.slice(0, count))
    await webhooks.add(anEndpoint({ id: randomUUID(), url, sealedSecrets }));
}

async function fill(eventLog: Pick<EventLog, 'append'>, count: number): Promise<void> {
  for (let at = 0; at < count; at += 500) {
    const some = Array.from({ length: Math.min(500, count - at) }, () => {
      const subject = `${anId()}-${randomUUID()}`;
      return anEvent({ id: `${subject}.1`, subject });
    });
    await eventLog.append(some);
  }
}

/** The same messages by a bare loop of signed `fetch`, in a process of its own on the server's core. */
async function bare(count: number): Promise<number> {
  receivers.begin();
  const loop = await spawnTamis(
    [String(DELIVERIES), SECRET, ...receivers.urls.slice(0, count)].join(' '),
    {},
    { main: join(__dirname, 'fetch-loop.js') },
  );
  pin(loop.pid, SERVER_CORE);
  const rate = await receivers.rate(DELIVERIES);
  await loop.kill9();
  return rate;
}

async function standalone(count: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'tamis-bench-'));
  const embedded = openEmbedded({ folder, now: () => new Date(), maxWaiting: 1 });
  await register(embedded.webhooks, openKeyRing(undefined, folder), count);
  await fill(embedded.eventLog, DELIVERIES / count);
  await embedded.close();
  return delivered(
    () => spawnTamis('standalone', { ...COMMON, TAMIS_DATA_DIR: folder }),
    () => {
      rmSync(folder, { recursive: true });
      return Promise.resolve();
    },
  );
}

async function separate(count: number): Promise<number> {
  const mongod = await startMongo();
  const entry = newRingEntry('bench');
  const mongo = await connectMongo(mongod.url);
  await prepareDatabase(mongo.connection);
  await register(mongoWebhooks(mongo.connection), createKeyRing(parseRing(entry)), count);
  await fill(mongoEventLog(mongo.connection, { holder: 'bench', now: () => new Date() }), DELIVERIES / count);
  await mongo.close();
  const env = { ...COMMON, TAMIS_MONGODB_URL: mongod.url, TAMIS_SECRET_KEYS: entry };
  return delivered(
    () => spawnTamis('delivery', env),
    () => mongod.close(),
  );
}

const COMMON = { TAMIS_PORT: '0', TAMIS_WEBHOOK_NETWORKS: '127.0.0.0/8', TAMIS_RATE_LIMIT: '1000000' };

async function delivered(start: () => Promise<TamisProcess>, end: () => Promise<void>): Promise<number> {
  receivers.begin();
  const server = await start();
  pin(server.pid, SERVER_CORE);
  const rate = await receivers.rate(DELIVERIES);
  await server.kill9();
  await end();
  return rate;
}

/** Milliseconds from the verdict to the receipt, at 50 comments a second. */
async function delays(): Promise<{ p50: number; p99: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'tamis-bench-'));
  const embedded = openEmbedded({ folder, now: () => new Date(), maxWaiting: 1 });
  await register(embedded.webhooks, openKeyRing(undefined, folder), 1);
  await embedded.close();
  const server = await spawnTamis('standalone', { ...COMMON, TAMIS_DATA_DIR: folder });
  pin(server.pid, SERVER_CORE);
  receivers.begin();
  const begun = performance.now();
  const posts: Promise<Response>[] = [];
  await waitUntil(
    'all are posted',
    () => {
      const due = Math.min(PER_SECOND * SECONDS, Math.floor(((performance.now() - begun) / 1000) * PER_SECOND));
      while (posts.length < due) posts.push(post(server.url, posts.length));
      return due === PER_SECOND * SECONDS ? true : undefined;
    },
    DEADLINE_MS,
  );
  await Promise.all(posts);
  await receivers.rate(PER_SECOND * SECONDS);
  await server.kill9();
  rmSync(folder, { recursive: true });
  const sorted = receivers.delays.toSorted((a, b) => a - b);
  return { p50: median(sorted), p99: sorted[Math.floor(sorted.length * 0.99)] ?? NaN };
}

function post(url: string, at: number): Promise<Response> {
  return fetch(`${url}/v1/comments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': `2001:db8:7:${at.toString(16)}::1` },
    body: JSON.stringify({
      articleId: 'port',
      author: { name: 'Camille', email: `${randomUUID()}@example.org` },
      body: `Merci pour cet article ${randomUUID()}`,
    }),
  });
}

async function main(): Promise<void> {
  // What is started here inherits the core, MongoDB and its threads too.
  pin(process.pid, OTHER_CORE);
  await receivers.open(Math.max(...RECEIVERS));
  console.log(`${machine()}\n${pinning()}, ${DELIVERIES} deliveries`);
  let enough = true;
  for (const count of RECEIVERS) {
    const shares = { standalone: [] as number[], 'delivery + MongoDB': [] as number[] };
    const rates = { 'bare loop': [] as number[], standalone: [] as number[], 'delivery + MongoDB': [] as number[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      const reference = await bare(count);
      rates['bare loop'].push(reference);
      for (const [form, run] of [
        ['standalone', standalone],
        ['delivery + MongoDB', separate],
      ] as const) {
        const rate = await run(count);
        rates[form].push(rate);
        shares[form].push(rate / reference);
      }
    }
    console.log(`\nto ${count} receiver${count === 1 ? '' : 's'}`);
    for (const [name, all] of Object.entries(rates)) {
      const share = name in shares ? median(shares[name as keyof typeof shares]) : null;
      const told = share === null ? '' : `${share.toFixed(2)} x the bare loop`;
      console.log(`  ${name.padEnd(24)}${median(all).toFixed(0).padStart(8)}/s  ${told}`);
      if (share !== null && share < MUST.share) enough = false;
    }
  }
  const { p50, p99 } = await delays();
  console.log(`\nstandalone, ${PER_SECOND} comments a second, verdict to receipt: p50 ${p50} ms, p99 ${p99} ms`);
  if (p99 > MUST.p99) enough = false;
  receivers.close();
  if (!enough) {
    console.log(`  below the demanded ${MUST.share} x, or later than ${MUST.p99} ms`);
    process.exitCode = 1;
  }
}

void main();
