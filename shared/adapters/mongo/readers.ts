import { Schema, type Connection } from 'mongoose';
import type { Reacted, ReactionCounts, Reactions, Reports } from '../../application/ports/readers';
import { REPORT_LIMITS, type Report } from '../../domain/report';
import { commentModel } from './comment-model';
import { isDuplicate, orUnavailable } from './connection';

/** The id of a document is the comment's and the reader's: a reader has one of each comment. */
const idOf = (commentId: string, reader: string): string => `${commentId} ${reader}`;

type ReportDocument = Report & { _id: string };

const reportSchema = new Schema<ReportDocument>(
  {
    _id: { type: String, required: true },
    commentId: { type: String, required: true },
    reporter: { type: String, required: true },
    reason: { type: String, required: true },
    note: String,
    at: { type: Date, required: true },
  },
  { collection: 'reports', versionKey: false },
);
// The reports of one comment.
reportSchema.index({ commentId: 1, at: 1, _id: 1 }, { name: 'reports_of_comment' });

type ReactionDocument = Reacted & { _id: string };

const reactionSchema = new Schema<ReactionDocument>(
  {
    _id: { type: String, required: true },
    commentId: { type: String, required: true },
    reader: { type: String, required: true },
    reaction: { type: String, required: true },
  },
  { collection: 'reactions', versionKey: false },
);
// How many readers like a comment, and do not.
reactionSchema.index({ commentId: 1, reaction: 1 }, { name: 'reactions_of_comment' });

/** The models of reports and reactions on `connection`. */
export const reportModel = (connection: Connection) => connection.model('Report', reportSchema);
export const reactionModel = (connection: Connection) => connection.model('Reaction', reactionSchema);

/** What readers reported, in MongoDB. */
export function mongoReports(connection: Connection): Reports {
  const reports = reportModel(connection);
  return {
    add: (report) =>
      orUnavailable(async () => {
        const { commentId, reporter } = report;
        if ((await reports.countDocuments({ commentId }, { limit: REPORT_LIMITS.kept })) >= REPORT_LIMITS.kept)
          return false;
        try {
          await reports.create({ _id: idOf(commentId, reporter), ...report });
          return true;
        } catch (error) {
          if (isDuplicate(error)) return false;
          throw error;
        }
      }),
    page: (after, limit) =>
      orUnavailable(async () => {
        const found = await reports
          .find(after ? { _id: { $gt: idOf(after.commentId, after.reporter) } } : {})
          .sort({ _id: 1 })
          .limit(limit)
          .lean<ReportDocument[]>();
        return found.map(({ commentId, reporter, reason, note, at }) => ({ commentId, reporter, reason, note, at }));
      }),
    of: (commentId) =>
      orUnavailable(async () => {
        const found = await reports.find({ commentId }).sort({ at: 1, _id: 1 }).lean<ReportDocument[]>();
        return found.map(({ reporter, reason, note, at }) => ({ commentId, reporter, reason, note, at }));
      }),
  };
}

/** Likes and dislikes in MongoDB. */
export function mongoReactions(connection: Connection): Reactions {
  const reactions = reactionModel(connection);
  const comments = commentModel(connection);
  const countOf = async (commentId: string): Promise<ReactionCounts> => {
    const [likes, dislikes] = await Promise.all(
      (['like', 'dislike'] as const).map((reaction) =>
        reactions.countDocuments({ commentId, reaction }, { hint: 'reactions_of_comment' }),
      ),
    );
    return { likes: likes ?? 0, dislikes: dislikes ?? 0 };
  };
  return {
    page: (after, limit) =>
      orUnavailable(async () => {
        const found = await reactions
          .find(after ? { _id: { $gt: idOf(after.commentId, after.reader) } } : {})
          .sort({ _id: 1 })
          .limit(limit)
          .lean<ReactionDocument[]>();
        return found.map(({ commentId, reader, reaction }) => ({ commentId, reader, reaction }));
      }),
    put: ({ commentId, reader, reaction }) =>
      orUnavailable(async () => {
        const _id = idOf(commentId, reader);
        if (reaction === null) await reactions.deleteOne({ _id });
        else await reactions.updateOne({ _id }, { $set: { commentId, reader, reaction } }, { upsert: true });
        // Of several at once the last to write has counted after all of them: who finds another count writes again.
        for (;;) {
          const counts = await countOf(commentId);
          await comments.updateOne(
            { _id: commentId },
            { $set: counts, $currentDate: { seen: { $type: 'timestamp' } } },
          );
          const after = await countOf(commentId);
          if (after.likes === counts.likes && after.dislikes === counts.dislikes) return counts;
        }
      }),
  };
}
