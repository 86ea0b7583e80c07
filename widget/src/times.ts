import { fill, type Words } from './words';

const MINUTE = 60_000;

interface Formats {
  ago: Intl.RelativeTimeFormat;
  day: Intl.DateTimeFormat;
  time: Intl.DateTimeFormat;
}
/** Making one takes longer than all else about a comment. */
const made: Record<string, Formats> = {};

function formats(language: string): Formats {
  return (made[language] ??= {
    ago: new Intl.RelativeTimeFormat(language, { numeric: 'auto' }),
    day: new Intl.DateTimeFormat(language, { dateStyle: 'long' }),
    time: new Intl.DateTimeFormat(language, { timeStyle: 'short' }),
  });
}

/** How long ago, as people say it, up to a week; then the day. */
export function spokenTime(at: Date, language: string, words: Words): string {
  const minutes = Math.floor((Date.now() - at.getTime()) / MINUTE);
  const { ago, day } = formats(language);
  if (minutes < 1) return words.now;
  if (minutes < 60) return ago.format(-minutes, 'minute');
  if (minutes < 24 * 60) return ago.format(-Math.floor(minutes / 60), 'hour');
  if (minutes < 7 * 24 * 60) return ago.format(-Math.floor(minutes / 24 / 60), 'day');
  return fill(words.onDay, { day: day.format(at) });
}

/** Day and minute. */
export function exactTime(at: Date, language: string, words: Words): string {
  const { day, time } = formats(language);
  return fill(words.exact, { day: day.format(at), time: time.format(at) });
}
