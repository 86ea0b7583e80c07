import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The release that runs, from the manifest of the package that this file belongs to. */
export const VERSION = versionOf(manifestAbove(__dirname));

function manifestAbove(folder: string): string {
  const manifest = join(folder, 'package.json');
  return existsSync(manifest) || dirname(folder) === folder ? manifest : manifestAbove(dirname(folder));
}

function versionOf(manifest: string): string {
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}
