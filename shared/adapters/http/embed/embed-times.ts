import type { Language } from '../server/language';
import type { EmbedWords } from './embed-assets';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago, as people say it, up to a week; then the day. The widget's `spokenTime` says the same. */
export function spokenTime(at: Date, now: Date, { language, words }: Told): string {
  const age = now.getTime() - at.getTime();
  const ago = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (age < MINUTE) return words.now;
  if (age < HOUR) return ago.format(-Math.floor(age / MINUTE), 'minute');
  if (age < DAY) return ago.format(-Math.floor(age / HOUR), 'hour');
  if (age < 7 * DAY) return ago.format(-Math.floor(age / DAY), 'day');
  return words.onDay.replace('{day}', dayOf(at, language));
}

/** Day and minute, in UTC: the server does not know where the reader is. */
export function exactTime(at: Date, { language, words }: Told): string {
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: 'UTC' }).format(at);
  return `${words.exact.replace('{day}', dayOf(at, language)).replace('{time}', time)} UTC`;
}

export interface Told {
  language: Language;
  words: EmbedWords;
}

function dayOf(at: Date, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}
