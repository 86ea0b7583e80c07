import {
  GROUND_WORDS,
  NAMELESS_GROUND,
  NOTICE_GROUNDS,
  NOTICE_LIMITS,
  type Notice,
  type NoticeState,
} from '../../../domain/notice';
import type { FieldProblem } from '../../../domain/errors';
import type { StoredComment } from '../../../domain/stored-comment';
import { html, type SafeHtml } from '../server/html';
import type { Language } from '../server/language';
import { fieldMessage } from '../server/messages';
import { pageLayout } from './page-layout';

const WORDS = {
  fr: {
    title: 'Signaler un contenu illicite',
    intro:
      'Cette notification est lue par une personne, qui vous répondra. L’auteur du commentaire ne saura pas qui vous êtes.',
    of: 'Commentaire de',
    ground: 'En quoi ce commentaire est-il illicite ?',
    explanation: 'Pourquoi ?',
    place: 'Quel passage, ou quelle page ?',
    optional: '(facultatif)',
    name: 'Votre nom',
    email: 'Votre adresse e-mail',
    nameless: `Nom et adresse ne sont pas nécessaires pour « ${GROUND_WORDS[NAMELESS_GROUND].fr} ».`,
    goodFaith: 'Je confirme de bonne foi que ces informations sont exactes et complètes.',
    send: 'Envoyer la notification',
    gone: 'Ce commentaire n’est pas publié, ou ne l’est plus.',
    problems: 'La notification n’a pas été envoyée :',
    back: 'Retour à l’article',
    own: 'Votre notification',
    keep: 'Gardez l’adresse de cette page : elle montre ce que devient votre notification.',
    received: 'Nous l’avons reçue le',
    states: {
      waiting: 'Elle attend qu’une personne la lise.',
      acted: 'Le commentaire a été retiré du site.',
      dismissed: 'Le commentaire reste publié.',
      unfounded: 'Le commentaire reste publié.',
    },
    reply: 'Réponse de la modération',
    further:
      'Si vous n’êtes pas d’accord, vous pouvez écrire à la rédaction, saisir un organisme de règlement extrajudiciaire des litiges certifié, ou la justice.',
    unknown: 'Ce lien n’est pas complet, ou n’est plus valable.',
  },
  en: {
    title: 'Give notice of illegal content',
    intro: 'A person reads this notice and will answer you. The author of the comment will not know who you are.',
    of: 'Comment by',
    ground: 'In what way is this comment illegal?',
    explanation: 'Why?',
    place: 'Which passage, or which page?',
    optional: '(optional)',
    name: 'Your name',
    email: 'Your email address',
    nameless: `Name and address are not needed for “${GROUND_WORDS[NAMELESS_GROUND].en}”.`,
    goodFaith: 'I confirm in good faith that what I say is accurate and complete.',
    send: 'Send the notice',
    gone: 'This comment is not published, or no longer is.',
    problems: 'The notice was not sent:',
    back: 'Back to the article',
    own: 'Your notice',
    keep: 'Keep the address of this page: it shows what becomes of your notice.',
    received: 'We received it on',
    states: {
      waiting: 'It waits for a person to read it.',
      acted: 'The comment was taken down.',
      dismissed: 'The comment stays published.',
      unfounded: 'The comment stays published.',
    },
    reply: 'Reply of the moderators',
    further:
      'If you do not agree, you can write to the editors, or turn to a certified out-of-court dispute settlement body or to a court.',
    unknown: 'This link is not complete, or is no longer good.',
  },
} as const satisfies Record<Language, { states: Record<NoticeState, string> } & Record<string, unknown>>;

export interface NoticeForm {
  language: Language;
  /** Null when it is not published. */
  comment: Pick<StoredComment, 'author' | 'body'> | null;
  /** What was typed already. */
  typed: Readonly<Record<string, string>>;
  problems: readonly FieldProblem[];
  /** A sentence about anything else that went wrong, or null. */
  problem: string | null;
  backHref: string | null;
}

/** Where a reader gives notice of illegal content, without scripts. */
export function noticeFormPage({ language, comment, typed, problems, problem, backHref }: NoticeForm): string {
  const words = WORDS[language];
  const saying = (path: string): string | null => {
    const found = problems.find((each) => each.path === path);
    return found ? fieldMessage(found, language) : null;
  };
  const field = (name: keyof typeof NOTICE_LIMITS | 'ground', label: string, control: SafeHtml, isOptional = false) => {
    const said = saying(name);
    return html`<div class="field">
      <label for="${name}">${label} ${isOptional && html`<span class="note">${words.optional}</span>`}</label>
      ${said !== null && html`<p id="${name}-problem">${said}</p>`}${control}
    </div>`;
  };
  const marks = (name: string) => saying(name) !== null && html`aria-invalid="true" aria-describedby="${name}-problem"`;
  const line = (name: 'place' | 'name' | 'email', type: 'text' | 'email') =>
    html`<input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${typed[name] ?? ''}"
      maxlength="${NOTICE_LIMITS[name]}"
      autocomplete="${name === 'place' ? 'off' : name}"
      ${marks(name)}
    />`;
  const form = (shown: Pick<StoredComment, 'author' | 'body'>) =>
    html`<p>${words.intro}</p>
      <p class="note">${words.of} <bdi>${shown.author.name}</bdi></p>
      <blockquote dir="auto">${shown.body}</blockquote>
      <form method="post" action="notice">
        ${field(
          'ground',
          words.ground,
          html`<select id="ground" name="ground" required ${marks('ground')}>
            <option value=""></option>
            ${NOTICE_GROUNDS.map(
              (each) =>
                html`<option value="${each}" ${typed['ground'] === each && html`selected`}>
                  ${GROUND_WORDS[each][language]}
                </option>`,
            )}
          </select>`,
        )}
        ${field(
          'explanation',
          words.explanation,
          html`<textarea
            id="explanation"
            name="explanation"
            dir="auto"
            rows="6"
            required
            maxlength="${NOTICE_LIMITS.explanation}"
            ${marks('explanation')}
          >
${typed['explanation'] ?? ''}</textarea>`,
        )}
        ${field('place', words.place, line('place', 'text'), true)}
        <p class="note">${words.nameless}</p>
        ${field('name', words.name, line('name', 'text'))} ${field('email', words.email, line('email', 'email'))}
        <div class="field">
          ${saying('goodFaith') !== null && html`<p id="goodFaith-problem">${saying('goodFaith')}</p>`}
          <label class="tick" for="goodFaith"
            ><input
              id="goodFaith"
              name="goodFaith"
              type="checkbox"
              value="yes"
              required
              ${typed['goodFaith'] === 'yes' && html`checked`}
              ${marks('goodFaith')}
            />${words.goodFaith}</label
          >
        </div>
        <p><button type="submit">${words.send}</button></p>
      </form>`;
  const said = problem ?? (problems.length > 0 ? words.problems : null);
  return pageLayout({
    language,
    title: words.title,
    content: html`<h1>${words.title}</h1>
      ${
        said !== null &&
        html`<div class="problems" role="alert" tabindex="-1" autofocus>
          <p>${said}</p>
          ${
            problems.length > 0 &&
            html`<ul>
              ${problems.map((each) => html`<li><a href="#${each.path}">${fieldMessage(each, language)}</a></li>`)}
            </ul>`
          }
        </div>`
      }
      ${comment ? form(comment) : html`<p>${words.gone}</p>`}
      ${backHref !== null && html`<p><a href="${backHref}">${words.back}</a></p>`}`,
  });
}

/** What became of a notice, for whoever has its receipt; null when the receipt is no notice's. */
export function ownNoticePage(notice: Notice | null, language: Language): string {
  const words = WORDS[language];
  const day = (at: Date) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(at);
  return pageLayout({
    language,
    title: words.own,
    content: notice
      ? html`<h1>${words.own}</h1>
          <p>${words.received} ${day(notice.at)} (UTC). ${GROUND_WORDS[notice.ground][language]}.</p>
          <p role="status"><strong>${words.states[notice.state]}</strong></p>
          ${
            notice.outcome &&
            html`<h2>${words.reply}</h2>
              <p class="note">${day(notice.outcome.at)} (UTC)</p>
              <blockquote dir="auto">${notice.outcome.reply}</blockquote>
              <p>${words.further}</p>`
          }
          <p class="note">${words.keep}</p>`
      : html`<h1>${words.own}</h1>
          <p>${words.unknown}</p>`,
  });
}
