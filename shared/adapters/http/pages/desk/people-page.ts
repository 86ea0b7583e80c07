import type { PersonExport } from '../../../../application/export-person';
import { html, type SafeHtml } from '../../server/html';
import { excerptOf } from './comment-context';
import { csrfField, deskLayout, type DeskPage } from './desk-layout';
import { momentOf } from './desk-times';
import { statusWord } from './desk-words';

const WORDS = {
  fr: {
    title: 'Données d’une personne',
    lead: 'Ce qui est conservé sous une adresse e-mail, à la demande de la personne. Chaque consultation et chaque effacement sont écrits dans le journal, sans l’adresse.',
    label: 'Adresse e-mail',
    show: 'Consulter',
    found: (comments: string, notices: string) => `Commentaires : ${comments}. Notifications : ${notices}.`,
    take: 'Tout remettre (JSON)',
    page: 'Page à remettre à la personne',
    erase: 'Effacer pour de bon',
    eraseHint:
      'Textes, noms, sites et adresses de tous ses commentaires ; les réponses d’autres personnes restent. Retapez l’adresse pour confirmer.',
    again: 'L’adresse, encore une fois',
    erasing: 'L’effacement est en cours ; il prend quelques minutes.',
    differ: 'Les deux adresses ne sont pas les mêmes : rien n’a été effacé.',
  },
  en: {
    title: 'A person’s data',
    lead: 'What is held under an e-mail address, when its person asks. Each look and each erasure is written into the audit, without the address.',
    label: 'E-mail address',
    show: 'Look',
    found: (comments: string, notices: string) => `Comments: ${comments}. Notices: ${notices}.`,
    take: 'Hand everything out (JSON)',
    page: 'Page for the person',
    erase: 'Erase for good',
    eraseHint:
      'Texts, names, websites and addresses of all their comments; replies of others stay. Type the address again to confirm.',
    again: 'The address once more',
    erasing: 'Erasing is under way; it takes some minutes.',
    differ: 'The two addresses are not the same: nothing was erased.',
  },
} as const;

export interface PeoplePage extends Pick<DeskPage, 'language' | 'assets' | 'viewer'> {
  typed: string;
  /** What is held; null before anybody has looked. */
  told: PersonExport | null;
  isErasing: boolean;
  isDifferent: boolean;
  /** A sentence about what went wrong, or null. */
  problem: string | null;
}

/** Export and erasure for whoever asks the site by letter, for those who may see addresses. */
export function peoplePage(page: PeoplePage): string {
  const { language, assets, viewer, typed, told, isDifferent, problem } = page;
  const words = WORDS[language];
  const said = isDifferent ? words.differ : problem;
  const content = html`<div class="sheet stack">
    <header>
      <h1>${words.title}</h1>
      <p>${words.lead}</p>
    </header>
    ${said !== null && html`<p class="notice bad" role="alert">${said}</p>`}
    <form class="panel stack" method="post" action="/review/people">
      ${csrfField(viewer)}
      <p class="field">
        <label for="email">${words.label}</label
        ><input id="email" name="email" type="email" value="${typed}" maxlength="254" required autocomplete="off" />
      </p>
      <p class="buttons"><button type="submit" name="do" value="show">${words.show}</button></p>
    </form>
    ${told && held(told, page)}
  </div>`;
  return deskLayout({ language, assets, viewer, title: words.title, room: 'people', content });
}

/** Characters of a comment that a list shows. */
const EXCERPT = 160;

function held({ comments, notices }: PersonExport, { language, viewer, typed, isErasing }: PeoplePage): SafeHtml {
  const words = WORDS[language];
  const field = html`${csrfField(viewer)}<input type="hidden" name="email" value="${typed}" />`;
  const nothing = comments.length === 0 && notices.length === 0;
  return html`<section class="panel stack">
    <p role="status">
      ${words.found(comments.length.toLocaleString(language), notices.length.toLocaleString(language))}
    </p>
    ${isErasing && html`<p role="status"><strong>${words.erasing}</strong></p>`}
    <form class="buttons" method="post" action="/review/people">
      ${field}<button type="submit" name="do" value="json">${words.take}</button>
      <button type="submit" name="do" value="page">${words.page}</button>
    </form>
    <ul class="trail">
      ${comments.map(
        ({ id, status, text, createdAt }) =>
          html`<li>
            <span class="state ${status}">${statusWord(status, language)}</span>
            <a href="/review/comments/${id}"><bdi>${excerptOf(text, EXCERPT)}</bdi></a>
            <span class="hint">${momentOf(createdAt, language)}</span>
          </li>`,
      )}
    </ul>
    ${
      !nothing &&
      !isErasing &&
      html`<form class="stack" method="post" action="/review/people">
        ${field}
        <p class="hint" id="erase-hint">${words.eraseHint}</p>
        <p class="field">
          <label for="again">${words.again}</label
          ><input
            id="again"
            name="again"
            type="email"
            maxlength="254"
            required
            autocomplete="off"
            aria-describedby="erase-hint"
          />
        </p>
        <p class="buttons"><button type="submit" name="do" value="erase" class="reject">${words.erase}</button></p>
      </form>`
    }
  </section>`;
}
