import { html, type SafeHtml } from '../../server/html';
import type { Language } from '../../server/language';
import type { DeskAssets } from './desk-assets';
import { DESK_WORDS } from './desk-words';

/** Nothing runs or loads but the desk's own files, and its forms go nowhere else. */
export const DESK_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export type Room =
  | 'queue'
  | 'cases'
  | 'rules'
  | 'model'
  | 'explain'
  | 'statistics'
  | 'webhooks'
  | 'sites'
  | 'people'
  | 'audit'
  | 'account';

/** Rooms in the bar; the account is reached by one's own name. */
const ADDRESS_OF: Record<Exclude<Room, 'account'>, string> = {
  queue: '/review',
  cases: '/review/cases',
  rules: '/review/rules',
  model: '/review/model',
  explain: '/review/explain',
  statistics: '/review/statistics',
  webhooks: '/review/webhooks',
  sites: '/review/sites',
  people: '/review/people',
  audit: '/review/audit',
};

const ADMIN_ROOMS: ReadonlySet<Room> = new Set(['webhooks', 'audit', 'sites']);
/** What is of all sites together. */
const COMMON_ROOMS: ReadonlySet<Room> = new Set(['model', 'people', 'sites']);

/** What every page needs to know about who looks at it. */
export interface Viewer {
  name: string;
  role: 'moderator' | 'admin';
  /** The only site that is shown; null shows all. */
  siteId: string | null;
  maySeeAddresses: boolean;
  /** Stands in every form, so that no other site can send one. */
  csrf: string;
  /** What the account wants to be spoken to in; null leaves it to the browser. */
  language: Language | null;
  /** Hash of the session; null for who signed in with an access key. */
  session: string | null;
}

export interface DeskPage {
  language: Language;
  assets: DeskAssets;
  title: string;
  viewer: Viewer;
  room: Room;
  content: SafeHtml;
}

/** A page of the desk for somebody who is signed in. */
export function deskLayout({ language, assets, title, viewer, room, content }: DeskPage): string {
  const words = DESK_WORDS[language];
  const current = html` aria-current="page"`;
  const rooms = (Object.keys(ADDRESS_OF) as (keyof typeof ADDRESS_OF)[])
    .filter((name) => viewer.role === 'admin' || !ADMIN_ROOMS.has(name))
    .filter((name) => viewer.siteId === null || !COMMON_ROOMS.has(name))
    .filter((name) => viewer.maySeeAddresses || name !== 'people')
    .map((name) => html`<li><a href="${ADDRESS_OF[name]}" ${name === room && current}>${words.rooms[name]}</a></li>`);
  return document({
    language,
    assets,
    title,
    body: html`<a class="skip" href="#content">${words.skip}</a>
      <header class="bar">
        ${brand(assets, '/review')}
        <nav class="rooms" aria-label="${words.desk}" tabindex="0">
          <ul>
            ${rooms}
          </ul>
        </nav>
        <div class="me">
          <a href="/review/account" ${room === 'account' && current}><bdi>${viewer.name}</bdi></a>
          ${viewer.siteId !== null && html`<bdi class="hint">${viewer.siteId}</bdi>`}
          <form method="post" action="/review/sign-out">
            ${csrfField(viewer)}<button class="quiet" type="submit">${words.signOut}</button>
          </form>
        </div>
      </header>
      <main id="content" tabindex="-1">${content}</main>`,
  });
}

/** A page for somebody who is not: sign-in, a password, an error. */
export function narrowLayout({
  language,
  assets,
  title,
  content,
}: Pick<DeskPage, 'language' | 'assets' | 'title' | 'content'>): string {
  const body = html`<main class="narrow-page">${brand(assets, '/review')}${content}</main>`;
  return document({ language, assets, title, body });
}

/** The field that proves that a form is one of ours. */
export function csrfField({ csrf }: Pick<Viewer, 'csrf'>): SafeHtml {
  return html`<input type="hidden" name="csrf" value="${csrf}" />`;
}

function brand(assets: DeskAssets, href: string): SafeHtml {
  return html`<a class="brand" href="${href}"><img src="${assets.icon.path}" alt="" width="32" height="32" />Tamis</a>`;
}

function document({
  language,
  assets,
  title,
  body,
}: Pick<DeskPage, 'language' | 'assets' | 'title'> & { body: SafeHtml }): string {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="no-referrer" />
        <title>${title} · Tamis</title>
        <link rel="icon" href="${assets.icon.path}" type="image/svg+xml" />
        <link rel="stylesheet" href="${assets.style.path}" />
        <script type="module" src="${assets.script.path}"></script>
      </head>
      <body>
        ${body}
      </body>
    </html> `.toString();
}
