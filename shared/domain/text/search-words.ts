/** Most words of a search that count; more would only make it slower. */
const MOST_WORDS = 12;

/** The words of a search: letters and digits of any script, in small letters and without accents. */
export function wordsOf(text: string): string[] {
  return wordsIn(text).slice(0, MOST_WORDS);
}

/** The words by which a text is found, each once; as `wordsOf`, and all of them. */
export function wordsIn(text: string): string[] {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return [...new Set(plain.match(/[\p{L}\p{N}]+/gu))];
}
