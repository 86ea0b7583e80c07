import type { Webhooks } from '@tamis/shared/application/ports/webhooks';
import { readConfig } from '@tamis/shared/runtime/config';
import { withEmbedded, withMongo, type Environment } from './open-stores';

/** Deliveries that are put back in line in one go. */
const BATCH = 200;

async function withWebhooks(
  env: Environment,
  run: (webhooks: Webhooks, where: string) => Promise<void>,
): Promise<void> {
  const { TAMIS_MONGODB_URL: url, TAMIS_DATA_DIR: folder } = readConfig(env);
  if (url === undefined) {
    await withEmbedded(folder, {}, ({ webhooks }, where) => run(webhooks, where));
    return;
  }
  const { mongoWebhooks } = await import('@tamis/shared/adapters/mongo/webhooks');
  await withMongo(url, (connection) => run(mongoWebhooks(connection), 'MongoDB'));
}

/** Prints a line for each webhook: id, whether it is on, address, and what keeps it from hearing. */
export async function listWebhooks(env: Environment): Promise<void> {
  await withWebhooks(env, async (webhooks, where) => {
    const all = await webhooks.list();
    if (all.length === 0) console.error(`No webhooks in ${where}.`);
    for (const { id, enabled, url, disabledReason, failingSince } of all) {
      const trouble = disabledReason ?? (failingSince ? `failing since ${failingSince.toISOString()}` : null);
      console.log(`${id}  ${enabled ? 'on ' : 'off'}  ${url}${trouble === null ? '' : `  (${trouble})`}`);
    }
  });
}

/** Puts all deliveries of a webhook that were given up back in line. */
export async function retryWebhook(env: Environment, id: string): Promise<void> {
  await withWebhooks(env, async (webhooks, where) => {
    if (!(await webhooks.find(id))) throw new Error(`no webhook ${id} in ${where}; \`webhooks list\` shows them`);
    let retried = 0;
    for (;;) {
      const dead = await webhooks.deliveries({ endpointId: id, status: 'dead', before: null, limit: BATCH });
      if (dead.length === 0) break;
      for (const delivery of dead)
        await webhooks.book({ ...delivery, status: 'failed', attempts: 0, dueAt: new Date() });
      retried += dead.length;
    }
    console.error(`${retried} deliveries will be tried again.`);
  });
}
