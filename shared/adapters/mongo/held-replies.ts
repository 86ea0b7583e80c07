import type { Connection } from 'mongoose';
import type { HeldReplies } from '../../application/ports/held-replies';
import { commentModel, commentOf, type CommentDocument } from './comment-model';
import { orUnavailable } from './connection';

/** Held replies in MongoDB; the comment itself bears the mark. */
export function mongoHeldReplies(connection: Connection): HeldReplies {
  const comments = commentModel(connection);
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
    publish: ({ id, expectedVersion, verdict, event }) =>
      orUnavailable(async () => {
        const written = await comments.updateOne(
          { _id: id, version: expectedVersion, status: 'held' },
          {
            $set: { status: verdict.status, version: expectedVersion + 1, verdict },
            $push: { pending: event },
            $unset: { rejudge: true },
            $currentDate: { seen: { $type: 'timestamp' } },
          },
        );
        if (written.matchedCount === 0) await comments.updateOne({ _id: id }, { $unset: { rejudge: true } });
        return written.matchedCount === 1;
      }),
    leave: (id) =>
      orUnavailable(async () => {
        await comments.updateOne({ _id: id }, { $unset: { rejudge: true } });
      }),
  };
}
