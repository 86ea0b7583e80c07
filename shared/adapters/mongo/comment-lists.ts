import type { Connection } from 'mongoose';
import type {
  AuthorQuery,
  CommentLists,
  ListCursor,
  NewestQuery,
  PublicQuery,
  ReviewQuery,
} from '../../application/ports/comments';
import { STATUSES, type Status } from '../../domain/comment';
import type { StoredComment } from '../../domain/stored-comment';
import { wordsOf } from '../../domain/text/search-words';
import { commentModel, commentOf, type CommentDocument } from './comment-model';
import { orUnavailable } from './connection';

/** The lists of readers and moderators, each in the order of an index. */
export function mongoCommentLists(connection: Connection): CommentLists {
  const comments = commentModel(connection);

  const approved = async ({ siteId, articleId, order, limit, after }: PublicQuery): Promise<StoredComment[]> => {
    const forward = order === 'oldest';
    const documents = await comments
      .find({ siteId, articleId, status: 'approved', ...beyond(after, forward) })
      .sort(forward ? { createdAt: 1, _id: 1 } : { createdAt: -1, _id: -1 })
      .limit(limit)
      .lean<CommentDocument[]>();
    return documents.map(commentOf);
  };
  const forReview = async ({
    status,
    siteId,
    articleId,
    rule,
    words,
    from,
    until,
    order,
    limit,
    after,
  }: ReviewQuery): Promise<StoredComment[]> => {
    const forward = order !== 'newest';
    const documents = await comments
      .find({
        status,
        ...(siteId === undefined ? {} : { siteId }),
        ...(articleId === undefined ? {} : { articleId }),
        ...(rule === undefined ? {} : { 'verdict.reasons.rule': rule }),
        ...(words === undefined
          ? {}
          : {
              $text: {
                $search: wordsOf(words)
                  .map((word) => `"${word}"`)
                  .join(' '),
              },
            }),
        $and: [between(from, until), beyond(after, forward)],
      })
      .sort(forward ? { createdAt: 1, _id: 1 } : { createdAt: -1, _id: -1 })
      .limit(limit)
      .lean<CommentDocument[]>();
    return documents.map(commentOf);
  };
  const countApproved = async (siteId: string, articleIds: readonly string[]): Promise<Map<string, number>> => {
    const counts = await comments.aggregate<{ _id: string; count: number }>([
      { $match: { siteId, articleId: { $in: [...articleIds] }, status: 'approved' } },
      { $group: { _id: '$articleId', count: { $sum: 1 } } },
    ]);
    const known = new Map(counts.map(({ _id, count }) => [_id, count]));
    return new Map(articleIds.map((id) => [id, known.get(id) ?? 0]));
  };

  const newest = async ({ limit, after, decided }: NewestQuery): Promise<StoredComment[]> => {
    const documents = await comments
      .find({ ...(decided ? { version: { $gt: 1 } } : {}), ...beyond(after, false) })
      .sort({ createdAt: -1, _id: -1 })
      .limit(limit)
      .lean<CommentDocument[]>();
    return documents.map(commentOf);
  };

  const byAuthor = async ({ siteId, email, except, limit }: AuthorQuery): Promise<StoredComment[]> => {
    const documents = await comments
      .find({ siteId, 'keys.email': email, _id: { $ne: except } })
      .sort({ createdAt: -1 })
      .limit(limit)
      .lean<CommentDocument[]>();
    return documents.map(commentOf);
  };
  const countByStatus = async (): Promise<Record<Status, number>> => {
    // Each is a count over one range of an index, which reads no document.
    const counts = await Promise.all(
      STATUSES.map(async (status) => [status, await comments.countDocuments({ status }).hint('comments_by_status')]),
    );
    return Object.fromEntries(counts) as Record<Status, number>;
  };

  return {
    approved: (query) => orUnavailable(() => approved(query)),
    countApproved: (siteId, articleIds) => orUnavailable(() => countApproved(siteId, articleIds)),
    forReview: (query) => orUnavailable(() => forReview(query)),
    byAuthor: (query) => orUnavailable(() => byAuthor(query)),
    countByStatus: () => orUnavailable(countByStatus),
    newest: (query) => orUnavailable(() => newest(query)),
  };
}

function between(from: Date | undefined, until: Date | undefined): object {
  if (!from && !until) return {};
  return { createdAt: { ...(from ? { $gte: from } : {}), ...(until ? { $lte: until } : {}) } };
}

/** What lies beyond the cursor, said so that it is one range of an index: for `$or` the planner may mix in another index. */
function beyond(after: ListCursor | null, forward: boolean): object {
  if (!after) return {};
  const { at, id } = after;
  return forward
    ? { createdAt: { $gte: at }, $nor: [{ createdAt: at, _id: { $lte: id } }] }
    : { createdAt: { $lte: at }, $nor: [{ createdAt: at, _id: { $gte: id } }] };
}
