import { setTimeout as delay } from 'node:timers/promises';

type NotYet = undefined | null | false;

const INTERVAL_MS = 15;

/**
 * Asks `condition` every few milliseconds until it answers something other than `undefined`, `null` or `false`, and returns that.
 * Throws once `deadlineMs` have passed; what `condition` itself throws ends the wait at once.
 */
export async function waitUntil<T>(
  what: string,
  condition: () => Promise<T | NotYet> | T | NotYet,
  deadlineMs = 20_000,
): Promise<T> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    const answer = await condition();
    if (answer !== undefined && answer !== null && answer !== false) return answer;
    if (Date.now() >= deadline) throw new Error(`waited ${deadlineMs} ms in vain until ${what}`);
    await delay(INTERVAL_MS);
  }
}
