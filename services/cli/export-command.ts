import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportAll, exportArticles } from '@tamis/shared/application/export-comments';
import { tamisExport } from '@tamis/shared/adapters/files/tamis-export';
import { wordpressFile } from '@tamis/shared/adapters/files/wordpress-file';
import { versionsOf, withComments, type Environment } from './open-stores';

export interface ExportCommandOptions {
  format: 'jsonl' | 'wxr';
  /** Standard output without it. */
  out?: string;
}

/** Writes all that moves to another installation, comments with their personal data in clear; only the file's owner may read a file that it makes. */
export async function exportFile(env: Environment, { format, out }: ExportCommandOptions): Promise<void> {
  await withComments(env, async (parts) => {
    const { commentLists: lists, keyRing } = parts;
    const lines =
      format === 'wxr'
        ? wordpressFile(exportArticles({ lists, keyRing }))
        : tamisExport(exportAll({ ...parts, lists, versions: versionsOf(parts) }), new Date());
    const target = out === undefined ? process.stdout : createWriteStream(out, { mode: 0o600 });
    await pipeline(Readable.from(lines), target, { end: out !== undefined });
    if (out !== undefined) console.error(`Written to ${out}. It holds e-mail addresses in clear: keep it safe.`);
  });
}
