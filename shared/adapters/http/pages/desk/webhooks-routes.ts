import { Router } from 'express';
import {
  addEndpoint,
  changeEndpoint,
  findEndpoint,
  removeEndpoint,
  replayEndpoint,
  retryDelivery,
  rotateSecret,
  tryEndpoint,
  type EndpointFields,
  type SendPart,
  type WebhookParts,
} from '../../../../application/manage-webhooks';
import { EVENT_TYPES } from '../../../../domain/event';
import { ModerationError } from '../../../../domain/errors';
import { FIELD_LIMITS } from '../../../../domain/parse-submission';
import { DELIVERY_STATUSES, ENDPOINT_LIMITS, type Endpoint } from '../../../../domain/webhook';
import { statusAndHeaders } from '../../server/error-responses';
import { sendPage, type DeskCall, type Served } from './desk-kernel';
import { errorSentence } from './error-page';
import { webhookPage, webhooksPage, type WebhookForm, type WebhookPage } from './webhooks-page';

/** Deliveries of one page. */
const DELIVERIES = 50;
/** Characters of each field. */
const LIMITS = { ...ENDPOINT_LIMITS, siteId: FIELD_LIMITS.siteId } as const;

/** What the pages of webhooks need: the same as their API. */
export type WebhooksPagesOptions = WebhookParts & SendPart;

/** Webhooks as pages: registering, trying out, switching off, and what became of each delivery; for admins. */
export function webhooksRoutes(
  parts: WebhooksPagesOptions,
  { page, action }: { page: Served; action: Served },
): Router {
  const { webhooks } = parts;

  const showAll = async (call: DeskCall, form: WebhookForm = EMPTY, status = 200): Promise<void> => {
    const { response, language, assets, viewer } = call;
    const endpoints = (await webhooks.list()).filter(({ siteId }) => (viewer.siteId ?? siteId) === siteId);
    sendPage(response, { language, status, page: webhooksPage({ language, assets, viewer, endpoints, form }) });
  };
  const showOne = async (call: DeskCall, id: string, more: Partial<WebhookPage> = {}, status = 200): Promise<void> => {
    const { request, response, language, assets, viewer } = call;
    const endpoint = await findEndpoint(webhooks, id);
    const chosen = DELIVERY_STATUSES.find((each) => each === request.query['status']) ?? null;
    const { before } = request.query;
    const found = await webhooks.deliveries({
      endpointId: endpoint.id,
      status: chosen,
      before: typeof before === 'string' && /^\d{1,15}$/.test(before) ? Number(before) : null,
      limit: DELIVERIES + 1,
    });
    const deliveries = found.slice(0, DELIVERIES);
    const next = found.length > deliveries.length ? (deliveries.at(-1)?.sequence ?? null) : null;
    const plain = { form: formOf(endpoint), secret: null, tried: null, isReplayed: false };
    const shown = { language, assets, viewer, endpoint, deliveries, status: chosen, next };
    sendPage(response, { language, status, page: webhookPage({ ...shown, ...plain, ...more }) });
  };
  /** What is wrong with what was typed goes beside it; anything else is an error like others. */
  const withProblems = async (
    call: DeskCall,
    act: (fields: EndpointFields) => Promise<void>,
    show: (form: WebhookForm, status: number) => Promise<void>,
  ): Promise<void> => {
    try {
      await act(fieldsOf(call.form, call.viewer.siteId));
    } catch (thrown) {
      if (!(thrown instanceof ModerationError) || thrown.code !== 'request/invalid') throw thrown;
      const field = thrown.details.fields?.[0]?.path ?? 'url';
      const problem = { field, sentence: errorSentence(thrown, call.language) };
      await show({ ...typedIn(call.form), problem }, statusAndHeaders(thrown).status);
    }
  };
  const add = (call: DeskCall): Promise<void> =>
    withProblems(
      call,
      async (fields) => {
        const { endpoint, secret } = await addEndpoint(parts, fields, call.viewer.name);
        await showOne(call, endpoint.id, { secret }, 201);
      },
      (form, status) => showAll(call, form, status),
    );
  const change = (call: DeskCall): Promise<void> =>
    withProblems(
      call,
      async (fields) => {
        await changeEndpoint(parts, idOf(call), { fields, by: call.viewer.name });
        backTo(call);
      },
      (form, status) => showOne(call, idOf(call), { form }, status),
    );
  const switchTo = (enabled: boolean) => async (call: DeskCall) => {
    await changeEndpoint(parts, idOf(call), { fields: { enabled }, by: call.viewer.name });
    backTo(call);
  };
  const rotate = async (call: DeskCall): Promise<void> =>
    showOne(call, idOf(call), { secret: await rotateSecret(parts, idOf(call), call.viewer.name) });
  const tryOut = async (call: DeskCall): Promise<void> =>
    showOne(call, idOf(call), { tried: await tryEndpoint(parts, idOf(call)) });
  const replay = async (call: DeskCall): Promise<void> => {
    await replayEndpoint(parts, idOf(call), 0);
    await showOne(call, idOf(call), { isReplayed: true });
  };
  const remove = async (call: DeskCall): Promise<void> => {
    await removeEndpoint(parts, idOf(call), call.viewer.name);
    call.response.redirect(303, '/review/webhooks');
  };
  const retry = async (call: DeskCall): Promise<void> => {
    await retryDelivery(parts, idOf(call), String(call.request.params['deliveryId']));
    backTo(call);
  };
  const one = '/review/webhooks/:id';
  return Router()
    .get('/review/webhooks', page('own', showAll, 'admin'))
    .post('/review/webhooks', action('own', add, 'admin'))
    .get(
      one,
      page('webhook', (call) => showOne(call, idOf(call)), 'admin'),
    )
    .post(one, action('webhook', change, 'admin'))
    .post(`${one}/on`, action('webhook', switchTo(true), 'admin'))
    .post(`${one}/off`, action('webhook', switchTo(false), 'admin'))
    .post(`${one}/secret`, action('webhook', rotate, 'admin'))
    .post(`${one}/test`, action('webhook', tryOut, 'admin'))
    .post(`${one}/replay`, action('webhook', replay, 'admin'))
    .post(`${one}/remove`, action('webhook', remove, 'admin'))
    .post(`${one}/deliveries/:deliveryId/retry`, action('webhook', retry, 'admin'));
}

const EMPTY: WebhookForm = { url: '', description: '', siteId: '', types: [], problem: null };

function idOf({ request }: DeskCall): string {
  return String(request.params['id']);
}

function backTo(call: DeskCall): void {
  call.response.redirect(303, `/review/webhooks/${idOf(call)}`);
}

function formOf({ url, description, siteId, types }: Endpoint): WebhookForm {
  return { url, description: description ?? '', siteId: siteId ?? '', types: types ?? [], problem: null };
}

function typedIn(form: URLSearchParams): WebhookForm {
  const said = (name: string): string => (form.get(name) ?? '').trim();
  return {
    url: said('url'),
    description: said('description'),
    siteId: said('siteId'),
    types: form.getAll('types'),
    problem: null,
  };
}

/** What was typed; who acts on one site has webhooks of that site only. */
function fieldsOf(form: URLSearchParams, onlySite: string | null): EndpointFields {
  const typed = typedIn(form);
  const fields = (['url', 'description', 'siteId'] as const)
    .filter((path) => Array.from(typed[path]).length > LIMITS[path])
    .map((path) => ({ path, code: 'too-long' as const, params: { max: LIMITS[path] } }));
  if (fields.length > 0) throw new ModerationError('request/invalid', 'a field is too long', { details: { fields } });
  const { url, description, siteId, types } = typed;
  const known = EVENT_TYPES.filter((type) => types.includes(type));
  return {
    url,
    description: description || null,
    siteId: onlySite ?? (siteId || null),
    types: known.length > 0 ? known : null,
  };
}
