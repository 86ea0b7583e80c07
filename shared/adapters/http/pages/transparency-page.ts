import {
  REPORTED_GROUNDS,
  type Checked,
  type ReportedGround,
  type TransparencyReport,
} from '../../../application/transparency-report';
import { GROUND_WORDS, NOTICE_GROUNDS, NOTICE_STATES } from '../../../domain/notice';
import { OBJECTION_STATES } from '../../../domain/objection';
import { html, type SafeHtml } from '../server/html';
import type { Language } from '../server/language';
import { pageLayout } from './page-layout';

const WORDS = {
  fr: {
    title: (year: number) => `Rapport de transparence ${String(year)}`,
    lead: 'Comment les commentaires de ce site ont été modérés. Ce rapport ne contient que des nombres.',
    comments: 'Commentaires reçus',
    verdicts: {
      all: 'Tous',
      approved: 'publiés par le programme',
      held: 'retenus pour une personne',
      spam: 'mis aux indésirables par le programme',
      rejected: 'refusés, article fermé',
    },
    hidden: 'Décisions de ne pas publier, ou de retirer',
    ground: 'Motif',
    persons: 'par une personne',
    machine: 'par un programme',
    grounds: {
      abuse: 'propos abusifs',
      'off-topic': 'hors sujet',
      illegal: 'illicite',
      spam: 'publicité, envoi en nombre',
      other: 'autre règle du site',
    },
    median: 'Délai médian de décision sur un commentaire retenu',
    notices: 'Notifications de contenu illicite',
    trusted: 'dont de signaleurs de confiance',
    noticeStates: {
      waiting: 'en attente',
      acted: 'commentaire retiré',
      dismissed: 'commentaire laissé',
      unfounded: 'infondées',
    },
    medianReply: 'Délai médian de réponse',
    objections: 'Contestations d’auteurs',
    againstMachine: 'dont contre un programme seul',
    objectionStates: { waiting: 'en attente', upheld: 'décision maintenue', overturned: 'décision levée' },
    automatic: 'Fiabilité des moyens automatiques',
    kept: 'écartés par le programme',
    looked: 'relus par une personne',
    published: 'publiés ensuite',
    error: 'Part des indésirables relus que des personnes ont publiés',
    nothing: '—',
  },
  en: {
    title: (year: number) => `Transparency report ${String(year)}`,
    lead: 'How the comments of this site were moderated. This report holds figures and nothing else.',
    comments: 'Comments received',
    verdicts: {
      all: 'All',
      approved: 'published by the program',
      held: 'held for a person',
      spam: 'called spam by the program',
      rejected: 'rejected, the article was closed',
    },
    hidden: 'Decisions not to publish, or to take down',
    ground: 'Ground',
    persons: 'by a person',
    machine: 'by a program',
    grounds: {
      abuse: 'abuse',
      'off-topic': 'off topic',
      illegal: 'illegal',
      spam: 'advertising, bulk',
      other: 'another rule of the site',
    },
    median: 'Median time to decide about a held comment',
    notices: 'Notices of illegal content',
    trusted: 'of which from trusted flaggers',
    noticeStates: {
      waiting: 'waiting',
      acted: 'comment taken down',
      dismissed: 'comment left',
      unfounded: 'unfounded',
    },
    medianReply: 'Median time to reply',
    objections: 'Objections of authors',
    againstMachine: 'of which against a program alone',
    objectionStates: { waiting: 'waiting', upheld: 'decision upheld', overturned: 'decision overturned' },
    automatic: 'Accuracy of automatic means',
    kept: 'kept back by the program',
    looked: 'looked at by a person',
    published: 'published then',
    error: 'Share of the spam looked at that persons published',
    nothing: '—',
  },
} as const;

/** The figures of a year as a page to publish. */
export function transparencyPage(report: TransparencyReport, language: Language): string {
  const words = WORDS[language];
  const { comments, hidden, notices, objections, held, spam, errorRate } = report;
  const number = (value: number) => value.toLocaleString(language);
  const row = (label: string, ...cells: string[]) =>
    html`<tr>
      <th scope="row">${label}</th>
      ${cells.map((cell) => html`<td>${cell}</td>`)}
    </tr>`;
  const table = (head: readonly string[], rows: readonly SafeHtml[]) =>
    html`<table>
      ${
        head.length > 0 &&
        html`<thead>
          <tr>
            ${head.map((label) => html`<th scope="col">${label}</th>`)}
          </tr>
        </thead>`
      }
      <tbody>
        ${rows}
      </tbody>
    </table>`;
  const checked = (label: string, { byMachine, lookedAt, published }: Checked) =>
    row(label, number(byMachine), number(lookedAt), number(published));
  const share =
    errorRate === null
      ? words.nothing
      : new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(errorRate);
  return pageLayout({
    language,
    title: words.title(report.year),
    content: html`<h1>${words.title(report.year)}</h1>
      <p>${words.lead}</p>
      <h2>${words.comments}</h2>
      ${table(
        [],
        (['all', 'approved', 'held', 'spam', 'rejected'] as const).map((each) =>
          row(words.verdicts[each], number(comments[each])),
        ),
      )}
      <h2>${words.hidden}</h2>
      ${table(
        [words.ground, words.persons, words.machine],
        REPORTED_GROUNDS.map((each: ReportedGround) =>
          row(words.grounds[each], number(hidden[each].persons), number(hidden[each].machine)),
        ),
      )}
      <p>${words.median} : ${spanText(report.medianDecisionSeconds, language)}</p>
      <h2>${words.notices}</h2>
      ${table(
        [],
        [
          row(words.verdicts.all, number(notices.all)),
          row(words.trusted, number(notices.fromTrusted)),
          ...NOTICE_GROUNDS.map((each) => row(GROUND_WORDS[each][language], number(notices.byGround[each]))),
          ...NOTICE_STATES.map((each) => row(words.noticeStates[each], number(notices.byOutcome[each]))),
        ],
      )}
      <p>${words.medianReply} : ${spanText(notices.medianSeconds, language)}</p>
      <h2>${words.objections}</h2>
      ${table(
        [],
        [
          row(words.verdicts.all, number(objections.all)),
          row(words.againstMachine, number(objections.againstMachine)),
          ...OBJECTION_STATES.map((each) => row(words.objectionStates[each], number(objections.byOutcome[each]))),
        ],
      )}
      <p>${words.medianReply} : ${spanText(objections.medianSeconds, language)}</p>
      <h2>${words.automatic}</h2>
      ${table(
        ['', words.kept, words.looked, words.published],
        [checked(words.verdicts.held, held), checked(words.verdicts.spam, spam)],
      )}
      <p>${words.error} : ${share}</p>`,
  });
}

const UNITS = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const;

function spanText(seconds: number | null, language: Language): string {
  if (seconds === null) return WORDS[language].nothing;
  const { unit, seconds: length } = UNITS.find((each) => seconds >= 2 * each.seconds) ?? UNITS[3];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.round(seconds / length),
  );
}
