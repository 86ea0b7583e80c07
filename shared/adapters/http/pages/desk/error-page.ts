import type { ModerationError } from '../../../../domain/errors';
import { html } from '../../server/html';
import type { Language } from '../../server/language';
import { errorMessage, fieldMessage } from '../../server/messages';
import type { DeskAssets } from './desk-assets';
import { narrowLayout } from './desk-layout';
import { momentText } from './desk-times';
import { decidedWord, statusWord } from './desk-words';
import type { Decision } from '../../../../domain/decision';
import type { Status } from '../../../../domain/comment';

const WORDS = {
  fr: {
    title: 'Cela n’a pas marché',
    back: 'Retour à la file',
    signIn: 'Se connecter',
    ended: 'Votre session est terminée, ou la clé a été révoquée : connectez-vous de nouveau.',
    lesser: 'Votre rôle ne permet pas cela : demandez-le à une personne qui administre le site.',
    on: 'le',
    now: 'Il est maintenant :',
  },
  en: {
    title: 'That did not work',
    back: 'Back to the queue',
    signIn: 'Sign in',
    ended: 'Your session has ended, or the key was revoked: please sign in again.',
    lesser: 'Your role does not allow this: ask somebody who administers the site.',
    on: 'on',
    now: 'It is now:',
  },
} as const;

/** What went wrong, in a sentence; of a lost race, who decided what and when. */
export function errorSentence(error: ModerationError | null, language: Language): string {
  const words = WORDS[language];
  const conflict = error?.details.conflict;
  if (conflict?.by != null && conflict.decision !== null && conflict.at !== null) {
    // The conflict holds what the history does: its texts come from our own lists.
    const kind = conflict.decision as Decision['kind'];
    const when = momentText(new Date(conflict.at), language);
    const status = statusWord(conflict.status as Status, language);
    return `${conflict.by} ${decidedWord(kind, language)}, ${words.on} ${when}. ${words.now} ${status}.`;
  }
  if (error?.code === 'access/unauthenticated') return words.ended;
  if (error?.code === 'access/forbidden') return words.lesser;
  const [field] = error?.details.fields ?? [];
  if (error?.code === 'request/invalid' && field) return fieldMessage(field, language);
  return errorMessage(error?.code ?? null, language);
}

/** An error as a page of its own. */
export function errorPage({
  language,
  assets,
  status,
  sentence,
}: {
  language: Language;
  assets: DeskAssets;
  status: number;
  sentence: string;
}): string {
  const words = WORDS[language];
  const [href, label] = status === 401 ? ['/review/sign-in', words.signIn] : ['/review', words.back];
  const content = html`<div>
      <h1>${words.title}</h1>
      <p class="hint">${status}</p>
    </div>
    <p class="notice bad" role="alert">${sentence}</p>
    <p><a href="${href}">${label}</a></p>`;
  return narrowLayout({ language, assets, title: words.title, content });
}
