import { html } from '../../server/html';
import { deskLayout, type DeskPage } from './desk-layout';

const WORDS = {
  fr: {
    title: 'Une partie n’a pas été décidée',
    decided: (count: number) => `Commentaires décidés : ${count}.`,
    refused: 'Ceux-ci ont changé entre-temps :',
    back: 'Retour à la file',
    open: 'Voir ce commentaire',
  },
  en: {
    title: 'Some were not decided',
    decided: (count: number) => `Decided: ${count}.`,
    refused: 'These have changed meanwhile:',
    back: 'Back to the queue',
    open: 'See this comment',
  },
} as const;

export interface ManyPage extends Pick<DeskPage, 'language' | 'assets' | 'viewer'> {
  decided: number;
  refused: readonly { id: string; sentence: string }[];
  back: string;
}

/** After deciding about many, when some had changed: which, and who was first. */
export function manyPage({ language, assets, viewer, decided, refused, back }: ManyPage): string {
  const words = WORDS[language];
  const content = html`<div class="sheet stack">
    <header>
      <h1>${words.title}</h1>
      <p>${words.decided(decided)}</p>
    </header>
    <section class="panel">
      <h2>${words.refused}</h2>
      <ul class="trail">
        ${refused.map(
          ({ id, sentence }) =>
            html`<li><span dir="auto">${sentence}</span> <a href="/review/comments/${id}">${words.open}</a></li>`,
        )}
      </ul>
    </section>
    <p><a href="${back}">${words.back}</a></p>
  </div>`;
  return deskLayout({ language, assets, viewer, title: words.title, room: 'queue', content });
}
