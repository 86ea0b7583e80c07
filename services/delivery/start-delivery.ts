import { randomUUID } from 'node:crypto';
import { addressGuard, type Resolve } from '@tamis/shared/adapters/delivery/address-guard';
import { webhookSender } from '@tamis/shared/adapters/delivery/send-webhook';
import { addEndpointsOfSettings, signingSecrets } from '@tamis/shared/application/manage-webhooks';
import { publicEvent } from '@tamis/shared/domain/event';
import type { Delivery, Endpoint, TryResult } from '@tamis/shared/domain/webhook';
import type { Mail } from './start-mail';
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
const MAILS = ['mail-published', 'mail-answers'] as const;

function isMail({ takes }: Endpoint): boolean {
  return takes === 'mail-published' || takes === 'mail-answers';
}

export interface DeliveryServiceParts {
  webhooks: Webhooks;
  eventLog: Pick<EventLog, 'readAfter'>;
  commentLists: Pick<CommentLists, 'withIds'>;
  keyRing: Pick<KeyRing, 'open' | 'seal' | 'derivedId'>;
  /** Null where no mail is sent. */
  mail: Mail | null;
  resolve?: Resolve;
  now: () => Date;
}

/** Starts sending events to endpoints; adds to `releases` what ends it in order. */
export function startDelivery(
  parts: DeliveryServiceParts,
  { config, logger, metrics, waits, releases }: ServiceContext,
): DeliveryLoop {
  const { webhooks, keyRing, mail, now, resolve } = parts;
  const guard = addressGuard({ networks: config.TAMIS_WEBHOOK_NETWORKS, ...(resolve ? { resolve } : {}) });
  const post = webhookSender({ guard, userAgent: `Tamis/${VERSION}` });
  const send = (endpoint: Endpoint, delivery: Delivery): Promise<TryResult> => {
    if (mail && isMail(endpoint)) return mail.send(endpoint, delivery);
    const at = now();
    return post({
      url: delivery.url ?? endpoint.url,
      id: delivery.id,
      body: JSON.stringify(publicEvent(delivery)),
      secrets: signingSecrets(keyRing, endpoint, at),
      at,
    });
  };
  const loop = startDelivering({
    ...parts,
    send,
    isServed: (endpoint) => mail !== null || !isMail(endpoint),
    holder: randomUUID(),
    random: Math.random,
    everyMs: LOOK_MS,
    prepare: () =>
      addEndpointsOfSettings(parts, [
        ...config.TAMIS_CALLBACK_ORIGINS.map((url) => ({ takes: 'callbacks' as const, url })),
        ...(mail ? MAILS.map((takes) => ({ takes, url: mail.server })) : []),
      ]),
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
