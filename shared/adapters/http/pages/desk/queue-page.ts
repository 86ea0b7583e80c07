import { DECISIONS } from '../../../../domain/decision';
import type { StoredComment } from '../../../../domain/stored-comment';
import { html, type SafeHtml } from '../../server/html';
import { commentPane } from './comment-pane';
import type { CommentContext } from './comment-view';
import { csrfField, deskLayout, type DeskPage } from './desk-layout';
import { DESK_WORDS } from './desk-words';
import { keyHelp } from './key-help';
import { queueFilters, queueTabs, type QueueCounts } from './queue-filters';
import { queueRow } from './queue-list';
import { isFiltered, queueHref, type QueueQuery } from './queue-query';

const WORDS = {
  fr: {
    title: 'File de modération',
    bulk: 'Décider de la sélection',
    picked: 'Sélection',
    next: 'Suivants',
    first: 'Revenir au début',
    empty: {
      held: ['Plus rien n’attend.', 'Les commentaires retenus par les règles paraîtront ici d’eux-mêmes.'],
      other: ['Rien ici.', 'Aucun commentaire ne se trouve dans cet état.'],
      filtered: ['Aucun commentaire trouvé.', 'Essayez d’autres mots, ou effacez les filtres.'],
    },
    list: 'Commentaires',
    fresh: 'Afficher les nouveaux',
    others: (count: string) => `D’autres modérateurs en ont ${count} devant eux.`,
    taken: ['Rien de libre.', 'Ce qui attend est devant d’autres modérateurs.'],
    all: 'Les afficher aussi',
  },
  en: {
    title: 'Moderation queue',
    bulk: 'Decide about the selection',
    picked: 'Selection',
    next: 'Next page',
    first: 'Back to the first page',
    empty: {
      held: ['Nothing is waiting.', 'Comments that the rules hold will appear here by themselves.'],
      other: ['Nothing here.', 'No comment stands in this place.'],
      filtered: ['No comment found.', 'Try other words, or clear the filters.'],
    },
    list: 'Comments',
    fresh: 'Show new ones',
    others: (count: string) => `Other moderators have ${count} before them.`,
    taken: ['Nothing is free.', 'What waits is before other moderators.'],
    all: 'Show them, too',
  },
} as const;

export interface QueuePage extends Pick<DeskPage, 'language' | 'assets' | 'viewer'> {
  query: QueueQuery;
  /** The newest event that the page knows of. */
  sequence: number;
  items: readonly StoredComment[];
  nextCursor: string | null;
  /** Who else has which comment open, by its id. */
  holders: ReadonlyMap<string, string>;
  counts: QueueCounts;
  /** The comment that is read, with what surrounds it; null when the list is empty. */
  open: { comment: StoredComment; context: CommentContext } | null;
  notices: SafeHtml | null;
  now: Date;
}

/** The queue: tabs, search, a list, and one comment whole beside it. Scripts read the other comments from templates. */
export function queuePage(page: QueuePage): string {
  const { language, assets, viewer, query, counts, open, notices } = page;
  const words = WORDS[language];
  const content = html`<div class="desk" data-live="/review/live?after=${page.sequence}">
    <h1 class="unseen">${words.title}</h1>
    ${queueTabs(query, counts, language)} ${queueFilters(query, { language, viewer })}
    <div class="notices" id="notices" role="status">${notices}</div>
    ${
      page.items.length === 0 && !open
        ? emptyQueue(page)
        : html`<div class="board ${query.open !== '' && html`reading`}">
            ${listSide(page)}
            <div class="pane-side" id="pane-side">${open && paneOf(page, open.comment, open.context)}</div>
          </div>`
    }
    ${page.items.map((comment) => html`<template data-pane="${comment.id}">${paneOf(page, comment, null)}</template>`)}
    ${keyHelp(language)}
  </div>`;
  const title = counts.held > 0 ? `(${counts.held.toLocaleString(language)}) ${words.title}` : words.title;
  return deskLayout({ language, assets, viewer, title, room: 'queue', content });
}

function paneOf({ viewer, language, now, query }: QueuePage, comment: StoredComment, context: CommentContext | null) {
  return commentPane({ comment, context, viewer, language, now, back: queueHref(query, { open: '' }) });
}

function listSide(page: QueuePage): SafeHtml {
  const { language, viewer, query, items, nextCursor, open, now } = page;
  const words = WORDS[language];
  const rows = items.map((comment) =>
    queueRow({
      comment,
      query,
      isCurrent: comment.id === open?.comment.id,
      holder: page.holders.get(comment.id) ?? null,
      language,
      now,
    }),
  );
  return html`<section class="list-side" aria-label="${words.list}">
    <form class="bulk" id="bulk" method="post" action="/review/decisions" aria-label="${words.bulk}">
      ${csrfField(viewer)}<input type="hidden" name="back" value="${queueHref(query, { open: '' })}" />
      <span class="picked" data-word="${words.picked}">${words.picked}</span>
      ${DECISIONS.map(
        (kind) =>
          html`<button type="submit" name="decision" value="${kind}" class="${kind}">
            ${DESK_WORDS[language].decide[kind]}
          </button>`,
      )}
    </form>
    <div class="rows" tabindex="-1">
      <button type="button" class="fresh" id="fresh" hidden>${words.fresh}</button>
      <ol id="rows">
        ${rows}
      </ol>
      ${
        (nextCursor !== null || query.cursor !== '') &&
        html`<p class="pager buttons">
          ${query.cursor !== '' && html`<a href="${queueHref(query, { cursor: '', open: '' })}">${words.first}</a>`}
          ${
            nextCursor !== null &&
            html`<a id="next-page" href="${queueHref(query, { cursor: nextCursor, open: '' })}">${words.next}</a>`
          }
        </p>`
      }
      ${takenByOthers(page)}
    </div>
  </section>`;
}

/** How many others have open, with a way to see them; nothing when there is none, or when they are shown. */
function takenByOthers({ language, query, holders }: QueuePage): SafeHtml | null {
  const words = WORDS[language];
  if (holders.size === 0 || query.all !== '') return null;
  const href = queueHref(query, { all: '1', cursor: '', open: '' });
  return html`<p class="hint">
    ${words.others(holders.size.toLocaleString(language))} <a href="${href}">${words.all}</a>
  </p>`;
}

function emptyQueue(page: QueuePage): SafeHtml {
  const { language, query } = page;
  const { empty, first, taken } = WORDS[language];
  const isTaken = page.holders.size > 0 && query.all === '';
  const plain = query.status === 'held' ? empty.held : empty.other;
  const [title, hint] = isTaken ? taken : isFiltered(query) ? empty.filtered : plain;
  return html`<div class="panel nothing">
    <h2>${title}</h2>
    <p>${hint}</p>
    ${takenByOthers(page)}
    ${query.cursor !== '' && html`<p><a href="${queueHref(query, { cursor: '', open: '' })}">${first}</a></p>`}
  </div>`;
}
