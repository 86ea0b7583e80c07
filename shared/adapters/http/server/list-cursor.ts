import type { ListCursor } from '../../../application/ports/comments';

/** A list cursor as opaque text. */
export function cursorText({ at, id }: ListCursor): string {
  return Buffer.from(`${at.getTime()}.${id}`).toString('base64url');
}

/** The cursor behind an opaque text; null when it is none of ours. */
export function parseCursor(text: string): ListCursor | null {
  const [, ms, id] = /^(\d{1,15})\.([\w-]{1,64})$/.exec(Buffer.from(text, 'base64url').toString()) ?? [];
  return ms !== undefined && id !== undefined ? { at: new Date(Number(ms)), id } : null;
}
