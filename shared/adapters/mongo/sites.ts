import { Schema, type Connection } from 'mongoose';
import type { Sites } from '../../application/ports/sites';
import type { Site } from '../../domain/site';
import { orUnavailable } from './connection';

type SiteDocument = Omit<Site, 'id'> & { _id: string };

const schema = new Schema<SiteDocument>(
  {
    _id: { type: String, required: true },
    name: String,
    language: String,
    origins: { type: [String], required: true },
    terms: String,
    markup: String,
    keepDays: { type: { addresses: Number, emails: Number, spam: Number, rejected: Number }, _id: false, default: {} },
    createdAt: { type: Date, required: true },
    by: { type: String, default: '' },
  },
  { collection: 'sites', versionKey: false, minimize: false },
);

/** The registered sites in MongoDB, by their ids. */
export function mongoSites(connection: Connection): Sites {
  const sites = connection.model('Site', schema);
  return {
    list: () => orUnavailable(async () => (await sites.find().sort({ _id: 1 }).lean<SiteDocument[]>()).map(siteOf)),
    put: ({ id, ...site }) =>
      orUnavailable(async () => {
        await sites.replaceOne({ _id: id }, { ...site, origins: [...site.origins] }, { upsert: true });
      }),
    remove: (id) => orUnavailable(async () => (await sites.deleteOne({ _id: id })).deletedCount === 1),
  };
}

function siteOf({ _id, name, language, origins, terms, markup, keepDays, createdAt, by }: SiteDocument): Site {
  return { id: _id, name, language, origins, terms, markup, keepDays, createdAt, by };
}
