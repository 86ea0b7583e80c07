import { relayEvents, type RelayParts } from './relay-events';

/** Events moved to the log in one go. */
const BATCH = 200;
/** After a pass the next one waits so long: every pass costs a sync of the disk, and under load many events share it. */
const REST_MS = 10;

export interface RelayLoop {
  /** Relays soon, because something was just written. */
  nudge(): void;
  /** Lets a running pass end, and starts none any more. */
  close(): Promise<void>;
}

/**
 * Moves pending events to the log whenever nudged, and every `everyMs` for what other processes wrote; never twice at a
 * time. A pass that fails is told to `onError`; its events stay pending, and the next pass takes them.
 */
export function startRelayLoop({
  everyMs,
  onPassed,
  onError,
  ...parts
}: RelayParts & {
  everyMs: number;
  /** After each pass that did not fail, with the number of events that it moved. */
  onPassed: (events: number) => void;
  onError: (error: unknown) => void;
}): RelayLoop {
  let running: Promise<void> | undefined;
  let nudged = false;
  let closed = false;
  const pass = async (): Promise<void> => {
    while (nudged && !closed) {
      nudged = false;
      const moved = await relayEvents(parts, BATCH);
      onPassed(moved);
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
    }
  };
  const nudge = (): void => {
    nudged = true;
    running ??= pass()
      .catch(onError)
      .finally(() => {
        running = undefined;
      });
  };
  const timer = setInterval(nudge, everyMs);
  return {
    nudge,
    async close() {
      closed = true;
      clearInterval(timer);
      await running;
    },
  };
}
