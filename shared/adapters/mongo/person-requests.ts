import { Schema, type Connection } from 'mongoose';
import type { PersonRequest, PersonRequests } from '../../application/ports/people';
import { orUnavailable } from './connection';

type RequestDocument = PersonRequest & { _id: string };

const schema = new Schema<RequestDocument>(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true },
    person: { type: String, required: true },
    sealed: String,
    language: { type: String, required: true },
    at: { type: Date, required: true },
    by: { type: String, required: true },
  },
  { collection: 'person_requests', versionKey: false },
);
// The oldest of a kind.
schema.index({ kind: 1, at: 1, _id: 1 }, { name: 'person_requests_by_age' });

const idOf = ({ kind, person }: Pick<PersonRequest, 'kind' | 'person'>): string => `${kind} ${person}`;

export const personRequestModel = (connection: Connection) => connection.model('PersonRequest', schema);

/** What is to be done about people, in MongoDB. */
export function mongoPersonRequests(connection: Connection): PersonRequests {
  const requests = personRequestModel(connection);
  return {
    ask: (request) =>
      orUnavailable(async () => {
        await requests.updateOne({ _id: idOf(request) }, { $set: request }, { upsert: true });
      }),
    pending: (kind, limit) =>
      orUnavailable(async () => {
        const found = await requests.find({ kind }).sort({ at: 1, _id: 1 }).limit(limit).lean<RequestDocument[]>();
        return found.map(({ person, sealed, language, at, by }) => ({ kind, person, sealed, language, at, by }));
      }),
    isPending: (kind, person) =>
      orUnavailable(async () => (await requests.exists({ _id: idOf({ kind, person }) })) !== null),
    done: ({ kind, person, at }) =>
      orUnavailable(async () => {
        await requests.deleteOne({ _id: idOf({ kind, person }), at });
      }),
  };
}
