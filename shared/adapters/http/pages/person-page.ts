import { GROUND_WORDS } from '../../../domain/notice';
import type { PersonComment, PersonExport, PersonNotice } from '../../../application/export-person';
import { html, type SafeHtml } from '../server/html';
import type { Language } from '../server/language';
import { pageLayout } from './page-layout';

const WORDS = {
  fr: {
    title: 'Vos données',
    intro: (email: string, day: string) => `Tout ce que ce service conserve sous l’adresse ${email}, le ${day}.`,
    none: 'Aucun commentaire n’est conservé sous cette adresse.',
    mail: { asked: 'demandés, pas encore confirmés', confirmed: 'confirmés', stopped: 'refusés' },
    mails: 'E-mails',
    notices: 'Vos notifications de contenu illicite',
    objection: 'Votre contestation',
    reply: 'Réponse',
    under: 'sous',
    sentAs: 'Envoyé sous le nom de',
    website: 'Site',
    from: 'Depuis',
    with: 'avec',
    status: { approved: 'Publié', held: 'En attente', spam: 'Indésirable', rejected: 'Refusé', erased: 'Effacé' },
    why: 'Ce que le programme y a vu',
    history: 'Ce qui s’est passé ensuite',
    by: { author: 'Vous', moderator: 'La modération', readers: 'Des lecteurs' },
    what: {
      approve: 'publié',
      reject: 'refusé',
      spam: 'mis aux indésirables',
      undo: 'décision annulée',
      edit: 'modifié ; le texte était',
      withdraw: 'retiré',
      hold: 'signalé, et retenu',
      erase: 'effacé',
    },
  },
  en: {
    title: 'Your data',
    intro: (email: string, day: string) => `Everything that this service holds under the address ${email}, on ${day}.`,
    none: 'No comment is held under this address.',
    mail: { asked: 'asked for, not yet confirmed', confirmed: 'confirmed', stopped: 'refused' },
    mails: 'Email',
    notices: 'Your notices of illegal content',
    objection: 'Your objection',
    reply: 'Reply',
    under: 'under',
    sentAs: 'Sent under the name of',
    website: 'Website',
    from: 'From',
    with: 'with',
    status: { approved: 'Published', held: 'Waiting', spam: 'Spam', rejected: 'Rejected', erased: 'Erased' },
    why: 'What the program saw in it',
    history: 'What happened then',
    by: { author: 'You', moderator: 'The moderators', readers: 'Readers' },
    what: {
      approve: 'published',
      reject: 'rejected',
      spam: 'called spam',
      undo: 'decision taken back',
      edit: 'edited; the text was',
      withdraw: 'withdrawn',
      hold: 'reported, and held',
      erase: 'erased',
    },
  },
} as const;

/** Everything that is held about an address, as a page that its person can read. */
export function personPage(told: PersonExport, language: Language): string {
  const words = WORDS[language];
  const day = momentOf(told.exportedAt, language);
  return pageLayout({
    language,
    title: words.title,
    content: html`<h1>${words.title}</h1>
      <p>${words.intro(told.email, day)}</p>
      ${told.mail && html`<p>${words.mails} : ${words.mail[told.mail.consent]} (${momentOf(told.mail.at, language)})</p>`}
      ${told.comments.length === 0 && html`<p>${words.none}</p>`}
      ${told.comments.map((comment) => commentPart(comment, language))}
      ${
        told.notices.length > 0 &&
        html`<h2>${words.notices}</h2>
          <ul>
            ${told.notices.map((notice) => noticePart(notice, language))}
          </ul>`
      }`,
  });
}

function commentPart(comment: PersonComment, language: Language): SafeHtml {
  const words = WORDS[language];
  const { article, history, reasons } = comment;
  return html`<section>
    <h2>${momentOf(comment.createdAt, language)}, ${words.under} <bdi>${article.title ?? article.id}</bdi></h2>
    <p>
      <strong>${words.status[comment.status]}</strong>. ${words.sentAs} <bdi>${comment.name}</bdi>.
      ${comment.website !== null && html`${words.website} : <bdi>${comment.website}</bdi>.`}
      ${comment.ip !== null && html`${words.from} ${comment.ip}${comment.userAgent !== null && html`, ${words.with} <bdi>${comment.userAgent}</bdi>`}.`}
    </p>
    <blockquote dir="auto">${comment.text}</blockquote>
    ${
      reasons.length > 0 &&
      html`<h3>${words.why}</h3>
        <ul>
          ${reasons.map((reason) => html`<li>${reason[language]}</li>`)}
        </ul>`
    }
    ${
      history.length > 0 &&
      html`<h3>${words.history}</h3>
        <ul>
          ${history.map(
            ({ at, by, what, law, told, text }) =>
              html`<li>
                ${momentOf(at, language)} : ${words.by[by]}, ${words.what[what as keyof typeof words.what]}
                ${law !== null && html`(<bdi>${law}</bdi>)`}
                ${told !== null && html`<blockquote dir="auto">${told}</blockquote>`}
                ${text !== null && html`<blockquote dir="auto">${text}</blockquote>`}
              </li>`,
          )}
        </ul>`
    }
    ${
      comment.objection &&
      html`<h3>${words.objection}</h3>
        <blockquote dir="auto">${comment.objection.text}</blockquote>
        ${
          comment.objection.reply !== null &&
          html`${words.reply} :
            <blockquote dir="auto">${comment.objection.reply}</blockquote>`
        }`
    }
  </section>`;
}

function noticePart({ at, ground, explanation, reply }: PersonNotice, language: Language): SafeHtml {
  return html`<li>
    ${momentOf(at, language)} : ${GROUND_WORDS[ground][language]}.
    <blockquote dir="auto">${explanation}</blockquote>
    ${
      reply !== null &&
      html`${WORDS[language].reply} :
        <blockquote dir="auto">${reply}</blockquote>`
    }
  </li>`;
}

function momentOf(at: Date, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(at);
}
