import { PASSWORD_LENGTH } from '../../../../application/passwords';
import { html, type SafeHtml } from '../../server/html';
import type { Language } from '../../server/language';
import type { DeskAssets } from './desk-assets';
import { narrowLayout } from './desk-layout';

const WORDS = {
  fr: {
    title: 'Choisir un mot de passe',
    hello: 'Bienvenue',
    lead: 'Ce lien sert une seule fois. Choisissez le mot de passe avec lequel vous ouvrirez la table de modération.',
    password: 'Mot de passe',
    hint: `Au moins ${PASSWORD_LENGTH.min} caractères, ceux que vous voulez : quelques mots font l’affaire.`,
    submit: 'Choisir et se connecter',
  },
  en: {
    title: 'Choose a password',
    hello: 'Welcome',
    lead: 'This link works once. Choose the password with which you will open the moderation desk.',
    password: 'Password',
    hint: `At least ${PASSWORD_LENGTH.min} characters, whichever you like: a few words do well.`,
    submit: 'Choose and sign in',
  },
} as const;

export interface WelcomePage {
  language: Language;
  assets: DeskAssets;
  name: string;
  token: string;
  problem: string | null;
}

/** Where the link of a new account leads: its person sets the password. */
export function welcomePage({ language, assets, name, token, problem }: WelcomePage): string {
  const words = WORDS[language];
  const content = html`<div>
      <h1>${words.title}</h1>
      <p>${words.hello}, <bdi>${name}</bdi>.</p>
      <p class="hint">${words.lead}</p>
    </div>
    <form method="post" action="/review/welcome">
      <input type="hidden" name="token" value="${token}" /><input
        type="hidden"
        name="name"
        value="${name}"
        autocomplete="username"
      />
      ${newPassword({ label: words.password, hint: words.hint, problem })}
      <p><button class="main" type="submit">${words.submit}</button></p>
    </form>`;
  return narrowLayout({ language, assets, title: words.title, content });
}

/** The field for a password that is chosen, with what it has to be. */
export function newPassword({
  label,
  hint,
  problem,
}: {
  label: string;
  hint: string;
  problem: string | null;
}): SafeHtml {
  return html`<p class="field">
    <label for="password">${label}</label
    ><input
      id="password"
      name="password"
      type="password"
      autocomplete="new-password"
      required
      minlength="${PASSWORD_LENGTH.min}"
      maxlength="${PASSWORD_LENGTH.max}"
      aria-describedby="password-hint${problem !== null && html` password-problem`}"
      ${problem !== null && html`aria-invalid="true"`}
    /><span class="hint" id="password-hint">${hint}</span>
    ${problem !== null && html`<span class="problem" role="alert" id="password-problem">${problem}</span>`}
  </p>`;
}
