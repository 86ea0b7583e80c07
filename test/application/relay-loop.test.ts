import { startRelayLoop } from '@tamis/shared/application/relay-loop';
import type { CommentEvent } from '@tamis/shared/domain/event';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** A log whose appends are counted, and what is pending for it. */
function aRelay() {
  let pending: CommentEvent[] = [];
  const appended: number[] = [];
  const relay = startRelayLoop({
    pendingEvents: {
      pending: (limit) => Promise.resolve(pending.slice(0, limit)),
      settle: (events) => {
        pending = pending.slice(events.length);
        return Promise.resolve();
      },
    },
    eventLog: {
      append: (events) => {
        appended.push(events.length);
        return Promise.resolve(true);
      },
    },
    rejudging: { ask: () => Promise.resolve() },
    everyMs: 1000,
    onPassed: () => undefined,
    onError: (error) => {
      throw error;
    },
  });
  const writeUnheard = (): void => {
    pending.push({ id: `event-${pending.length}` } as CommentEvent);
  };
  const write = (): void => {
    writeUnheard();
    relay.nudge();
  };
  return { relay, write, writeUnheard, appended };
}

test('when an event is written, then it is moved at once, and what follows within the rest is moved together', async () => {
  const { relay, write, appended } = aRelay();
  write();
  await jest.advanceTimersByTimeAsync(0);
  expect(appended).toEqual([1]);
  for (let count = 0; count < 5; count += 1) write();
  await jest.advanceTimersByTimeAsync(9);
  expect(appended).toEqual([1]);
  await jest.advanceTimersByTimeAsync(1);
  expect(appended).toEqual([1, 5]);
  const closed = relay.close();
  await jest.advanceTimersByTimeAsync(10);
  await closed;
});

test('when nobody nudges, then what another process wrote is moved by the clock', async () => {
  const { relay, writeUnheard, appended } = aRelay();
  writeUnheard();
  await jest.advanceTimersByTimeAsync(999);
  expect(appended).toEqual([]);
  await jest.advanceTimersByTimeAsync(1);
  expect(appended).toEqual([1]);
  const closed = relay.close();
  await jest.advanceTimersByTimeAsync(10);
  await closed;
});
