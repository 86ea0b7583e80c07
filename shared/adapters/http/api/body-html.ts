import { find } from 'linkifyjs';
import type { Markup } from '../../../domain/markup';
import { withoutTowers } from '../../../domain/text/clean-text';
import { escapeHtml } from '../server/html';
import { basicHtml } from './basic-markup';

/** Links in comments earn no rank and tell the linked site nothing about the page. */
const REL = 'ugc nofollow noopener';
/** Longest address that is shown whole, in characters; the link leads to all of it. */
const SHOWN_ADDRESS = 60;

/**
 * A comment's text as safe HTML: paragraphs, line breaks, and links with `rel="ugc nofollow noopener"`. Every character of a plain text is
 * escaped; nothing a visitor wrote becomes mark-up but what `markup` allows. Each paragraph, and each link in it, has a direction of
 * its own, and no letter more marks than its line has room for.
 */
export function bodyHtml(body: string, markup: Markup): string {
  const text = withoutTowers(body).replace(/\r\n?/g, '\n');
  return markup === 'basic' ? basicHtml(text, linked) : plainHtml(text);
}

function plainHtml(text: string): string {
  return text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p dir="auto">${linked(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('');
}

/** A text with its web addresses as links; everything else escaped. */
function linked(text: string): string {
  let html = '';
  let done = 0;
  for (const { href, start, end } of find(text, 'url', { defaultProtocol: 'https' })) {
    if (!/^https?:/i.test(href)) continue;
    const shown = escapeHtml(shortened(text.slice(start, end)));
    html += `${escapeHtml(text.slice(done, start))}<a href="${escapeHtml(href)}" rel="${REL}"><bdi>${shown}</bdi></a>`;
    done = end;
  }
  return html + escapeHtml(text.slice(done));
}

/** The beginning of a long address: a tail of parameters tells a reader nothing, and where it leads stands in front. */
function shortened(address: string): string {
  const letters = Array.from(address);
  return letters.length > SHOWN_ADDRESS ? `${letters.slice(0, SHOWN_ADDRESS - 1).join('')}…` : address;
}
