import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { z } from 'zod';

/** An author as rows have it: an object, or the name alone. */
export const authorField = z
  .union([
    z.string().transform((name) => ({ name, email: null, url: null })),
    z.object(
      { name: z.string().nullish(), email: z.string().nullish(), url: z.string().nullish() },
      { error: 'must be an object or a name' },
    ),
  ])
  .nullish();

/** A line that is what it should be, or the reason why it is not. */
export type ReadLine<T> = { number: number; row: T } | { number: number; problem: string };

/** Reads JSON lines by a schema; blank lines are passed over, and a broken one is told and stops nothing. */
export async function* readJsonLines<Schema extends z.ZodType>(
  input: Readable,
  schema: Schema,
): AsyncGenerator<ReadLine<z.output<Schema>>> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    yield readLine(line, number, schema);
  }
}

function readLine<Schema extends z.ZodType>(line: string, number: number, schema: Schema): ReadLine<z.output<Schema>> {
  let value: unknown;
  try {
    // The first line of a file may begin with a byte-order mark.
    value = JSON.parse(line.replace(/^\ufeff/, ''));
  } catch {
    return { number, problem: 'is not JSON' };
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { number, row: parsed.data };
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the row'}: ${message}`);
  return { number, problem: problems.join('; ') };
}
