import type { Tried } from '../../../../application/manage-webhooks';
import { EVENT_TYPES } from '../../../../domain/event';
import { FIELD_LIMITS } from '../../../../domain/parse-submission';
import {
  DELIVERY_STATUSES,
  ENDPOINT_LIMITS,
  type Delivery,
  type DeliveryStatus,
  type Endpoint,
} from '../../../../domain/webhook';
import { html, type SafeHtml } from '../../server/html';
import { csrfField, deskLayout, type DeskPage } from './desk-layout';
import { momentOf } from './desk-times';
import { WEBHOOKS_WORDS } from './webhooks-words';

type Shown = Pick<DeskPage, 'language' | 'assets' | 'viewer'>;

/** What was typed into the form of a webhook, and what is wrong with which field. */
export interface WebhookForm {
  url: string;
  description: string;
  siteId: string;
  types: readonly string[];
  problem: { field: string; sentence: string } | null;
}

export interface WebhooksPage extends Shown {
  endpoints: readonly Endpoint[];
  form: WebhookForm;
}

/** All webhooks, and a form for one more. */
export function webhooksPage({ language, assets, viewer, endpoints, form }: WebhooksPage): string {
  const words = WEBHOOKS_WORDS[language];
  const content = html`<div class="sheet stack">
    <header>
      <h1>${words.title}</h1>
      <p>${words.lead}</p>
    </header>
    <section class="panel">
      ${
        endpoints.length === 0
          ? html`<p>${words.none}</p>`
          : html`<ul class="trail">
              ${endpoints.map(
                (endpoint) =>
                  html`<li>
                    <a href="/review/webhooks/${endpoint.id}"><bdi>${endpoint.url}</bdi></a> ${stateOf(endpoint, words)}
                    ${endpoint.takes !== 'events' && html`<span class="hint">${words.ofSettings[endpoint.takes]}</span>`}
                    ${endpoint.description !== null && html`<span class="hint" dir="auto">${endpoint.description}</span>`}
                    ${troubleOf(endpoint, { language })}
                  </li>`,
              )}
            </ul>`
      }
    </section>
    <section class="panel">
      <h2>${words.adding}</h2>
      ${endpointForm({ language, viewer, form, action: '/review/webhooks', submit: words.add })}
    </section>
  </div>`;
  return deskLayout({ language, assets, viewer, title: words.title, room: 'webhooks', content });
}

export interface WebhookPage extends Shown {
  endpoint: Endpoint;
  form: WebhookForm;
  deliveries: readonly Delivery[];
  status: DeliveryStatus | null;
  /** Sequence from which on older deliveries follow, or null. */
  next: number | null;
  /** A secret to be shown this once. */
  secret: string | null;
  tried: Tried | null;
  isReplayed: boolean;
}

/** One webhook: its form, trying it out, its secret, and what was sent to it. */
export function webhookPage(page: WebhookPage): string {
  const { language, assets, viewer, endpoint, form, secret, tried, isReplayed } = page;
  const words = WEBHOOKS_WORDS[language];
  // One of callbacks is made by a setting: its address is no receiver, and not to be changed here.
  const isRegistered = endpoint.takes === 'events';
  const isMail = !isRegistered && endpoint.takes !== 'callbacks';
  const content = html`<div class="sheet wide stack">
    <header>
      <p><a href="/review/webhooks">← ${words.back}</a></p>
      <h1><bdi>${endpoint.url}</bdi></h1>
      <p>${stateOf(endpoint, words)}</p>
      ${!isRegistered && html`<p class="hint">${words.ofSettings[endpoint.takes]}</p>`}
    </header>
    ${
      secret !== null &&
      html`<div class="notice good" role="status">
        <p><strong>${words.secret}</strong></p>
        <p><code id="secret">${secret}</code></p>
        <p>${words.secretHint}</p>
      </div>`
    }
    ${tried && outcome(tried, words)} ${isReplayed && html`<p class="notice good" role="status">${words.replayed}</p>`}
    ${troubleOf(endpoint, page)}
    ${
      isRegistered &&
      html`<section class="panel">
        ${endpointForm({ language, viewer, form, action: addressOf(endpoint), submit: words.change })}
      </section>`
    }
    <section class="panel">
      <h2>${words.tools}</h2>
      <div class="buttons">
        ${isRegistered && tool(page, { act: 'test', label: words.tryOut })}
        ${tool(page, endpoint.enabled ? { act: 'off', label: words.switchOff } : { act: 'on', label: words.switchOn })}
        ${!isMail && tool(page, { act: 'secret', label: words.rotate, hint: words.rotateHint })}
        ${!isMail && tool(page, { act: 'replay', label: words.replay, hint: words.replayHint })}
        ${isRegistered && tool(page, { act: 'remove', label: words.remove, hint: words.removeHint })}
      </div>
    </section>
    ${deliveriesPanel(page)}
  </div>`;
  return deskLayout({ language, assets, viewer, title: endpoint.url, room: 'webhooks', content });
}

type Words = (typeof WEBHOOKS_WORDS)['en'];

function addressOf({ id }: Endpoint): string {
  return `/review/webhooks/${id}`;
}

function stateOf({ enabled }: Endpoint, words: Words): SafeHtml {
  return html`<span class="state ${enabled ? 'approved' : 'rejected'}">${enabled ? words.on : words.off}</span>`;
}

function troubleOf({ disabledReason, failingSince }: Endpoint, { language }: Pick<Shown, 'language'>): SafeHtml | null {
  const words = WEBHOOKS_WORDS[language];
  if (disabledReason !== null) return html`<p class="notice bad">${words.stopped[disabledReason]}</p>`;
  if (failingSince === null) return null;
  return html`<p class="notice wait">${words.failing} ${momentOf(failingSince, language)}.</p>`;
}

function outcome({ ok, answer, body, problem }: Tried, words: Words): SafeHtml {
  return html`<div class="notice ${ok ? 'good' : 'bad'}" role="${ok ? 'status' : 'alert'}">
    <p>${ok ? words.tried.good : words.tried.bad}${answer !== null && html` (${words.tried.answer} ${answer})`}</p>
    ${problem !== null && html`<p>${problem}</p>`} ${body !== '' && html`<p><code dir="auto">${body}</code></p>`}
  </div>`;
}

function tool(
  { endpoint, viewer }: WebhookPage,
  { act, label, hint }: { act: string; label: string; hint?: string },
): SafeHtml {
  return html`<form method="post" action="${addressOf(endpoint)}/${act}">
    ${csrfField(viewer)}<button type="submit" ${hint !== undefined && html`title="${hint}"`}>${label}</button>
  </form>`;
}

function endpointForm({
  language,
  viewer,
  form,
  action,
  submit,
}: Pick<Shown, 'language' | 'viewer'> & { form: WebhookForm; action: string; submit: string }): SafeHtml {
  const words = WEBHOOKS_WORDS[language];
  const isWrong = (name: string) =>
    form.problem?.field === name && html`aria-invalid="true" aria-describedby="${name}-problem"`;
  const problemOf = (name: string) =>
    form.problem?.field === name &&
    html`<span class="problem" role="alert" id="${name}-problem">${form.problem.sentence}</span>`;
  return html`<form class="stack" method="post" action="${action}">
    ${csrfField(viewer)}
    <p class="field">
      <label for="url">${words.url}</label
      ><input
        id="url"
        name="url"
        type="url"
        value="${form.url}"
        required
        maxlength="${ENDPOINT_LIMITS.url}"
        ${isWrong('url')}
      />
      ${problemOf('url')}
    </p>
    <div class="grid-2">
      <p class="field">
        <label for="description">${words.description}</label
        ><input
          id="description"
          name="description"
          dir="auto"
          value="${form.description}"
          maxlength="${ENDPOINT_LIMITS.description}"
          ${isWrong('description')}
        />
        ${problemOf('description')}
      </p>
      <p class="field">
        <label for="siteId">${words.site}</label
        ><input
          id="siteId"
          name="siteId"
          value="${form.siteId}"
          maxlength="${FIELD_LIMITS.siteId}"
          ${isWrong('siteId')}
        /><span class="hint">${words.siteHint}</span>
        ${problemOf('siteId')}
      </p>
    </div>
    <fieldset class="choices">
      <legend>${words.types}</legend>
      <span class="hint">${words.typesHint}</span>
      ${EVENT_TYPES.map(
        (type) =>
          html`<label
            ><input type="checkbox" name="types" value="${type}" ${form.types.includes(type) && html`checked`} />
            ${words.typeNames[type]} <code>${type}</code></label
          >`,
      )}
    </fieldset>
    <p><button class="main" type="submit">${submit}</button></p>
  </form>`;
}

function deliveriesPanel(page: WebhookPage): SafeHtml {
  const { language, endpoint, deliveries, status, next } = page;
  const words = WEBHOOKS_WORDS[language];
  const current = html`aria-current="page"`;
  const tab = (value: DeliveryStatus | null, label: string): SafeHtml =>
    html`<li>
      <a
        href="${addressOf(endpoint)}${value === null ? '' : `?status=${value}`}#deliveries"
        ${value === status && current}
        >${label}</a
      >
    </li>`;
  return html`<section class="panel" id="deliveries">
    <h2>${words.deliveries}</h2>
    <nav class="rooms" aria-label="${words.deliveries}">
      <ul>
        ${tab(null, words.all)} ${DELIVERY_STATUSES.map((each) => tab(each, words.statuses[each]))}
      </ul>
    </nav>
    ${
      deliveries.length === 0
        ? html`<p>${words.noDeliveries}</p>`
        : html`<div class="scroll" tabindex="0" role="group" aria-label="${words.deliveries}">
            <table>
              <thead>
                <tr>
                  <th scope="col" class="number">#</th>
                  <th scope="col">${words.event}</th>
                  <th scope="col">${words.comment}</th>
                  <th scope="col">${words.state}</th>
                  <th scope="col" class="number">${words.tries}</th>
                  <th scope="col">${words.last}</th>
                  <th scope="col"><span class="unseen">${words.retry}</span></th>
                </tr>
              </thead>
              <tbody>
                ${deliveries.map((delivery) => deliveryLine(delivery, page))}
              </tbody>
            </table>
          </div>`
    }
    ${
      next !== null &&
      html`<p class="buttons">
        <a
          href="${addressOf(endpoint)}?${new URLSearchParams({ ...(status ? { status } : {}), before: String(next) }).toString()}#deliveries"
          >${words.older}</a
        >
      </p>`
    }
  </section>`;
}

function deliveryLine({ id, sequence, event, status, attempts, dueAt, last }: Delivery, page: WebhookPage): SafeHtml {
  const { language, endpoint, viewer } = page;
  const words = WEBHOOKS_WORDS[language];
  return html`<tr>
    <td class="number">${sequence}</td>
    <td>${words.typeNames[event.type]}</td>
    <td><a href="/review/comments/${event.subject}" title="${event.subject}">…${event.subject.slice(-8)}</a></td>
    <td>${words.statuses[status]}${status === 'failed' && html`, ${words.next} ${momentOf(dueAt, language)}`}</td>
    <td class="number">${attempts}</td>
    <td>
      ${last && html`${momentOf(last.at, language)}: ${last.answer ?? last.problem} <bdi>${last.body.slice(0, 120)}</bdi>`}
    </td>
    <td>
      ${
        status !== 'delivered' &&
        html`<form method="post" action="${addressOf(endpoint)}/deliveries/${encodeURIComponent(id)}/retry">
          ${csrfField(viewer)}<button type="submit">${words.retry}</button>
        </form>`
      }
    </td>
  </tr>`;
}
