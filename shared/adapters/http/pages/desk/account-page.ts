import { PASSWORD_LENGTH } from '../../../../application/passwords';
import type { Session } from '../../../../application/ports/accounts';
import { html, type SafeHtml } from '../../server/html';
import { csrfField, deskLayout, type DeskPage } from './desk-layout';
import { momentOf } from './desk-times';
import { newPassword } from './welcome-page';

const WORDS = {
  fr: {
    title: 'Mon compte',
    roles: { moderator: 'modération', admin: 'administration' },
    sees: 'peut voir les adresses e-mail et IP',
    sessions: 'Où vous êtes connecté',
    keyOnly: 'Vous êtes entré avec une clé d’accès : elle vaut jusqu’à ce qu’elle soit révoquée.',
    here: 'ici',
    since: 'depuis le',
    seen: 'dernière activité le',
    end: 'Déconnecter',
    password: 'Changer de mot de passe',
    current: 'Mot de passe actuel',
    next: 'Nouveau mot de passe',
    hint: `Au moins ${PASSWORD_LENGTH.min} caractères. Vos autres sessions se terminent.`,
    submit: 'Changer',
    changed: 'Le mot de passe est changé ; vos autres sessions sont terminées.',
    unnamed: 'navigateur inconnu',
  },
  en: {
    title: 'My account',
    roles: { moderator: 'moderator', admin: 'admin' },
    sees: 'may see e-mail and IP addresses',
    sessions: 'Where you are signed in',
    keyOnly: 'You came in with an access key: it is good until it is revoked.',
    here: 'here',
    since: 'since',
    seen: 'last active on',
    end: 'Sign out',
    password: 'Change the password',
    current: 'Current password',
    next: 'New password',
    hint: `At least ${PASSWORD_LENGTH.min} characters. Your other sessions end.`,
    submit: 'Change',
    changed: 'The password is changed; your other sessions have ended.',
    unnamed: 'unknown browser',
  },
} as const;

export interface AccountPage extends Pick<DeskPage, 'language' | 'assets' | 'viewer'> {
  sessions: readonly Session[];
  isChanged: boolean;
  /** What was wrong with a change of the password, and at which field; null when nothing was. */
  problem: { field: 'current' | 'password'; sentence: string } | null;
}

/** Who one is, where one is signed in, and another password. */
export function accountPage(page: AccountPage): string {
  const { language, assets, viewer, isChanged } = page;
  const words = WORDS[language];
  const content = html`<div class="sheet stack">
    <header>
      <h1>${words.title}</h1>
      <p><bdi>${viewer.name}</bdi> · ${words.roles[viewer.role]}${viewer.maySeeAddresses && html` · ${words.sees}`}</p>
    </header>
    ${isChanged && html`<p class="notice good" role="status">${words.changed}</p>`}
    ${viewer.session === null ? html`<p class="hint">${words.keyOnly}</p>` : ownSessions(page)}
  </div>`;
  return deskLayout({ language, assets, viewer, title: words.title, room: 'account', content });
}

function ownSessions({ language, viewer, sessions, problem }: AccountPage): SafeHtml {
  const words = WORDS[language];
  return html`<section class="panel">
      <h2>${words.sessions}</h2>
      <ul class="trail">
        ${sessions.map(
          ({ hash, agent, createdAt, seenAt }) =>
            html`<li>
              <bdi>${agent === '' ? words.unnamed : agent}</bdi> ${
                hash === viewer.session && html`<strong>(${words.here})</strong>`
              }
              <span class="hint"
                >${words.since} ${momentOf(createdAt, language)} · ${words.seen} ${momentOf(seenAt, language)}</span
              >
              <form method="post" action="/review/account/sessions">
                ${csrfField(viewer)}<input type="hidden" name="session" value="${hash}" /><button type="submit">
                  ${words.end}
                </button>
              </form>
            </li>`,
        )}
      </ul>
    </section>
    <section class="panel">
      <h2>${words.password}</h2>
      <form class="stack" method="post" action="/review/account/password">
        ${csrfField(viewer)}
        <input type="hidden" name="name" value="${viewer.name}" autocomplete="username" />
        <p class="field">
          <label for="current">${words.current}</label
          ><input
            id="current"
            name="current"
            type="password"
            autocomplete="current-password"
            required
            maxlength="${PASSWORD_LENGTH.max}"
            ${problem?.field === 'current' && html`aria-invalid="true" aria-describedby="current-problem"`}
          />
          ${
            problem?.field === 'current' &&
            html`<span class="problem" role="alert" id="current-problem">${problem.sentence}</span>`
          }
        </p>
        ${newPassword({
          label: words.next,
          hint: words.hint,
          problem: problem?.field === 'password' ? problem.sentence : null,
        })}
        <p><button class="main" type="submit">${words.submit}</button></p>
      </form>
    </section>`;
}
