import type { EventLog, EventStream } from './ports/events';

/**
 * Appends to the stream what the log holds beyond it, `batch` at a time, until it has all; resolves with how many. Several may do it at once, and
 * stop anywhere: an event that is there stays there once. A stream that was lost begins anew with as many of the newest events as it is
 * long. Throws when the stream follows another log than this one, as after a restored backup.
 */
export async function fillStream(
  {
    eventLog,
    eventStream,
  }: { eventLog: Pick<EventLog, 'readAfter' | 'lastSequence' | 'holds'>; eventStream: EventStream },
  { batch, isStopped = () => false }: { batch: number; isStopped?: () => boolean },
): Promise<number> {
  const last = await eventStream.last();
  if (last && !(await eventLog.holds(last)))
    throw new Error(
      'the stream follows another event log than this one, or a former state of it: delete its key to begin anew',
    );
  let place = last?.sequence ?? Math.max(0, (await eventLog.lastSequence()) - eventStream.length);
  let moved = 0;
  for (;;) {
    const events = isStopped() ? [] : await eventLog.readAfter(place, batch);
    const newest = events.at(-1);
    if (!newest) return moved;
    await eventStream.append(events);
    place = newest.sequence;
    moved += events.length;
  }
}
