import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../servers/project-root';

const FOLDER = join(projectRoot(), 'docs');

/** A fenced block of a guide: ```LANGUAGE NAME. */
export interface Snippet {
  language: string;
  /** A file's name, or what a command is for; empty when the block has none. */
  name: string;
  text: string;
}

/** The guides, by the names of their files. */
export const GUIDES: readonly string[] = readdirSync(FOLDER).filter((name) => name.endsWith('.md'));

/** The fenced blocks of a guide, in their order. */
export function snippetsOf(guide: string): Snippet[] {
  const text = readFileSync(join(FOLDER, guide), 'utf8');
  return [...text.matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm)].map(([, language = '', name = '', block = '']) => ({
    language,
    name: name.trim(),
    text: block,
  }));
}

/** The one block of a guide with that name. */
export function snippet(guide: string, name: string): string {
  const found = snippetsOf(guide).filter((each) => each.name === name);
  if (found.length !== 1 || !found[0]) throw new Error(`${guide} has ${String(found.length)} blocks named ${name}`);
  return found[0].text;
}
