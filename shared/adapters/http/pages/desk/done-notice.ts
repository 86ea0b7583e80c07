import { isDecision } from '../../../../domain/decision';
import type { StoredComment } from '../../../../domain/stored-comment';
import { html, type SafeHtml } from '../../server/html';
import type { Language } from '../../server/language';
import { csrfField, type Viewer } from './desk-layout';
import { decidedWord, DESK_WORDS, statusWord } from './desk-words';
import { queueHref, type QueueQuery } from './queue-query';

/** What was done, in a sentence. */
export const DONE_WORDS = {
  fr: {
    many: (count: string) => `${count} commentaires décidés.`,
    one: '1 commentaire décidé.',
    noted: 'La note est gardée.',
    answered: 'La réponse est publiée.',
    blocked: (version: string) => `Bloqué : les règles ${version} sont en vigueur.`,
  },
  en: {
    many: (count: string) => `${count} comments decided.`,
    one: '1 comment decided.',
    noted: 'The note is kept.',
    answered: 'The answer is published.',
    blocked: (version: string) => `Blocked: rules ${version} are in force.`,
  },
} as const;

export interface Done {
  /** The comment that was just decided about, or null. */
  comment: StoredComment | null;
  /** How many were decided at once. */
  many: number;
  /** Whether a note was kept, and the rule set that a block made. */
  noted: boolean;
  answered: boolean;
  blocked: string | null;
  language: Language;
  viewer: Viewer;
  query: QueueQuery;
}

/** What was just done, with a way to take it back; null when nothing was. */
export function doneNotice({
  comment,
  many,
  noted,
  answered,
  blocked,
  language,
  viewer,
  query,
}: Done): SafeHtml | null {
  const words = DONE_WORDS[language];
  if (many > 0) {
    const text = many === 1 ? words.one : words.many(many.toLocaleString(language));
    return html`<p class="notice good">${text}</p>`;
  }
  if (answered) return html`<p class="notice good">${words.answered}</p>`;
  if (noted) return html`<p class="notice good">${DONE_WORDS[language].noted}</p>`;
  if (blocked !== null) return html`<p class="notice good">${DONE_WORDS[language].blocked(blocked)}</p>`;
  const last = comment?.history.at(-1);
  if (!comment || !last) return null;
  const isOwn = last.by === viewer.name && isDecision(last.kind);
  return html`<div class="notice good">
    <span
      ><bdi>${comment.author.name}</bdi>${DESK_WORDS[language].colon}<strong
        >${statusWord(comment.status, language)}</strong
      >
      (<bdi>${last.by}</bdi> ${decidedWord(last.kind, language)})</span
    >
    ${
      isOwn &&
      html`<form method="post" action="/review/comments/${comment.id}/undo">
        ${csrfField(viewer)}<input type="hidden" name="version" value="${comment.version}" /><input
          type="hidden"
          name="back"
          value="${queueHref(query, { open: '' })}"
        /><button type="submit">${DESK_WORDS[language].undo}</button>
      </form>`
    }
  </div>`;
}
