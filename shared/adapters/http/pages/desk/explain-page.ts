import type { TextToExplain } from '../../../../application/explain-text';
import type { Verdict } from '../../../../domain/verdict';
import { html, type SafeHtml } from '../../server/html';
import type { Language } from '../../server/language';
import { csrfField, deskLayout, type DeskPage } from './desk-layout';
import { statusWord } from './desk-words';
import { markedText } from './marked-text';
import { reasonList } from './reason-list';

const WORDS = {
  fr: {
    title: 'Essayer un texte',
    lead: 'Le verdict sur un texte comme si un inconnu venait de l’envoyer. Rien n’est gardé.',
    text: 'Texte',
    name: 'Nom',
    url: 'Site web',
    judge: 'Voir le verdict',
    verdict: 'Verdict',
  },
  en: {
    title: 'Try a text',
    lead: 'The verdict on a text as if a stranger had just sent it. Nothing is kept.',
    text: 'Text',
    name: 'Name',
    url: 'Website',
    judge: 'See the verdict',
    verdict: 'Verdict',
  },
} as const;

export interface ExplainPage extends Pick<DeskPage, 'language' | 'assets' | 'viewer'> {
  tried: TextToExplain;
  verdict: Verdict | null;
}

/** A form for a text, and what the rules and models in force say of it. */
export function explainPage({ language, assets, viewer, tried, verdict }: ExplainPage): string {
  const words = WORDS[language];
  const content = html`<div class="sheet stack">
    <header>
      <h1>${words.title}</h1>
      <p>${words.lead}</p>
    </header>
    ${verdict && verdictPanel(tried, verdict, language)}
    <form class="panel stack" method="post" action="/review/explain">
      ${csrfField(viewer)}
      <p class="field">
        <label for="text">${words.text}</label
        ><textarea id="text" name="text" rows="7" required dir="auto">${tried.body}</textarea>
      </p>
      <div class="grid-2">
        <p class="field">
          <label for="name">${words.name}</label
          ><input id="name" name="name" maxlength="245" dir="auto" value="${tried.author.name}" />
        </p>
        <p class="field">
          <label for="url">${words.url}</label><input id="url" name="url" maxlength="200" value="${tried.author.url}" />
        </p>
      </div>
      <p><button class="main" type="submit">${words.judge}</button></p>
    </form>
  </div>`;
  return deskLayout({ language, assets, viewer, title: words.title, room: 'explain', content });
}

function verdictPanel({ body }: TextToExplain, verdict: Verdict, language: Language): SafeHtml {
  return html`<section class="panel verdict">
    <h2>
      ${WORDS[language].verdict} <span class="state ${verdict.status}">${statusWord(verdict.status, language)}</span>
    </h2>
    <pre class="said" dir="auto">${markedText(body, 'body', verdict.reasons)}</pre>
    ${reasonList(verdict, language)}
  </section>`;
}
