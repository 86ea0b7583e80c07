import { Schema, type Connection } from 'mongoose';
import type { AccessKey, AccessKeys } from '../../application/ports/accounts';
import { ModerationError } from '../../domain/errors';
import { isDuplicate, orUnavailable } from './connection';

type KeyDocument = Omit<AccessKey, 'hash' | 'maySeeAddresses' | 'siteId'> & {
  _id: string;
  maySeeAddresses?: boolean;
  siteId?: string | null;
};

const schema = new Schema<KeyDocument>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    role: { type: String, required: true },
    maySeeAddresses: Boolean,
    siteId: String,
    createdAt: { type: Date, required: true },
  },
  { collection: 'access_keys', versionKey: false },
);
// A name is what the history of comments says, so it means one key.
schema.index({ name: 1 }, { name: 'access_keys_by_name', unique: true });

/** The model of access keys on `connection`. */
export function accessKeyModel(connection: Connection) {
  return connection.model('AccessKey', schema);
}

/** API keys in MongoDB, by their hashes. */
export function mongoAccessKeys(connection: Connection): AccessKeys {
  const keys = accessKeyModel(connection);
  return {
    add: ({ hash, ...key }) =>
      orUnavailable(async () => {
        try {
          await keys.create({ _id: hash, ...key });
        } catch (error) {
          if (isDuplicate(error))
            throw new ModerationError('access/name-taken', `an access key named '${key.name}' exists`);
          throw error;
        }
      }),
    list: () =>
      orUnavailable(async () => (await keys.find().sort({ createdAt: 1, name: 1 }).lean<KeyDocument[]>()).map(keyOf)),
    revoke: (name) => orUnavailable(async () => (await keys.deleteOne({ name })).deletedCount > 0),
    findByHash: (hash) =>
      orUnavailable(async () => {
        const document = await keys.findById(hash).lean<KeyDocument>();
        return document ? keyOf(document) : null;
      }),
  };
}

function keyOf({ _id, name, role, siteId, maySeeAddresses, createdAt }: KeyDocument): AccessKey {
  // Keys of 0.1.0 do not say.
  return { hash: _id, name, role, siteId: siteId ?? null, maySeeAddresses: maySeeAddresses ?? false, createdAt };
}
