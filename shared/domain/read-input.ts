import type { z } from 'zod';
import { isFieldCode, ModerationError, type FieldCode, type FieldProblem } from './errors';

/** Reads `input` by a schema whose messages are field codes; throws `request/invalid` with every refused field. */
export function readInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input === undefined ? {} : input);
  if (parsed.success) return parsed.data;
  throw new ModerationError('request/invalid', 'refused parameters', {
    details: { fields: parsed.error.issues.flatMap(problemsOf) },
  });
}

function problemsOf(issue: z.core.$ZodIssue): FieldProblem[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((path) => ({ path, code: 'unknown' }));
  const params = issue.code === 'custom' ? (issue.params as Record<string, number> | undefined) : undefined;
  const path = issue.path.join('.');
  return [{ path: path === '' ? 'body' : path, code: codeOf(issue), ...(params ? { params } : {}) }];
}

/** The code that a schema gave as its message; where it gave none, what its kind of issue means. */
function codeOf({ message, ...issue }: z.core.$ZodIssue): FieldCode {
  if (isFieldCode(message)) return message;
  if (issue.code !== 'invalid_type') return 'not-allowed';
  const expected: Partial<Record<string, FieldCode>> = {
    object: 'not-an-object',
    record: 'not-an-object',
    array: 'not-a-list',
    string: 'not-text',
    number: 'not-a-number',
    int: 'not-a-number',
  };
  return expected[issue.expected] ?? 'not-allowed';
}
