import { REPORT_WORDS } from '../../../../domain/report';
import { html, type SafeHtml } from '../../server/html';
import type { Language } from '../../server/language';
import type { CommentContext } from './comment-view';
import { momentOf } from './desk-times';

const TITLES = { fr: 'Signalements', en: 'Reports' } as const;

/** What readers reported about the comment, oldest first; nothing when nobody did. */
export function reportsList({ reports }: Pick<CommentContext, 'reports'>, language: Language): SafeHtml | null {
  if (reports.length === 0) return null;
  return html`<h3>${TITLES[language]}</h3>
    <ol class="trail reports-list">
      ${reports.map(
        ({ reason, note, at }) =>
          html`<li>
            <span class="by">${REPORT_WORDS[reason][language]}</span>, ${momentOf(at, language)}
            ${note !== null && html`<blockquote dir="auto">${note}</blockquote>`}
          </li>`,
      )}
    </ol>`;
}
