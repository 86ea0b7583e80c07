import { fillStream } from '@tamis/shared/application/fill-stream';
import type { EventLog, EventStream } from '@tamis/shared/application/ports/events';
import type { ServiceContext } from '@tamis/shared/runtime/run-service';

/** Events appended in one go. */
const BATCH = 200;
const WAIT = 'the event stream';

/** Keeps the stream filled from the event log, looking as often as event streams by HTTP do. */
export function startStreaming(
  parts: { eventLog: Pick<EventLog, 'readAfter' | 'lastSequence' | 'holds'>; eventStream: EventStream },
  { config, waits, releases }: Pick<ServiceContext, 'config' | 'waits' | 'releases'>,
): void {
  let running: Promise<void> | undefined;
  let closed = false;
  const fill = async (): Promise<void> => {
    try {
      await fillStream(parts, { batch: BATCH, isStopped: () => closed });
      waits.end(WAIT);
    } catch (error) {
      waits.begin(WAIT, error);
    }
  };
  const timer = setInterval(() => {
    running ??= fill().finally(() => {
      running = undefined;
    });
  }, config.TAMIS_EVENT_POLL_MS);
  releases.add('event stream', async () => {
    closed = true;
    clearInterval(timer);
    await running;
  });
}
