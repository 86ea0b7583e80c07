import type { Connection } from 'mongoose';
import type { Erasing } from '../../application/ports/erasing';
import { silenced } from '../../domain/erase';
import { commentModel, commentOf, documentOf, type CommentDocument } from './comment-model';
import { orUnavailable } from './connection';
import { mongoObjections } from './cases';
import { leaseModel, noteModel } from './desk';
import { eventModel } from './event-log';
import { reactionModel, reportModel } from './readers';
import { deliveryModel, endpointModel } from './webhooks';

/** How long it may take to silence what was told of a hundred comments. */
const SILENCE_MS = 120_000;

/** Fields that an erased comment does not have: what was found by them, and what only some comments have. */
const OF_PERSON = [
  'likes',
  'dislikes',
  'house',
  'callbackUrl',
  'notify',
  'outside',
  'decided',
  'rejudge',
  'sought',
  'unsought',
] as const;

/** Erasing in MongoDB. Its files and its journal let go of what was overwritten in their own time. */
export function mongoErasing(connection: Connection): Erasing {
  const comments = commentModel(connection);
  const [events, deliveries, endpoints] = [
    eventModel(connection),
    deliveryModel(connection),
    endpointModel(connection),
  ];
  const silenceEvents = async (ids: readonly string[]): Promise<number[]> => {
    const found = await events.find({ 'event.id': { $in: [...ids] } }).lean();
    for (const { _id, event } of found) await events.updateOne({ _id }, { $set: { event: silenced(event) } });
    return found.map(({ _id }) => _id);
  };
  const silenceDeliveries = async (sequences: readonly number[]): Promise<void> => {
    const endpointIds = (await endpoints.find({}, { _id: 1 }).lean()).map(({ _id }) => _id);
    const told = await deliveries
      .find({ endpointId: { $in: endpointIds }, sequence: { $in: [...sequences] } })
      .lean<{ _id: string; event: Parameters<typeof silenced>[0]; last: object | null }[]>();
    for (const { _id, event, last } of told) {
      // A receiver may have answered with what it was told.
      const change = { event: silenced(event), ...(last ? { 'last.body': '' } : {}) };
      await deliveries.updateOne({ _id }, { $set: change });
    }
  };
  /** Takes away what hangs on a comment; done again where it broke off. */
  const clear = async (id: string): Promise<void> => {
    await Promise.all([
      noteModel(connection).deleteMany({ commentId: id }),
      reactionModel(connection).deleteMany({ commentId: id }),
      leaseModel(connection).deleteMany({ _id: id }),
      mongoObjections(connection).silence(id),
      reportModel(connection).updateMany({ commentId: id }, { $set: { note: null } }),
    ]);
  };
  return {
    commentsOf: (email, limit) =>
      orUnavailable(async () => {
        const siteId = { $in: await comments.distinct('siteId') };
        const found = await comments
          .find({ siteId, 'keys.email': email })
          .hint('comments_by_email')
          .limit(limit)
          .lean<CommentDocument[]>();
        return found.map(commentOf);
      }),
    erase: ({ expectedVersion, comment, event }) =>
      orUnavailable(async () => {
        const { id } = comment;
        const before = await comments
          .findOne({ _id: id, version: expectedVersion }, { pending: 1, seen: 1 })
          .lean<Pick<CommentDocument, 'pending' | 'seen'>>();
        if (!before) return false;
        const pending = [...before.pending.map(silenced), ...(event ? [event] : [])];
        const { _id, ...document } = documentOf(comment, pending);
        // There are no words by which it could be found.
        delete document.unsought;
        delete document.decided;
        const written = await comments.updateOne(
          { _id, version: expectedVersion },
          {
            $set: { ...document, unsilenced: true },
            $unset: Object.fromEntries(OF_PERSON.map((field) => [field, true])),
            // Readers who saw it are told that the list is another one.
            ...(before.seen === undefined ? {} : { $currentDate: { seen: { $type: 'timestamp' } } }),
          },
        );
        if (written.matchedCount === 0) return false;
        await clear(id);
        return true;
      }),
    unsilenced: (limit) =>
      orUnavailable(async () => {
        const found = await comments
          .find({ unsilenced: true }, { version: 1 })
          .hint('comments_unsilenced')
          .limit(limit)
          .lean<Pick<CommentDocument, '_id' | 'version'>[]>();
        return found.map(({ _id, version }) => ({ id: _id, version }));
      }),
    silenced: (ids) =>
      orUnavailable(async () => {
        await comments.updateMany({ _id: { $in: [...ids] } }, { $unset: { unsilenced: true } });
      }),
    silence: (told) =>
      orUnavailable(async () => {
        const all: number[] = [];
        for (const { id, version } of told) {
          await clear(id);
          const ids = Array.from({ length: version }, (_, at) => `${id}.${String(at + 1)}`);
          const sequences = await silenceEvents(ids);
          await silenceDeliveries(sequences);
          all.push(...sequences);
        }
        return all;
      }, SILENCE_MS),
    reseal: ({ id, expected, sealed, keys }) =>
      orUnavailable(async () => {
        const written = await comments.updateOne(
          { _id: id, sealed: expected },
          { $set: { sealed, 'keys.email': keys.email, 'keys.network': keys.network } },
        );
        return written.matchedCount === 1;
      }),
    compact: () => Promise.resolve(),
  };
}
