import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { projectRoot } from './project-root';

/** The servers that tests start. */
export type ServerKind = 'redis' | 'mongo';

/** Names on the path, oldest version that will do, and how to get it by hand. */
export const BINARIES = {
  redis: {
    cached: 'redis-server',
    names: ['redis-server', 'valkey-server'],
    oldest: [6, 2],
    url: 'TAMIS_TEST_REDIS_URL',
    missing: 'TAMIS_TEST_MISSING_REDIS',
    remedy: 'put redis-server 6.2 or newer on the path (apt-get install redis-server) or set TAMIS_TEST_REDIS_URL',
  },
  mongo: {
    cached: 'mongod',
    names: ['mongod'],
    oldest: [6, 0],
    url: 'TAMIS_TEST_MONGODB_URL',
    missing: 'TAMIS_TEST_MISSING_MONGO',
    remedy: 'put mongod 6.0 or newer on the path or set TAMIS_TEST_MONGODB_URL',
  },
} as const satisfies Record<ServerKind, unknown>;

/** Where fetched binaries stay: below `node_modules`, so that a fresh install starts afresh. */
export function binaryCache(): string {
  return join(projectRoot(), 'node_modules', '.cache', 'tamis-servers');
}

const located = new Map<ServerKind, string>();

/** The binary on the path, else the copy fetched earlier; `undefined` when neither runs here or both are too old. */
export function locateBinary(kind: ServerKind): string | undefined {
  const known = located.get(kind);
  if (known !== undefined) return known;
  const { names, cached, oldest } = BINARIES[kind];
  const candidates = [...names.flatMap((name) => onPath(name)), join(binaryCache(), cached)];
  const found = candidates.find((path) => isExecutable(path) && isRecentEnough(path, oldest));
  if (found !== undefined) located.set(kind, found);
  return found;
}

/** All executables of that name on the path, in its order. */
export function onPath(name: string): string[] {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .filter(isExecutable);
}

/** Whether this file exists and may be run. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Runs it: a binary whose libraries are missing, or that is made for another system, counts as too old. */
export function isRecentEnough(path: string, [major, minor]: readonly [number, number]): boolean {
  const { stdout, status } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  const version = /v[=]?(\d+)\.(\d+)/.exec(stdout);
  if (status !== 0 || !version) return false;
  const [found, foundMinor] = [Number(version[1]), Number(version[2])];
  return found > major || (found === major && foundMinor >= minor);
}
