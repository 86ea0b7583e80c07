import { ReplyError, type Redis } from 'ioredis';

/** What Redis must be set to so that an accepted comment outlives a crash, and the sentence for each that is not. */
const REQUIRED: { setting: string; good: string; problem: (actual: string) => string }[] = [
  {
    setting: 'appendonly',
    good: 'yes',
    problem: () => 'Redis keeps nothing when it stops: set `appendonly yes`, or accepted comments can be lost.',
  },
  {
    setting: 'appendfsync',
    good: 'always',
    problem: (actual) =>
      `Redis writes to disk late (appendfsync ${actual}): set \`appendfsync always\`, or a power cut can lose up to a second of accepted comments.`,
  },
  {
    setting: 'maxmemory-policy',
    good: 'noeviction',
    problem: (actual) =>
      `Redis may throw accepted comments away when its memory is full (maxmemory-policy ${actual}): set \`maxmemory-policy noeviction\`.`,
  },
];

/** Everything about this Redis that breaks the promise of durability, a sentence each that says what to set. */
export async function durabilityProblems(redis: Pick<Redis, 'config'>): Promise<string[]> {
  try {
    const problems = await Promise.all(
      REQUIRED.map(async ({ setting, good, problem }) => {
        const [, actual = ''] = await redis.config('GET', setting);
        return actual === good ? [] : [problem(actual)];
      }),
    );
    return problems.flat();
  } catch (error) {
    // A connection that was just lost is told as that, and asked anew when it is back.
    if (!(error instanceof ReplyError)) return [];
    // Managed servers forbid CONFIG; what cannot be seen has to be checked by a person.
    const wanted = REQUIRED.map(({ setting, good }) => `${setting} ${good}`).join(', ');
    return [`Redis does not show its settings: make sure that it runs with ${wanted}.`];
  }
}
