import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '@tamis/shared/adapters/embedded/open';
import { prepareDatabase } from '@tamis/shared/adapters/mongo/layout';
import { mongoCommentStore } from '@tamis/shared/adapters/mongo/comment-store';
import type { CommentStore } from '@tamis/shared/application/ports/comments';
import { newRingEntry } from '@tamis/shared/domain/key-ring';
import { after, aJudgedComment } from '../builders';
import { connectMongo } from '../contracts/open-mongo';
import { spawnTamis, type TamisProcess } from '../servers/spawn-tamis';
import { startMongo } from '../servers/start-mongo';
import type { LoadResult } from './post-load';
import { machine, median, OTHER_CORE, pin, pinning, runOnOtherCore, SERVER_CORE } from './pinned';

/**
 * How fast readers are answered, beside what can be had at most in the same run: `npm run bench:read`. Lists of 20 from articles of
 * several sizes, the same when nothing has changed (304), counts and feed; beside `/livez` and a bare Express handler that sends the
 * list's bytes from memory. Short slices in turn; medians.
 */
const SIZES = [1, 20, 400, 2000];
const CONNECTIONS = 20;
const ROUNDS = 3;
const SLICE_SECONDS = 2;
/** What must be reached: a list beside the bare handler with the same bytes, 304 beside `/livez`. */
const MUST = { list: 0.5, unchanged: 0.7 };

/** 55 words, as the usual comment has. */
const TEXT = 'Une remarque sur le port, ses quais et ses grues, par un matin de pluie https://exemple.fr '.repeat(4);

interface Asked {
  name: string;
  server: TamisProcess;
  path: string;
  status: number;
  etag?: string;
}

async function fill(store: Pick<CommentStore, 'save'>): Promise<void> {
  for (const size of SIZES) {
    for (let from = 0; from < size; from += 200) {
      const some = Array.from({ length: Math.min(200, size - from) }, (_, at) =>
        aJudgedComment({
          articleId: `of-${size}`,
          body: `${from + at} ${TEXT}`,
          createdAt: after(from + at),
          status: 'approved',
        }),
      );
      await Promise.all(some.map((judged) => store.save(judged)));
    }
  }
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tamis-bench-'));
  const mongod = await startMongo();
  pin(mongod.pid, OTHER_CORE);
  const mongo = await connectMongo(mongod.url);
  await prepareDatabase(mongo.connection);
  await fill(mongoCommentStore(mongo.connection));
  await mongo.close();
  const embedded = openEmbedded({ folder, now: () => new Date(), maxWaiting: 1 });
  await fill(embedded.commentStore);
  await embedded.close();
  const servers: TamisProcess[] = [];
  const spawn = async (...parts: Parameters<typeof spawnTamis>): Promise<TamisProcess> => {
    const server = await spawnTamis(...parts);
    servers.push(server);
    pin(server.pid, SERVER_CORE);
    return server;
  };
  try {
    const forms = {
      standalone: await spawn('standalone', { TAMIS_PORT: '0', TAMIS_DATA_DIR: folder }),
      'reading + MongoDB': await spawn('reading', {
        TAMIS_PORT: '0',
        TAMIS_MONGODB_URL: mongod.url,
        TAMIS_SECRET_KEYS: newRingEntry('bench'),
      }),
    };
    console.log(`${machine()}\n${pinning()}, ${CONNECTIONS} connections`);
    let enough = true;
    for (const [form, server] of Object.entries(forms)) {
      for (const size of SIZES) enough = (await compare(form, size, { server, folder, spawn })) && enough;
    }
    console.log(machine());
    if (!enough) process.exitCode = 1;
  } finally {
    await Promise.all(servers.map((server) => server.kill9()));
    await mongod.close();
    rmSync(folder, { recursive: true });
  }
}

interface Place {
  server: TamisProcess;
  folder: string;
  spawn: typeof spawnTamis;
}

async function compare(form: string, size: number, { server, folder, spawn }: Place): Promise<boolean> {
  const path = `/v1/articles/of-${size}/comments?limit=20`;
  const first = await fetch(server.url + path);
  const file = join(folder, `bytes-${size}.json`);
  writeFileSync(file, Buffer.from(await first.arrayBuffer()));
  const bytes = await spawn(file, {}, { main: join(__dirname, 'bytes-server.js') });
  const etag = first.headers.get('etag') ?? '';
  const asked: Asked[] = [
    { name: 'bare handler, same bytes', server: bytes, path: '/bytes', status: 200 },
    { name: '/livez', server, path: '/livez', status: 200 },
    { name: 'list of 20', server, path, status: 200 },
    { name: 'list, 304', server, path, status: 304, etag },
    { name: 'counts', server, path: `/v1/counts?articleId=of-${size}`, status: 200 },
    { name: 'feed', server, path: `/v1/articles/of-${size}/comments.atom`, status: 200 },
  ];
  const rates = new Map<string, number[]>(asked.map(({ name }) => [name, []]));
  const slowest = new Map<string, number[]>(asked.map(({ name }) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const each of round % 2 === 0 ? asked : asked.toReversed()) {
      await load(each, 0.3);
      const { answers, seconds, p99 } = await load(each, SLICE_SECONDS);
      rates.get(each.name)?.push(answers / seconds);
      slowest.get(each.name)?.push(p99);
    }
  }
  await bytes.kill9();
  const ratio = (name: string, reference: string): number =>
    median((rates.get(name) ?? []).map((rate, round) => rate / (rates.get(reference)?.[round] ?? NaN)));
  console.log(`\n${form}, article of ${size}               rps   p99 ms   x bare   x livez`);
  for (const { name } of asked) {
    const cells = [
      median(rates.get(name) ?? [])
        .toFixed(0)
        .padStart(8),
      median(slowest.get(name) ?? [])
        .toFixed(1)
        .padStart(8),
      ratio(name, 'bare handler, same bytes').toFixed(2).padStart(8),
      ratio(name, '/livez').toFixed(2).padStart(8),
    ];
    console.log(`  ${name.padEnd(28)}${cells.join(' ')}`);
  }
  const list = ratio('list of 20', 'bare handler, same bytes');
  const unchanged = ratio('list, 304', '/livez');
  if (list < MUST.list) console.log(`  list below the demanded ${MUST.list} x the bare handler`);
  if (unchanged < MUST.unchanged) console.log(`  304 below the demanded ${MUST.unchanged} x /livez`);
  return list >= MUST.list && unchanged >= MUST.unchanged;
}

async function load({ name, server, path, status, etag }: Asked, seconds: number): Promise<LoadResult> {
  const args = [server.url + path, String(CONNECTIONS), String(seconds), String(status), ...(etag ? [etag] : [])];
  const result = await runOnOtherCore<LoadResult>(join(__dirname, 'get-load.js'), args);
  if (result.wrong > 0) throw new Error(`${name}: ${result.wrong} of ${result.answers} answers were no ${status}`);
  return result;
}

void main();
