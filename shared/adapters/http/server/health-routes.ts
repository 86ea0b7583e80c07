import { Router } from 'express';

/** Longest time that a check may take before it counts as failed. */
const CHECK_TIMEOUT_MS = 1000;

export interface HealthOptions {
  /** By name of what the service cannot do without; each tries what the next request will, and rejects with the reason. */
  checks: Record<string, () => Promise<unknown>>;
  /** What the service waits for before it can work at all, by name with the reason. */
  waits: { current(): ReadonlyMap<string, string> };
  /** An error as a reason to tell. */
  reasonText: (error: unknown) => string;
  metrics: { text(): Promise<string>; contentType: string };
}

/** `/livez` (the process turns), `/readyz` (all it needs answers now, each by name), `/metrics` (Prometheus). */
export function healthRoutes({ checks, waits, reasonText, metrics }: HealthOptions): Router {
  const problemWith = async (check: () => Promise<unknown>): Promise<string | null> => {
    const problem = await problemOf(check);
    return problem === null ? null : reasonText(problem);
  };
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
        Object.entries(checks).map(async ([name, check]) => [name, await problemWith(check)] as const),
      );
      const problems = Object.fromEntries([...waits.current(), ...results.filter(([, problem]) => problem !== null)]);
      const ready = Object.keys(problems).length === 0;
      response.status(ready ? 200 : 503).json({
        status: ready ? 'ready' : 'not-ready',
        checks: Object.fromEntries(results.map(([name, problem]) => [name, problem === null ? 'ok' : 'failing'])),
        ...(ready ? {} : { problems }),
      });
    })
    .get('/metrics', async (_, response) => {
      response.type(metrics.contentType).send(await metrics.text());
    });
}

/** Why a check fails, or null. One that does not answer in time fails, too. */
async function problemOf(check: () => Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Error>((resolve) => {
    timer = setTimeout(resolve, CHECK_TIMEOUT_MS, new Error(`no answer within ${CHECK_TIMEOUT_MS} ms`));
  });
  const asked = check().then(
    () => null,
    (error: unknown) => error ?? 'unknown',
  );
  return Promise.race([asked, late]).finally(() => {
    clearTimeout(timer);
  });
}
