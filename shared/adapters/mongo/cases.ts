import { Schema, type Connection } from 'mongoose';
import type { CasesQuery, Notices, Objections } from '../../application/ports/cases';
import { silencedNotice, type Notice, type NoticeState } from '../../domain/notice';
import { silencedObjection, type Objection, type ObjectionState } from '../../domain/objection';
import { isDuplicate, orUnavailable } from './connection';

const outcome = { type: { by: String, at: Date, reply: String }, _id: false, default: null };

type ObjectionDocument = Omit<Objection, 'commentId'> & { _id: string };

const objectionSchema = new Schema<ObjectionDocument>(
  {
    _id: { type: String, required: true },
    siteId: { type: String, required: true },
    at: { type: Date, required: true },
    text: String,
    against: String,
    state: { type: String, required: true },
    outcome,
    untold: { type: Boolean, required: true },
  },
  { collection: 'objections', versionKey: false },
);
// Those that wait, and those that were decided, by age; whom mail is still to tell.
objectionSchema.index({ state: 1, at: 1, _id: 1 }, { name: 'objections_by_age' });
objectionSchema.index({ untold: 1, at: 1 }, { name: 'objections_untold', partialFilterExpression: { untold: true } });

type NoticeDocument = Omit<Notice, 'id'> & { _id: string };

const noticeSchema = new Schema<NoticeDocument>(
  {
    _id: { type: String, required: true },
    commentId: { type: String, required: true },
    siteId: { type: String, required: true },
    ground: { type: String, required: true },
    explanation: String,
    place: String,
    sealed: String,
    sender: { type: String, required: true },
    trusted: String,
    priority: { type: Number, required: true },
    language: { type: String, required: true },
    at: { type: Date, required: true },
    state: { type: String, required: true },
    outcome,
    untold: String,
  },
  { collection: 'notices', versionKey: false },
);
// Those that wait, by priority; those of a state by age.
noticeSchema.index({ state: 1, priority: -1, at: 1, _id: 1 }, { name: 'notices_waiting' });
noticeSchema.index({ state: 1, at: 1, _id: 1 }, { name: 'notices_by_age' });
// Those about a comment, and those of a sender.
noticeSchema.index({ commentId: 1, at: 1 }, { name: 'notices_of_comment' });
noticeSchema.index({ sender: 1, at: 1 }, { name: 'notices_of_sender' });
// Whom mail is still to tell.
noticeSchema.index({ untold: 1, at: 1 }, { name: 'notices_untold' });

/** The models of objections and notices on `connection`. */
export const objectionModel = (connection: Connection) => connection.model('Objection', objectionSchema);
export const noticeModel = (connection: Connection) => connection.model('Notice', noticeSchema);

const DECIDED_OBJECTION: { $in: ObjectionState[] } = { $in: ['upheld', 'overturned'] };
const DECIDED_NOTICE: { $in: NoticeState[] } = { $in: ['acted', 'dismissed', 'unfounded'] };

/** What follows a place in the order of age, or what stands before it. */
function beyond(after: CasesQuery['after'], direction: '$gt' | '$lt'): object {
  if (!after) return {};
  return { $or: [{ at: { [direction]: after.at } }, { at: after.at, _id: { [direction]: after.id } }] };
}

/** The condition that narrows to one site; nothing is all. */
function ofSite(siteId: string | null | undefined): object {
  return siteId == null ? {} : { siteId };
}

/** What authors object to, in MongoDB. */
export function mongoObjections(connection: Connection): Objections {
  const objections = objectionModel(connection);
  const objectionOf = ({ _id, ...rest }: ObjectionDocument): Objection => ({ commentId: _id, ...rest });
  return {
    add: ({ commentId, ...objection }) => added(() => objections.create({ _id: commentId, ...objection })),
    find: (commentId) =>
      orUnavailable(async () => {
        const found = await objections.findById(commentId).lean<ObjectionDocument>();
        return found && objectionOf(found);
      }),
    list: ({ isWaiting, siteId, limit, after }) =>
      orUnavailable(async () => {
        const direction = isWaiting ? 1 : -1;
        const found = await objections
          .find({
            ...ofSite(siteId),
            state: isWaiting ? 'waiting' : DECIDED_OBJECTION,
            ...beyond(after, isWaiting ? '$gt' : '$lt'),
          })
          .sort({ at: direction, _id: direction })
          .limit(limit)
          .lean<ObjectionDocument[]>();
        return found.map(objectionOf);
      }),
    countWaiting: (siteId) =>
      orUnavailable(() => objections.countDocuments({ ...ofSite(siteId), state: 'waiting' }).exec()),
    settle: (commentId, settled) =>
      orUnavailable(async () => {
        const written = await objections.updateOne(
          { _id: commentId, state: 'waiting' },
          { $set: { ...settled, untold: true } },
        );
        return written.matchedCount === 1;
      }),
    untold: (limit) =>
      orUnavailable(async () =>
        (await objections.find({ untold: true }).sort({ at: 1 }).limit(limit).lean<ObjectionDocument[]>()).map(
          objectionOf,
        ),
      ),
    told: (commentId) =>
      orUnavailable(async () => {
        await objections.updateOne({ _id: commentId }, { $set: { untold: false } });
      }),
    page: (after, limit) =>
      orUnavailable(async () => {
        const found = await objections
          .find(after ? { _id: { $gt: after.commentId } } : {})
          .sort({ _id: 1 })
          .limit(limit)
          .lean<ObjectionDocument[]>();
        return found.map(objectionOf);
      }),
    silence: (commentId) =>
      orUnavailable(async () => {
        const found = await objections.findById(commentId).lean<ObjectionDocument>();
        if (!found) return;
        const { text, untold, outcome: settled } = silencedObjection(objectionOf(found));
        await objections.updateOne({ _id: commentId }, { $set: { text, untold, outcome: settled } });
      }),
  };
}

/** What readers say is illegal, in MongoDB. */
export function mongoNotices(connection: Connection): Notices {
  const notices = noticeModel(connection);
  const noticeOf = ({ _id, ...rest }: NoticeDocument): Notice => ({ id: _id, ...rest });
  const of = (filter: object): Promise<Notice[]> =>
    orUnavailable(async () => (await notices.find(filter).sort({ at: 1 }).lean<NoticeDocument[]>()).map(noticeOf));
  const waiting = async ({ siteId, limit, after }: CasesQuery): Promise<NoticeDocument[]> => {
    const { priority = 0 } = after ?? {};
    const beyondPriority = after
      ? { $or: [{ priority: { $lt: priority } }, { priority, ...beyond(after, '$gt') }] }
      : {};
    return notices
      .find({ ...ofSite(siteId), state: 'waiting', ...beyondPriority })
      .sort({ priority: -1, at: 1, _id: 1 })
      .limit(limit)
      .lean<NoticeDocument[]>();
  };
  const decided = ({ siteId, limit, after }: CasesQuery): Promise<NoticeDocument[]> =>
    notices
      .find({ ...ofSite(siteId), state: DECIDED_NOTICE, ...beyond(after, '$lt') })
      .sort({ at: -1, _id: -1 })
      .limit(limit)
      .lean<NoticeDocument[]>();
  return {
    add: ({ id, ...notice }) => added(() => notices.create({ _id: id, ...notice })),
    find: (id) =>
      orUnavailable(async () => {
        const found = await notices.findById(id).lean<NoticeDocument>();
        return found && noticeOf(found);
      }),
    ofComment: (commentId) => of({ commentId }),
    ofSender: (sender) => of({ sender }),
    list: (query) =>
      orUnavailable(async () => (await (query.isWaiting ? waiting(query) : decided(query))).map(noticeOf)),
    countWaiting: (siteId) =>
      orUnavailable(() => notices.countDocuments({ ...ofSite(siteId), state: 'waiting' }).exec()),
    countUnfounded: (sender, since) =>
      orUnavailable(() => notices.countDocuments({ sender, at: { $gte: since }, state: 'unfounded' }).exec()),
    settle: (id, settled) =>
      orUnavailable(async () => {
        // Who told no address cannot be told.
        const untold = { $cond: [{ $eq: ['$sealed', null] }, null, 'decision'] };
        const written = await notices.updateOne(
          { _id: id, state: 'waiting' },
          [{ $set: { state: settled.state, outcome: { $literal: settled.outcome }, untold } }],
          { updatePipeline: true },
        );
        return written.matchedCount === 1;
      }),
    untold: (limit) =>
      orUnavailable(async () => {
        const untold = { $in: ['receipt' as const, 'decision' as const] };
        return (await notices.find({ untold }).sort({ at: 1 }).limit(limit).lean<NoticeDocument[]>()).map(noticeOf);
      }),
    told: (id, what) =>
      orUnavailable(async () => {
        await notices.updateOne({ _id: id, untold: what }, { $set: { untold: null } });
      }),
    page: (after, limit) =>
      orUnavailable(async () => {
        const found = await notices
          .find(after ? { _id: { $gt: after.id } } : {})
          .sort({ _id: 1 })
          .limit(limit)
          .lean<NoticeDocument[]>();
        return found.map(noticeOf);
      }),
    silence: (id) =>
      orUnavailable(async () => {
        const found = await notices.findById(id).lean<NoticeDocument>();
        if (!found) return;
        const { explanation, place, sealed, sender, untold, outcome: settled } = silencedNotice(noticeOf(found));
        await notices.updateOne(
          { _id: id },
          { $set: { explanation, place, sealed, sender, untold, outcome: settled } },
        );
      }),
    old: (before, limit) =>
      orUnavailable(async () => {
        const found = await notices
          .find({ state: DECIDED_NOTICE, at: { $lt: before }, explanation: { $ne: '' } })
          .sort({ at: 1 })
          .limit(limit)
          .lean<NoticeDocument[]>();
        return found.map(noticeOf);
      }),
  };
}

function added(create: () => Promise<unknown>): Promise<boolean> {
  return orUnavailable(async () => {
    try {
      await create();
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  });
}
