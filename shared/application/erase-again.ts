import { AUTHOR } from '../domain/decision';
import { eraseComment, silenceErased, type ErasingParts, type SilencingParts } from './erase-comment';
import type { ErasedPeople, Erasing } from './ports/erasing';

/** Most comments of one person. */
const MOST = 100_000;

export interface EraseAgainParts extends ErasingParts, SilencingParts {
  erasing: Pick<Erasing, 'commentsOf' | 'erase' | 'unsilenced' | 'silence' | 'silenced'>;
  erasedPeople: Pick<ErasedPeople, 'all'>;
}

/**
 * Erases what a restored backup has brought back: comments of people who were erased, from before they were. What they have written since stays.
 * Resolves with how many.
 */
export async function eraseAgain(parts: EraseAgainParts): Promise<number> {
  const { erasing, erasedPeople } = parts;
  let count = 0;
  for (const { person, at } of await erasedPeople.all()) {
    const found = await erasing.commentsOf(person, MOST);
    for (const comment of found) {
      if (comment.createdAt <= at && (await eraseComment(comment, parts, AUTHOR))) count += 1;
    }
  }
  if (count > 0) await silenceErased(parts);
  return count;
}
