import { Schema, type Connection } from 'mongoose';
import type { EventLog, PendingEvents } from '../../application/ports/events';
import type { CommentEvent } from '../../domain/event';
import { CHAIN_START, chainLink, forgotten } from '../../domain/event-chain';
import { commentModel } from './comment-model';
import { isDuplicate, orUnavailable } from './connection';

/** A relay that dies holds the log for at most this long. */
const LEASE_MS = 5000;

interface EventDocument {
  /** The event's number in the log: unique, hence the fence between two relays that both think they hold the lease. */
  _id: number;
  /** A hash over the events up to this one. */
  link: string;
  event: CommentEvent;
}
const eventSchema = new Schema<EventDocument>(
  {
    _id: { type: Number, required: true },
    link: { type: String, required: true },
    event: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'events', versionKey: false, minimize: false },
);
// An event that is appended again is found, and refused.
eventSchema.index({ 'event.id': 1 }, { name: 'events_by_id', unique: true });

interface LeaseDocument {
  _id: string;
  holder: string;
  until: Date;
}
const leaseSchema = new Schema<LeaseDocument>(
  { _id: { type: String, required: true }, holder: String, until: Date },
  { collection: 'leases', versionKey: false },
);

/** The model of logged events on `connection`. */
export function eventModel(connection: Connection) {
  return connection.model('Event', eventSchema);
}

/** Events that stand in their comment's document until the relay has moved them. */
export function mongoPendingEvents(connection: Connection): PendingEvents {
  const comments = commentModel(connection);
  const oldestFirst = (limit: number) =>
    comments
      .find({ 'pending.time': { $exists: true } }, { pending: 1 })
      .sort({ 'pending.time': 1 })
      .limit(limit)
      .lean();
  return {
    pending: (limit) =>
      orUnavailable(async () => (await oldestFirst(limit)).flatMap(({ pending }) => pending).slice(0, limit)),
    settle: (events) =>
      orUnavailable(async () => {
        // Told twice is told once, so this write may be lost without harm and need not wait for the journal.
        await comments.updateMany(
          { _id: { $in: events.map(({ subject }) => subject) } },
          { $pull: { pending: { id: { $in: events.map(({ id }) => id) } } } },
          { writeConcern: { w: 1, journal: false } },
        );
      }),
    oldestPending: () =>
      orUnavailable(async () => {
        const [first] = (await oldestFirst(1)).flatMap(({ pending }) => pending);
        return first ? new Date(first.time) : null;
      }),
  };
}

/** The event log in a collection of its own. `holder` names this process among the relays. */
export function mongoEventLog(connection: Connection, { holder, now }: { holder: string; now: () => Date }): EventLog {
  const events = eventModel(connection);
  const leases = connection.model('Lease', leaseSchema);

  const takeLease = async (): Promise<boolean> => {
    try {
      const free = { _id: 'relay', $or: [{ until: { $lt: now() } }, { holder }] };
      await leases.updateOne(free, { $set: { holder, until: new Date(now().getTime() + LEASE_MS) } }, { upsert: true });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  };
  const number = async (appended: readonly CommentEvent[]): Promise<boolean> => {
    const ids = appended.map(({ id }) => id);
    const [known, [last]] = await Promise.all([
      events.find({ 'event.id': { $in: ids } }).lean(),
      events.find({}, { _id: 1, link: 1 }).sort({ _id: -1 }).limit(1).lean(),
    ]);
    const fresh = new Map(appended.map((event) => [event.id, event]));
    for (const { event } of known) fresh.delete(event.id);
    if (fresh.size === 0) return true;
    const first = (last?._id ?? 0) + 1;
    let link = last?.link ?? CHAIN_START;
    const documents = [...fresh.values()].map((event, index) => {
      link = chainLink(link, event);
      return { _id: first + index, link, event };
    });
    try {
      await events.collection.insertMany(documents as never[], { ordered: true });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  };

  return {
    append: (appended) =>
      orUnavailable(async () => {
        if (!(await takeLease())) return false;
        try {
          return await number(appended);
        } finally {
          await leases.updateOne({ _id: 'relay', holder }, { $set: { until: new Date(0) } });
        }
      }),
    lastSequence: () =>
      orUnavailable(async () => {
        const [last] = await events.find({}, { _id: 1 }).sort({ _id: -1 }).limit(1).readConcern('majority').lean();
        return last?._id ?? 0;
      }),
    holds: ({ sequence, link }) => orUnavailable(async () => (await events.exists({ _id: sequence, link })) !== null),
    find: (eventId) =>
      orUnavailable(async () => {
        const found = await events.findOne({ 'event.id': eventId }).lean();
        return found ? { sequence: found._id, link: found.link, event: found.event } : null;
      }),
    oldest: () =>
      orUnavailable(async () => {
        const [first] = await events.find({}, { link: 1 }).sort({ _id: 1 }).limit(1).lean();
        return first ? { sequence: first._id, link: first.link } : null;
      }),
    forget: (before, limit) =>
      orUnavailable(async () => {
        const rows = await events
          .find({}, { 'event.time': 1 })
          .sort({ _id: 1 })
          .limit(limit + 1)
          .lean<{ _id: number; event: { time: string } }[]>();
        const gone = forgotten(
          rows.map(({ _id, event }) => ({ sequence: _id, time: event.time })),
          before,
        );
        const last = gone.at(-1);
        if (last) await events.deleteMany({ _id: { $lte: last.sequence } });
        return gone.length;
      }),
    forgetBeyond: (most, limit) =>
      orUnavailable(async () => {
        const ends = await Promise.all(
          ([1, -1] as const).map((order) =>
            events.findOne({}, { _id: 1 }).sort({ _id: order }).lean<{ _id: number }>(),
          ),
        );
        const [oldest, last] = ends.map((end) => end?._id ?? 0);
        if (!oldest || !last) return 0;
        const upTo = Math.min(last - most, oldest + limit - 1);
        if (upTo < oldest) return 0;
        return (await events.deleteMany({ _id: { $lte: upTo } })).deletedCount;
      }),
    readAfter: (sequence, limit) =>
      orUnavailable(async () => {
        // What a majority has not got could be undone, and a reader cannot unread it.
        const found = await events
          .find({ _id: { $gt: sequence } })
          .sort({ _id: 1 })
          .limit(limit)
          .read('primary')
          .readConcern('majority')
          .lean();
        return found.map(({ _id, link, event }) => ({ sequence: _id, link, event }));
      }),
  };
}
