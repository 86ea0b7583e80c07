import { html, type SafeHtml } from '../../server/html';
import type { Language } from '../../server/language';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The longest unit that fits: 45 s, 12 min, 5 h, 3 days; narrow no-break spaces keep it together. */
export function ageText(seconds: number, language: Language): string {
  if (seconds < MINUTE) return `${String(Math.max(0, Math.floor(seconds)))}\u202fs`;
  if (seconds < HOUR) return `${String(Math.floor(seconds / MINUTE))}\u202fmin`;
  if (seconds < DAY) return `${String(Math.floor(seconds / HOUR))}\u202fh`;
  return `${Math.floor(seconds / DAY).toLocaleString(language)}\u202f${language === 'fr' ? 'j' : 'd'}`;
}

/** How long ago `at` was, with the moment itself for machines and on hovering. */
export function ageOf(at: Date, now: Date, language: Language): SafeHtml {
  const age = ageText((now.getTime() - at.getTime()) / 1000, language);
  return html`<time datetime="${at.toISOString()}" title="${momentText(at, language)}">${age}</time>`;
}

/** Day and minute, in UTC, as a person of that language writes it. */
export function momentText(at: Date, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return `${format.format(at)} UTC`;
}

/** The same as an element. */
export function momentOf(at: Date, language: Language): SafeHtml {
  return html`<time datetime="${at.toISOString()}">${momentText(at, language)}</time>`;
}
