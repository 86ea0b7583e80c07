import { html, type SafeHtml } from '../../server/html';
import type { Language } from '../../server/language';
import type { DeskAssets } from './desk-assets';
import { narrowLayout } from './desk-layout';

const WORDS = {
  fr: {
    title: 'Se connecter',
    lead: 'La table de modération s’ouvre avec votre compte.',
    name: 'Nom',
    password: 'Mot de passe',
    key: 'Clé d’accès',
    withKey: 'Avec une clé d’accès',
    submit: 'Se connecter',
    refused: 'Ce nom et ce mot de passe ne vont pas ensemble.',
    keyRefused: 'Cette clé n’ouvre pas la table : elle est inconnue, révoquée, ou d’un autre rôle.',
    limited: (minutes: number) =>
      `Trop d’essais : réessayez dans ${minutes === 1 ? 'une minute' : `${minutes} minutes`}.`,
    signedOut: 'Vous êtes déconnecté.',
    none: 'Personne n’a encore de compte',
    command: 'Cette commande fait le premier, et affiche un lien qui en fixe le mot de passe :',
    then: 'Ouvrez ce lien, puis revenez ici.',
  },
  en: {
    title: 'Sign in',
    lead: 'The moderation desk opens with your account.',
    name: 'Name',
    password: 'Password',
    key: 'Access key',
    withKey: 'With an access key',
    submit: 'Sign in',
    refused: 'This name and password do not go together.',
    keyRefused: 'This key does not open the desk: it is unknown, revoked, or of another role.',
    limited: (minutes: number) =>
      `Too many attempts: try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
    signedOut: 'You are signed out.',
    none: 'Nobody has an account yet',
    command: 'This command makes the first one, and prints a link that sets its password:',
    then: 'Open that link, then come back here.',
  },
} as const;

/** The command that makes the first account. */
const FIRST_ACCOUNT = 'npm run -s tamis -- accounts add --role admin --name ada';

export interface SignInPage {
  language: Language;
  assets: DeskAssets;
  /** Where to go once signed in. */
  back: string;
  notice: 'refused' | 'keyRefused' | 'signedOut' | { limitedMinutes: number } | null;
  /** The name that was typed. */
  name: string;
  /** Whether there is anybody who could sign in. */
  hasAccounts: boolean;
}

/** Signing in; without any account, which command makes the first. */
export function signInPage({ language, assets, back, notice, name, hasAccounts }: SignInPage): string {
  const words = WORDS[language];
  const isRefused = notice === 'refused';
  const bad = typeof notice === 'object' && notice ? words.limited(notice.limitedMinutes) : null;
  const content = html`<div>
      <h1>${words.title}</h1>
      <p class="hint">${words.lead}</p>
    </div>
    ${isRefused && html`<p class="notice bad" role="alert" id="refused">${words.refused}</p>`}
    ${notice === 'keyRefused' && html`<p class="notice bad" role="alert" id="key-refused">${words.keyRefused}</p>`}
    ${bad !== null && html`<p class="notice bad" role="alert">${bad}</p>`}
    ${notice === 'signedOut' && html`<p class="notice good" role="status">${words.signedOut}</p>`}
    ${!hasAccounts && firstAccount(language)}
    <form method="post" action="/review/sign-in">
      <input type="hidden" name="back" value="${back}" />
      <p class="field">
        <label for="name">${words.name}</label
        ><input id="name" name="name" value="${name}" autocomplete="username" required maxlength="64" autofocus />
      </p>
      <p class="field">
        <label for="password">${words.password}</label
        ><input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          required
          maxlength="256"
          ${isRefused && html`aria-invalid="true" aria-describedby="refused"`}
        />
      </p>
      <p><button class="main" type="submit">${words.submit}</button></p>
    </form>
    <details ${notice === 'keyRefused' && html`open`}>
      <summary>${words.withKey}</summary>
      <form method="post" action="/review/sign-in">
        <input type="hidden" name="back" value="${back}" />
        <p class="field">
          <label for="key">${words.key}</label
          ><input
            id="key"
            name="key"
            type="password"
            autocomplete="off"
            required
            maxlength="128"
            ${notice === 'keyRefused' && html`aria-invalid="true" aria-describedby="key-refused"`}
          />
        </p>
        <p><button type="submit">${words.submit}</button></p>
      </form>
    </details>`;
  return narrowLayout({ language, assets, title: words.title, content });
}

function firstAccount(language: Language): SafeHtml {
  const words = WORDS[language];
  return html`<section class="stack">
    <h2>${words.none}</h2>
    <p>${words.command}</p>
    <pre tabindex="0"><code>${FIRST_ACCOUNT}</code></pre>
    <p>${words.then}</p>
  </section>`;
}
