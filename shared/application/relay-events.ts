import type { EventLog, PendingEvents } from './ports/events';

/**
 * Moves pending events to the event log until none is left, `batch` at a time, and resolves with how many it moved. When
 * it stops between the two steps the events are still pending, and appending them again changes nothing. Stops early when
 * another relay holds the log.
 */
export async function relayEvents(
  {
    pendingEvents,
    eventLog,
  }: { pendingEvents: Pick<PendingEvents, 'pending' | 'settle'>; eventLog: Pick<EventLog, 'append'> },
  batch: number,
): Promise<number> {
  let moved = 0;
  for (;;) {
    const events = await pendingEvents.pending(batch);
    if (events.length === 0 || !(await eventLog.append(events))) return moved;
    await pendingEvents.settle(events);
    moved += events.length;
    if (events.length < batch) return moved;
  }
}
