import { Router } from 'express';

/** Longest time that a check may take before it counts as failed. */
const CHECK_TIMEOUT_MS = 1000;

export interface HealthOptions {
  /** By name of what the service cannot do without; each rejects when it cannot be used now. */
  checks: Record<string, () => Promise<unknown>>;
  metrics: { text(): Promise<string>; contentType: string };
}

/** `/livez` (the process turns), `/readyz` (all it needs answers now, each by name), `/metrics` (Prometheus). */
export function healthRoutes({ checks, metrics }: HealthOptions): Router {
  return Router()
    .use(['/livez', '/readyz', '/metrics'], (_, response, next) => {
      response.set('cache-control', 'no-store');
      next();
    })
    .get('/livez', (_, response) => {
      response.json({ status: 'alive' });
    })
    .get('/readyz', async (_, response) => {
      const results = await Promise.all(
        Object.entries(checks).map(async ([name, check]) => [name, await passes(check)] as const),
      );
      const ready = results.every(([, passed]) => passed);
      response.status(ready ? 200 : 503).json({
        status: ready ? 'ready' : 'not-ready',
        checks: Object.fromEntries(results.map(([name, passed]) => [name, passed ? 'ok' : 'failing'])),
      });
    })
    .get('/metrics', async (_, response) => {
      response.type(metrics.contentType).send(await metrics.text());
    });
}

async function passes(check: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, CHECK_TIMEOUT_MS, false);
  });
  const passed = check().then(
    () => true,
    () => false,
  );
  return Promise.race([passed, late]).finally(() => {
    clearTimeout(timer);
  });
}
