import { GROUND_WORDS, type Notice } from '../../../../../domain/notice';
import type { Objection } from '../../../../../domain/objection';
import { html, type SafeHtml } from '../../../server/html';
import { deskLayout, type DeskPage } from '../desk-layout';
import { momentOf } from '../desk-times';
import { excerptOf } from '../comment-context';
import { CASES_WORDS } from './cases-words';

/** Characters of what was written that a list shows. */
const EXCERPT = 120;

export interface CasesPage extends Pick<DeskPage, 'language' | 'assets' | 'viewer'> {
  isWaiting: boolean;
  notices: { items: readonly Notice[]; next: string | null };
  objections: { items: readonly Objection[]; next: string | null };
  counts: { notices: number; objections: number };
  isDone: boolean;
}

/** Notices and objections, those that wait or those that were answered. */
export function casesPage(page: CasesPage): string {
  const { language, assets, viewer, isWaiting, notices, objections, counts, isDone } = page;
  const words = CASES_WORDS[language];
  const tab = (waits: boolean, label: string) => {
    const current = waits === isWaiting && html`aria-current="page"`;
    return html`<a href="/review/cases${waits ? '' : '?state=decided'}" ${current}>${label}</a>`;
  };
  const waiting = counts.notices + counts.objections;
  const content = html`<div class="sheet wide stack">
    <header>
      <h1>${words.title}</h1>
      <p>${words.lead}</p>
    </header>
    ${isDone && html`<p class="notice good" role="status">${words.done}</p>`}
    <div class="tabs">
      <nav aria-label="${words.title}">
        ${tab(true, `${words.waiting} ${waiting.toLocaleString(language)}`)} ${tab(false, words.decided)}
      </nav>
      ${viewer.role === 'admin' && html`<a href="/review/statement-texts">${words.texts}</a>`}
    </div>
    ${section(page, {
      title: words.notices,
      rows: notices.items.map((notice) => noticeRow(notice, page)),
      next: notices.next === null ? null : `/review/cases?${search(page, 'notices', notices.next)}`,
      head: [words.when, words.ground, words.says, words.state],
    })}
    ${section(page, {
      title: words.objections,
      rows: objections.items.map((objection) => objectionRow(objection, page)),
      next: objections.next === null ? null : `/review/cases?${search(page, 'objections', objections.next)}`,
      head: [words.when, words.decision, words.authorSays, words.state],
    })}
  </div>`;
  return deskLayout({ language, assets, viewer, title: words.title, room: 'cases', content });
}

function search({ isWaiting }: CasesPage, kind: 'notices' | 'objections', cursor: string): string {
  return new URLSearchParams({ ...(isWaiting ? {} : { state: 'decided' }), [kind]: cursor }).toString();
}

function section(
  { language, isWaiting }: CasesPage,
  { title, rows, next, head }: { title: string; rows: SafeHtml[]; next: string | null; head: readonly string[] },
): SafeHtml {
  const words = CASES_WORDS[language];
  return html`<section class="panel scroll" tabindex="0" aria-label="${title}">
    <h2>${title}</h2>
    ${
      rows.length === 0
        ? html`<p>${isWaiting ? words.none : words.noneDecided}</p>`
        : html`<table>
            <thead>
              <tr>
                ${head.map((label) => html`<th scope="col">${label}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${rows}
            </tbody>
          </table>`
    }
    ${next !== null && html`<p class="buttons"><a href="${next}">${words.older}</a></p>`}
  </section>`;
}

function noticeRow(
  { id, at, ground, explanation, trusted, priority, state }: Notice,
  { language }: CasesPage,
): SafeHtml {
  const words = CASES_WORDS[language];
  const mark = trusted !== null ? words.trusted : priority === 0 ? words.slowed : null;
  return html`<tr>
    <td class="moment"><a href="/review/notices/${id}">${momentOf(at, language)}</a></td>
    <td>${GROUND_WORDS[ground][language]} ${mark !== null && html`<span class="state held">${mark}</span>`}</td>
    <td><bdi>${excerptOf(explanation, EXCERPT)}</bdi></td>
    <td>${words.noticeStates[state]}</td>
  </tr>`;
}

function objectionRow({ commentId, at, against, text, state }: Objection, { language }: CasesPage): SafeHtml {
  const words = CASES_WORDS[language];
  return html`<tr>
    <td class="moment"><a href="/review/objections/${commentId}">${momentOf(at, language)}</a></td>
    <td>${against === null ? words.byMachine : html`<bdi>${against}</bdi>`}</td>
    <td><bdi>${excerptOf(text, EXCERPT)}</bdi></td>
    <td>${words.objectionStates[state]}</td>
  </tr>`;
}
