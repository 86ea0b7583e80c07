import { Schema, type Connection } from 'mongoose';
import type { Consent, MailConsents } from '../../application/ports/mail';
import { isDuplicate, orUnavailable } from './connection';

interface ConsentDocument {
  _id: string;
  consent: Consent;
  at: Date;
}

const schema = new Schema<ConsentDocument>(
  {
    _id: { type: String, required: true },
    consent: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'mail_consents', versionKey: false },
);

/** Who wants mail, in MongoDB. */
export function mongoMailConsents(connection: Connection): MailConsents {
  const consents = connection.model('MailConsent', schema);
  return {
    find: (key) =>
      orUnavailable(async () => {
        const found = await consents.findById(key).lean<ConsentDocument>();
        return found ? { consent: found.consent, at: found.at } : null;
      }),
    ask: (key, at, notSince) =>
      orUnavailable(async () => {
        try {
          const asked = await consents.updateOne(
            { _id: key, consent: 'asked', at: { $lte: notSince } },
            { $set: { at } },
            { upsert: true },
          );
          return asked.upsertedCount + asked.modifiedCount > 0;
        } catch (error) {
          // There is one that answered, or was asked since.
          if (!isDuplicate(error)) throw error;
          return false;
        }
      }),
    answer: (key, consent, at) =>
      orUnavailable(async () => {
        await consents.updateOne({ _id: key }, { $set: { consent, at } }, { upsert: true });
      }),
    forget: (key) =>
      orUnavailable(async () => {
        await consents.deleteOne({ _id: key, consent: { $ne: 'stopped' } });
      }),
    takeBack: (key) =>
      orUnavailable(async () => {
        await consents.deleteOne({ _id: key, consent: 'asked' });
      }),
  };
}
