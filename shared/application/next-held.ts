import type { StoredComment } from '../domain/stored-comment';
import { takeTurns } from './take-turns';
import type { CommentLists, ListCursor } from './ports/comments';
import type { Leases } from './ports/desk';

/** How long a comment that was given to one moderator is given to no other. */
export const LEASE_MS = 600_000;
/** Held comments that are looked at in one go. */
const PAGE = 50;

export interface NextHeldParts {
  lists: Pick<CommentLists, 'forReview'>;
  leases: Leases;
  now: () => Date;
}

export interface NextRequest {
  by: string;
  siteId?: string | undefined;
  articleId?: string | undefined;
}

/**
 * The held comment that has waited longest and that nobody has before him, leased to `by`; one that `by` has already only when there is no
 * other. Null when there is none.
 */
export function nextHeldGiver({ lists, leases, now }: NextHeldParts) {
  // Asked twice at once, one moderator is given two comments.
  const inTurn = takeTurns();
  const give = async ({ by, siteId, articleId }: NextRequest): Promise<StoredComment | null> => {
    const where = { ...(siteId === undefined ? {} : { siteId }), ...(articleId === undefined ? {} : { articleId }) };
    const held = await leases.held(now());
    let after: ListCursor | null = null;
    let own: StoredComment | null = null;
    for (;;) {
      const page: StoredComment[] = await lists.forReview({ status: 'held', ...where, limit: PAGE, after });
      for (const comment of page) {
        const holder = held.get(comment.id);
        if (holder === by) own ??= comment;
        else if (holder === undefined && (await take(leases, comment.id, by, now()))) return comment;
      }
      const last = page.at(-1);
      if (!last || page.length < PAGE) break;
      after = { at: last.createdAt, id: last.id };
    }
    if (own) await take(leases, own.id, by, now());
    return own;
  };
  return (request: NextRequest): Promise<StoredComment | null> => inTurn([request.by], () => give(request));
}

async function take(leases: Leases, id: string, holder: string, at: Date): Promise<boolean> {
  const taken = await leases.take([id], { holder, at, until: new Date(at.getTime() + LEASE_MS) });
  return taken.has(id);
}
