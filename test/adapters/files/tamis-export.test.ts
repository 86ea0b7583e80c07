import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { readJsonLines, tamisExport } from '@tamis/shared/adapters/files/tamis-export';
import type { ExportedComment, ExportedRecord } from '@tamis/shared/application/ports/exchange';
import type { StoredComment } from '@tamis/shared/domain/stored-comment';
import type { Notice } from '@tamis/shared/domain/notice';
import { A_MOMENT, after, anArticle, aStoredComment, aNotice, anObjection, aSite } from '../../builders';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tamis-export-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A comment with everything that one can have. */
function full(): ExportedComment {
  const stored: Partial<StoredComment> = aStoredComment({ parentId: 'other', house: 'ada', notify: true });
  delete stored.sealed;
  delete stored.keys;
  delete stored.likes;
  const line = { by: 'ada', reason: null, note: 'vu', from: 'approved', to: 'rejected' } as const;
  return {
    ...(stored as ExportedComment),
    callbackUrl: 'https://cms.example/told',
    outside: 'blatant',
    email: 'camille@example.org',
    origin: { ip: '198.51.100.7', userAgent: 'Lynx' },
    signals: { honeypotFilled: true, fillTimeMs: 1200, dropped: ['author.url'] },
    history: (['reject', 'undo', 'edit', 'withdraw', 'hold'] as const).map((kind, at) => ({
      ...line,
      kind,
      at: after(at),
    })),
  };
}

function withoutSeal(notice: Notice): Omit<Notice, 'sealed'> {
  const { sealed, ...rest } = notice;
  expect(sealed).not.toBe('');
  return rest;
}

test('when everything that moves is written to a file, then it is read back as it was', async () => {
  const records: ExportedRecord[] = [
    { kind: 'registered', article: anArticle({ title: 'Le port', closesAt: after(1), publishedAt: A_MOMENT }) },
    {
      kind: 'version',
      of: 'abuse-model',
      siteId: null,
      isCurrent: true,
      version: { version: 'v1', createdAt: A_MOMENT, by: 'eve', note: null, content: '{"a":[1]}' },
    },
    {
      kind: 'lesson',
      lesson: { id: 'l', label: 'ham', text: 'Bonjour', author: { name: 'A', url: null }, at: A_MOMENT, by: 'b' },
    },
    { kind: 'exported', comment: full() },
    { kind: 'note', note: { id: 'n', commentId: 'c', by: 'ada', at: A_MOMENT, text: 'vu' } },
    { kind: 'report', report: { commentId: 'c', reporter: 'r', reason: 'abuse', note: null, at: A_MOMENT } },
    { kind: 'site', site: aSite({ origins: ['https://a.example'], keepDays: { spam: 0 } }) },
    { kind: 'objection', objection: anObjection({ outcome: { by: 'zoé', at: after(1), reply: 'Lu.' } }) },
    { kind: 'notice', notice: { ...withoutSeal(aNotice()), from: { name: 'Léa', email: 'lea@example.org' } } },
    { kind: 'notice', notice: { ...withoutSeal(aNotice({ priority: 0, untold: null })), from: null } },
    { kind: 'reaction', reacted: { commentId: 'c', reader: 'r', reaction: 'dislike' } },
  ];
  const lines: string[] = [];
  for await (const line of tamisExport(Readable.from(records), A_MOMENT)) lines.push(line);
  const file = join(folder, 'export.jsonl');
  writeFileSync(file, lines.join(''));
  const read: unknown[] = [];
  for await (const record of readJsonLines(file, 'plain')) read.push(record);
  expect(read).toEqual(records);
});
