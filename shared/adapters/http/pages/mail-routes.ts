import { Router, type Request, type Response } from 'express';
import { tokenKey, type MailChoices } from '../../../application/mail-choices';
import type { Consent } from '../../../application/ports/mail';
import type { KeyRing } from '../../../domain/key-ring';
import { html } from '../server/html';
import { languageOf, type Language } from '../server/language';
import { pageLayout } from './page-layout';

const WORDS = {
  fr: {
    confirmed: 'C’est noté : vous serez prévenu',
    confirmedMore: 'Vous recevrez un e-mail quand vos commentaires seront publiés ou recevront une réponse.',
    stopped: 'Vous ne recevrez plus ces messages',
    stoppedMore: 'Aucun e-mail de ce genre ne partira plus vers cette adresse.',
    ask: 'Ne plus recevoir ces messages ?',
    askMore: 'Un clic suffit ; vous pourrez changer d’avis ici même.',
    stop: 'Ne plus m’écrire',
    resume: 'Me prévenir de nouveau',
    unknown: 'Ce lien n’est pas complet',
    unknownMore: 'Copiez l’adresse entière depuis le message que vous avez reçu.',
  },
  en: {
    confirmed: 'Noted: you will be told',
    confirmedMore: 'You will get an email when your comments are published or answered.',
    stopped: 'You will get no more of these',
    stoppedMore: 'No email of this kind will be sent to that address again.',
    ask: 'Get no more of these?',
    askMore: 'One click is enough; you can change your mind on this page.',
    stop: 'Send me no more',
    resume: 'Tell me again',
    unknown: 'This link is not complete',
    unknownMore: 'Copy the whole address from the email that you got.',
  },
} as const;

export interface MailRoutesOptions {
  choices: MailChoices;
  keyRing: Pick<KeyRing, 'isReceipt'>;
}

/**
 * What the links in mails lead to. Opening the link of a confirmation confirms, since that is the one click that was promised; a `POST` to the
 * link that ends mails ends them, as mail programs do by themselves (RFC 8058), and opening it shows the button.
 */
export function mailRoutes({ choices, keyRing }: MailRoutesOptions): Router {
  const router = Router();
  const withKey =
    (choose: (key: string) => Promise<Consent | null>) =>
    async (request: Request<{ token: string }>, response: Response) => {
      const key = tokenKey(keyRing, request.params.token);
      const consent = key === null ? null : await choose(key);
      response
        .status(key === null ? 404 : 200)
        .set({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
        .type('html')
        .send(choicePage(languageOf(request), key === null ? 'unknown' : (consent ?? 'ask')));
    };
  router
    .route('/mail/:token/confirm')
    // Programs that only look whether a link is there confirm nothing.
    .head((_, response) => void response.status(200).end())
    .get(withKey((key) => choices.confirm(key)))
    .post(withKey((key) => choices.resume(key)));
  router
    .route('/mail/:token/stop')
    .get(withKey(() => Promise.resolve(null)))
    .post(withKey((key) => choices.stop(key)));
  return router;
}

/** Forms name the other action beside their own address, so that they stand behind any path. */
function choicePage(language: Language, state: Consent | 'ask' | 'unknown'): string {
  const words = WORDS[language];
  const button = (action: 'stop' | 'confirm', label: string) =>
    html`<form method="post" action="${action}"><button type="submit">${label}</button></form>`;
  const [title, more, form] =
    state === 'unknown'
      ? [words.unknown, words.unknownMore, null]
      : state === 'stopped'
        ? [words.stopped, words.stoppedMore, button('confirm', words.resume)]
        : state === 'ask'
          ? [words.ask, words.askMore, button('stop', words.stop)]
          : [words.confirmed, words.confirmedMore, button('stop', words.stop)];
  return pageLayout({
    language,
    title,
    content: html`<h1>${title}</h1>
      <p>${more}</p>
      ${form}`,
  });
}
