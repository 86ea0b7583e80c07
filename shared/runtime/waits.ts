import type { Logger } from './logger';
import type { Metrics } from './metrics';

/** What a service waits for before it can go on. Nobody waits without saying so. */
export interface Waits {
  /** It waits for `what`, because of `reason`: logged at `warn` when it begins and when the reason becomes another one. */
  begin(what: string, reason: unknown): void;
  /** It waits for `what` no longer. */
  end(what: string): void;
  /** What is waited for now, and why. */
  current(): ReadonlyMap<string, string>;
}

/** Keeps what is waited for, for the log, `tamis_waiting{for="…"}` and readiness. */
export function createWaits(logger: Logger, metrics: Metrics): Waits {
  const waits = new Map<string, string>();
  return {
    begin(what, reason) {
      const text = reasonText(reason);
      if (waits.get(what) === text) return;
      waits.set(what, text);
      metrics.waiting.set({ for: what }, 1);
      logger.warn({ waitingFor: what, err: reason }, `waiting for ${what}: ${text}`);
    },
    end(what) {
      if (!waits.delete(what)) return;
      metrics.waiting.set({ for: what }, 0);
      logger.info({ waitingFor: what }, `no longer waiting for ${what}`);
    },
    current: () => waits,
  };
}

/** Longest text of one reason, in characters; servers put whole documents into some of theirs. */
const MAX_REASON = 300;

/** An error's sentence, and that of what caused it. */
export function reasonText(reason: unknown): string {
  if (!(reason instanceof Error)) return String(reason).slice(0, MAX_REASON);
  const cause = reason.cause instanceof Error ? ` (${reason.cause.message})` : '';
  return `${reason.message}${cause}`.slice(0, MAX_REASON);
}
