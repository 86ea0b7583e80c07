import { z } from 'zod';

/** A version of a rule set or model in a list. */
export const versionAnswer = z.object({
  version: z.string(),
  createdAt: z.iso.datetime(),
  by: z.string(),
  note: z.string().nullable(),
});

/** What making a version current answers. */
export const currentAnswer = { description: 'The version in force', schema: z.object({ current: z.string() }) };
