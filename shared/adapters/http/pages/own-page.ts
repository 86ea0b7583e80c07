import type { AuthorCase } from '../../../application/author-case';
import type { AuthorState } from '../../../application/author-state';
import { OBJECTION_LIMITS } from '../../../domain/objection';
import { html, type SafeHtml } from '../server/html';
import type { Language } from '../server/language';
import { pageLayout } from './page-layout';

const WORDS = {
  fr: {
    title: 'Votre commentaire',
    states: {
      'being-read': 'Il est en cours d’examen.',
      published: 'Il est publié.',
      'awaiting-moderator': 'Il est en attente de validation ; pour l’instant, vous êtes seul à le voir.',
      'not-accepted': 'Il n’a pas été retenu par la modération.',
      'comments-closed': 'Il est arrivé après la fermeture des commentaires.',
      withdrawn: 'Vous l’avez retiré. Personne ne le voit plus sur le site.',
      erased: 'Il a été effacé.',
    },
    done: 'C’est noté. Votre texte est relu avant de paraître.',
    label: 'Texte',
    until: (time: string) =>
      `Vous pouvez encore le modifier ou le retirer pendant ${time}. Un texte modifié est relu avant de paraître.`,
    over: 'Il ne peut plus être modifié ni retiré ici.',
    save: 'Enregistrer',
    withdraw: 'Retirer le commentaire',
    withdrawMore: 'Il disparaît du site pour de bon ; seules les réponses restent.',
    reload: 'Actualiser',
    back: 'Retour à l’article',
    why: 'Pourquoi',
    objection: 'Votre contestation',
    objected: {
      waiting: 'Elle attend qu’une personne la lise. La réponse paraîtra ici.',
      upheld: 'Votre commentaire a été réexaminé ; la décision est maintenue.',
      overturned: 'Votre commentaire a été réexaminé ; la décision est levée.',
    },
    reply: 'Réponse de la modération',
    object: 'Contester la décision',
    objectLabel: 'Dites pourquoi la décision ne vous paraît pas juste',
    objectSend: 'Envoyer la contestation',
    unknown: 'Ce lien n’est pas complet, ou n’est plus valable.',
  },
  en: {
    title: 'Your comment',
    states: {
      'being-read': 'It is being read.',
      published: 'It is published.',
      'awaiting-moderator': 'It is awaiting moderation; for now, only you can see it.',
      'not-accepted': 'The moderators did not accept it.',
      'comments-closed': 'It came after comments were closed.',
      withdrawn: 'You have withdrawn it. Nobody sees it on the site any more.',
      erased: 'It was erased.',
    },
    done: 'Noted. Your text is read before it appears.',
    label: 'Text',
    until: (time: string) =>
      `You can edit or withdraw it for another ${time}. An edited text is read before it appears.`,
    over: 'It can no longer be edited or withdrawn here.',
    save: 'Save',
    withdraw: 'Withdraw the comment',
    withdrawMore: 'It leaves the site for good; only the replies stay.',
    reload: 'Reload',
    back: 'Back to the article',
    why: 'Why',
    objection: 'Your objection',
    objected: {
      waiting: 'It waits for a person to read it. The reply will appear here.',
      upheld: 'Your comment was looked at again; the decision stands.',
      overturned: 'Your comment was looked at again; the decision was taken back.',
    },
    reply: 'Reply of the moderators',
    object: 'Object to the decision',
    objectLabel: 'Say why the decision seems wrong to you',
    objectSend: 'Send the objection',
    unknown: 'This link is not complete, or is no longer good.',
  },
} as const;

export interface OwnPage {
  language: Language;
  reason: AuthorState['reason'];
  /** The text, or what was typed; null while no verdict is in. */
  text: string | null;
  /** How long it can still be changed; null when it cannot. */
  secondsLeft: number | null;
  receipt: string;
  /** A sentence about what went wrong, or null. */
  problem: string | null;
  wasEdited: boolean;
  /** Why it is hidden, in paragraphs, and what became of an objection. */
  own: AuthorCase;
  backHref: string | null;
}

/** An author's own comment: how it stands, and, while there is time, a form to edit it and a button to withdraw it. */
export function ownPage({ language, reason, text, secondsLeft, ...page }: OwnPage): string {
  const words = WORDS[language];
  const receipt = html`<input type="hidden" name="receipt" value="${page.receipt}" />`;
  // The first line break of a field is no part of its text.
  const typed = `\n${text ?? ''}`;
  const change = (seconds: number) =>
    html`<p class="note" id="until">${words.until(spanOf(seconds, language))}</p>
      <form method="post" action="mine">
        ${receipt}
        <div class="field">
          <label for="body">${words.label}</label>
          <textarea id="body" name="body" dir="auto" required rows="8" aria-describedby="until">${typed}</textarea>
        </div>
        <p><button type="submit">${words.save}</button></p>
      </form>
      <form method="post" action="mine">
        ${receipt}<input type="hidden" name="withdraw" value="yes" />
        <p class="note" id="for-good">${words.withdrawMore}</p>
        <p><button type="submit" class="quiet" aria-describedby="for-good">${words.withdraw}</button></p>
      </form>`;
  const isWaiting = reason === 'being-read' || reason === 'awaiting-moderator';
  return pageLayout({
    language,
    title: words.title,
    content: html`<h1>${words.title}</h1>
      ${
        page.problem !== null &&
        html`<div class="problems" role="alert" tabindex="-1" autofocus><p>${page.problem}</p></div>`
      }
      <p role="status">${page.wasEdited && html`<strong>${words.done}</strong> `}${words.states[reason]}</p>
      ${statementPart(page.own, language)} ${objectionPart(page.own, { language, receipt })}
      ${secondsLeft !== null ? change(secondsLeft) : text !== null && html`<p class="note">${words.over}</p>`}
      ${isWaiting && html`<p><a href="mine?receipt=${encodeURIComponent(page.receipt)}">${words.reload}</a></p>`}
      ${page.backHref !== null && html`<p><a href="${page.backHref}">${words.back}</a></p>`}`,
  });
}

function statementPart({ paragraphs }: AuthorCase, language: Language): SafeHtml | null {
  if (paragraphs.length === 0) return null;
  return html`<section>
    <h2>${WORDS[language].why}</h2>
    ${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
  </section>`;
}

/** What became of an objection, or the form for one while it is possible. */
function objectionPart(
  { objection, objectableUntil }: AuthorCase,
  { language, receipt }: { language: Language; receipt: SafeHtml },
): SafeHtml | null {
  const words = WORDS[language];
  if (objection)
    return html`<section>
      <h2>${words.objection}</h2>
      <p>${words.objected[objection.state]}</p>
      <blockquote dir="auto">${objection.text}</blockquote>
      ${
        objection.outcome &&
        html`<h3>${words.reply}</h3>
          <blockquote dir="auto">${objection.outcome.reply}</blockquote>`
      }
    </section>`;
  if (!objectableUntil) return null;
  return html`<section>
    <h2>${words.object}</h2>
    <form method="post" action="mine">
      ${receipt}
      <div class="field">
        <label for="objection">${words.objectLabel}</label>
        <textarea
          id="objection"
          name="objection"
          dir="auto"
          required
          rows="6"
          maxlength="${OBJECTION_LIMITS.text}"
        ></textarea>
      </div>
      <p><button type="submit" class="quiet">${words.objectSend}</button></p>
    </form>
  </section>`;
}

/** When the receipt is not that comment's. */
export function unknownReceiptPage(language: Language): string {
  const { title, unknown } = WORDS[language];
  return pageLayout({
    language,
    title,
    content: html`<h1>${title}</h1>
      <p>${unknown}</p>`,
  });
}

const SPANS = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
] as const;

/** `7 minutes`, `2 heures`: in the largest unit of which there are two or more. */
function spanOf(seconds: number, language: Language): string {
  const { unit, seconds: length } = SPANS.find((span) => seconds >= 2 * span.seconds) ?? SPANS[2];
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
  return format.format(Math.max(1, Math.floor(seconds / length)));
}
