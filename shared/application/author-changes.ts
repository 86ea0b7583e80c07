import type { Status } from '../domain/comment';
import { AUTHOR, isWithdrawn, standingDecision, type Decision } from '../domain/decision';
import { ModerationError } from '../domain/errors';
import { eventOfChange } from '../domain/event';
import type { StoredComment } from '../domain/stored-comment';
import { textFingerprint } from '../domain/text/fingerprint';
import type { CommentStore } from './ports/comments';

/** Most edits of one comment: each keeps the text before it. */
export const MOST_EDITS = 10;

/** The greatest time value of ECMAScript. */
const LAST_MOMENT_MS = 8.64e15;

export interface AuthorChangesParts {
  store: Pick<CommentStore, 'find' | 'amend' | 'decide'>;
  /** The new text from what was sent; throws `submission/invalid`. */
  parseBody: (input: unknown) => string;
  /** How long an author may change what was accepted, in minutes; 0 is never, `Infinity` for ever. */
  minutes: number;
  now: () => Date;
}

export interface AuthorChanges {
  /** Until when its author may change it, or null when not (any more). */
  changeableUntil(comment: StoredComment): Date | null;
  /**
   * Puts another text in the place of the comment's, which is hidden until a worker has judged it anew; the text before stays in the
   * history. Throws `submission/invalid`, `comment/being-read` before the first verdict, or `comment/unchangeable`.
   */
  edit(id: string, input: unknown): Promise<StoredComment>;
  /** Takes it back for good: readers no longer see it, and nobody can publish it. Throws as `edit`; a second time changes nothing. */
  withdraw(id: string): Promise<StoredComment>;
}

/** What the holder of a receipt may do to the comment. */
export function authorChanges({ store, parseBody, minutes, now }: AuthorChangesParts): AuthorChanges {
  const changeableUntil = (comment: StoredComment): Date | null => {
    // The last moment that there is, for who may always.
    const until = new Date(Math.min(comment.createdAt.getTime() + minutes * 60_000, LAST_MOMENT_MS));
    return isOpen(comment) && now() < until ? until : null;
  };
  const find = async (id: string): Promise<StoredComment> => {
    const comment = await store.find(id);
    if (!comment) throw new ModerationError('comment/being-read', `${id} is not judged yet`);
    return comment;
  };
  /** Writes what `write` makes of the comment as it is; when somebody else changed it meanwhile, of what it became. */
  const change = async (
    id: string,
    write: (comment: StoredComment) => Promise<StoredComment | null>,
  ): Promise<StoredComment> => {
    for (;;) {
      const comment = await find(id);
      if (isWithdrawn(comment.history)) return comment;
      if (!changeableUntil(comment)) throw unchangeable(id);
      const written = await write(comment);
      if (written) return written;
    }
  };
  const line = (kind: 'edit' | 'withdraw', from: Status, to: Status, note: string | null): Decision => {
    return { kind, by: AUTHOR, at: now(), reason: null, note, from, to };
  };
  return {
    changeableUntil,
    async edit(id, input) {
      const body = parseBody(input);
      const { exact, bands } = textFingerprint(body);
      const edited = await change(id, async (comment) => {
        if (comment.body === body) return comment;
        if (comment.history.filter(({ kind }) => kind === 'edit').length >= MOST_EDITS) throw unchangeable(id);
        const { status, version, history } = comment;
        const decision = line('edit', status, 'held', comment.body);
        const after = {
          ...comment,
          body,
          status: 'held' as const,
          version: version + 1,
          history: [...history, decision],
        };
        const event = eventOfChange(after, status, decision.at);
        const keys = { text: exact, bands };
        return (await store.amend({ id, expectedVersion: version, body, keys, decision, event })) ? after : null;
      });
      if (isWithdrawn(edited.history)) throw unchangeable(id);
      return edited;
    },
    withdraw: (id) =>
      change(id, async (comment) => {
        const { status, version, history } = comment;
        const decision = line('withdraw', status, 'rejected', null);
        const after = {
          ...comment,
          status: 'rejected' as const,
          version: version + 1,
          history: [...history, decision],
        };
        const event = eventOfChange(after, status, decision.at);
        return (await store.decide({ id, expectedVersion: version, decision, isDecided: false, event })) ? after : null;
      }),
  };
}

/** What a person has refused stays refused; what only a machine called spam may be put better. */
function isOpen({ status, history }: StoredComment): boolean {
  if (isWithdrawn(history)) return false;
  return status === 'approved' || ((status === 'held' || status === 'spam') && standingDecision(history) === null);
}

function unchangeable(id: string): ModerationError {
  return new ModerationError('comment/unchangeable', `${id} can no longer be changed by its author`);
}
