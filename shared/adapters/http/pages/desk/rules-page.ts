import type { DryRunResult } from '../../../../application/dry-run';
import type { Version } from '../../../../application/ports/versions';
import type { VerdictStatus } from '../../../../domain/verdict';
import { html, type SafeHtml } from '../../server/html';
import { excerptOf } from './comment-context';
import { csrfField, deskLayout, type DeskPage } from './desk-layout';
import { momentOf } from './desk-times';
import { statusWord } from './desk-words';
import { LISTS, NUMBERS } from './rules-form';
import { listField, numberField, ruleTable, type RulesFields } from './rules-fields';
import { RULES_WORDS } from './rules-words';

/** Characters of a comment among the examples of a trial. */
const EXCERPT = 280;

export interface RulesPage extends Pick<DeskPage, 'language' | 'assets' | 'viewer'>, RulesFields {
  /** The version in force, which an edit is based on, and the one that is in force without any. */
  current: string;
  fallback: string;
  /** Whose rules they are; null for those of all sites, and whether the site has its own. */
  siteId: string | null;
  isOwn: boolean;
  /** The sites whose rules may be looked at. */
  siteIds: readonly string[];
  versions: readonly Omit<Version, 'content'>[];
  tried: DryRunResult | null;
  /** The version that has just become current, or a sentence about why none has. */
  notice: { kind: 'good' | 'bad'; text: string } | null;
}

/** The rule set as a form: what each part means, trying it out, using it, and going back to a former one. */
export function rulesPage(page: RulesPage): string {
  const { language, assets, viewer, current, notice, tried } = page;
  const words = RULES_WORDS[language];
  const isAdmin = viewer.role === 'admin';
  const content = html`<div class="sheet stack">
    <header>
      <h1>${words.title}</h1>
      <p>${words.lead}</p>
      ${siteChoice(page)}
      <p>
        ${words.inForce} <strong>${current}</strong>.
        ${page.siteId !== null && (page.isOwn ? words.ownOf(page.siteId) : words.commonOf(page.siteId))}
        ${!isAdmin && words.readOnly}
      </p>
    </header>
    ${notice && html`<p class="notice ${notice.kind}" role="${notice.kind === 'bad' ? 'alert' : 'status'}">${notice.text}</p>`}
    ${tried && trial(tried, page)} ${rulesForm(page, isAdmin)} ${history(page, isAdmin)}
  </div>`;
  return deskLayout({ language, assets, viewer, title: words.title, room: 'rules', content });
}

/** With several sites, the way from the rules of one to those of another. */
function siteChoice({ language, siteId, siteIds }: RulesPage): SafeHtml | false {
  const words = RULES_WORDS[language];
  const link = (href: string, text: string, isCurrent: boolean) =>
    html`<a href="${href}" ${isCurrent && html`aria-current="page"`}>${text}</a>`;
  return (
    siteIds.length > 1 &&
    html`<div class="tabs">
      <nav aria-label="${words.sites}">
        ${link('/review/rules', words.allSites, siteId === null)}
        ${siteIds.map((id) => link(`/review/rules?siteId=${encodeURIComponent(id)}`, id, id === siteId))}
      </nav>
    </div>`
  );
}

function siteField(siteId: string | null): SafeHtml | false {
  return siteId !== null && html`<input type="hidden" name="siteId" value="${siteId}" />`;
}

function rulesForm(page: RulesPage, isAdmin: boolean): SafeHtml {
  const words = RULES_WORDS[page.language];
  // Addresses and networks are personal data: who may not change them does not need to see them.
  const lists = LISTS.filter((name) => isAdmin || !name.startsWith('blocked'));
  return html`<form id="rules-form" method="post" action="/review/rules">
    ${csrfField(page.viewer)}${siteField(page.siteId)}<input type="hidden" name="basedOn" value="${page.current}" />
    <fieldset class="stack" ${!isAdmin && html`disabled`}>
      <section class="panel">
        <h2>${words.thresholds}</h2>
        <p class="hint">${words.thresholdsHint}</p>
        <div class="grid-2">${numberField('thresholds.hold', page)} ${numberField('thresholds.spam', page)}</div>
      </section>
      <section class="panel">
        <h2>${words.numbers}</h2>
        <div class="grid-2">${NUMBERS.map((name) => numberField(`settings.${name}`, page))}</div>
      </section>
      <section class="panel">
        <h2>${words.lists}</h2>
        <p class="hint">${words.listsHint}</p>
        <div class="grid-2">
          ${lists.map((name) => listField(`settings.${name}`, page))} ${isAdmin && listField('settings.blocks', page)}
        </div>
      </section>
      <section class="panel">
        <h2>${words.rules}</h2>
        ${ruleTable(page)}
      </section>
      ${isAdmin && submitBar(page)}
    </fieldset>
  </form>`;
}

function submitBar({ language, form }: RulesPage): SafeHtml {
  const words = RULES_WORDS[language];
  return html`<div class="stick buttons">
    <label for="note">${words.note}</label>
    <input id="note" name="note" maxlength="2000" value="${form.get('note') ?? ''}" />
    <button type="submit" name="do" value="try">${words.try}</button>
    <button class="main" type="submit" name="do" value="use">${words.use}</button>
    <p id="trying" role="status" hidden>
      <progress aria-label="${words.trying}"></progress> <span>${words.trying}</span>
    </p>
  </div>`;
}

function trial({ judged, flips, examples }: DryRunResult, { language }: RulesPage): SafeHtml {
  const words = RULES_WORDS[language];
  const total = Object.values(flips).reduce((sum, count) => sum + count, 0);
  const verdict = (status: VerdictStatus) => html`<span class="state ${status}">${statusWord(status, language)}</span>`;
  return html`<section class="panel" id="trial" tabindex="-1">
    <h2>${words.tried}</h2>
    <p class="hint">
      ${judged.toLocaleString(language)} ${words.judged}.
      ${total === 0 ? words.same : html`<strong>${total.toLocaleString(language)} ${words.flips}</strong>.`}
    </p>
    ${examples.map(
      ({ comment, now, then }) =>
        html`<div class="flip">
          <p class="facts-line">
            ${verdict(now.status)} → ${verdict(then.status)}
            <a href="/review/comments/${comment.id}"><bdi>${comment.author.name}</bdi></a>
          </p>
          <blockquote dir="auto">${excerptOf(comment.body, EXCERPT)}</blockquote>
        </div>`,
    )}
  </section>`;
}

function history({ language, versions, current, fallback, siteId, viewer }: RulesPage, isAdmin: boolean): SafeHtml {
  const words = RULES_WORDS[language];
  const activate = (version: string) =>
    html`<form method="post" action="/review/rules/activate">
      ${csrfField(viewer)}${siteField(siteId)}<input type="hidden" name="version" value="${version}" /><button
        type="submit"
      >
        ${words.activate}<span class="unseen"> ${version}</span>
      </button>
    </form>`;
  const line = (version: string, about: SafeHtml) =>
    html`<li>
      <strong>${version}</strong> ${version === current && html`<span class="state approved">${words.inForce}</span>`}
      ${about} ${isAdmin && version !== current && activate(version)}
    </li>`;
  return html`<section class="panel">
    <h2>${words.history}</h2>
    <ul class="trail">
      ${versions.map(({ version, createdAt, by, note }) =>
        line(
          version,
          html`<bdi>${by}</bdi>, ${momentOf(createdAt, language)}
            ${note !== null && html`<blockquote dir="auto">${note}</blockquote>`}`,
        ),
      )}
      ${line(fallback, html`${siteId === null ? words.shipped : words.common}`)}
    </ul>
  </section>`;
}
