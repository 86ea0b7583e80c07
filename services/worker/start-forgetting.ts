import type { EventLog } from '@tamis/shared/application/ports/events';
import type { ServiceContext } from '@tamis/shared/runtime/run-service';

const DAY_MS = 86_400_000;
/** How often it looks, and how many events it forgets in one step. */
const FORGETTING = { everyMs: 60_000, step: 1000 } as const;
const WAIT = 'forgetting of old events';

export interface ForgettingParts {
  eventLog: Pick<EventLog, 'forget'>;
  now: () => Date;
}

/** Forgets events that are older than `TAMIS_EVENTS_KEEP_DAYS`, in small steps; 0 keeps all. */
export function startForgetting(
  { eventLog, now }: ForgettingParts,
  { config, waits, releases }: Pick<ServiceContext, 'config' | 'waits' | 'releases'>,
): void {
  const days = config.TAMIS_EVENTS_KEEP_DAYS;
  if (days === 0) return;
  let running: Promise<void> | undefined;
  let closed = false;
  const work = async (): Promise<void> => {
    const before = new Date(now().getTime() - days * DAY_MS);
    while (!closed && (await eventLog.forget(before, FORGETTING.step)) === FORGETTING.step);
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
  releases.add('forgetting of events', async () => {
    closed = true;
    clearInterval(timer);
    await running;
  });
}
