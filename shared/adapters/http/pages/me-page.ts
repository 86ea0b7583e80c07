import { html } from '../server/html';
import type { Language } from '../server/language';
import { pageLayout } from './page-layout';

const WORDS = {
  fr: {
    title: 'Vos données',
    intro:
      'Saisissez l’adresse e-mail avec laquelle vous avez commenté. Si nous conservons quelque chose sous cette adresse, un lien y est envoyé : il permet de le voir, de l’emporter, de le retirer ou de l’effacer.',
    label: 'Adresse e-mail',
    send: 'M’envoyer le lien',
    sent: 'C’est noté. Si nous conservons quelque chose sous cette adresse, un message y arrive dans les minutes qui viennent.',
    noMail: 'Ce site n’envoie pas de courrier : écrivez à la rédaction, qui vous répondra.',
    over: 'Ce lien n’est pas complet, ou son heure est passée. Demandez-en un nouveau.',
  },
  en: {
    title: 'Your data',
    intro:
      'Enter the email address with which you commented. If we hold anything under it, a link is sent there, by which you can see it, take it along, withdraw or erase it.',
    label: 'Email address',
    send: 'Send me the link',
    sent: 'Noted. If we hold anything under this address, a message arrives there within minutes.',
    noMail: 'This site sends no mail: write to the editors, who will answer you.',
    over: 'This link is not complete, or its hour is over. Ask for a new one.',
  },
} as const;

export interface MePage {
  language: Language;
  sendsMail: boolean;
  /** Whether a link was just asked for, or one that is no longer good was opened. */
  state: 'plain' | 'sent' | 'over';
  typed: string;
  /** A sentence about what went wrong, or null. */
  problem: string | null;
}

/** Where a person asks for a link to what is held under an address. Nothing on it tells whether the address is known. */
export function mePage({ language, sendsMail, state, typed, problem }: MePage): string {
  const words = WORDS[language];
  const form = html`<p>${words.intro}</p>
    <form method="post" action="me">
      <div class="field">
        <label for="email">${words.label}</label>
        <input id="email" name="email" type="email" value="${typed}" maxlength="254" required autocomplete="email" />
      </div>
      <p><button type="submit">${words.send}</button></p>
    </form>`;
  return pageLayout({
    language,
    title: words.title,
    content: html`<h1>${words.title}</h1>
      ${problem !== null && html`<div class="problems" role="alert" tabindex="-1" autofocus><p>${problem}</p></div>`}
      ${state === 'over' && html`<p role="status"><strong>${words.over}</strong></p>`}
      ${state === 'sent' ? html`<p role="status">${words.sent}</p>` : sendsMail ? form : html`<p>${words.noMail}</p>`}`,
  });
}
