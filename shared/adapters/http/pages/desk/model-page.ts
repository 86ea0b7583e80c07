import type { TrainingRun, Version } from '../../../../application/ports/versions';
import { html, type SafeHtml } from '../../server/html';
import type { Language } from '../../server/language';
import { csrfField, deskLayout, type DeskPage } from './desk-layout';
import { momentOf } from './desk-times';

const WORDS = {
  fr: {
    title: 'Modèles',
    lead: 'Ils apprennent des décisions prises ici. Un nouveau ne remplace l’ancien que s’il ne fait pas moins bien sur des décisions qu’il n’a pas vues.',
    spam: 'Indésirables',
    abuse: 'Propos abusifs',
    inForce: 'En vigueur',
    shipped: 'livré avec Tamis',
    activate: 'Remettre en vigueur',
    trainings: 'Entraînements',
    none: 'Aucun entraînement n’a encore été demandé.',
    train: 'Entraîner maintenant',
    waiting: 'attend',
    colon: ' : ',
    results: {
      activated: 'mis en vigueur',
      'not-better': 'pas meilleur, l’ancien reste',
      'too-few-decisions': 'trop peu de décisions pour apprendre',
      failed: 'a échoué',
    },
  },
  en: {
    title: 'Models',
    lead: 'They learn from the decisions made here. A new one replaces the old only when it does no worse on decisions that it has not seen.',
    spam: 'Spam',
    abuse: 'Abuse',
    inForce: 'In force',
    shipped: 'ships with Tamis',
    activate: 'Bring back',
    trainings: 'Trainings',
    none: 'No training was asked for yet.',
    train: 'Train now',
    waiting: 'waits',
    colon: ': ',
    results: {
      activated: 'now in force',
      'not-better': 'no better, the former one stays',
      'too-few-decisions': 'too few decisions to learn from',
      failed: 'failed',
    },
  },
} as const;

export interface ModelList {
  kind: 'spam' | 'abuse';
  current: string;
  shipped: string;
  items: readonly Omit<Version, 'content'>[];
}

export interface ModelPage extends Pick<DeskPage, 'language' | 'assets' | 'viewer'> {
  models: readonly ModelList[];
  runs: readonly TrainingRun[];
}

/** Both models with their versions, and what trainings came to. */
export function modelPage(page: ModelPage): string {
  const { language, assets, viewer, models, runs } = page;
  const words = WORDS[language];
  const train = html`<form method="post" action="/review/model/train">
    ${csrfField(viewer)}<button class="main" type="submit">${words.train}</button>
  </form>`;
  const content = html`<div class="sheet stack">
    <header>
      <h1>${words.title}</h1>
      <p>${words.lead}</p>
    </header>
    <div class="grid-2">${models.map((list) => modelPanel(list, page))}</div>
    <section class="panel stack">
      <h2>${words.trainings}</h2>
      ${
        runs.length === 0
          ? html`<p class="hint">${words.none}</p>`
          : html`<ul class="trail">
              ${runs.map((run) => runLine(run, language))}
            </ul>`
      }
      ${viewer.role === 'admin' && train}
    </section>
  </div>`;
  return deskLayout({ language, assets, viewer, title: words.title, room: 'model', content });
}

function modelPanel({ kind, current, shipped, items }: ModelList, { language, viewer }: ModelPage): SafeHtml {
  const words = WORDS[language];
  const activate = (version: string) =>
    html`<form method="post" action="/review/model/activate">
      ${csrfField(viewer)}<input type="hidden" name="kind" value="${kind}" /><input
        type="hidden"
        name="version"
        value="${version}"
      /><button type="submit">${words.activate}<span class="unseen"> ${version}</span></button>
    </form>`;
  const line = (version: string, about: SafeHtml) =>
    html`<li>
      <strong>${version}</strong> ${version === current && html`<span class="state approved">${words.inForce}</span>`}
      ${about} ${viewer.role === 'admin' && version !== current && activate(version)}
    </li>`;
  return html`<section class="panel">
    <h2>${words[kind]}</h2>
    <ul class="trail">
      ${items.map(({ version, createdAt, by }) => line(version, html`<bdi>${by}</bdi>, ${momentOf(createdAt, language)}`))}
      ${line(shipped, html`${words.shipped}`)}
    </ul>
  </section>`;
}

/** What the outcome of a training holds that is told here. */
interface Told {
  result?: string;
  abuse?: { result?: string };
}

function runLine({ requestedAt, by, startedAt, progress, outcome }: TrainingRun, language: Language): SafeHtml {
  const words = WORDS[language];
  const percent = progress.toLocaleString(language, { style: 'percent' });
  const told = outcome === null ? null : (JSON.parse(outcome) as Told);
  const resultOf = (result: string | undefined): string =>
    (words.results as Record<string, string>)[result ?? 'failed'] ?? words.results.failed;
  const about = told
    ? html`${words.spam}${words.colon}${resultOf(told.result)}${
        told.abuse && html` · ${words.abuse}${words.colon}${resultOf(told.abuse.result)}`
      }`
    : html`${startedAt === null ? words.waiting : percent}`;
  return html`<li><bdi class="by">${by}</bdi>, ${momentOf(requestedAt, language)}<br />${about}</li>`;
}
