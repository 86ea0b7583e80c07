import type { Reason, Verdict } from '../../../../domain/verdict';
import { html, type SafeHtml } from '../../server/html';
import type { Language } from '../../server/language';
import { kindOfRule } from './rule-kinds';
import { statusWord } from './desk-words';

const WORDS = {
  fr: {
    holds: 'Retient à elle seule.',
    nothing: 'Aucune règle n’a rien trouvé.',
    sum: 'Somme',
    verdict: 'verdict',
    chance: 'probabilité d’indésirable',
    by: 'Règles',
    colon: ' : ',
  },
  en: {
    holds: 'Holds by itself.',
    nothing: 'No rule found anything.',
    sum: 'Sum',
    verdict: 'verdict',
    chance: 'chance of spam',
    by: 'Rules',
    colon: ': ',
  },
} as const;

/** Every reason of a verdict in words, the heaviest first, and what they add up to. */
export function reasonList(verdict: Verdict, language: Language): SafeHtml {
  const words = WORDS[language];
  const reasons = verdict.reasons.toSorted((a, b) => Number(b.holds) - Number(a.holds) || b.weight - a.weight);
  const chance = 1 / (1 + Math.exp(-verdict.score));
  const percent = chance.toLocaleString(language, { style: 'percent' });
  return html`${
      reasons.length === 0
        ? html`<p>${words.nothing}</p>`
        : html`<ul class="reasons">
            ${reasons.map((reason) => reasonLine(reason, language))}
          </ul>`
    }
    <p class="sum">
      ${words.sum} <strong>${weightText(verdict.score, language)}</strong> · ${words.chance} ${percent} ·
      ${words.verdict}${words.colon}${statusWord(verdict.status, language)}<br />${words.by} ${verdict.ruleSet} ·
      ${verdict.model}
    </p>`;
}

function reasonLine({ rule, weight, holds, message }: Reason, language: Language): SafeHtml {
  return html`<li class="k-${kindOfRule(rule)}">
    <span dir="auto">${message[language]}</span>
    <span class="weight ${weight < 0 && html`against`}">${weightText(weight, language)}</span>
    ${holds && html`<span class="holds">${WORDS[language].holds}</span>`}
  </li>`;
}

/** A weight with its sign; a real minus, as numbers have. */
export function weightText(weight: number, language: Language): string {
  const size = Math.abs(weight).toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  if (size === (0).toLocaleString(language, { minimumFractionDigits: 1 })) return size;
  return `${weight < 0 ? '−' : '+'}${size}`;
}
