import { setTimeout as pause } from 'node:timers/promises';
import type { EventLog } from '@tamis/shared/application/ports/events';
import type { Webhooks } from '@tamis/shared/application/ports/webhooks';
import type { ServiceContext } from '@tamis/shared/runtime/run-service';

const DAY_MS = 86_400_000;
/** How often it looks, how soon again after a failure, and how much it forgets in one step. */
const FORGETTING = { everyMs: 60_000, againMs: 500, step: 1000 } as const;
const WAIT = 'forgetting of what is old';

export interface ForgettingParts {
  eventLog: Pick<EventLog, 'forget' | 'forgetBeyond'>;
  webhooks: Pick<Webhooks, 'forgetDelivered'>;
  now: () => Date;
}

/**
 * Forgets events older than `TAMIS_EVENTS_KEEP_DAYS` or beyond the newest `TAMIS_EVENTS_KEEP`, and deliveries that arrived longer than
 * `TAMIS_DELIVERIES_KEEP_DAYS` ago, in small steps; 0 keeps all.
 */
export function startForgetting(
  { eventLog, webhooks, now }: ForgettingParts,
  { config, waits, releases }: Pick<ServiceContext, 'config' | 'waits' | 'releases'>,
): void {
  const { step } = FORGETTING;
  const before = (days: number): Date => new Date(now().getTime() - days * DAY_MS);
  const kept = [
    { keep: config.TAMIS_EVENTS_KEEP_DAYS, forget: (days: number) => eventLog.forget(before(days), step) },
    { keep: config.TAMIS_EVENTS_KEEP, forget: (most: number) => eventLog.forgetBeyond(most, step) },
    { keep: config.TAMIS_DELIVERIES_KEEP_DAYS, forget: (days: number) => webhooks.forgetDelivered(before(days), step) },
  ].filter(({ keep }) => keep > 0);
  if (kept.length === 0) return;
  const closing = new AbortController();
  const { signal } = closing;
  const forgetAll = async (): Promise<void> => {
    for (const { keep, forget } of kept) while (!signal.aborted && (await forget(keep)) === step);
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
