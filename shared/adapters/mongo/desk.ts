import { Schema, type AnyBulkWriteOperation, type Connection } from 'mongoose';
import type { Leases, Note, Notes } from '../../application/ports/desk';
import { isDuplicate, orUnavailable } from './connection';

type NoteDocument = Omit<Note, 'id'> & { _id: string };

const noteSchema = new Schema<NoteDocument>(
  {
    _id: { type: String, required: true },
    commentId: { type: String, required: true },
    by: { type: String, required: true },
    at: { type: Date, required: true },
    text: { type: String, required: true },
  },
  { collection: 'notes', versionKey: false },
);
// The notes about one comment.
noteSchema.index({ commentId: 1, at: 1, _id: 1 }, { name: 'notes_of_comment' });

interface LeaseDocument {
  /** Id of the comment. */
  _id: string;
  holder: string;
  until: Date;
}

const leaseSchema = new Schema<LeaseDocument>(
  { _id: { type: String, required: true }, holder: String, until: Date },
  { collection: 'review_leases', versionKey: false },
);
// What one moderator has; what has run out.
leaseSchema.index({ holder: 1, _id: 1 }, { name: 'leases_of_holder' });
leaseSchema.index({ until: 1 }, { name: 'leases_by_end' });

/** The models of notes and leases on `connection`. */
export const noteModel = (connection: Connection) => connection.model('Note', noteSchema);
export const leaseModel = (connection: Connection) => connection.model('ReviewLease', leaseSchema);

/** Notes in MongoDB. */
export function mongoNotes(connection: Connection): Notes {
  const notes = noteModel(connection);
  return {
    add: ({ id, ...note }) =>
      orUnavailable(async () => {
        await notes.create({ _id: id, ...note });
      }),
    page: (after, limit) =>
      orUnavailable(async () => {
        const found = await notes
          .find(after ? { _id: { $gt: after.id } } : {})
          .sort({ _id: 1 })
          .limit(limit)
          .lean<NoteDocument[]>();
        return found.map(({ _id: id, commentId, by, at, text }) => ({ id, commentId, by, at, text }));
      }),
    of: (commentId) =>
      orUnavailable(async () => {
        const found = await notes.find({ commentId }).sort({ at: 1, _id: 1 }).lean<NoteDocument[]>();
        return found.map(({ _id, by, at, text }) => ({ id: _id, commentId, by, at, text }));
      }),
  };
}

/** A lease that is lost with the server is taken again, so nobody has to wait for the journal. */
const UNJOURNALED = { writeConcern: { w: 1, journal: false } } as const;

/** Leases in MongoDB, each taken in one step. */
export function mongoLeases(connection: Connection): Leases {
  const leases = leaseModel(connection);
  const take = async (ids: readonly string[], { holder, at, until }: Parameters<Leases['take']>[1]) => {
    if (ids.length === 0) return new Set<string>();
    await leases.deleteMany({ until: { $lte: at } }, UNJOURNALED);
    const operations: AnyBulkWriteOperation<LeaseDocument>[] = ids.map((id) => ({
      updateOne: {
        filter: { _id: id, holder },
        update: { $set: { holder, until } },
        upsert: true,
      },
    }));
    try {
      await leases.bulkWrite(operations, { ordered: false, ...UNJOURNALED });
    } catch (error) {
      // Where another has the comment, the upsert meets his lease.
      if (!isDuplicate(error)) throw error;
    }
    const mine = await leases.find({ _id: { $in: [...ids] }, holder, until: { $gt: at } }, { _id: 1 }).lean();
    return new Set(mine.map(({ _id }) => _id));
  };
  return {
    take: (ids, lease) => orUnavailable(() => take(ids, lease)),
    held: (at) =>
      orUnavailable(async () => {
        const found = await leases.find({ until: { $gt: at } }).lean<LeaseDocument[]>();
        return new Map(found.map(({ _id, holder }) => [_id, holder]));
      }),
    release: (holder, ids) =>
      orUnavailable(async () => {
        await leases.deleteMany({ holder, ...(ids === undefined ? {} : { _id: { $in: [...ids] } }) }, UNJOURNALED);
      }),
  };
}
