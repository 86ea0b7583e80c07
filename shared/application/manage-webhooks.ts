import { randomBytes } from 'node:crypto';
import { ModerationError } from '../domain/errors';
import { testEvent, type EventType } from '../domain/event';
import type { KeyRing } from '../domain/key-ring';
import { isSuccess, type Delivery, type Endpoint, type EndpointSecrets, type EndpointTakes } from '../domain/webhook';
import type { RecordDeed } from './audit-trail';
import type { EventLog } from './ports/events';
import type { SendMessage } from './ports/messages';
import type { Webhooks } from './ports/webhooks';

const SECRET_BYTES = 32;
/** How long a former secret signs as well, so that a receiver can change over. */
const FORMER_MS = 24 * 3_600_000;

export interface EndpointFields {
  url: string;
  types: EventType[] | null;
  siteId: string | null;
  description: string | null;
}

export interface WebhookParts {
  webhooks: Webhooks;
  eventLog: Pick<EventLog, 'lastSequence'>;
  keyRing: Pick<KeyRing, 'seal' | 'open'>;
  record: RecordDeed;
  /** Throws `request/invalid` when nothing may be sent to an address. */
  checkAddress: (url: string) => Promise<void>;
  now: () => Date;
  newId: () => string;
}

export interface SendPart {
  send: SendMessage;
}

/** Registers an endpoint, which hears of everything from now on; resolves with it and its secret, the only time it can be read. */
export async function addEndpoint(
  parts: WebhookParts,
  fields: EndpointFields,
  by: string,
): Promise<{ endpoint: Endpoint; secret: string }> {
  const { webhooks, eventLog, keyRing, record, checkAddress, now, newId } = parts;
  await checkAddress(fields.url);
  const secret = newSecret();
  const endpoint: Endpoint = {
    ...fields,
    id: newId(),
    takes: 'events',
    enabled: true,
    disabledReason: null,
    sealedSecrets: sealSecrets(keyRing, { current: secret, former: null }),
    createdAt: now(),
    by,
    place: await eventLog.lastSequence(),
    failingSince: null,
  };
  await webhooks.add(endpoint);
  await record({
    actor: by,
    kind: 'webhook.added',
    subject: endpoint.id,
    siteId: fields.siteId,
    after: { url: fields.url },
  });
  return { endpoint, secret };
}

/**
 * Makes the endpoints that settings ask for, where there are none yet, and gives them their address of now. They begin at the start of the log,
 * so that nothing that was accepted before this process came is missed; deliveries are few, since only comments that asked for one have them.
 */
export async function addEndpointsOfSettings(
  { webhooks, keyRing, now }: Pick<WebhookParts, 'webhooks' | 'now'> & { keyRing: Pick<KeyRing, 'seal' | 'derivedId'> },
  wanted: readonly { takes: Exclude<EndpointTakes, 'events'>; url: string }[],
): Promise<void> {
  for (const { takes, url } of wanted) {
    const id = keyRing.derivedId(takes === 'callbacks' ? [takes, url] : [takes]);
    const known = await webhooks.find(id);
    if (known && known.url !== url) await webhooks.update(id, { url });
    if (known) continue;
    await webhooks.add({
      id,
      takes,
      url,
      types: null,
      siteId: null,
      description: null,
      enabled: true,
      disabledReason: null,
      sealedSecrets: sealSecrets(keyRing, { current: newSecret(), former: null }),
      createdAt: now(),
      by: takes === 'callbacks' ? 'TAMIS_CALLBACK_ORIGINS' : 'TAMIS_SMTP_URL',
      place: 0,
      failingSince: null,
    });
  }
}

/** Changes an endpoint; switched on again it begins anew with its five days. Throws `webhook/not-found`. */
export async function changeEndpoint(
  parts: WebhookParts,
  id: string,
  { fields, by }: { fields: Partial<EndpointFields & { enabled: boolean }>; by: string },
): Promise<Endpoint> {
  const { webhooks, record, checkAddress } = parts;
  const before = await findEndpoint(webhooks, id);
  if (Object.keys(fields).some((field) => field !== 'enabled')) refuseOfSettings(before, ['events']);
  if (fields.url !== undefined) await checkAddress(fields.url);
  const restart = fields.enabled === true ? { disabledReason: null, failingSince: null } : {};
  await webhooks.update(id, { ...fields, ...restart });
  const after = await findEndpoint(webhooks, id);
  const told = ({ url, enabled }: Endpoint) => ({ url, enabled });
  const { siteId } = after;
  await record({ actor: by, kind: 'webhook.changed', subject: id, siteId, before: told(before), after: told(after) });
  return after;
}

/** Gives the endpoint another secret; the former one signs too for 24 hours. */
export async function rotateSecret(parts: WebhookParts, id: string, by: string): Promise<string> {
  const { webhooks, keyRing, record, now } = parts;
  const endpoint = await findEndpoint(webhooks, id);
  refuseOfSettings(endpoint, ['events', 'callbacks']);
  const { current: secret } = openSecrets(keyRing, endpoint.sealedSecrets);
  const current = newSecret();
  const until = new Date(now().getTime() + FORMER_MS).toISOString();
  await webhooks.update(id, { sealedSecrets: sealSecrets(keyRing, { current, former: { secret, until } }) });
  await record({ actor: by, kind: 'webhook.secret-rotated', subject: id, siteId: endpoint.siteId });
  return current;
}

/** Forgets an endpoint and what was on its way to it. */
export async function removeEndpoint(parts: WebhookParts, id: string, by: string): Promise<void> {
  const endpoint = await findEndpoint(parts.webhooks, id);
  // Its deliveries are what tells a repeated callback from a new one.
  refuseOfSettings(endpoint, ['events']);
  const { url, siteId } = endpoint;
  if (!(await parts.webhooks.remove(id))) throw notFound(id);
  await parts.record({ actor: by, kind: 'webhook.removed', subject: id, siteId, before: { url } });
}

/** Tries a delivery again at once, also a dead one, with all its tries before it. */
export async function retryDelivery(
  { webhooks, now }: Pick<WebhookParts, 'webhooks' | 'now'>,
  endpointId: string,
  id: string,
): Promise<Delivery> {
  const delivery = await webhooks.findDelivery(endpointId, id);
  if (!delivery) throw new ModerationError('webhook/not-found', `no delivery ${id}`);
  if (delivery.status === 'delivered') return delivery;
  const again: Delivery = { ...delivery, status: 'failed', attempts: 0, dueAt: now() };
  await webhooks.book(again);
  return again;
}

/** What came of a try by hand. */
export interface Tried {
  ok: boolean;
  answer: number | null;
  body: string;
  problem: string | null;
}

/** Sends a `tamis.test` event now, once, and tells what came back; nothing is kept of it. Throws `webhook/not-found`. */
export async function tryEndpoint(
  { webhooks, keyRing, send, now, newId }: Pick<WebhookParts, 'webhooks' | 'keyRing' | 'now' | 'newId'> & SendPart,
  endpointId: string,
): Promise<Tried> {
  const endpoint = await findEndpoint(webhooks, endpointId);
  refuseOfSettings(endpoint, ['events']);
  const at = now();
  const event = testEvent(newId(), at);
  const secrets = signingSecrets(keyRing, endpoint, at);
  const sent = await send({ url: endpoint.url, id: event.id, body: JSON.stringify(event), secrets, at });
  const { answer, body, problem } = sent;
  return { ok: isSuccess(answer), answer, body, problem };
}

/** Sends everything again that the log holds after `place`, 0 for all of it. Throws `webhook/not-found`. */
export async function replayEndpoint(
  { webhooks, now }: Pick<WebhookParts, 'webhooks' | 'now'>,
  id: string,
  place: number,
): Promise<Endpoint> {
  // Nobody wants all his mails again.
  refuseOfSettings(await findEndpoint(webhooks, id), ['events', 'callbacks']);
  await webhooks.replay(id, place, now());
  return findEndpoint(webhooks, id);
}

/** The endpoint of that id; throws `webhook/not-found`. */
export async function findEndpoint(webhooks: Pick<Webhooks, 'find'>, id: string): Promise<Endpoint> {
  const endpoint = await webhooks.find(id);
  if (!endpoint) throw notFound(id);
  return endpoint;
}

/** Throws `webhook/of-settings` unless the endpoint is one that `allowed` names. */
function refuseOfSettings({ id, takes }: Endpoint, allowed: readonly EndpointTakes[]): void {
  if (allowed.includes(takes)) return;
  throw new ModerationError('webhook/of-settings', `webhook ${id} is made by the settings`);
}

function notFound(id: string): ModerationError {
  return new ModerationError('webhook/not-found', `no webhook ${id}`);
}

/** `whsec_` and 32 random bytes, as the Standard Webhooks specification writes it. */
function newSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
}

function sealSecrets(keyRing: Pick<KeyRing, 'seal'>, secrets: EndpointSecrets): string {
  return keyRing.seal(JSON.stringify(secrets));
}

function openSecrets(keyRing: Pick<KeyRing, 'open'>, sealed: string): EndpointSecrets {
  return JSON.parse(keyRing.open(sealed)) as EndpointSecrets;
}

/** What signs a delivery at `at`: the current secret first. */
export function signingSecrets(keyRing: Pick<KeyRing, 'open'>, { sealedSecrets }: Endpoint, at: Date): string[] {
  const { current, former } = openSecrets(keyRing, sealedSecrets);
  return former && new Date(former.until) > at ? [current, former.secret] : [current];
}
