import { GROUND_WORDS } from '../../../domain/notice';
import type { PersonComment, PersonExport, PersonNotice } from '../../../application/export-person';
import { html, type SafeHtml } from '../server/html';
import type { Language } from '../server/language';
import { pageLayout } from './page-layout';

const WORDS = {
  fr: {
    title: 'Vos données',
    intro: (email: string | null, day: string) =>
      `Tout ce que ce service conserve sous ${email === null ? 'cette adresse' : `l’adresse ${email}`}, le ${day}.`,
    none: 'Aucun commentaire n’est conservé sous cette adresse.',
    mail: { asked: 'demandés, pas encore confirmés', confirmed: 'confirmés', stopped: 'refusés' },
    mails: 'E-mails',
    take: 'Tout emporter (JSON)',
    erase: 'Tout effacer',
    eraseMore:
      'Textes, noms, adresses et notifications sont effacés pour de bon. Les réponses d’autres personnes restent, sous la mention d’un commentaire retiré.',
    sure: 'Oui, effacer tout ce qui est conservé sous mon adresse.',
    erasing: 'L’effacement est en cours ; il prend quelques minutes.',
    withdraw: 'Retirer ce commentaire du site',
    done: {
      withdrawn: 'Le commentaire est retiré du site.',
      unsure: 'Cochez la case pour confirmer l’effacement.',
    },
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
    intro: (email: string | null, day: string) =>
      `Everything that this service holds under ${email === null ? 'this address' : `the address ${email}`}, on ${day}.`,
    none: 'No comment is held under this address.',
    mail: { asked: 'asked for, not yet confirmed', confirmed: 'confirmed', stopped: 'refused' },
    mails: 'Email',
    take: 'Take everything along (JSON)',
    erase: 'Erase everything',
    eraseMore:
      'Texts, names, addresses and notices are erased for good. Replies of other people stay, below the mention of a removed comment.',
    sure: 'Yes, erase everything that is held under my address.',
    erasing: 'Erasing is under way; it takes some minutes.',
    withdraw: 'Withdraw this comment from the site',
    done: {
      withdrawn: 'The comment was withdrawn from the site.',
      unsure: 'Tick the box to confirm that everything is to be erased.',
    },
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

/** What the person can do on the page, with the token of the link. */
export interface PersonActs {
  token: string;
  /** Comments that can be withdrawn. */
  withdrawable: ReadonlySet<string>;
  isErasing: boolean;
  /** What was just done, or what was wrong with it; null when nothing was. */
  notice: { kind: 'withdrawn' | 'unsure' } | null;
}

function actsPart({ token, isErasing, notice }: PersonActs, language: Language): SafeHtml {
  const words = WORDS[language];
  const field = html`<input type="hidden" name="token" value="${token}" />`;
  const erase = html`<form method="post" action="me">
    ${field}<input type="hidden" name="erase" value="yes" />
    <p class="note">${words.eraseMore}</p>
    <p>
      <label class="tick"><input type="checkbox" name="sure" value="yes" required />${words.sure}</label>
    </p>
    <p><button type="submit" class="quiet">${words.erase}</button></p>
  </form>`;
  return html`${
      notice &&
      html`<div
        class="${notice.kind === 'unsure' ? 'problems' : 'field'}"
        role="${notice.kind === 'unsure' ? 'alert' : 'status'}"
      >
        <p>${words.done[notice.kind]}</p>
      </div>`
    }
    ${isErasing && html`<p role="status"><strong>${words.erasing}</strong></p>`}
    <form method="post" action="me">
      ${field}<input type="hidden" name="export" value="yes" />
      <p><button type="submit" class="quiet">${words.take}</button></p>
    </form>
    ${!isErasing && erase}`;
}

function withdrawForm({ id }: PersonComment, { token, withdrawable }: PersonActs, language: Language): SafeHtml | null {
  if (!withdrawable.has(id)) return null;
  return html`<form method="post" action="me">
    <input type="hidden" name="token" value="${token}" /><input type="hidden" name="withdraw" value="${id}" />
    <p><button type="submit" class="quiet">${WORDS[language].withdraw}</button></p>
  </form>`;
}

/** Everything that is held about an address, as a page that its person can read. */
export function personPage(told: PersonExport, language: Language, acts: PersonActs | null = null): string {
  const words = WORDS[language];
  const day = momentOf(told.exportedAt, language);
  return pageLayout({
    language,
    title: words.title,
    content: html`<h1>${words.title}</h1>
      <p>${words.intro(told.email, day)}</p>
      ${told.mail && html`<p>${words.mails} : ${words.mail[told.mail.consent]} (${momentOf(told.mail.at, language)})</p>`}
      ${acts && actsPart(acts, language)} ${told.comments.length === 0 && html`<p>${words.none}</p>`}
      ${told.comments.map(
        (comment) => html`${commentPart(comment, language)} ${acts && withdrawForm(comment, acts, language)}`,
      )}
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
