import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { readJsonLines, tamisExport } from '@tamis/shared/adapters/files/tamis-export';
import type { ExportedComment } from '@tamis/shared/application/ports/exchange';
import type { StoredComment } from '@tamis/shared/domain/stored-comment';
import { A_MOMENT, after, aStoredComment } from '../../builders';

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
  const line = { by: 'ada', reason: null, note: 'vu', from: 'approved', to: 'rejected' } as const;
  return {
    ...(stored as Omit<StoredComment, 'sealed' | 'keys'>),
    callbackUrl: 'https://cms.example/told',
    email: 'camille@example.org',
    origin: { ip: '198.51.100.7', userAgent: 'Lynx' },
    signals: { honeypotFilled: true, fillTimeMs: 1200, dropped: ['author.url'] },
    history: (['reject', 'undo', 'edit', 'withdraw'] as const).map((kind, at) => ({ ...line, kind, at: after(at) })),
  };
}

test('when a comment with everything is written to a file, then it is read back as it was', async () => {
  const comment = full();
  const lines: string[] = [];
  for await (const line of tamisExport(Readable.from([comment]), A_MOMENT)) lines.push(line);
  const file = join(folder, 'export.jsonl');
  writeFileSync(file, lines.join(''));
  const read: unknown[] = [];
  for await (const record of readJsonLines(file)) read.push(record);
  expect(read).toEqual([{ kind: 'exported', comment }]);
});
