/** Most words of a search that count; more would only make it slower. */
const MOST_WORDS = 12;

/** The words of a search: letters and digits of any script, in small letters and without accents. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MOST_WORDS);
}
