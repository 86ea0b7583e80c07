import { fill, type Words } from './words';

const MINUTE = 60_000;

/** How long ago, as people say it, up to a week; then the day. */
export function spokenTime(at: Date, language: string, words: Words): string {
  const minutes = Math.floor((Date.now() - at.getTime()) / MINUTE);
  const ago = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (minutes < 1) return words.now;
  if (minutes < 60) return ago.format(-minutes, 'minute');
  if (minutes < 24 * 60) return ago.format(-Math.floor(minutes / 60), 'hour');
  if (minutes < 7 * 24 * 60) return ago.format(-Math.floor(minutes / 24 / 60), 'day');
  return fill(words.onDay, { day: dayOf(at, language) });
}

/** Day and minute. */
export function exactTime(at: Date, language: string, words: Words): string {
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(at);
  return fill(words.exact, { day: dayOf(at, language), time });
}

function dayOf(at: Date, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(at);
}
