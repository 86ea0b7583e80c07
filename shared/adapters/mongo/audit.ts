import { Schema, type Connection } from 'mongoose';
import type { Audit } from '../../application/ports/audit';
import {
  AUDIT_START,
  auditLink,
  type AuditEntry,
  type AuditKind,
  type AuditValue,
  type NewAuditEntry,
} from '../../domain/audit';
import { isDuplicate, orUnavailable } from './connection';

interface AuditDocument {
  /** The entry's number: unique, hence the fence between processes that write at the same moment. */
  _id: number;
  at: Date;
  actor: string;
  kind: AuditKind;
  subject: string | null;
  siteId?: string | null;
  /** JSON text, so that it is read back letter by letter as it was hashed. */
  before: string;
  after: string;
  link: string;
}

const schema = new Schema<AuditDocument>(
  {
    _id: { type: Number, required: true },
    at: { type: Date, required: true },
    actor: { type: String, required: true },
    kind: { type: String, required: true },
    subject: String,
    siteId: String,
    before: { type: String, required: true },
    after: { type: String, required: true },
    link: { type: String, required: true },
  },
  { collection: 'audit', versionKey: false },
);
// What one actor did; what was done of one kind; both.
schema.index({ actor: 1, _id: -1 }, { name: 'audit_by_actor' });
schema.index({ kind: 1, _id: -1 }, { name: 'audit_by_kind' });
schema.index({ actor: 1, kind: 1, _id: -1 }, { name: 'audit_by_actor_and_kind' });
// How many of a kind each actor did since a moment.
schema.index({ kind: 1, at: 1, actor: 1 }, { name: 'audit_by_time' });

/** The model of audit entries on `connection`. */
export const auditModel = (connection: Connection) => connection.model('AuditEntry', schema);

/** The last entry that was forgotten. */
interface AuditStart {
  _id: 'start';
  sequence: number;
  link: string;
}

interface Waiting {
  entry: NewAuditEntry;
  resolve: () => void;
  reject: (reason: unknown) => void;
}

/** Entries that are written at a time. */
const BATCH = 200;

/** The audit in MongoDB. What this process writes at the same time goes in one write; whoever loses a number takes the next. */
export function mongoAudit(connection: Connection): Audit {
  const entries = auditModel(connection);
  const starts = connection.collection<AuditStart>('audit_start');
  const waiting: Waiting[] = [];
  let isWriting = false;

  const write = async (batch: readonly NewAuditEntry[]): Promise<void> => {
    let left = batch;
    while (left.length > 0) {
      const last = await entries.findOne({}, { link: 1 }).sort({ _id: -1 }).lean<AuditDocument>();
      const numbered = left.map((entry, at) => ({ ...entry, sequence: (last?._id ?? 0) + 1 + at }));
      let link = last?.link ?? AUDIT_START;
      const documents = numbered.map((entry) => {
        link = auditLink(link, entry);
        return documentOf({ ...entry, link });
      });
      try {
        await entries.collection.insertMany(documents as never[], { ordered: true });
        return;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        // Another process took a number first. What stands before it was written, and says so by its link.
        const written = await entries.countDocuments({ link: { $in: documents.map((each) => each.link) } });
        left = left.slice(written);
      }
    }
  };
  const writeAll = async (): Promise<void> => {
    if (isWriting) return;
    isWriting = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, BATCH);
      try {
        await write(batch.map(({ entry }) => entry));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    isWriting = false;
  };

  return {
    append: (entry) =>
      orUnavailable(
        () =>
          new Promise<void>((resolve, reject) => {
            waiting.push({ entry, resolve, reject });
            void writeAll();
          }),
      ),
    list: ({ actor, kind, siteId, before, limit }) =>
      orUnavailable(async () => {
        const found = await entries
          .find({
            ...(actor === undefined ? {} : { actor }),
            ...(kind === undefined ? {} : { kind }),
            ...(siteId == null ? {} : { siteId }),
            ...(before === null ? {} : { _id: { $lt: before } }),
          })
          .sort({ _id: -1 })
          .limit(limit)
          .lean<AuditDocument[]>();
        return found.map(entryOf);
      }),
    readAfter: (sequence, limit) =>
      orUnavailable(async () => {
        const found = await entries
          .find({ _id: { $gt: sequence } })
          .sort({ _id: 1 })
          .limit(limit)
          .lean<AuditDocument[]>();
        return found.map(entryOf);
      }),
    start: () =>
      orUnavailable(async () => {
        const found = await starts.findOne({ _id: 'start' });
        return found && { sequence: found.sequence, link: found.link };
      }),
    forget: (before, limit) =>
      orUnavailable(async () => {
        const found = await entries
          .find({}, { at: 1, link: 1 })
          .sort({ _id: 1 })
          .limit(limit + 1)
          .lean<AuditDocument[]>();
        // The newest is left, so that the next one is chained to it.
        const oldest = found.slice(0, found.length > limit ? limit : -1);
        const young = oldest.findIndex(({ at }) => at >= before);
        const old = young === -1 ? oldest : oldest.slice(0, young);
        const last = old.at(-1);
        if (!last) return 0;
        // First where the chain begins: whoever dies in between has forgotten nothing, and deletes it the next time.
        await starts.updateOne(
          { _id: 'start' },
          [
            {
              $set: {
                link: { $cond: [{ $lt: [{ $ifNull: ['$sequence', 0] }, last._id] }, last.link, '$link'] },
                sequence: { $max: ['$sequence', last._id] },
              },
            },
          ],
          { upsert: true },
        );
        const { deletedCount } = await entries.deleteMany({ _id: { $lte: last._id } });
        return deletedCount;
      }),
    countByDay: (kind, from, siteId = null) =>
      orUnavailable(async () => {
        const found = await entries.aggregate<{ _id: { day: string; actor: string }; entries: number }>([
          { $match: { kind, at: { $gte: from }, ...(siteId === null ? {} : { siteId }) } },
          {
            $group: {
              _id: { day: { $dateToString: { date: '$at', format: '%Y-%m-%d' } }, actor: '$actor' },
              entries: { $sum: 1 },
            },
          },
          { $sort: { '_id.day': 1, '_id.actor': 1 } },
        ]);
        return found.map(({ _id, entries: count }) => ({ ..._id, entries: count }));
      }),
  };
}

function documentOf({ sequence, at, actor, kind, subject, siteId, before, after, link }: AuditEntry): AuditDocument {
  const said = { before: JSON.stringify(before), after: JSON.stringify(after) };
  return { _id: sequence, at, actor, kind, subject, siteId, ...said, link };
}

function entryOf({ _id, at, actor, kind, subject, siteId = null, before, after, link }: AuditDocument): AuditEntry {
  const said = { before: JSON.parse(before) as AuditValue, after: JSON.parse(after) as AuditValue };
  return { sequence: _id, at, actor, kind, subject, siteId, ...said, link };
}
