import type { Logger } from './logger';
import type { Metrics } from './metrics';

/** Logs and counts what the HTTP room answers: what went well at `debug`, refusals at `info`, what needs a look at `error`. */
export function httpObserver(logger: Logger, metrics: Metrics) {
  return {
    answered({
      requestId,
      method,
      path,
      status,
      ms,
    }: {
      requestId: string;
      method: string;
      path: string;
      status: number;
      ms: number;
    }): void {
      metrics.requests.observe({ method, status }, ms / 1000);
      if (status >= 400) logger.info({ requestId, method, path, status, ms: rounded(ms) }, 'refused');
      else logger.debug({ requestId, method, path, status, ms: rounded(ms) }, 'answered');
    },
    refused({ code }: { code: string }): void {
      metrics.refused.inc({ code });
    },
    failed({ requestId, error }: { requestId: string; error: unknown }): void {
      logger.error({ requestId, err: error }, 'could not answer');
    },
  };
}

function rounded(ms: number): number {
  return Math.round(ms * 100) / 100;
}
