import type { Connection } from 'mongoose';
import { SetupProblem } from '../../domain/setup-problem';
import { DEFAULT_SITE, foundSite } from '../../domain/site';
import { orUnavailable } from './connection';
import { CHAIN_START, chainLink } from '../../domain/event-chain';
import { ensureIndexes } from './ensure-indexes';
import { eventModel } from './event-log';
import { mongoSites } from './sites';

/**
 * Steps from the layout of their place in the list to the next one. There are no transactions here, so each can be run again:
 * a worker that dies between a step and its stamp repeats it.
 */
const MIGRATIONS: readonly ((connection: Connection) => Promise<void>)[] = [
  // From nothing, or from 0.1.0, which stamped no version and had the documents of layout 1.
  async (connection) => {
    await linkEvents(connection);
    await connection.collection('comments').updateMany({ version: { $gt: 1 } }, { $set: { decided: true } });
    await connection.collection('comments').updateMany({ sought: { $exists: false } }, { $set: { unsought: true } });
  },
  // Before sites were registered, any id was one: those that have comments or articles go on.
  async (connection) => {
    const found = await Promise.all(
      ['comments', 'articles'].map((name) =>
        connection
          .collection(name)
          .aggregate<{ _id: string }>([{ $group: { _id: '$siteId' } }])
          .toArray(),
      ),
    );
    const sites = mongoSites(connection);
    const known = new Set((await sites.list()).map(({ id }) => id));
    for (const { _id: id } of found.flat()) if (id !== DEFAULT_SITE && !known.has(id)) await sites.put(foundSite(id));
  },
];

/** The layout that this program reads and writes. */
export const LAYOUT_VERSION = MIGRATIONS.length;

/** 0.1.0 kept its events without links. Begun anew after a crash, it gives every event the link it has already. */
async function linkEvents(connection: Connection): Promise<void> {
  const events = eventModel(connection);
  let link = CHAIN_START;
  for await (const { _id, event } of events.find().sort({ _id: 1 }).lean().cursor()) {
    link = chainLink(link, event);
    await events.collection.updateOne({ _id: _id as never }, { $set: { link } });
  }
}

interface Stamp {
  _id: 'version';
  version: number;
}

/** Makes the indexes, brings the documents' layout up to date and stamps it. Rejects with a `SetupProblem` for a newer layout. */
export async function prepareDatabase(connection: Connection): Promise<void> {
  let version = await knownVersion(connection);
  for (const migration of MIGRATIONS.slice(version)) {
    await orUnavailable(() => migration(connection), Infinity);
    version += 1;
    await stamp(connection, version);
  }
  await ensureIndexes(connection);
}

/** Rejects with a `SetupProblem` when a newer program has written the database. */
export async function checkLayout(connection: Connection): Promise<void> {
  await knownVersion(connection);
}

async function knownVersion(connection: Connection): Promise<number> {
  const stamped = await orUnavailable(() => connection.collection<Stamp>('layout').findOne({ _id: 'version' }));
  const version = stamped?.version ?? 0;
  if (version <= LAYOUT_VERSION) return version;
  throw new SetupProblem(
    `The database was written by a newer Tamis (layout ${version}; this one knows ${LAYOUT_VERSION}). Run that version or a newer one.`,
  );
}

/** Never backwards: two workers may do so at once. */
async function stamp(connection: Connection, version: number): Promise<void> {
  await orUnavailable(() =>
    connection.collection<Stamp>('layout').updateOne({ _id: 'version' }, { $max: { version } }, { upsert: true }),
  );
}
