import { isDecision, type Decision } from '../../../../domain/decision';
import { html, type SafeHtml } from '../../server/html';
import type { Language } from '../../server/language';
import type { Pane } from './comment-pane';
import { csrfField } from './desk-layout';
import { momentOf } from './desk-times';
import { decidedWord, DESK_WORDS } from './desk-words';

const WORDS = {
  fr: {
    title: 'Décisions',
    none: 'Personne n’a encore décidé.',
    undo: 'Annuler ma décision',
    author: 'Son auteur',
    readers: 'Des lecteurs',
    broken: 'Loi :',
    saidToAuthor: 'À l’auteur :',
  },
  en: {
    title: 'Decisions',
    none: 'Nobody has decided yet.',
    undo: 'Undo my decision',
    author: 'Its author',
    readers: 'Readers',
    broken: 'Law:',
    saidToAuthor: 'To the author:',
  },
} as const;

/** What was decided about the comment, newest first; the viewer's own last decision can be taken back here. */
export function decisionTrail({ comment, viewer, language, back }: Pane): SafeHtml {
  const words = WORDS[language];
  const { id, version, history } = comment;
  const last = history.at(-1);
  const isOwn = last?.by === viewer.name && isDecision(last.kind);
  const undo = html`<form class="undo" method="post" action="/review/comments/${id}/undo">
    ${csrfField(viewer)}<input type="hidden" name="version" value="${version}" /><input
      type="hidden"
      name="back"
      value="${back}"
    /><button type="submit">${words.undo} <kbd class="keys-only" aria-hidden="true">u</kbd></button>
  </form>`;
  return html`<section class="decided">
    <h3>${words.title}</h3>
    ${
      history.length === 0
        ? html`<p class="hint">${words.none}</p>`
        : html`<ol class="trail">
            ${history.toReversed().map((decision) => trailLine(decision, language))}
          </ol>`
    }
    ${isOwn && undo}
  </section>`;
}

function trailLine({ by, kind, at, note, law, told }: Decision, language: Language): SafeHtml {
  const { author, readers, broken, saidToAuthor } = WORDS[language];
  const who = kind === 'hold' ? readers : kind === 'edit' || kind === 'withdraw' ? author : by;
  return html`<li>
    <bdi class="by">${who}</bdi>
    ${decidedWord(kind, language)}, ${DESK_WORDS[language].on} ${momentOf(at, language)}
    ${law !== undefined && html`<span class="hint">${broken} <bdi>${law}</bdi></span>`}
    ${told !== undefined && html`<span class="hint">${saidToAuthor} <bdi>${told}</bdi></span>`}
    ${note !== null && note !== '' && html`<blockquote dir="auto">${note}</blockquote>`}
  </li>`;
}
