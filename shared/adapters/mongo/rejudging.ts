import type { Connection } from 'mongoose';
import type { Rejudging } from '../../application/ports/rejudging';
import { commentModel, commentOf, type CommentDocument } from './comment-model';
import { orUnavailable } from './connection';

/** Comments in MongoDB that are to be judged again; the comment itself bears the mark. */
export function mongoRejudging(connection: Connection): Rejudging {
  const comments = commentModel(connection);
  const unmark = async (id: string, version: number): Promise<void> => {
    await comments.updateOne(
      { _id: id, $or: [{ version }, { status: { $ne: 'held' } }] },
      { $unset: { rejudge: true } },
    );
  };
  return {
    ask: (parentIds) =>
      orUnavailable(async () => {
        await comments
          .updateMany({ status: 'held', parentId: { $in: [...parentIds] } }, { $set: { rejudge: true } })
          .hint('comments_held_replies');
      }),
    asked: (limit) =>
      orUnavailable(async () => {
        const found = await comments
          .find({ rejudge: true, status: 'held' })
          .hint('comments_to_rejudge')
          .sort({ createdAt: 1, _id: 1 })
          .limit(limit)
          .lean<CommentDocument[]>();
        return found.map(commentOf);
      }),
    settle: ({ id, expectedVersion, verdict, event }) =>
      orUnavailable(async () => {
        const written = await comments.updateOne(
          { _id: id, version: expectedVersion, status: 'held' },
          {
            $set: { status: verdict.status, version: expectedVersion + 1, verdict },
            $unset: { rejudge: true },
            ...(event ? { $push: { pending: event } } : {}),
            ...(verdict.status === 'approved' ? { $currentDate: { seen: { $type: 'timestamp' } } } : {}),
          },
        );
        if (written.matchedCount === 0) await unmark(id, expectedVersion);
        return written.matchedCount === 1;
      }),
    leave: (id, version) => orUnavailable(() => unmark(id, version)),
  };
}
