import { writeFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { serialiseModel } from '@tamis/shared/domain/model/model-file';
import { seedModel } from '@tamis/shared/domain/model/seed-model';
import { train, type TrainingRow } from '@tamis/shared/domain/model/train';
import { z } from 'zod';
import { authorField, readJsonLines } from './json-lines';

const rowSchema = z.object({
  text: z.string(),
  label: z.enum(['spam', 'ham'], { error: 'must be "spam" or "ham"' }),
  author: authorField,
});

export interface TrainCommandOptions {
  out: string;
  /** Start from the shipped model, or from nothing. */
  base: 'seed' | 'none';
  version?: string;
}

/** Trains a model on labelled JSON lines and writes it to `out`; progress and broken lines go to `tell`. */
export async function trainFromLines(
  { input, tell, now }: { input: Readable; tell: (line: string) => void; now: () => Date },
  { out, base, version }: TrainCommandOptions,
): Promise<void> {
  const rows: TrainingRow[] = [];
  for await (const line of readJsonLines(input, rowSchema)) {
    if ('problem' in line) tell(`line ${line.number}: ${line.problem}`);
    else rows.push({ text: line.row.text, label: line.row.label, author: line.row.author ?? undefined });
  }
  const spam = rows.filter(({ label }) => label === 'spam').length;
  if (rows.length === 0)
    throw new Error('there is nothing to learn from: give lines of { "text", "label": "spam" | "ham" }');
  tell(`${spam} spam, ${rows.length - spam} ham, base ${base}`);
  let told = -1;
  const model = train(rows, {
    version: version ?? `model-${now().toISOString().replace(/\D/g, '').slice(0, 14)}`,
    base: base === 'seed' ? seedModel() : null,
    onProgress: (share) => {
      const tenths = Math.floor(share * 10);
      if (tenths > told) tell(`${tenths * 10} %`);
      told = tenths;
    },
  });
  writeFileSync(out, `${JSON.stringify(serialiseModel(model))}\n`);
  tell(`${model.version} written to ${out}`);
}
