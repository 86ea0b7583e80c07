import type { Request } from 'express';
import { z } from 'zod';
import { parseCursor } from '../server/list-cursor';

/** A text parameter of at most `max` code points, as the fields of a submission are counted. */
export const textParameter = (max: number) =>
  z
    .string({ error: ({ input }) => (input === undefined ? 'required' : 'not-text') })
    .refine((text) => text.length <= max || Array.from(text).length <= max, { error: 'too-long', params: { max } })
    .meta({ maxLength: max });

/** A whole number in a query, from `min` to `max`. */
export const numberParameter = ({ min, max, fallback }: { min: number; max: number; fallback: number }) =>
  z
    .string({ error: 'not-allowed' })
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max, {
      error: 'out-of-range',
      params: { min, max },
    })
    .transform(Number)
    .default(fallback)
    .meta({ type: 'integer', minimum: min, maximum: max, default: fallback });

/** One of a few words. */
export const choiceParameter = <const Choices extends readonly [string, ...string[]]>(choices: Choices) =>
  z.enum(choices, { error: 'not-allowed' });

/** A moment: `2026-11-27T08:00:00Z`, or with an offset. */
export const momentParameter = z.iso
  .datetime({ offset: true, error: 'not-a-time' })
  .transform((text) => new Date(text));

/** The opaque cursor of a list. */
export const cursorParameter = z
  .string({ error: 'not-allowed' })
  .transform((text, context) => {
    const cursor = parseCursor(text);
    if (!cursor) context.addIssue({ code: 'custom', message: 'not-allowed' });
    return cursor ?? z.NEVER;
  })
  .optional();

/** The token of `Authorization: Bearer TOKEN`, or null. */
export function bearerToken(request: Request): string | null {
  return /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}
