import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { judgeLines, type JudgeOptions } from '@tamis/cli/judge-command';
import { trainFromLines } from '@tamis/cli/train-command';

const NOON = new Date('2026-03-01T12:00:00Z');
const now = () => NOON;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tamis-cli-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Judged {
  id: string | number;
  verdict: string;
  score: number;
  reasons: { rule: string }[];
}
async function judged(lines: readonly (object | string)[], options: Partial<JudgeOptions> = {}) {
  const rows: Judged[] = [];
  const warnings: string[] = [];
  const input = Readable.from(lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`));
  const write = (line: string): Promise<void> => Promise.resolve(void rows.push(JSON.parse(line) as Judged));
  const broken = await judgeLines(
    { input, write, warn: (line) => warnings.push(line), now },
    { rules: true, ...options },
  );
  return { rows, warnings, broken };
}

test('when rows are judged, then they come out in the same order under their ids, spam above ham', async () => {
  const { rows } = await judged([
    {
      id: 'ham',
      text: 'Merci pour cet article sur le port, très clair.',
      author: { name: 'Camille', email: 'c@example.org' },
    },
    {
      id: 2,
      text: 'CHECK OUT MY CHANNEL and SUBSCRIBE!!! earn $$$ at www.free-money.example click here',
      author: 'Promo',
    },
  ]);
  expect(rows.map(({ id }) => id)).toEqual(['ham', 2]);
  expect(rows[0]?.verdict).toBe('approved');
  expect(rows[1]?.verdict).not.toBe('approved');
  expect(rows[1]?.score).toBeGreaterThan(rows[0]?.score ?? Infinity);
});

test('when a line is broken, then its number is told and the others are judged', async () => {
  const { rows, warnings, broken } = await judged([
    '{broken',
    { id: 1, text: 'Bonjour à tous' },
    '',
    '[]',
    { id: 2 },
    { id: 3, text: 'Merci' },
  ]);
  expect(rows.map(({ id }) => id)).toEqual([1, 3]);
  expect(broken).toBe(3);
  expect(warnings).toEqual([
    expect.stringMatching(/^line 1: is not JSON/),
    expect.stringMatching(/^line 4: /),
    expect.stringMatching(/^line 5: text: /),
  ]);
});

test('when a text comes again from others, then it counts, unless rows are judged independently', async () => {
  const text = 'Je vous recommande ce très bon service qui a changé ma vie.';
  const lines = [1, 2, 3].map((id) => ({
    id,
    text,
    author: { name: `N${id}`, email: `${id}@example.org` },
    articleId: `a${id}`,
  }));
  const scores = (rows: Judged[]) => rows.map(({ score }) => score);
  const inStream = scores((await judged(lines)).rows);
  expect(inStream[2]).toBeGreaterThan(inStream[0] ?? Infinity);
  const alone = scores((await judged(lines, { independent: true })).rows);
  expect(new Set(alone).size).toBe(1);
});

test('when rules are switched off, then only the classifier speaks', async () => {
  const { rows } = await judged([{ id: 1, text: 'https://a.example https://b.example https://c.example' }], {
    rules: false,
  });
  expect(rows[0]?.reasons.map(({ rule }) => rule)).toEqual(['classifier']);
});

test('when a model was trained on labelled rows, then it is written whole and judges by them', async () => {
  const out = join(folder, 'model.json');
  const told: string[] = [];
  const rows = Array.from({ length: 60 }, (_, each) =>
    each % 2
      ? { text: `zirconite promotion numéro ${each} commandez vite`, label: 'spam' }
      : { text: `le conseil du port a débattu du quai ${each}`, label: 'ham' },
  );
  const input = Readable.from([...rows.map((row) => `${JSON.stringify(row)}\n`), '{"text":"x","label":"eggs"}\n']);
  await trainFromLines({ input, tell: (line) => told.push(line), now }, { out, base: 'none', version: 'mine' });
  expect(told).toEqual(
    expect.arrayContaining([expect.stringMatching(/^line 61: label/), '30 spam, 30 ham, base none', '100 %']),
  );
  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ version: 'mine' });
  const { rows: verdicts } = await judged(
    [
      { id: 's', text: 'promotion zirconite commandez' },
      { id: 'h', text: 'le quai du port' },
    ],
    { model: out, rules: false },
  );
  expect(verdicts[0]?.score).toBeGreaterThan(0);
  expect(verdicts[1]?.score).toBeLessThan(0);
});

test('when there is nothing to learn from, or the model file is damaged, then the command says so', async () => {
  const options = { out: join(folder, 'nothing.json'), base: 'seed' as const };
  await expect(trainFromLines({ input: Readable.from([]), tell: () => undefined, now }, options)).rejects.toThrow(
    'there is nothing to learn from',
  );
  const damaged = join(folder, 'damaged.json');
  writeFileSync(damaged, '{"format":"other"}');
  await expect(judged([], { model: damaged })).rejects.toThrow('format');
});
