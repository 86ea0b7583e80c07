import { html, type SafeHtml } from '../../server/html';
import type { Language } from '../../server/language';
import type { DeskAssets } from './desk-assets';
import { narrowLayout } from './desk-layout';

const WORDS = {
  fr: {
    title: 'Se connecter',
    lead: 'La table de modération s’ouvre avec votre clé d’accès de modération ou d’administration.',
    key: 'Clé d’accès',
    submit: 'Se connecter',
    refused: 'Cette clé n’ouvre pas la table : elle est inconnue, révoquée, ou d’un autre rôle.',
    signedOut: 'Vous êtes déconnecté.',
    none: 'Personne n’a encore de clé',
    command: 'Cette commande fait la première, et l’affiche une seule fois :',
    then: 'Revenez ensuite ici avec elle.',
  },
  en: {
    title: 'Sign in',
    lead: 'The moderation desk opens with your access key of a moderator or an admin.',
    key: 'Access key',
    submit: 'Sign in',
    refused: 'This key does not open the desk: it is unknown, revoked, or of another role.',
    signedOut: 'You are signed out.',
    none: 'Nobody has a key yet',
    command: 'This command makes the first one, and shows it once:',
    then: 'Then come back here with it.',
  },
} as const;

/** The command that makes the first key. */
const FIRST_KEY = 'npm run -s tamis -- keys add --role admin --name ada';

export interface SignInPage {
  language: Language;
  assets: DeskAssets;
  /** Where to go once signed in. */
  back: string;
  notice: 'refused' | 'signedOut' | null;
  /** Whether any key opens the desk. */
  hasKeys: boolean;
}

/** Signing in; without any key, which command makes the first. */
export function signInPage({ language, assets, back, notice, hasKeys }: SignInPage): string {
  const words = WORDS[language];
  const content = html`<div>
      <h1>${words.title}</h1>
      <p class="hint">${words.lead}</p>
    </div>
    ${notice === 'refused' && html`<p class="notice bad" role="alert" id="refused">${words.refused}</p>`}
    ${notice === 'signedOut' && html`<p class="notice good" role="status">${words.signedOut}</p>`}
    ${!hasKeys && firstKey(language)}
    <form method="post" action="/review/sign-in">
      <input type="hidden" name="back" value="${back}" />
      <p class="field">
        <label for="key">${words.key}</label
        ><input
          id="key"
          name="key"
          type="password"
          autocomplete="current-password"
          required
          maxlength="128"
          autofocus${notice === 'refused' && html` aria-invalid="true" aria-describedby="refused"`}
        />
      </p>
      <p><button class="main" type="submit">${words.submit}</button></p>
    </form>`;
  return narrowLayout({ language, assets, title: words.title, content });
}

function firstKey(language: Language): SafeHtml {
  const words = WORDS[language];
  return html`<section class="stack">
    <h2>${words.none}</h2>
    <p>${words.command}</p>
    <pre tabindex="0"><code>${FIRST_KEY}</code></pre>
    <p>${words.then}</p>
  </section>`;
}
