import { mongoAccessKeys } from '@tamis/shared/adapters/mongo/access-keys';
import { mongoAccounts, mongoSessions, mongoSignInAttempts } from '@tamis/shared/adapters/mongo/accounts';
import { mongoAudit } from '@tamis/shared/adapters/mongo/audit';
import { mongoLeases, mongoNotes } from '@tamis/shared/adapters/mongo/desk';
import { mongoNotices, mongoObjections } from '@tamis/shared/adapters/mongo/cases';
import { mongoErasedPeople } from '@tamis/shared/adapters/mongo/erased-people';
import { mongoErasing } from '@tamis/shared/adapters/mongo/erasing';
import { mongoArticles } from '@tamis/shared/adapters/mongo/articles';
import { mongoCommentLists } from '@tamis/shared/adapters/mongo/comment-lists';
import { mongoCommentStore } from '@tamis/shared/adapters/mongo/comment-store';
import { openMongo, type MongoConnection } from '@tamis/shared/adapters/mongo/connection';
import { ensureIndexes } from '@tamis/shared/adapters/mongo/ensure-indexes';
import { mongoEventLog, mongoPendingEvents } from '@tamis/shared/adapters/mongo/event-log';
import { mongoLessons } from '@tamis/shared/adapters/mongo/lessons';
import { mongoReactions, mongoReports } from '@tamis/shared/adapters/mongo/readers';
import { mongoPersonRequests } from '@tamis/shared/adapters/mongo/person-requests';
import { mongoRejudging } from '@tamis/shared/adapters/mongo/rejudging';
import { mongoMailConsents } from '@tamis/shared/adapters/mongo/mail-consents';
import { mongoSites } from '@tamis/shared/adapters/mongo/sites';
import { mongoTrainingRuns } from '@tamis/shared/adapters/mongo/training-runs';
import { mongoWebhooks } from '@tamis/shared/adapters/mongo/webhooks';
import { mongoRuleSets, mongoVersions } from '@tamis/shared/adapters/mongo/versions';
import type { TestServer } from '../servers/private-server';
import { startMongo } from '../servers/start-mongo';
import type { Stores } from './stores';

const now = (): Date => new Date();

/** A MongoDB that runs while the tests of the surrounding `describe` do. */
export function mongoServer(): () => TestServer {
  let server: TestServer | undefined;
  beforeAll(async () => {
    server = await startMongo();
  }, 60_000);
  afterAll(() => server?.close());
  return () => {
    if (!server) throw new Error('MongoDB runs only while tests do');
    return server;
  };
}

/** A connection that has reached its server. */
export async function connectMongo(url: string): Promise<MongoConnection> {
  const mongo = openMongo(url, () => undefined);
  await mongo.connection.asPromise();
  return mongo;
}

/** Everything in the database that `url` names, emptied; the second event log has a connection of its own. `onCommand` sees what is sent. */
export async function openMongoStores(
  url: string,
  onCommand?: (command: Record<string, unknown>) => void,
): Promise<Stores> {
  const watched = onCommand ? `${url}${url.includes('?') ? '&' : '?'}monitorCommands=true` : url;
  const [mongo, second] = await Promise.all([connectMongo(watched), connectMongo(url)]);
  const { connection } = mongo;
  if (onCommand) {
    connection.getClient().on('commandStarted', ({ command }: { command: Record<string, unknown> }) => {
      onCommand(command);
    });
  }
  await ensureIndexes(connection);
  const collections = (await connection.db?.collections()) ?? [];
  await Promise.all(collections.map((collection) => collection.deleteMany({})));
  let closing: Promise<unknown> | undefined;
  return {
    ...storesOn(connection),
    secondEventLog: mongoEventLog(second.connection, { holder: 'second', now }),
    secondAudit: mongoAudit(second.connection),
    async close() {
      closing ??= Promise.all([mongo.close(), second.close()]);
      await closing;
    },
  };
}

/** Every port on one connection, whether it has reached its server or not. */
export function storesOn(connection: MongoConnection['connection']): Omit<Stores, 'close'> {
  const eventLog = mongoEventLog(connection, { holder: 'first', now });
  const audit = mongoAudit(connection);
  return {
    commentStore: mongoCommentStore(connection),
    commentLists: mongoCommentLists(connection),
    pendingEvents: mongoPendingEvents(connection),
    eventLog,
    secondEventLog: eventLog,
    accessKeys: mongoAccessKeys(connection),
    ruleSets: mongoRuleSets(connection),
    models: mongoVersions(connection, 'model'),
    trainingRuns: mongoTrainingRuns(connection),
    lessons: mongoLessons(connection),
    articles: mongoArticles(connection),
    sites: mongoSites(connection),
    accounts: mongoAccounts(connection),
    sessions: mongoSessions(connection),
    signInAttempts: mongoSignInAttempts(connection),
    audit,
    secondAudit: audit,
    notes: mongoNotes(connection),
    webhooks: mongoWebhooks(connection),
    mailConsents: mongoMailConsents(connection),
    rejudging: mongoRejudging(connection),
    reports: mongoReports(connection),
    reactions: mongoReactions(connection),
    leases: mongoLeases(connection),
    erasing: mongoErasing(connection),
    notices: mongoNotices(connection),
    objections: mongoObjections(connection),
    personRequests: mongoPersonRequests(connection),
    erasedPeople: mongoErasedPeople(connection),
  };
}
