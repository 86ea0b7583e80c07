import type { Language } from '../server/language';
import { html, type SafeHtml } from '../server/html';
import { pageLayout } from './page-layout';

export { PAGE_STYLE_HASH } from './page-layout';

const WORDS = {
  fr: {
    refused: 'Votre commentaire n’est pas encore envoyé',
    problem: 'Erreur',
    kept: 'Votre texte, pour que vous puissiez le copier :',
    lost: 'Revenez à la page précédente : votre navigateur y garde en général ce que vous avez écrit.',
    back: 'Retour à l’article',
    thanks: 'Merci, votre commentaire est en attente de validation',
    thanksMore:
      'Il a bien été reçu et paraîtra sous l’article dès qu’il sera validé. Vous pouvez revenir à la page d’où vous veniez.',
    hidden: 'Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec',
    send: 'Laisser un commentaire',
    labels: { comment: 'Commentaire', author: 'Nom', email: 'E-mail', url: 'Site web' },
    article: 'Article',
    separator: ' : ',
  },
  en: {
    refused: 'Your comment has not been sent yet',
    problem: 'Error',
    kept: 'Your text, so that you can copy it:',
    lost: 'Go back to the previous page: your browser usually keeps there what you wrote.',
    back: 'Back to the article',
    thanks: 'Thank you, your comment is awaiting moderation',
    thanksMore:
      'It has been received and will appear below the article once it is approved. You can go back to the page you came from.',
    hidden: 'Your email address will not be published. Required fields are marked',
    send: 'Post Comment',
    labels: { comment: 'Comment', author: 'Name', email: 'Email', url: 'Website' },
    article: 'Article',
    separator: ': ',
  },
} as const;

/** The fields people fill in, in the order of WordPress's form. */
const FIELDS = [
  { name: 'comment', type: 'textarea', required: true, autocomplete: 'off' },
  { name: 'author', type: 'text', required: true, autocomplete: 'name' },
  { name: 'email', type: 'email', required: true, autocomplete: 'email' },
  { name: 'url', type: 'text', required: false, autocomplete: 'url' },
] as const;
type Field = (typeof FIELDS)[number];

/** Whether people see the field, and so can mend it. */
export function isVisible(name: string): boolean {
  return FIELDS.some((field) => field.name === name);
}

export interface FormErrorPage {
  language: Language;
  /** One sentence about the whole form. */
  message: string;
  /** What is wrong, by form field. */
  fields: readonly { name: string; message: string }[];
  /** Everything that was sent. It is all sent again, and what people typed is shown. */
  values: Readonly<Record<string, string>>;
  /** Where the form posts to. */
  action: string;
  backHref: string | null;
}

/** WordPress's form again after an error: what is wrong and where, with everything that was typed. */
export function formErrorPage({ language, message, fields, values, action, backHref }: FormErrorPage): string {
  const words = WORDS[language];
  const visible = new Set<string>(FIELDS.map(({ name }) => name));
  // The button's own name and value come back with the button.
  const others = Object.entries(values).filter(([name]) => !visible.has(name) && name !== 'submit');
  const content = html`<h1>${words.refused}</h1>
    <div class="problems" role="alert" tabindex="-1" autofocus>
      <p>${message}</p>
      <ul>
        ${fields.map((field) => html`<li>${problemLine(field, language)}</li>`)}
      </ul>
    </div>
    <form action="${action}" method="post" novalidate>
      <p class="note">${words.hidden} <span aria-hidden="true">*</span></p>
      ${FIELDS.map((field) => fieldOf(field, { language, values, problem: messageAt(fields, field.name) }))}
      ${others.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      <p><button type="submit" name="submit" value="${words.send}">${words.send}</button></p>
    </form>
    ${backLink(backHref, language)}`;
  return pageLayout({ language, title: `${words.problem}${words.separator}${words.refused}`, content });
}

/**
 * Any other error in answer to the form, as a sentence that says what to do; `problems` are of fields that people do not see, so that
 * sending the form again would be of no use. `typed` is the comment, kept in a field to copy it from; null when it could not be read.
 */
export function messagePage({
  language,
  message,
  problems = [],
  typed,
  backHref,
}: {
  language: Language;
  message: string;
  problems?: FormErrorPage['fields'];
  typed: string | null;
  backHref: string | null;
}): string {
  const words = WORDS[language];
  const kept = html`<div class="field">
    <label for="typed">${words.kept}</label>
    <textarea id="typed" dir="auto" readonly rows="10">${`\n${typed ?? ''}`}</textarea>
  </div>`;
  const content = html`<h1>${words.refused}</h1>
    <div class="problems" role="alert" tabindex="-1" autofocus>
      <p>${message}</p>
      ${
        problems.length > 0 &&
        html`<ul>
          ${problems.map((each) => html`<li>${problemLine(each, language)}</li>`)}
        </ul>`
      }
    </div>
    ${typed === null ? html`<p>${words.lost}</p>` : kept} ${backLink(backHref, language)}`;
  return pageLayout({ language, title: `${words.problem}${words.separator}${words.refused}`, content });
}

/** After an accepted comment whose article is not known to be one of the site's, so that nobody is led astray. */
export function thanksPage({ language }: { language: Language }): string {
  const { thanks, thanksMore } = WORDS[language];
  return pageLayout({
    language,
    title: thanks,
    content: html`<h1>${thanks}</h1>
      <p>${thanksMore}</p>`,
  });
}

function problemLine({ name, message }: { name: string; message: string }, language: Language): SafeHtml {
  const { labels, separator, article } = WORDS[language];
  const field = FIELDS.find((each) => each.name === name);
  if (field) return html`<a href="#${name}">${labels[field.name]}${separator}${message}</a>`;
  return html`${name === 'comment_post_ID' ? article : name}${separator}${message}`;
}

function fieldOf(
  { name, type, required, autocomplete }: Field,
  { language, values, problem }: { language: Language; values: FormErrorPage['values']; problem: string | undefined },
): SafeHtml {
  const value = values[name] ?? '';
  const invalid = problem !== undefined && html` aria-invalid="true" aria-describedby="${name}-problem"`;
  const attributes = html`id="${name}" name="${name}"
  autocomplete="${autocomplete}"${required && html` required`}${invalid}`;
  return html`<div class="field">
    <label for="${name}">${WORDS[language].labels[name]}${required && html` <span aria-hidden="true">*</span>`}</label>
    ${problem !== undefined && html`<p id="${name}-problem">${problem}</p>`}
    ${
      type === 'textarea'
        ? html`<textarea ${attributes} dir="auto" rows="8">${`\n${value}`}</textarea>`
        : html`<input ${attributes} dir="auto" type="${type}" value="${value}" />`
    }
  </div>`;
}

function messageAt(fields: FormErrorPage['fields'], name: string): string | undefined {
  return fields.find((field) => field.name === name)?.message;
}

function backLink(href: string | null, language: Language): SafeHtml | null {
  return href === null ? null : html`<p><a href="${href}">${WORDS[language].back}</a></p>`;
}
