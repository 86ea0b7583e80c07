import { SITE_KEPT, SITE_LIMITS, type Site, type SiteKept } from '../../../../domain/site';
import { html, type SafeHtml } from '../../server/html';
import { csrfField, deskLayout, type DeskPage } from './desk-layout';
import { SITES_WORDS } from './sites-words';

type Shown = Pick<DeskPage, 'language' | 'assets' | 'viewer'>;

/** What stands in the form of a site, and what is wrong with which field. */
export interface SiteForm {
  id: string;
  name: string;
  language: string;
  origins: string;
  terms: string;
  markup: string;
  keepDays: Record<SiteKept, string>;
  problems: Readonly<Record<string, string>>;
}

export interface SitesPage extends Shown {
  sites: readonly Site[];
  form: SiteForm;
}

/** All registered sites, and a form for one more. */
export function sitesPage({ language, assets, viewer, sites, form }: SitesPage): string {
  const words = SITES_WORDS[language];
  const content = html`<div class="sheet stack">
    <header>
      <h1>${words.title}</h1>
      <p>${words.lead}</p>
    </header>
    <section class="panel">
      <ul class="trail">
        ${sites.map(
          ({ id, name, origins }) =>
            html`<li>
              <a href="/review/sites/${encodeURIComponent(id)}"><bdi>${id}</bdi></a>
              ${name !== null && html`<bdi>${name}</bdi>`} <span class="hint">${origins.join(', ')}</span>
            </li>`,
        )}
      </ul>
      <p class="hint">${words.default}</p>
    </section>
    <section class="panel">
      <h2>${words.adding}</h2>
      ${siteForm({ language, viewer, form }, { action: '/review/sites', isNew: true })}
    </section>
  </div>`;
  return deskLayout({ language, assets, viewer, title: words.title, room: 'sites', content });
}

export interface SitePage extends Shown {
  form: SiteForm;
  isSaved: boolean;
}

/** One site: its form, the way to its rules, and forgetting it. */
export function sitePage({ language, assets, viewer, form, isSaved }: SitePage): string {
  const words = SITES_WORDS[language];
  const action = `/review/sites/${encodeURIComponent(form.id)}`;
  const content = html`<div class="sheet stack">
    <header>
      <p><a href="/review/sites">← ${words.back}</a></p>
      <h1><bdi>${form.id}</bdi></h1>
      <p><a href="/review/rules?siteId=${encodeURIComponent(form.id)}">${words.rules}</a></p>
    </header>
    ${isSaved && html`<p class="notice good" role="status">${words.saved}</p>`}
    <section class="panel">${siteForm({ language, viewer, form }, { action, isNew: false })}</section>
    <section class="panel">
      <form method="post" action="${action}/remove">
        ${csrfField(viewer)}<button type="submit">${words.remove}</button>
        <p class="hint">${words.removeHint}</p>
      </form>
    </section>
  </div>`;
  return deskLayout({ language, assets, viewer, title: form.id, room: 'sites', content });
}

/** A site as its form shows it; null is an empty form. */
export function formOfSite(site: Site | null): SiteForm {
  const days = (kept: SiteKept): string => String(site?.keepDays[kept] ?? '');
  return {
    id: site?.id ?? '',
    name: site?.name ?? '',
    language: site?.language ?? '',
    origins: site?.origins.join('\n') ?? '',
    terms: site?.terms ?? '',
    markup: site?.markup ?? '',
    keepDays: { addresses: days('addresses'), emails: days('emails'), spam: days('spam'), rejected: days('rejected') },
    problems: {},
  };
}

function siteForm(
  { language, viewer, form }: Omit<Shown, 'assets'> & { form: SiteForm },
  { action, isNew }: { action: string; isNew: boolean },
): SafeHtml {
  const words = SITES_WORDS[language];
  const problem = (path: string): SafeHtml | false => {
    const text = form.problems[path];
    return text !== undefined && html`<span class="bad" id="${path}-problem">${text}</span>`;
  };
  const wrong = (path: string): SafeHtml | false =>
    form.problems[path] !== undefined && html`aria-invalid="true" aria-describedby="${path}-problem"`;
  const line = (path: 'id' | 'name' | 'terms', { max, type = 'text' }: { max: number; type?: string }) =>
    html`<p class="field">
      <label for="${path}">${words[path]}</label>
      <input
        id="${path}"
        name="${path}"
        type="${type}"
        value="${form[path]}"
        maxlength="${max}"
        ${path === 'id' && html`required`}
        ${wrong(path)}
      />
      ${path === 'id' && html`<span class="hint">${words.idHint}</span>`} ${problem(path)}
    </p>`;
  const choice = (path: 'language' | 'markup', choices: Readonly<Record<string, string>>) =>
    html`<p class="field">
      <label for="${path}">${words[path]}</label>
      <select id="${path}" name="${path}">
        ${Object.entries(choices).map(
          ([value, text]) => html`<option value="${value}" ${form[path] === value && html`selected`}>${text}</option>`,
        )}
      </select>
    </p>`;
  return html`<form method="post" action="${action}" class="stack">
    ${csrfField(viewer)} ${isNew && line('id', { max: SITE_LIMITS.id })} ${line('name', { max: SITE_LIMITS.name })}
    <p class="field">
      <label for="origins">${words.origins}</label>
      <textarea id="origins" name="origins" rows="3" ${wrong('origins')}>${form.origins}</textarea>
      <span class="hint">${words.originsHint}</span> ${problem('origins')}
    </p>
    <div class="grid-2">${choice('language', words.languages)} ${choice('markup', words.markups)}</div>
    ${line('terms', { max: SITE_LIMITS.terms, type: 'url' })}
    <fieldset>
      <legend>${words.keep}</legend>
      <p class="hint">${words.keepHint}</p>
      <div class="grid-2">
        ${SITE_KEPT.map((kept) => {
          const path = `keepDays.${kept}`;
          return html`<p class="field">
            <label for="${path}">${words.kept[kept]}</label>
            <input
              id="${path}"
              name="${path}"
              type="number"
              min="0"
              max="${SITE_LIMITS.days}"
              value="${form.keepDays[kept]}"
              ${wrong(path)}
            />
            ${problem(path)}
          </p>`;
        })}
      </div>
    </fieldset>
    <p class="buttons"><button class="main" type="submit">${isNew ? words.add : words.save}</button></p>
  </form>`;
}
