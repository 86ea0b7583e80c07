/** What a word costs that is known, and what each letter costs that belongs to none. */
const WORD_COST = 1;
const LETTER_COST = 1.6;
const LONGEST_WORD = 16;

/**
 * Where the words of letters written together probably begin, the first one left out: the fewest known words and the fewest
 * letters outside them. `especedeconnard` → 6, 8.
 */
export function wordBeginnings(letters: string, isKnown: (word: string) => boolean): number[] {
  const costs = [0];
  const from = [0];
  for (let end = 1; end <= letters.length; end++) {
    costs[end] = (costs[end - 1] ?? 0) + LETTER_COST;
    from[end] = end - 1;
    for (let start = Math.max(0, end - LONGEST_WORD); start < end; start++) {
      const cost = (costs[start] ?? 0) + WORD_COST;
      if (cost >= (costs[end] ?? 0) || !isKnown(letters.slice(start, end))) continue;
      costs[end] = cost;
      from[end] = start;
    }
  }
  const beginnings: number[] = [];
  for (let end = letters.length; end > 0; end = from[end] ?? 0) beginnings.unshift(from[end] ?? 0);
  // Letters outside any word stay with what stands before them.
  return beginnings.slice(1).filter((at) => isWordBorder(at, beginnings, letters.length));
}

/** Whether a word of at least two letters begins or ends at `at`. */
function isWordBorder(at: number, beginnings: readonly number[], length: number): boolean {
  const place = beginnings.indexOf(at);
  const next = beginnings[place + 1] ?? length;
  return next - at > 1 || at - (beginnings[place - 1] ?? 0) > 1;
}
