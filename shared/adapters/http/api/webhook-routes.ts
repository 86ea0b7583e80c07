import { z } from 'zod';
import {
  addEndpoint,
  changeEndpoint,
  findEndpoint,
  removeEndpoint,
  retryDelivery,
  rotateSecret,
  replayEndpoint,
  tryEndpoint,
  type SendPart,
  type WebhookParts,
} from '../../../application/manage-webhooks';
import type { EventLog } from '../../../application/ports/events';
import { EVENT_TYPES, publicEvent } from '../../../domain/event';
import { ModerationError } from '../../../domain/errors';
import { FIELD_LIMITS } from '../../../domain/parse-submission';
import {
  DELIVERY_STATUSES,
  ENDPOINT_LIMITS,
  ENDPOINT_TAKES,
  type Delivery,
  type Endpoint,
} from '../../../domain/webhook';
import { eventCursor, START_CURSOR } from './event-routes';
import { choiceParameter, numberParameter, textParameter } from './request-input';
import { describeRoute, serve, type ServedRoute } from './route';

/** Deliveries of one page, and bytes of what is told. */
export const WEBHOOK_LIMITS = { page: 200, bytes: 16_384 } as const;
const DEFAULT_PAGE = 50;
const ADMINS = ['admin'] as const;
const TAG = 'webhooks';

const fields = {
  url: textParameter(ENDPOINT_LIMITS.url),
  types: z.array(choiceParameter(EVENT_TYPES), { error: 'not-a-list' }).min(1, { error: 'required' }).nullish(),
  siteId: textParameter(FIELD_LIMITS.siteId).nullish(),
  description: textParameter(ENDPOINT_LIMITS.description).nullish(),
};
const when = z.iso.datetime();
const endpointAnswer = z.object({
  id: z.string(),
  takes: z
    .enum(ENDPOINT_TAKES)
    .describe('All but `events` are made by settings: callbacks by origin, and mail to authors'),
  url: z.string(),
  types: z.array(z.enum(EVENT_TYPES)).nullable(),
  siteId: z.string().nullable(),
  description: z.string().nullable(),
  enabled: z.boolean(),
  disabledReason: z.enum(['gone', 'failing']).nullable(),
  failingSince: when.nullable(),
  createdAt: when,
  by: z.string(),
});
const deliveryAnswer = z.object({
  id: z.string(),
  sequence: z.string(),
  type: z.string(),
  subject: z.string(),
  url: z.string().nullable().describe('Of a callback, where it goes'),
  status: z.enum(DELIVERY_STATUSES),
  attempts: z.int(),
  dueAt: when.nullable(),
  last: z.object({ at: when, answer: z.int().nullable(), body: z.string(), problem: z.string().nullable() }).nullable(),
});
const secretText = z.string().describe('Shown this once; signs by the Standard Webhooks specification');
const idPath = z.object({ id: textParameter(64) });
const deliveryPath = z.object({ id: textParameter(64), deliveryId: textParameter(128) });

export const addWebhook = describeRoute({
  method: 'post',
  path: '/v1/webhooks',
  summary: 'Register an address that hears of everything that is told from now on',
  tag: TAG,
  access: ADMINS,
  scope: 'body',
  body: { schema: z.strictObject(fields), maxBytes: WEBHOOK_LIMITS.bytes },
  answers: { 201: { description: 'The webhook', schema: endpointAnswer.extend({ secret: secretText }) } },
});

export const listWebhooks = describeRoute({
  method: 'get',
  path: '/v1/webhooks',
  summary: 'All webhooks',
  tag: TAG,
  access: ADMINS,
  scope: 'query',
  query: z.strictObject({ siteId: textParameter(FIELD_LIMITS.siteId).optional() }),
  answers: { 200: { description: 'Oldest first', schema: z.object({ items: z.array(endpointAnswer) }) } },
});

export const showWebhook = describeRoute({
  method: 'get',
  path: '/v1/webhooks/{id}',
  summary: 'One webhook',
  tag: TAG,
  access: ADMINS,
  scope: 'webhook',
  params: idPath,
  answers: { 200: { description: 'The webhook', schema: endpointAnswer } },
  errors: ['webhook/not-found', 'webhook/of-settings'],
});

export const changeWebhook = describeRoute({
  method: 'patch',
  path: '/v1/webhooks/{id}',
  summary: 'Change a webhook, or switch it off and on; what is left out stays as it was',
  tag: TAG,
  access: ADMINS,
  scope: ['webhook', 'body'],
  params: idPath,
  body: {
    schema: z.strictObject({
      ...fields,
      url: fields.url.optional(),
      enabled: z.boolean({ error: 'not-allowed' }).optional(),
    }),
    maxBytes: WEBHOOK_LIMITS.bytes,
  },
  answers: { 200: { description: 'The webhook as it is now', schema: endpointAnswer } },
  errors: ['webhook/not-found', 'webhook/of-settings'],
});

export const removeWebhook = describeRoute({
  method: 'delete',
  path: '/v1/webhooks/{id}',
  summary: 'Forget a webhook and what was on its way to it',
  tag: TAG,
  access: ADMINS,
  scope: 'webhook',
  params: idPath,
  answers: { 204: { description: 'It is forgotten', schema: null } },
  errors: ['webhook/not-found', 'webhook/of-settings'],
});

export const rotateWebhookSecret = describeRoute({
  method: 'post',
  path: '/v1/webhooks/{id}/secret',
  summary: 'Another secret; the former one signs as well for 24 hours',
  tag: TAG,
  access: ADMINS,
  scope: 'webhook',
  params: idPath,
  answers: { 200: { description: 'The new secret', schema: z.object({ secret: secretText }) } },
  errors: ['webhook/not-found', 'webhook/of-settings'],
});

export const testWebhook = describeRoute({
  method: 'post',
  path: '/v1/webhooks/{id}/test',
  summary: 'Send a `tamis.test` event now, once, and tell what came back',
  tag: TAG,
  access: ADMINS,
  scope: 'webhook',
  params: idPath,
  answers: {
    200: {
      description: 'What came back',
      schema: z.object({
        ok: z.boolean(),
        answer: z.int().nullable(),
        body: z.string(),
        problem: z.string().nullable(),
      }),
    },
  },
  errors: ['webhook/not-found', 'webhook/of-settings'],
});

export const replayWebhook = describeRoute({
  method: 'post',
  path: '/v1/webhooks/{id}/replay',
  summary: 'Send everything again that the log holds after a cursor',
  tag: TAG,
  access: ADMINS,
  scope: 'webhook',
  params: idPath,
  body: { schema: z.strictObject({ after: eventCursor }), maxBytes: WEBHOOK_LIMITS.bytes },
  answers: { 202: { description: 'It will be sent', schema: endpointAnswer } },
  errors: ['webhook/not-found', 'webhook/of-settings', 'events/cursor-unknown'],
});

export const listDeliveries = describeRoute({
  method: 'get',
  path: '/v1/webhooks/{id}/deliveries',
  summary: 'What was sent or is to be sent, the newest event first, with what came back last',
  tag: TAG,
  access: ADMINS,
  scope: 'webhook',
  params: idPath,
  query: z.strictObject({
    status: choiceParameter(DELIVERY_STATUSES).optional(),
    cursor: z
      .string({ error: 'not-allowed' })
      .refine((text) => /^\d{1,15}$/.test(text), { error: 'not-allowed' })
      .transform(Number)
      .optional(),
    limit: numberParameter({ min: 1, max: WEBHOOK_LIMITS.page, fallback: DEFAULT_PAGE }),
  }),
  answers: {
    200: {
      description: 'One page',
      schema: z.object({ items: z.array(deliveryAnswer), nextCursor: z.string().nullable() }),
    },
  },
  errors: ['webhook/not-found', 'webhook/of-settings'],
});

export const retryWebhookDelivery = describeRoute({
  method: 'post',
  path: '/v1/webhooks/{id}/deliveries/{deliveryId}/retry',
  summary: 'Send a delivery again at once, also one that was given up',
  tag: TAG,
  access: ADMINS,
  scope: 'webhook',
  params: deliveryPath,
  answers: { 202: { description: 'It will be sent', schema: deliveryAnswer } },
  errors: ['webhook/not-found', 'webhook/of-settings'],
});

export interface WebhookRoutesOptions extends WebhookParts, SendPart {
  eventLog: Pick<EventLog, 'lastSequence' | 'holds'>;
}

/** Webhooks, what is on its way to them, and trying them out. */
export function webhookRoutes(parts: WebhookRoutesOptions): ServedRoute[] {
  const { webhooks, eventLog } = parts;
  return [
    serve(addWebhook, async ({ actor, body, response }) => {
      const { url, types, siteId, description } = body;
      const told = { url, types: types ?? null, siteId: siteId ?? null, description: description ?? null };
      const { endpoint, secret } = await addEndpoint(parts, told, actor.name);
      response.location(`/v1/webhooks/${endpoint.id}`);
      return { ...presentEndpoint(endpoint), secret };
    }),
    serve(listWebhooks, async ({ query: { siteId } }) => {
      const all = await webhooks.list();
      return { items: all.filter((each) => siteId === undefined || each.siteId === siteId).map(presentEndpoint) };
    }),
    serve(showWebhook, async ({ params: { id } }) => presentEndpoint(await findEndpoint(webhooks, id))),
    serve(changeWebhook, async ({ actor, params: { id }, body }) => {
      const changes = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
      return presentEndpoint(await changeEndpoint(parts, id, { fields: changes, by: actor.name }));
    }),
    serve(removeWebhook, ({ actor, params: { id } }) => removeEndpoint(parts, id, actor.name)),
    serve(rotateWebhookSecret, async ({ actor, params: { id } }) => ({
      secret: await rotateSecret(parts, id, actor.name),
    })),
    serve(testWebhook, ({ params: { id } }) => tryEndpoint(parts, id)),
    serve(replayWebhook, async ({ params: { id }, body: { after } }) => {
      await findEndpoint(webhooks, id);
      if (after.sequence > 0 && !(await eventLog.holds(after))) {
        throw new ModerationError('events/cursor-unknown', `no event ${after.sequence} with this link`, {
          details: { start: START_CURSOR },
        });
      }
      return presentEndpoint(await replayEndpoint(parts, id, after.sequence));
    }),
    serve(listDeliveries, async ({ params: { id }, query: { status, cursor, limit } }) => {
      await findEndpoint(webhooks, id);
      const query = { endpointId: id, status: status ?? null, before: cursor ?? null, limit: limit + 1 };
      const found = await webhooks.deliveries(query);
      const items = found.slice(0, limit);
      const last = found.length > limit ? items.at(-1) : undefined;
      return { items: items.map(presentDelivery), nextCursor: last ? String(last.sequence) : null };
    }),
    serve(retryWebhookDelivery, async ({ params: { id, deliveryId } }) =>
      presentDelivery(await retryDelivery(parts, id, deliveryId)),
    ),
  ];
}

function presentEndpoint({ createdAt, failingSince, ...endpoint }: Endpoint): z.output<typeof endpointAnswer> {
  const { id, takes, url, types, siteId, description, enabled, disabledReason, by } = endpoint;
  const times = { failingSince: failingSince?.toISOString() ?? null, createdAt: createdAt.toISOString() };
  return { id, takes, url, types, siteId, description, enabled, disabledReason, ...times, by };
}

function presentDelivery(delivery: Delivery): z.output<typeof deliveryAnswer> {
  const { id, url, status, attempts, dueAt, last } = delivery;
  const { sequence, type, subject } = publicEvent(delivery);
  const isWaiting = status === 'pending' || status === 'failed';
  return {
    id,
    sequence,
    type,
    subject,
    url,
    status,
    attempts,
    dueAt: isWaiting ? dueAt.toISOString() : null,
    last: last && { ...last, at: last.at.toISOString() },
  };
}
