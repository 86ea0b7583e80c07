import { DatabaseSync } from '@photostructure/sqlite';
import { accessSync, constants } from 'node:fs';
import { z } from 'zod';
import type { ForeignRecord, ReadForeign } from '../../application/ports/exchange';
import type { Status } from '../../domain/comment';

/** Isso's `mode`: 1 is shown, 2 waits for a person, 4 was deleted and keeps the place of its replies. */
const STATUS: Record<number, Status> = { 1: 'approved', 2: 'held', 4: 'erased' };

const row = z.object({
  id: z.number(),
  parent: z.number().nullable(),
  created: z.number(),
  mode: z.number(),
  remote_addr: z.string().nullable(),
  text: z.string().nullable(),
  author: z.string().nullable(),
  email: z.string().nullable(),
  website: z.string().nullable(),
  uri: z.string(),
  title: z.string().nullable(),
});

/**
 * Isso's SQLite file, opened for reading. The article's id and address are the path of its page. Isso shortens IP addresses before it
 * keeps them; texts are Markdown and stay as they are.
 */
export const readIsso: ReadForeign = async function* (file) {
  // SQLite would make a missing file.
  accessSync(file, constants.R_OK);
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const rows = database
      .prepare(
        `SELECT comments.id, parent, created, mode, remote_addr, text, author, email, website, uri, title
         FROM comments JOIN threads ON threads.id = comments.tid ORDER BY comments.id`,
      )
      .iterate();
    for (const each of rows) yield await Promise.resolve(recordOf(each));
  } finally {
    database.close();
  }
};

function recordOf(raw: unknown): ForeignRecord {
  const parsed = row.safeParse(raw);
  if (!parsed.success) return { kind: 'refused', place: 'a row', problem: 'is not as Isso writes it' };
  const { id, parent, created, mode, remote_addr: ip, text, author, email, website, uri, title } = parsed.data;
  const status = STATUS[mode];
  if (!status) return { kind: 'refused', place: `comment ${id}`, problem: `has the unknown mode ${mode}` };
  return {
    kind: 'comment',
    comment: {
      id: String(id),
      parentId: parent === null ? null : String(parent),
      article: { id: uri, url: null, title: title || null, closed: false },
      author: { name: author ?? '', email: email || null, url: website || null, ip: ip || null, userAgent: null },
      body: text ?? '',
      createdAt: new Date(created * 1000),
      status,
    },
  };
}
