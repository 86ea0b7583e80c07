import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One labelled comment of the public sets. */
export interface LabelledRow {
  id: string;
  text: string;
  label: string;
  source: string;
  author?: string;
}

/** Folder of the public sets, beside the project; not part of it. */
export function findDataFolder(projectRoot: string): string | null {
  const folder = join(projectRoot, '..', 'shared', 'data');
  return existsSync(join(folder, 'youtube-spam', 'train.jsonl')) ? folder : null;
}

/** Rows of one file, e.g. `youtube-spam/train.jsonl`. Throws when a line is not JSON. */
export function readRows(dataFolder: string, file: string): LabelledRow[] {
  const lines = readFileSync(join(dataFolder, file), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as LabelledRow);
}

export interface SpamRow extends LabelledRow {
  label: 'spam' | 'ham';
}

/** The rows labelled spam or ham; the others are left out. */
export function spamOrHam(rows: readonly LabelledRow[]): SpamRow[] {
  return rows.filter((row): row is SpamRow => row.label === 'spam' || row.label === 'ham');
}

/** Lower case, compatibility forms undone, only letters and digits: what makes two rows copies of each other. */
export function comparable(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Fold (0 to `folds` - 1) of a text; copies share it. `split` gives another partition. */
export function foldOf(text: string, folds: number, split: number): number {
  let hash = 0x811c9dc5;
  for (const letter of `${split}${comparable(text)}`) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) % folds;
}
