import type { EventLog, PendingEvents } from './ports/events';
import type { Rejudging } from './ports/rejudging';

export interface RelayParts {
  pendingEvents: Pick<PendingEvents, 'pending' | 'settle'>;
  eventLog: Pick<EventLog, 'append'>;
  rejudging: Pick<Rejudging, 'ask'>;
}

/**
 * Moves pending events to the event log until none is left, `batch` at a time, and resolves with how many it moved. When
 * it stops between the steps the events are still pending, and doing them again changes nothing. Replies that waited for a comment which
 * is published now are marked, to be judged again. Stops early when another relay holds the log.
 */
export async function relayEvents({ pendingEvents, eventLog, rejudging }: RelayParts, batch: number): Promise<number> {
  let moved = 0;
  for (;;) {
    const events = await pendingEvents.pending(batch);
    if (events.length === 0 || !(await eventLog.append(events))) return moved;
    const published = events.flatMap(({ type, subject }) => (type === 'comment.approved' ? [subject] : []));
    if (published.length > 0) await rejudging.ask(published);
    await pendingEvents.settle(events);
    moved += events.length;
    if (events.length < batch) return moved;
  }
}
