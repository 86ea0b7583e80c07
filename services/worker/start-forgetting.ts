import { setTimeout as pause } from 'node:timers/promises';
import type { EventLog } from '@tamis/shared/application/ports/events';
import type { Webhooks } from '@tamis/shared/application/ports/webhooks';
import type { ServiceContext } from '@tamis/shared/runtime/run-service';

const DAY_MS = 86_400_000;
/** How often it looks, how soon again after a failure, and how much it forgets in one step. */
const FORGETTING = { everyMs: 60_000, againMs: 500, step: 1000 } as const;
const WAIT = 'forgetting of what is old';

export interface ForgettingParts {
  eventLog: Pick<EventLog, 'forget'>;
  webhooks: Pick<Webhooks, 'forgetDelivered'>;
  now: () => Date;
}

/**
 * Forgets events older than `TAMIS_EVENTS_KEEP_DAYS`, and deliveries that arrived longer than `TAMIS_DELIVERIES_KEEP_DAYS` ago, in small
 * steps; 0 keeps all.
 */
export function startForgetting(
  { eventLog, webhooks, now }: ForgettingParts,
  { config, waits, releases }: Pick<ServiceContext, 'config' | 'waits' | 'releases'>,
): void {
  const kept = [
    { days: config.TAMIS_EVENTS_KEEP_DAYS, forget: (before: Date) => eventLog.forget(before, FORGETTING.step) },
    {
      days: config.TAMIS_DELIVERIES_KEEP_DAYS,
      forget: (before: Date) => webhooks.forgetDelivered(before, FORGETTING.step),
    },
  ].filter(({ days }) => days > 0);
  if (kept.length === 0) return;
  const closing = new AbortController();
  const { signal } = closing;
  const forgetAll = async (): Promise<void> => {
    for (const { days, forget } of kept) {
      const before = new Date(now().getTime() - days * DAY_MS);
      while (!signal.aborted && (await forget(before)) === FORGETTING.step);
    }
  };
  const running = (async () => {
    while (!signal.aborted) {
      let rest: number = FORGETTING.everyMs;
      try {
        await forgetAll();
        waits.end(WAIT);
      } catch (error) {
        // Whoever waits is not ready: it is tried again long before the next time.
        waits.begin(WAIT, error);
        rest = FORGETTING.againMs;
      }
      await pause(rest, undefined, { signal }).catch(() => undefined);
    }
  })();
  releases.add('forgetting', async () => {
    closing.abort();
    await running;
  });
}
