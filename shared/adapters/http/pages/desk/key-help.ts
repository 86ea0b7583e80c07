import { html, type SafeHtml } from '../../server/html';
import type { Language } from '../../server/language';

const WORDS = {
  fr: {
    title: 'Raccourcis clavier',
    close: 'Fermer',
    hint: 'Ils se taisent pendant que vous écrivez.',
    keys: [
      ['j', 'commentaire suivant'],
      ['k', 'commentaire précédent'],
      ['a', 'publier'],
      ['r', 'refuser'],
      ['s', 'indésirable'],
      ['u', 'annuler ma dernière décision'],
      ['x', 'choisir, ou ne plus choisir'],
      ['maj + a, r, s', 'décider de la sélection'],
      ['n', 'écrire une note'],
      ['b', 'bloquer l’auteur, un site ou un mot'],
      ['e', 'pourquoi'],
      ['/', 'chercher'],
      ['?', 'cette aide'],
    ],
  },
  en: {
    title: 'Keyboard shortcuts',
    close: 'Close',
    hint: 'They keep silent while you type.',
    keys: [
      ['j', 'next comment'],
      ['k', 'previous comment'],
      ['a', 'publish'],
      ['r', 'reject'],
      ['s', 'spam'],
      ['u', 'undo my last decision'],
      ['x', 'select, or no longer'],
      ['shift + a, r, s', 'decide about the selection'],
      ['n', 'write a note'],
      ['b', 'block the author, a site or a word'],
      ['e', 'why'],
      ['/', 'search'],
      ['?', 'this help'],
    ],
  },
} as const;

/** What each key does; shown by `?` and by a button. */
export function keyHelp(language: Language): SafeHtml {
  const { title, close, hint, keys } = WORDS[language];
  return html`<dialog id="help" aria-labelledby="help-title">
    <h2 id="help-title">${title}</h2>
    <p class="hint">${hint}</p>
    <dl>
      ${keys.map(
        ([key, does]) =>
          html`<dt><kbd>${key}</kbd></dt>
            <dd>${does}</dd>`,
      )}
    </dl>
    <form method="dialog"><button type="submit" class="main">${close}</button></form>
  </dialog>`;
}
