import { html, type SafeHtml } from '../../server/html';
import type { Language } from '../../server/language';
import type { CommentContext } from './comment-view';
import { momentOf } from './desk-times';
import { DESK_WORDS } from './desk-words';

const WORDS = {
  fr: { title: 'Notes', wrote: 'a noté' },
  en: { title: 'Notes', wrote: 'wrote' },
} as const;

/** What moderators wrote about the comment, oldest first; nothing when there is none. */
export function notesList({ notes }: Pick<CommentContext, 'notes'>, language: Language): SafeHtml | null {
  const words = WORDS[language];
  if (notes.length === 0) return null;
  return html`<h3>${words.title}</h3>
    <ol class="trail notes-list">
      ${notes.map(
        ({ by, at, text }) =>
          html`<li>
            <bdi class="by">${by}</bdi> ${words.wrote}, ${DESK_WORDS[language].on} ${momentOf(at, language)}
            <blockquote dir="auto">${text}</blockquote>
          </li>`,
      )}
    </ol>`;
}
