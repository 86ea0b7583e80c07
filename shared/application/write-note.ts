import { findComment } from './decide-comment';
import type { RecordDeed } from './audit-trail';
import type { CommentStore } from './ports/comments';
import type { Note, Notes } from './ports/desk';

/** Keeps what a moderator wrote about a comment for the others. Throws `comment/not-found`. */
export function noteWriter({
  store,
  notes,
  record,
  now,
  newId,
}: {
  store: Pick<CommentStore, 'find'>;
  notes: Pick<Notes, 'add'>;
  record: RecordDeed;
  now: () => Date;
  newId: () => string;
}): (note: { id: string; text: string; by: string }) => Promise<Note> {
  return async ({ id, text, by }) => {
    const { siteId } = await findComment(store, id);
    const note = { id: newId(), commentId: id, by, at: now(), text };
    await notes.add(note);
    await record({ actor: by, kind: 'comment.noted', subject: id, siteId });
    return note;
  };
}
