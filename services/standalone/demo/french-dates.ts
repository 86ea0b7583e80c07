const weekday = new Intl.DateTimeFormat('fr', { timeZone: 'Europe/Paris', dateStyle: 'full' });

/** `vendredi 12 septembre 2025`, where the demonstration's article is. */
export function fullDate(date: Date): string {
  return weekday.format(date);
}
