import { REPORT_LIMITS, REPORT_REASONS, REPORT_WORDS, type ReportReason } from '../../../domain/report';
import type { StoredComment } from '../../../domain/stored-comment';
import { html } from '../server/html';
import type { Language } from '../server/language';
import { pageLayout } from './page-layout';

const WORDS = {
  fr: {
    title: 'Signaler un commentaire',
    intro: 'Dites à la modération ce qui ne va pas. L’auteur du commentaire ne saura pas qui l’a signalé.',
    of: 'Commentaire de',
    reason: 'Motif',
    note: 'Précisions',
    optional: '(facultatif)',
    send: 'Envoyer le signalement',
    done: 'Merci, votre signalement est parvenu à la modération.',
    gone: 'Ce commentaire n’est pas publié, ou ne l’est plus.',
    pick: 'Choisissez un motif.',
    illegal: 'Le commentaire est contraire à la loi et vous attendez une réponse ?',
    notice: 'Faites une notification de contenu illicite.',
    back: 'Retour à l’article',
  },
  en: {
    title: 'Report a comment',
    intro: 'Tell the moderators what is wrong. The author of the comment will not know who reported it.',
    of: 'Comment by',
    reason: 'Reason',
    note: 'More about it',
    optional: '(optional)',
    send: 'Send the report',
    done: 'Thank you, your report has reached the moderators.',
    gone: 'This comment is not published, or no longer is.',
    pick: 'Choose a reason.',
    illegal: 'Is the comment against the law, and do you expect an answer?',
    notice: 'Give notice of illegal content.',
    back: 'Back to the article',
  },
} as const;

export interface ReportPage {
  language: Language;
  /** Null when it is not published. */
  comment: Pick<StoredComment, 'author' | 'body'> | null;
  /** What was chosen and typed already. */
  reason: ReportReason | null;
  note: string;
  /** A sentence about what went wrong; `pick` when no reason was chosen. */
  problem: string | null;
  isDone: boolean;
  backHref: string | null;
}

/** Where a reader reports a comment: the comment itself, a reason, and a sentence if he likes. */
export function reportPage({ language, comment, reason, note, problem, isDone, backHref }: ReportPage): string {
  const words = WORDS[language];
  const choices = REPORT_REASONS.map(
    (each) =>
      html`<option value="${each}" ${each === reason && html`selected`}>${REPORT_WORDS[each][language]}</option>`,
  );
  const form = (shown: Pick<StoredComment, 'author' | 'body'>) =>
    html`<p>${words.intro}</p>
      <p class="note">${words.of} <bdi>${shown.author.name}</bdi></p>
      <blockquote dir="auto">${shown.body}</blockquote>
      <form method="post" action="report">
        <div class="field">
          <label for="reason">${words.reason}</label>
          <select id="reason" name="reason" required>
            <option value=""></option>
            ${choices}
          </select>
        </div>
        <div class="field">
          <label for="note">${words.note} <span class="note">${words.optional}</span></label>
          <textarea id="note" name="note" dir="auto" rows="4" maxlength="${REPORT_LIMITS.note}">${note}</textarea>
        </div>
        <p><button type="submit">${words.send}</button></p>
      </form>
      <p class="note">${words.illegal} <a href="notice">${words.notice}</a></p>`;
  return pageLayout({
    language,
    title: words.title,
    content: html`<h1>${words.title}</h1>
      ${problem !== null && html`<div class="problems" role="alert" tabindex="-1" autofocus><p>${problem}</p></div>`}
      ${isDone ? html`<p role="status">${words.done}</p>` : comment ? form(comment) : html`<p>${words.gone}</p>`}
      ${backHref !== null && html`<p><a href="${backHref}">${words.back}</a></p>`}`,
  });
}

/** What to say when no reason was chosen. */
export const pickReason = (language: Language): string => WORDS[language].pick;
