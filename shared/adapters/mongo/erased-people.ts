import { Schema, type Connection } from 'mongoose';
import type { ErasedPeople } from '../../application/ports/erasing';
import { orUnavailable } from './connection';

interface ErasedDocument {
  _id: string;
  at: Date;
}

const schema = new Schema<ErasedDocument>(
  { _id: { type: String, required: true }, at: { type: Date, required: true } },
  { collection: 'erased_people', versionKey: false },
);

/** Who was erased, in a collection of its own: left out of dumps, it is still there after one is restored. */
export function mongoErasedPeople(connection: Connection): ErasedPeople {
  const people = connection.model('ErasedPerson', schema);
  return {
    add: (person, at) =>
      orUnavailable(async () => {
        await people.updateOne({ _id: person }, { $set: { at } }, { upsert: true });
      }),
    all: () =>
      orUnavailable(async () =>
        (await people.find().sort({ at: 1 }).lean<ErasedDocument[]>()).map(({ _id, at }) => ({ person: _id, at })),
      ),
    forget: (before) =>
      orUnavailable(async () => {
        await people.deleteMany({ at: { $lt: before } });
      }),
  };
}
