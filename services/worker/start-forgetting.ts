import type { EventLog } from '@tamis/shared/application/ports/events';
import type { Webhooks } from '@tamis/shared/application/ports/webhooks';
import type { ServiceContext } from '@tamis/shared/runtime/run-service';

const DAY_MS = 86_400_000;
/** How often it looks, and how much it forgets in one step. */
const FORGETTING = { everyMs: 60_000, step: 1000 } as const;
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
  let running: Promise<void> | undefined;
  let closed = false;
  const work = async (): Promise<void> => {
    for (const { days, forget } of kept) {
      const before = new Date(now().getTime() - days * DAY_MS);
      while (!closed && (await forget(before)) === FORGETTING.step);
    }
    waits.end(WAIT);
  };
  const look = (): void => {
    running ??= work()
      .catch((error: unknown) => {
        waits.begin(WAIT, error);
      })
      .finally(() => {
        running = undefined;
      });
  };
  const timer = setInterval(look, FORGETTING.everyMs);
  look();
  releases.add('forgetting', async () => {
    closed = true;
    clearInterval(timer);
    await running;
  });
}
