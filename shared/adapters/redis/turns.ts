import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import type { Turn, Turns } from '../../application/ports/queue';
import { ModerationError } from '../../domain/errors';
import { untilReady } from './connection';

const PREFIX = 'tamis:turn';
/** A worker that died keeps others waiting for at most so long; one that was frozen longer finds its turn gone. */
const TURN_MS = 10_000;
/** So much of it is left unused, for the way to the store and for clocks that run apart. */
const MARGIN_MS = 3000;
/** Pauses between two looks at a turn that another worker has. */
const LOOK_MS = { first: 2, longest: 50 } as const;

/** Takes all keys, or none when another holds one of them. */
const TAKE = `
for _, key in ipairs(KEYS) do
  local holder = redis.call('get', key)
  if holder and holder ~= ARGV[1] then return 0 end
end
for _, key in ipairs(KEYS) do redis.call('set', key, ARGV[1], 'px', ARGV[2]) end
return 1`;
const RELEASE = `
for _, key in ipairs(KEYS) do
  if redis.call('get', key) == ARGV[1] then redis.call('del', key) end
end
return 1`;

type WithScripts = Redis & {
  tamisTakeTurn(count: number, ...parts: string[]): Promise<number>;
  tamisEndTurn(count: number, ...parts: string[]): Promise<number>;
};

/**
 * Turns among all workers on one Redis. A turn lapses by itself, and its holder knows by its own clock when: what it decided on facts of
 * a lapsed turn is not kept. Rejects with `queue/unavailable` when Redis is away.
 */
export function redisTurns({
  redis,
  prefix = PREFIX,
  turnMs = TURN_MS,
}: {
  redis: Redis;
  prefix?: string;
  turnMs?: number;
}): Turns {
  redis.defineCommand('tamisTakeTurn', { lua: TAKE });
  redis.defineCommand('tamisEndTurn', { lua: RELEASE });
  const scripts = redis as WithScripts;
  const asked = async (script: Promise<number>): Promise<boolean> => {
    try {
      return (await script) === 1;
    } catch (error) {
      throw new ModerationError('queue/unavailable', 'Redis could not be asked for a turn', { cause: error });
    }
  };
  return {
    async take(keys): Promise<Turn> {
      await untilReady(redis);
      const names = keys.map((key) => `${prefix}:${key}`);
      const token = randomUUID();
      for (let wait: number = LOOK_MS.first; ; wait = Math.min(wait * 2, LOOK_MS.longest)) {
        const askedAt = performance.now();
        if (await asked(scripts.tamisTakeTurn(names.length, ...names, token, String(turnMs)))) {
          return {
            isHeld: () => performance.now() - askedAt < turnMs - Math.min(MARGIN_MS, turnMs / 2),
            // One that is not ended lapses.
            end: async () => {
              await asked(scripts.tamisEndTurn(names.length, ...names, token)).catch(() => false);
            },
          };
        }
        await pause(wait);
      }
    },
  };
}
