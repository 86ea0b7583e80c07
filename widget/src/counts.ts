import { HOME, Service } from './service';
import { plural, wordsOf } from './words';

/** Ids that are counted in one question. */
const AT_A_TIME = 100;

/** Fills in `<span data-tamis-count="ID">` on the page, all in a few questions; a number alone with `data-tamis-number`. */
export async function showCounts(): Promise<void> {
  const places = [...document.querySelectorAll<HTMLElement>('[data-tamis-count]')];
  if (places.length === 0) return;
  const { signal } = new AbortController();
  const language = document.documentElement.lang || navigator.language;
  const words = await wordsOf(language, null, signal);
  for (const siteId of new Set(places.map(siteOf))) {
    const service = new Service(HOME, siteId, language, signal);
    const ofSite = places.filter((place) => siteOf(place) === siteId);
    const ids = [...new Set(ofSite.map(idOf))].filter((id) => id !== '');
    for (let from = 0; from < ids.length; from += AT_A_TIME) {
      const counts = await service.counts(ids.slice(from, from + AT_A_TIME));
      for (const place of ofSite) {
        const count = counts[idOf(place)];
        if (count === undefined) continue;
        const isNumber = place.dataset['tamisNumber'] !== undefined;
        place.textContent = isNumber ? count.toLocaleString(language) : plural(words.count, count, language);
      }
    }
  }
}

const idOf = ({ dataset }: HTMLElement): string => dataset['tamisCount'] ?? '';
const siteOf = ({ dataset }: HTMLElement): string => dataset['tamisSite'] ?? 'default';
