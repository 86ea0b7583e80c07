import { Schema, type Connection } from 'mongoose';
import type { RuleSets, Version, Versions } from '../../application/ports/versions';
import { ModerationError } from '../../domain/errors';
import { isDuplicate, orUnavailable } from './connection';

type Kind = 'rule-set' | `rule-set@${string}` | 'model' | 'abuse-model' | 'statement-texts';

/** One version, or, with `_id` equal to its kind, the pointer to the current one. */
interface VersionDocument extends Version {
  _id: string;
  kind: Kind;
}
const schema = new Schema<VersionDocument>(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true },
    version: { type: String, required: true },
    createdAt: { type: Date, required: true },
    by: { type: String, required: true },
    note: String,
    content: { type: String, required: true },
  },
  { collection: 'versions', versionKey: false },
);
// The newest versions of a kind.
schema.index({ kind: 1, createdAt: 1 }, { name: 'versions_by_age' });

interface CurrentDocument {
  _id: Kind;
  version: string;
}
const currentSchema = new Schema<CurrentDocument>(
  { _id: { type: String, required: true }, version: { type: String, required: true } },
  { collection: 'current_versions', versionKey: false },
);

/** The model of versions on `connection`. */
export function versionModel(connection: Connection) {
  return connection.model('Version', schema);
}

/** The versions of one kind of document in MongoDB. The pointer to the current one is a document of its own. */
export function mongoVersions(connection: Connection, kind: Kind): Versions {
  const versions = versionModel(connection);
  const pointers = connection.model('CurrentVersion', currentSchema);

  const currentVersion = async (): Promise<string | null> =>
    (await pointers.findById(kind).lean<CurrentDocument>())?.version ?? null;
  const makeCurrent = async (version: string, expected: string | null | undefined): Promise<boolean> => {
    try {
      if (expected === undefined) await pointers.updateOne({ _id: kind }, { $set: { version } }, { upsert: true });
      else if (expected === null) await pointers.create({ _id: kind, version });
      else
        return (await pointers.updateOne({ _id: kind, version: expected }, { $set: { version } })).matchedCount === 1;
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  };
  const add: Versions['add'] = async (version, { activate, expectedCurrent }) => {
    const superseded = () =>
      new ModerationError('version/conflict', `the current ${kind} is no longer ${String(expectedCurrent)}`);
    // What is refused here leaves no trace; who comes between this and the guarded write below is refused there.
    if (expectedCurrent !== undefined && (await currentVersion()) !== expectedCurrent) throw superseded();
    const _id = `${kind}:${version.version}`;
    try {
      await versions.create({ _id, kind, ...version });
    } catch (error) {
      if (isDuplicate(error)) throw new ModerationError('version/conflict', `a ${kind} ${version.version} exists`);
      throw error;
    }
    if (!activate || (await makeCurrent(version.version, expectedCurrent))) return;
    await versions.deleteOne({ _id });
    throw superseded();
  };

  return {
    add: (version, options) => orUnavailable(() => add(version, options)),
    activate: (version) =>
      orUnavailable(
        async () => (await versions.exists({ _id: `${kind}:${version}` })) !== null && makeCurrent(version, undefined),
      ),
    deactivate: () =>
      orUnavailable(async () => {
        await pointers.deleteOne({ _id: kind });
      }),
    find: (version) =>
      orUnavailable(async () => {
        const document = await versions.findById(`${kind}:${version}`).lean<VersionDocument>();
        return document ? { ...summaryOf(document), content: document.content } : null;
      }),
    currentVersion: () => orUnavailable(currentVersion),
    list: (limit) =>
      orUnavailable(async () => {
        const documents = await versions
          .find({ kind }, { content: 0 })
          .sort({ createdAt: -1 })
          .limit(limit)
          .lean<VersionDocument[]>();
        return documents.map(summaryOf);
      }),
  };
}

/** The rule sets in MongoDB; those of a site are of a kind of their own. */
export function mongoRuleSets(connection: Connection): RuleSets {
  const pointers = connection.model('CurrentVersion', currentSchema);
  return {
    ...mongoVersions(connection, 'rule-set'),
    of: (siteId) => mongoVersions(connection, `rule-set@${siteId}`),
    currentOfSites: () =>
      orUnavailable(async () => {
        const found = await pointers
          .find({ _id: { $gte: 'rule-set@', $lt: 'rule-setA' } as never })
          .lean<CurrentDocument[]>();
        return new Map(found.map(({ _id, version }) => [_id.slice('rule-set@'.length), version]));
      }),
  };
}

function summaryOf({ version, createdAt, by, note }: VersionDocument): Omit<Version, 'content'> {
  return { version, createdAt, by, note: note ?? null };
}
