import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { projectRoot } from '../servers/project-root';

/** Where a file of the folder `shared` beside the project lies; null, with one loud line, when it is not there. */
export function findBeside(path: string): string | null {
  const file = resolve(projectRoot(), '../shared', path);
  if (existsSync(file)) return file;
  process.stderr.write(`\n!!! SKIPPED what needs ../shared/${path}: it is not beside the project\n`);
  return null;
}

/** Its text, or null likewise. */
export function readBeside(path: string): string | null {
  const file = findBeside(path);
  return file === null ? null : readFileSync(file, 'utf8');
}
