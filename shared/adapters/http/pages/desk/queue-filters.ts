import { html, type SafeHtml } from '../../server/html';
import type { DeskPage } from './desk-layout';
import type { Language } from '../../server/language';
import {
  FILTER_LENGTH,
  isFiltered,
  ORDERS,
  queueHref,
  readQueueQuery,
  TABS,
  type Filter,
  type QueueQuery,
} from './queue-query';
import { REASON_NAMES } from './rule-kinds';
import { READER_REPORTS } from '../../../../domain/report';

const WORDS = {
  fr: {
    tabs: 'Comment les commentaires sont rangés',
    held: 'En attente',
    approved: 'Publiés',
    spam: 'Indésirables',
    rejected: 'Refusés',
    reported: 'Signalés',
    help: 'Raccourcis',
    search: 'Chercher',
    hint: 'mots du texte, du nom, du titre',
    article: 'Article',
    site: 'Site',
    rule: 'Raison',
    any: 'Toutes',
    from: 'Du',
    to: 'Au',
    order: 'Ordre',
    oldest: 'Plus anciens d’abord',
    newest: 'Plus récents d’abord',
    score: 'Plus suspects d’abord',
    show: 'Afficher',
    clear: 'Effacer',
    more: 'Autres filtres',
  },
  en: {
    tabs: 'Comments by where they stand',
    held: 'Waiting',
    approved: 'Published',
    spam: 'Spam',
    rejected: 'Rejected',
    reported: 'Reported',
    help: 'Shortcuts',
    search: 'Search',
    hint: 'words of text, name or title',
    article: 'Article',
    site: 'Site',
    rule: 'Reason',
    any: 'Any',
    from: 'From',
    to: 'To',
    order: 'Order',
    oldest: 'Oldest first',
    newest: 'Newest first',
    score: 'Most suspect first',
    show: 'Show',
    clear: 'Clear',
    more: 'More filters',
  },
} as const;

/** How many comments stand in each tab, and how many of the published ones readers have reported. */
export type QueueCounts = Readonly<Record<(typeof TABS)[number] | 'reported', number>>;

/** The tabs with how many comments stand in each; filters go along from tab to tab. */
export function queueTabs(query: QueueQuery, counts: QueueCounts, language: Language): SafeHtml {
  const words = WORDS[language];
  const isReported = query.status === 'approved' && query.rule === READER_REPORTS;
  const shown = [...TABS, ...(counts.reported > 0 || isReported ? (['reported'] as const) : [])];
  const tabs = shown.map((tab) => {
    const rule = query.rule === READER_REPORTS ? '' : query.rule;
    const place = tab === 'reported' ? { status: 'approved' as const, rule: READER_REPORTS } : { status: tab, rule };
    const href = queueHref(query, { ...place, cursor: '', open: '' });
    const isHere = tab === 'reported' ? isReported : tab === query.status && !isReported;
    const current = isHere && html` aria-current="page"`;
    const count = counts[tab].toLocaleString(language);
    return html`<a href="${href}" data-tab="${tab}" ${current}
      >${words[tab]} <span class="count" data-count="${counts[tab]}">${count}</span></a
    >`;
  });
  return html`<div class="tabs">
    <nav aria-label="${words.tabs}">${tabs}</nav>
    <button type="button" class="quiet keys-only" id="help-button">
      ${words.help} <kbd aria-hidden="true">?</kbd>
    </button>
  </div>`;
}

/** Search and filters; a plain form, so that what is shown stands in the address. */
export function queueFilters(query: QueueQuery, { language, viewer }: Pick<DeskPage, 'language' | 'viewer'>): SafeHtml {
  const words = WORDS[language];
  const orders = ORDERS.map((order): [string, string] => [order, words[order]]);
  return html`<form class="filters" method="get" action="/review" role="search">
    ${query.status !== 'held' && html`<input type="hidden" name="status" value="${query.status}" />`}
    <p class="search">
      <label for="q">${words.search} <kbd class="keys-only" aria-hidden="true">/</kbd></label
      ><input
        id="q"
        type="search"
        name="q"
        value="${query.q}"
        maxlength="${FILTER_LENGTH}"
        placeholder="${words.hint}"
      />
    </p>
    ${selectOf({ name: 'rule', label: words.rule, value: query.rule, choices: ruleChoices(language) })}
    ${selectOf({ name: 'order', label: words.order, value: query.order, choices: orders })}
    <p class="act">
      <button type="submit">${words.show}</button>
      ${isFiltered(query) && html`<a href="${queueHref(NO_FILTERS, { status: query.status })}">${words.clear}</a>`}
    </p>
    <details class="more" ${isNarrowed(query) && html`open`}>
      <summary>${words.more}</summary>
      <div class="filters">
        ${field('articleId', words.article, query)} ${viewer.siteId === null && field('siteId', words.site, query)}
        ${field('from', words.from, query)} ${field('to', words.to, query)}
      </div>
    </details>
  </form>`;
}

/** Whether a filter is in use that is folded away otherwise. */
function isNarrowed({ articleId, siteId, from, to }: QueueQuery): boolean {
  return [articleId, siteId, from, to].some((text) => text !== '');
}

const NO_FILTERS: QueueQuery = readQueueQuery({});

function field(name: Filter, label: string, query: QueueQuery): SafeHtml {
  const type = name === 'from' || name === 'to' ? 'date' : 'text';
  return html`<p>
    <label for="f-${name}">${label}</label
    ><input id="f-${name}" type="${type}" name="${name}" value="${query[name]}" maxlength="${FILTER_LENGTH}" />
  </p>`;
}

interface Select {
  name: string;
  /** `f-NAME` unless told. */
  id?: string;
  label: string;
  value: string;
  choices: readonly (readonly [string, string])[];
}

/** A labelled list of choices. */
export function selectOf({ name, id = `f-${name}`, label, value, choices }: Select): SafeHtml {
  const options = choices.map(
    ([choice, text]) => html`<option value="${choice}" ${choice === value && html` selected`}>${text}</option>`,
  );
  return html`<p>
    <label for="${id}">${label}</label
    ><select id="${id}" name="${name}">
      ${options}
    </select>
  </p>`;
}

function ruleChoices(language: Language): [string, string][] {
  const names = Object.entries(REASON_NAMES).map(([rule, words]): [string, string] => [rule, words[language]]);
  return [['', WORDS[language].any], ...names.toSorted(([, a], [, b]) => a.localeCompare(b, language))];
}
