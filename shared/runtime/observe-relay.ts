import type { Logger } from './logger';
import type { Metrics } from './metrics';

/** Counts what the relay moves and logs when it cannot. */
export function relayObserver(logger: Logger, metrics: Metrics) {
  return {
    onMoved(events: number): void {
      metrics.eventsLogged.inc(events);
    },
    onError(error: unknown): void {
      logger.error({ err: error }, 'could not relay events; they stay pending');
    },
  };
}
