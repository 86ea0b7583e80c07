import type { ListCursor, ReviewQuery } from '../../../application/ports/comments';
import type { CaseCursor } from '../../../application/ports/cases';
import type { StoredComment } from '../../../domain/stored-comment';

/** The place of a comment in a review list of that order. */
export function reviewCursor(
  { createdAt, id, verdict }: Pick<StoredComment, 'createdAt' | 'id' | 'verdict'>,
  order: ReviewQuery['order'],
): ListCursor {
  return { at: createdAt, id, ...(order === 'score' ? { score: verdict.score } : {}) };
}

/** A list cursor as opaque text. */
export function cursorText({ at, id, score }: ListCursor): string {
  return Buffer.from(`${at.getTime()}.${id}${score === undefined ? '' : `~${score}`}`).toString('base64url');
}

const FORM = /^(\d{1,15})\.([\w-]{1,64})(?:~(-?\d{1,6}(?:\.\d{1,20})?(?:e-?\d{1,3})?))?$/;

/** The cursor behind an opaque text; null when it is none of ours. */
export function parseCursor(text: string): ListCursor | null {
  const [, ms, id, score] = FORM.exec(Buffer.from(text, 'base64url').toString()) ?? [];
  if (ms === undefined || id === undefined) return null;
  return { at: new Date(Number(ms)), id, ...(score === undefined ? {} : { score: Number(score) }) };
}

/** The place of a case in a list; of a notice with its priority. */
export function caseCursorText({ at, id, priority }: CaseCursor): string {
  return cursorText({ at, id, ...(priority === undefined ? {} : { score: priority }) });
}

/** The place behind such a text; null when it is none of ours. */
export function parseCaseCursor(text: string): CaseCursor | null {
  const cursor = parseCursor(text);
  if (!cursor) return null;
  const priority = ([0, 1, 2] as const).find((each) => each === cursor.score);
  return { at: cursor.at, id: cursor.id, ...(priority === undefined ? {} : { priority }) };
}
