import type { Metrics } from './metrics';
import type { Waits } from './waits';

const EVENT_LOG = 'the event log';

/** Counts what the relay moves, and says that events wait when it cannot. */
export function relayObserver(waits: Waits, metrics: Metrics) {
  return {
    onPassed(events: number): void {
      waits.end(EVENT_LOG);
      if (events > 0) metrics.eventsLogged.inc(events);
    },
    onError(error: unknown): void {
      waits.begin(EVENT_LOG, error);
    },
  };
}
