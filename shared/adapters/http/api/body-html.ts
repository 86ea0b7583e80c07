import { find } from 'linkifyjs';
import { withoutTowers } from '../../../domain/text/clean-text';
import { escapeHtml } from '../server/html';

/** Links in comments earn no rank and tell the linked site nothing about the page. */
const REL = 'ugc nofollow noopener';

/**
 * A comment's plain text as safe HTML: paragraphs, line breaks, and links with `rel="ugc nofollow noopener"`. Every
 * character of the text is escaped; nothing a visitor wrote becomes mark-up. Each paragraph, and each link in it, has a
 * direction of its own, and no letter more marks than its line has room for.
 */
export function bodyHtml(body: string): string {
  return withoutTowers(body)
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p dir="auto">${linked(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('');
}

function linked(text: string): string {
  let html = '';
  let done = 0;
  for (const { href, start, end } of find(text, 'url', { defaultProtocol: 'https' })) {
    if (!/^https?:/i.test(href)) continue;
    html += `${escapeHtml(text.slice(done, start))}<a href="${escapeHtml(href)}" rel="${REL}"><bdi>${escapeHtml(text.slice(start, end))}</bdi></a>`;
    done = end;
  }
  return html + escapeHtml(text.slice(done));
}
