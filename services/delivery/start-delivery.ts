import { randomUUID } from 'node:crypto';
import { addressGuard, type Resolve } from '@tamis/shared/adapters/delivery/address-guard';
import { webhookSender } from '@tamis/shared/adapters/delivery/send-webhook';
import { addCallbackEndpoints } from '@tamis/shared/application/manage-webhooks';
import { startDelivering, type DeliveryLoop } from '@tamis/shared/application/deliver-events';
import type { CommentLists } from '@tamis/shared/application/ports/comments';
import type { EventLog } from '@tamis/shared/application/ports/events';
import type { Webhooks } from '@tamis/shared/application/ports/webhooks';
import type { KeyRing } from '@tamis/shared/domain/key-ring';
import type { ServiceContext } from '@tamis/shared/runtime/run-service';
import { VERSION } from '@tamis/shared/runtime/version';

/** Longest that an event waits in the log before it is sent. */
const LOOK_MS = 50;
const WAIT = 'deliveries';

export interface DeliveryServiceParts {
  webhooks: Webhooks;
  eventLog: Pick<EventLog, 'readAfter'>;
  commentLists: Pick<CommentLists, 'withIds'>;
  keyRing: Pick<KeyRing, 'open' | 'seal' | 'derivedId'>;
  resolve?: Resolve;
  now: () => Date;
}

/** Starts sending events to endpoints; adds to `releases` what ends it in order. */
export function startDelivery(
  parts: DeliveryServiceParts,
  { config, logger, metrics, waits, releases }: ServiceContext,
): DeliveryLoop {
  const { webhooks, resolve } = parts;
  const guard = addressGuard({ networks: config.TAMIS_WEBHOOK_NETWORKS, ...(resolve ? { resolve } : {}) });
  const loop = startDelivering({
    ...parts,
    send: webhookSender({ guard, userAgent: `Tamis/${VERSION}` }),
    holder: randomUUID(),
    random: Math.random,
    everyMs: LOOK_MS,
    prepare: () => addCallbackEndpoints(parts, config.TAMIS_CALLBACK_ORIGINS),
    onTried: ({ endpoint, delivery: { id, status, attempts, last } }) => {
      metrics.deliveries.inc({ outcome: status });
      const told = { endpointId: endpoint.id, deliveryId: id, attempts, answer: last?.answer ?? null };
      if (status === 'delivered') logger.debug(told, 'delivered');
      else logger.warn({ ...told, problem: last?.problem ?? null }, status === 'dead' ? 'given up' : 'not delivered');
    },
    onDisabled: ({ id, disabledReason }) => {
      logger.error({ endpointId: id, reason: disabledReason }, 'a webhook was switched off');
    },
    onError: (error) => {
      waits.begin(WAIT, error);
    },
    onPassed: () => {
      waits.end(WAIT);
    },
  });
  releases.add('deliveries', () => loop.close());
  const count = async (status: 'pending' | 'failed' | 'dead'): Promise<number> =>
    (await webhooks.countByStatus())[status];
  metrics.observe('tamis_deliveries_waiting', 'Deliveries that wait to be sent, or to be sent again', async () => {
    const { pending, failed } = await webhooks.countByStatus();
    return pending + failed;
  });
  metrics.observe('tamis_deliveries_dead', 'Deliveries that were given up and wait for a retry by hand', () =>
    count('dead'),
  );
  metrics.observe(
    'tamis_webhooks_disabled',
    'Webhooks that were switched off because nothing arrived',
    async () => (await webhooks.list()).filter(({ disabledReason }) => disabledReason !== null).length,
  );
  return loop;
}
