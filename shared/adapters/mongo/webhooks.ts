import { Schema, type Connection } from 'mongoose';
import type { Webhooks } from '../../application/ports/webhooks';
import { DELIVERY_STATUSES, type Delivery, type DeliveryStatus, type Endpoint } from '../../domain/webhook';
import { isDuplicate, orUnavailable } from './connection';
import { together, valueOf } from './together';

type EndpointDocument = Omit<Endpoint, 'id'> & { _id: string; holder: string | null; heldUntil: Date };
type DeliveryDocument = Omit<Delivery, 'id'> & { _id: string };

const endpointSchema = new Schema<EndpointDocument>(
  {
    _id: { type: String, required: true },
    takes: { type: String, required: true },
    url: { type: String, required: true },
    types: { type: [String], default: null },
    siteId: String,
    description: String,
    enabled: { type: Boolean, required: true },
    disabledReason: String,
    sealedSecrets: { type: String, required: true },
    createdAt: { type: Date, required: true },
    by: { type: String, required: true },
    place: { type: Number, required: true },
    failingSince: Date,
    holder: String,
    heldUntil: Date,
  },
  { collection: 'webhook_endpoints', versionKey: false },
);
// The list.
endpointSchema.index({ createdAt: 1, _id: 1 }, { name: 'endpoints_by_age' });

const deliverySchema = new Schema<DeliveryDocument>(
  {
    _id: { type: String, required: true },
    endpointId: { type: String, required: true },
    sequence: { type: Number, required: true },
    event: { type: Schema.Types.Mixed, required: true },
    url: String,
    status: { type: String, required: true },
    attempts: { type: Number, required: true },
    dueAt: { type: Date, required: true },
    last: { type: Schema.Types.Mixed, default: null },
  },
  { collection: 'webhook_deliveries', versionKey: false, minimize: false },
);
// An endpoint's deliveries, whole and by status; counts by status.
deliverySchema.index({ endpointId: 1, sequence: -1 }, { name: 'deliveries_of_endpoint' });
deliverySchema.index({ endpointId: 1, status: 1, sequence: 1 }, { name: 'deliveries_by_status' });
deliverySchema.index({ status: 1, dueAt: 1 }, { name: 'deliveries_by_age' });

/** The models of endpoints and deliveries on `connection`. */
export const endpointModel = (connection: Connection) => connection.model('WebhookEndpoint', endpointSchema);
export const deliveryModel = (connection: Connection) => connection.model('WebhookDelivery', deliverySchema);

const BOOKED_TOGETHER = 100;

interface Booking {
  filter: { _id: string };
  update: { $set: Partial<DeliveryDocument> };
}

/** Endpoints and deliveries in MongoDB. */
export function mongoWebhooks(connection: Connection): Webhooks {
  const endpoints = endpointModel(connection);
  const deliveries = deliveryModel(connection);
  const plan = async (id: string, planned: readonly Delivery[], place: number): Promise<void> => {
    try {
      if (planned.length > 0)
        await deliveries.insertMany(
          planned.map(({ id: _id, ...delivery }) => ({ _id, ...delivery })),
          {
            ordered: false,
          },
        );
    } catch (error) {
      // Those were kept before a crash.
      if (!isDuplicate(error)) throw error;
    }
    await endpoints.updateOne({ _id: id, place: { $lt: place } }, { $set: { place } });
  };
  // Tries end in great numbers at the same time; together they wait for one journal.
  const book = together(BOOKED_TOGETHER, async (updates: readonly Booking[]) => {
    await deliveries.collection.bulkWrite(updates.map((updateOne) => ({ updateOne })) as never, { ordered: false });
    return updates.map(() => valueOf(undefined));
  });
  return {
    add: ({ id, ...endpoint }) =>
      orUnavailable(async () => {
        const written = { ...endpoint, holder: null, heldUntil: new Date(0) };
        await endpoints.updateOne({ _id: id }, { $setOnInsert: written }, { upsert: true });
      }),
    list: () =>
      orUnavailable(async () =>
        (await endpoints.find().sort({ createdAt: 1, _id: 1 }).lean<EndpointDocument[]>()).map(endpointOf),
      ),
    find: (id) =>
      orUnavailable(async () => {
        const document = await endpoints.findById(id).lean<EndpointDocument>();
        return document ? endpointOf(document) : null;
      }),
    update: (id, change) =>
      orUnavailable(async () => (await endpoints.updateOne({ _id: id }, { $set: change })).matchedCount === 1),
    remove: (id) =>
      orUnavailable(async () => {
        const removed = (await endpoints.deleteOne({ _id: id })).deletedCount === 1;
        await deliveries.deleteMany({ endpointId: id });
        return removed;
      }),
    lease: (id, { holder, at, until }) =>
      orUnavailable(async () => {
        const free = { _id: id, $or: [{ holder }, { heldUntil: { $lte: at } }] };
        const taken = await endpoints.updateOne(
          free,
          { $set: { holder, heldUntil: until } },
          { writeConcern: { w: 'majority', journal: false } },
        );
        return taken.matchedCount === 1;
      }),
    release: (id, holder) =>
      orUnavailable(async () => {
        await endpoints.updateOne({ _id: id, holder }, { $set: { heldUntil: new Date(0) } });
      }),
    plan: (id, planned, place) => orUnavailable(() => plan(id, planned, place)),
    replay: (id, after, at) =>
      orUnavailable(async () => {
        // First the deliveries: what is planned anew meanwhile is there already.
        await deliveries.updateMany(
          { endpointId: id, sequence: { $gt: after } },
          { $set: { status: 'pending', attempts: 0, dueAt: at } },
        );
        await endpoints.updateOne({ _id: id }, { $min: { place: after } });
      }),
    waiting: (endpointId, limit) =>
      orUnavailable(async () => {
        const found = await deliveries
          .find({ endpointId, status: { $in: ['pending', 'failed'] } })
          .hint('deliveries_by_status')
          .sort({ sequence: 1 })
          .limit(limit)
          .lean<DeliveryDocument[]>();
        return found.map(deliveryOf);
      }),
    book: ({ id, status, attempts, dueAt, last }) =>
      orUnavailable(() => book({ filter: { _id: id }, update: { $set: { status, attempts, dueAt, last } } })),
    findDelivery: (endpointId, id) =>
      orUnavailable(async () => {
        const document = await deliveries.findOne({ _id: id, endpointId }).lean<DeliveryDocument>();
        return document ? deliveryOf(document) : null;
      }),
    deliveries: ({ endpointId, status, before, limit }) =>
      orUnavailable(async () => {
        const found = await deliveries
          .find({
            endpointId,
            ...(status === null ? {} : { status }),
            ...(before === null ? {} : { sequence: { $lt: before } }),
          })
          .sort({ sequence: -1 })
          .limit(limit)
          .lean<DeliveryDocument[]>();
        return found.map(deliveryOf);
      }),
    forgetDelivered: (before, limit) =>
      orUnavailable(async () => {
        const old = { status: 'delivered', dueAt: { $lt: before } } as const;
        const found = await deliveries.find(old, { _id: 1 }).hint('deliveries_by_age').limit(limit).lean();
        // One that is replayed meanwhile is no longer old, and stays.
        const gone = await deliveries.deleteMany({ ...old, _id: { $in: found.map(({ _id }) => _id) } });
        return gone.deletedCount;
      }),
    countByStatus: () =>
      orUnavailable(async () => {
        const counts = await Promise.all(
          DELIVERY_STATUSES.map(async (status) => [status, await deliveries.countDocuments({ status })] as const),
        );
        return Object.fromEntries(counts) as Record<DeliveryStatus, number>;
      }),
  };
}

function endpointOf(document: EndpointDocument): Endpoint {
  const { _id: id, takes, url, types, siteId, description, enabled, disabledReason, sealedSecrets, ...rest } = document;
  const { createdAt, by, place, failingSince } = rest;
  const told = { takes, url, types: types && [...types], siteId, description };
  return { id, ...told, enabled, disabledReason, sealedSecrets, createdAt, by, place, failingSince };
}

function deliveryOf({
  _id,
  endpointId,
  sequence,
  event,
  url,
  status,
  attempts,
  dueAt,
  last,
}: DeliveryDocument): Delivery {
  return { id: _id, endpointId, sequence, event, url, status, attempts, dueAt, last };
}
