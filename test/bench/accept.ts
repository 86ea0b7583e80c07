import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newRingEntry } from '@tamis/shared/domain/key-ring';
import { spawnTamis, type TamisProcess } from '../servers/spawn-tamis';
import { startRedis } from '../servers/start-redis';
import type { LoadResult } from './post-load';
import { allQuiet, cpuSeconds, machine, median, OTHER_CORE, pin, pinning, runOnOtherCore, SERVER_CORE } from './pinned';

/**
 * How fast submissions are accepted, beside a bare Express 5 that echoes JSON, in the same run: `npm run bench:accept`.
 * Everything is up and warm; short slices in turn, A B C C B A …, so that a busy neighbour hits all alike; medians.
 */
const CONNECTIONS = [10, 100];
const ROUNDS = 5;
const SLICE_SECONDS = 3;
const WARM_UP_CONNECTIONS = 10;
const WARM_UP_SECONDS = 8;
/** A server that stood idle while the others had their turn is slow at first: posts before each slice that are not counted. */
const RUN_IN_SECONDS = 1;
/** What must be reached, as a share of the echo's requests per second. */
const DEMANDED = 0.6;

interface Target {
  readonly name: string;
  readonly server: TamisProcess;
}

type Slice = LoadResult & { readonly rps: number; readonly serverCpu: number };

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tamis-bench-'));
  const redis = await startRedis();
  pin(redis.pid, OTHER_CORE);
  const common = { TAMIS_PORT: '0', TAMIS_RATE_LIMIT: '1000000', TAMIS_MAX_WAITING: '10000000' };
  const targets: Target[] = [
    { name: 'Express echo', server: await spawnTamis('echo', {}, { main: join(__dirname, 'echo-server.js') }) },
    { name: 'standalone', server: await spawnTamis('standalone', { ...common, TAMIS_DATA_DIR: folder }) },
    {
      name: 'ingestion + Redis',
      server: await spawnTamis('ingestion', {
        ...common,
        TAMIS_REDIS_URL: redis.url,
        TAMIS_SECRET_KEYS: newRingEntry('bench'),
      }),
    },
  ];
  try {
    for (const { server } of targets) pin(server.pid, SERVER_CORE);
    console.log(`${machine()}\n${pinning()}`);
    for (const { name, server } of targets) await load(name, server, WARM_UP_CONNECTIONS, WARM_UP_SECONDS);
    let enough = true;
    for (const connections of CONNECTIONS) enough = (await compare(targets, connections)) && enough;
    console.log(machine());
    if (!enough) process.exitCode = 1;
  } finally {
    await Promise.all(targets.map(({ server }) => server.kill9()));
    await redis.close();
    rmSync(folder, { recursive: true });
  }
}

async function load(name: string, server: TamisProcess, connections: number, seconds: number): Promise<LoadResult> {
  const args = [server.url, String(connections), String(seconds)];
  const result = await runOnOtherCore<LoadResult>(join(__dirname, 'post-load.js'), args);
  if (result.wrong > 0) throw new Error(`${name}: ${result.wrong} of ${result.answers} answers were no 202`);
  return result;
}

/** Waits until no server works off what an earlier slice left, which would count against the next one. */
async function slice(targets: readonly Target[], { name, server }: Target, connections: number): Promise<Slice> {
  await allQuiet(targets.map((each) => each.server.pid));
  await load(name, server, connections, RUN_IN_SECONDS);
  const before = cpuSeconds(server.pid);
  const result = await load(name, server, connections, SLICE_SECONDS);
  const serverCpu = ((cpuSeconds(server.pid) - before) * 1000) / result.answers;
  return { ...result, rps: result.answers / result.seconds, serverCpu };
}

async function compare(targets: readonly Target[], connections: number): Promise<boolean> {
  const slices = new Map<string, Slice[]>(targets.map(({ name }) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = round % 2 === 0 ? targets : targets.toReversed();
    for (const target of order) slices.get(target.name)?.push(await slice(targets, target, connections));
  }
  const echo = slices.get(targets[0]?.name ?? '') ?? [];
  console.log(`\nPOST at ${connections} connections          rps   x echo   p50 ms   p99 ms   CPU ms load CPU`);
  const ratios = targets.map(({ name }) => {
    const own = slices.get(name) ?? [];
    const ratio = median(own.map(({ rps }, round) => rps / (echo[round]?.rps ?? NaN)));
    const cell = (digits: number, value: (slice: Slice) => number): string =>
      median(own.map(value)).toFixed(digits).padStart(8);
    const cells = [
      cell(0, ({ rps }) => rps),
      ratio.toFixed(2).padStart(8),
      cell(1, ({ p50 }) => p50),
      cell(1, ({ p99 }) => p99),
      cell(2, ({ serverCpu }) => serverCpu),
      cell(2, ({ clientCpu }) => clientCpu),
    ];
    console.log(`  ${name.padEnd(22)}${cells.join(' ')}`);
    return ratio;
  });
  const enough = ratios.every((ratio) => ratio >= DEMANDED);
  if (!enough) console.log(`  below the demanded ${DEMANDED} x echo`);
  return enough;
}

void main();
