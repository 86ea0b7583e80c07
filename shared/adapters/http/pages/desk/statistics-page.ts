import { STATISTICS_DAYS, type DeskStatistics } from '../../../../application/desk-statistics';
import { html, type SafeHtml } from '../../server/html';
import type { Language } from '../../server/language';
import { deskLayout, type DeskPage } from './desk-layout';
import { ageText } from './desk-times';
import { DESK_WORDS } from './desk-words';
import { nameOfRule } from './rule-kinds';

const WORDS = {
  fr: {
    title: 'Chiffres',
    lead: 'Ce qui attend, ce qui a été décidé, et les règles qui se trompent. Les jours sont ceux du temps universel.',
    held: 'en attente',
    oldest: 'attend le plus ancien',
    today: 'décisions aujourd’hui',
    wait: 'attente médiane avant décision',
    nothing: '—',
    days: 'Commentaires par jour',
    decisions: 'Décisions par jour et par personne',
    day: 'Jour',
    who: 'Qui',
    count: 'Décisions',
    rules: 'Règles',
    rulesHint: 'Une règle souvent désavouée retient ce que les modérateurs publient : adoucissez-la.',
    rule: 'Règle',
    ruleHeld: 'Retient maintenant',
    overturned: 'Désavouée',
    none: 'Rien encore.',
  },
  en: {
    title: 'Figures',
    lead: 'What waits, what was decided, and which rules err. Days are those of universal time.',
    held: 'waiting',
    oldest: 'the oldest has waited',
    today: 'decisions today',
    wait: 'median wait before a decision',
    nothing: '—',
    days: 'Comments a day',
    decisions: 'Decisions by day and person',
    day: 'Day',
    who: 'Who',
    count: 'Decisions',
    rules: 'Rules',
    rulesHint: 'A rule that is often overturned holds what moderators publish: loosen it.',
    rule: 'Rule',
    ruleHeld: 'Holds now',
    overturned: 'Overturned',
    none: 'Nothing yet.',
  },
} as const;

export interface StatisticsPage extends Pick<DeskPage, 'language' | 'assets' | 'viewer'> {
  statistics: DeskStatistics;
  now: Date;
}

/** How much waits, how fast it is decided, and which rules moderators overturn. */
export function statisticsPage({ language, assets, viewer, statistics, now }: StatisticsPage): string {
  const words = WORDS[language];
  const { byStatus, oldestHeldSeconds, today, medianWaitSeconds } = statistics;
  const age = (seconds: number | null) => (seconds === null ? words.nothing : ageText(seconds, language));
  const figure = (label: string, value: string) =>
    html`<div>
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div>`;
  const content = html`<div class="sheet stack">
    <header>
      <h1>${words.title}</h1>
      <p>${words.lead}</p>
    </header>
    <dl class="figures">
      ${figure(words.held, byStatus.held.toLocaleString(language))} ${figure(words.oldest, age(oldestHeldSeconds))}
      ${figure(words.today, today.decisions.toLocaleString(language))} ${figure(words.wait, age(medianWaitSeconds))}
    </dl>
    ${daysPanel(statistics, now, language)} ${rulesPanel(statistics, language)} ${decisionsPanel(statistics, language)}
  </div>`;
  return deskLayout({ language, assets, viewer, title: words.title, room: 'statistics', content });
}

const SHOWN = ['approved', 'held', 'spam', 'rejected'] as const;
const PLOT = { width: 900, height: 220, left: 44, bottom: 24, top: 8 } as const;

function daysPanel({ days }: DeskStatistics, now: Date, language: Language): SafeHtml {
  const words = WORDS[language];
  const byDay = new Map<string, Map<string, number>>(lastDays(now).map((day) => [day, new Map<string, number>()]));
  for (const { day, status, comments } of days)
    byDay.set(day, (byDay.get(day) ?? new Map<string, number>()).set(status, comments));
  return html`<section class="panel">
    <h2>${words.days}</h2>
    ${days.length === 0 ? html`<p class="hint">${words.none}</p>` : html`${plot(byDay, language)} ${legend(language)}`}
    ${days.length > 0 && dayTable(byDay, language)}
  </section>`;
}

const DAY_MS = 86_400_000;

/** The days that the figures cover, the oldest first. */
function lastDays(now: Date): string[] {
  return Array.from({ length: STATISTICS_DAYS }, (_, at) =>
    new Date(now.getTime() - (STATISTICS_DAYS - 1 - at) * DAY_MS).toISOString().slice(0, 10),
  );
}

type Days = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Stacked bars, one a day; the table beside says the same in numbers. */
function plot(byDay: Days, language: Language): SafeHtml {
  const { width, height, left, bottom, top } = PLOT;
  const totals = [...byDay.values()].map((counts) => SHOWN.reduce((sum, each) => sum + (counts.get(each) ?? 0), 0));
  const most = Math.max(1, ...totals);
  const room = height - bottom - top;
  const step = (width - left) / byDay.size;
  const bars = [...byDay].map(([day, counts], at) => {
    let y = height - bottom;
    const x = left + at * step + step * 0.12;
    return html`<g>
      <title>${day}</title>
      ${SHOWN.map((status) => {
        const size = ((counts.get(status) ?? 0) / most) * room;
        y -= size;
        if (size === 0) return null;
        return html`<rect
          class="${status}"
          x="${x.toFixed(1)}"
          y="${y.toFixed(1)}"
          width="${(Math.min(step, 60) * 0.76).toFixed(1)}"
          height="${size.toFixed(1)}"
        />`;
      })}
    </g>`;
  });
  const names = [...byDay.keys()];
  const ends = [...new Set([0, names.length - 1])];
  return html`<svg class="plot" viewBox="0 0 ${width} ${height}" role="img" aria-label="${WORDS[language].days}">
    <line class="axis" x1="${left}" y1="${height - bottom}" x2="${width}" y2="${height - bottom}" />
    <text x="${left - 6}" y="${top + 10}" text-anchor="end">${most.toLocaleString(language)}</text>
    <text x="${left - 6}" y="${height - bottom}" text-anchor="end">0</text>
    ${bars}
    ${ends.map(
      (at) =>
        html`<text
          x="${(left + (at + 0.5) * step).toFixed(1)}"
          y="${height - 6}"
          text-anchor="${at === 0 ? 'start' : 'end'}"
        >
          ${shortDay(names[at] ?? '', language)}
        </text>`,
    )}
  </svg>`;
}

function legend(language: Language): SafeHtml {
  return html`<p class="legend">
    ${SHOWN.map(
      (status) =>
        html`<span
          ><svg class="plot" viewBox="0 0 10 10" aria-hidden="true">
            <rect class="${status}" width="10" height="10" /></svg
          >${DESK_WORDS[language].status[status]}</span
        >`,
    )}
  </p>`;
}

function dayTable(byDay: Days, language: Language): SafeHtml {
  const words = WORDS[language];
  return html`<details class="tool">
    <summary>${words.days}</summary>
    <div class="scroll" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">${words.day}</th>
            ${SHOWN.map((status) => html`<th scope="col" class="number">${DESK_WORDS[language].status[status]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${[...byDay].toReversed().map(
            ([day, counts]) =>
              html`<tr>
                <th scope="row">${shortDay(day, language)}</th>
                ${SHOWN.map((each) => html`<td class="number">${(counts.get(each) ?? 0).toLocaleString(language)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

function rulesPanel({ byRule }: DeskStatistics, language: Language): SafeHtml {
  const words = WORDS[language];
  return html`<section class="panel">
    <h2>${words.rules}</h2>
    <p class="hint">${words.rulesHint}</p>
    ${
      byRule.length === 0
        ? html`<p class="hint">${words.none}</p>`
        : html`<div class="scroll" tabindex="0">
            <table>
              <thead>
                <tr>
                  <th scope="col">${words.rule}</th>
                  <th scope="col" class="number">${words.ruleHeld}</th>
                  <th scope="col" class="number">${words.overturned}</th>
                </tr>
              </thead>
              <tbody>
                ${byRule.map(
                  ({ rule, held, overturned }) =>
                    html`<tr>
                      <th scope="row"><a href="/review?rule=${rule}">${nameOfRule(rule, language)}</a></th>
                      <td class="number">${held.toLocaleString(language)}</td>
                      <td class="number">${overturned.toLocaleString(language)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }
  </section>`;
}

function decisionsPanel({ decisions }: DeskStatistics, language: Language): SafeHtml {
  const words = WORDS[language];
  return html`<section class="panel">
    <h2>${words.decisions}</h2>
    ${
      decisions.length === 0
        ? html`<p class="hint">${words.none}</p>`
        : html`<div class="scroll" tabindex="0">
            <table>
              <thead>
                <tr>
                  <th scope="col">${words.day}</th>
                  <th scope="col">${words.who}</th>
                  <th scope="col" class="number">${words.count}</th>
                </tr>
              </thead>
              <tbody>
                ${decisions.toReversed().map(
                  ({ day, name, decisions: count }) =>
                    html`<tr>
                      <th scope="row">${shortDay(day, language)}</th>
                      <td><bdi>${name}</bdi></td>
                      <td class="number">${count.toLocaleString(language)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }
  </section>`;
}

function shortDay(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${day}T00:00:00Z`));
}
