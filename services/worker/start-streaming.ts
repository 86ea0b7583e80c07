import { fillStream } from '@tamis/shared/application/fill-stream';
import type { EventLog, EventStream } from '@tamis/shared/application/ports/events';
import { startRegularWork } from '@tamis/shared/runtime/regular-work';
import type { ServiceContext } from '@tamis/shared/runtime/run-service';

/** Events appended in one go. */
const BATCH = 200;

/** Keeps the stream filled from the event log, looking as often as event streams by HTTP do. */
export function startStreaming(
  parts: { eventLog: Pick<EventLog, 'readAfter' | 'lastSequence' | 'holds'>; eventStream: EventStream },
  { config, ...context }: Pick<ServiceContext, 'config' | 'waits' | 'releases'>,
): void {
  startRegularWork(
    {
      name: 'the event stream',
      everyMs: config.TAMIS_EVENT_POLL_MS,
      async work(isStopped) {
        await fillStream(parts, { batch: BATCH, isStopped });
      },
    },
    context,
  );
}
