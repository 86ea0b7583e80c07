const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The demonstration's readers live where its article does. */
const timeZone = 'Europe/Paris';
const day = new Intl.DateTimeFormat('fr', { timeZone, dateStyle: 'long' });
const weekday = new Intl.DateTimeFormat('fr', { timeZone, dateStyle: 'full' });
const clock = new Intl.DateTimeFormat('fr', { timeZone, timeStyle: 'short' });
const relative = new Intl.RelativeTimeFormat('fr', { numeric: 'auto' });

/** `vendredi 12 septembre 2025`. */
export function fullDate(date: Date): string {
  return weekday.format(date);
}

/** `12 septembre 2025 à 08:30`. */
export function exactDate(date: Date): string {
  return `${day.format(date)} à ${clock.format(date)}`;
}

/** How long ago, as people say it, up to a week; then the day. */
export function spokenDate(date: Date, now: Date): string {
  const age = now.getTime() - date.getTime();
  if (age < MINUTE) return 'à l’instant';
  if (age < HOUR) return relative.format(-Math.floor(age / MINUTE), 'minute');
  if (age < DAY) return relative.format(-Math.floor(age / HOUR), 'hour');
  if (age < 7 * DAY) return relative.format(-Math.floor(age / DAY), 'day');
  return `le ${day.format(date)}`;
}
