import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Embedded } from '@tamis/shared/adapters/embedded/open';
import type { MongoConnection } from '@tamis/shared/adapters/mongo/connection';
import type { Articles } from '@tamis/shared/application/ports/articles';
import type { Notes } from '@tamis/shared/application/ports/desk';
import type { Versioned } from '@tamis/shared/application/ports/exchange';
import type { EventStream } from '@tamis/shared/application/ports/events';
import type { Lessons } from '@tamis/shared/application/ports/lessons';
import type { Reactions, Reports } from '@tamis/shared/application/ports/readers';
import type { CommentLists, CommentStore } from '@tamis/shared/application/ports/comments';
import type { Notices, Objections } from '@tamis/shared/application/ports/cases';
import type { Sites } from '@tamis/shared/application/ports/sites';
import type { SubmissionJobs } from '@tamis/shared/application/ports/queue';
import type { RuleSets, Versions } from '@tamis/shared/application/ports/versions';
import { createKeyRing, parseRing, type KeyRing } from '@tamis/shared/domain/key-ring';
import { readConfig } from '@tamis/shared/runtime/config';

/** How long a command waits for a server. */
const PATIENCE_MS = 5000;

export type Environment = Readonly<Record<string, string | undefined>>;

/** Runs a command on the queue: the one in Redis when `TAMIS_REDIS_URL` is set, else the data folder. */
export async function withSubmissionJobs(
  env: Environment,
  run: (jobs: Pick<SubmissionJobs, 'deadJobs' | 'retryDead'>, where: string) => Promise<void>,
): Promise<void> {
  const { TAMIS_REDIS_URL: url, TAMIS_DATA_DIR: folder } = readConfig(env);
  if (url === undefined) await withEmbedded(folder, {}, ({ submissionJobs }, where) => run(submissionJobs, where));
  else await withRedisJobs(url, run);
}

/** Stored comments and what stands with them, what they are judged by, and the keys to open what is sealed. */
export interface CommentParts {
  articles: Articles;
  lessons: Lessons;
  notes: Notes;
  reports: Reports;
  reactions: Reactions;
  commentLists: CommentLists;
  commentStore: CommentStore;
  ruleSets: RuleSets;
  models: Versions;
  abuseModels: Versions;
  statementTexts: Versions;
  sites: Sites;
  objections: Objections;
  notices: Notices;
  keyRing: KeyRing;
}

/** The same for stored comments: MongoDB when `TAMIS_MONGODB_URL` is set, else the data folder. */
export async function withComments(
  env: Environment,
  run: (parts: CommentParts) => Promise<void>,
  { makeFolder = false }: { makeFolder?: boolean } = {},
): Promise<void> {
  const { TAMIS_MONGODB_URL: url, TAMIS_DATA_DIR: folder, TAMIS_SECRET_KEYS: keys } = readConfig(env);
  if (url === undefined) {
    const { openKeyRing } = await import('@tamis/shared/adapters/embedded/key-ring-file');
    await withEmbedded(folder, { makeFolder }, (embedded) =>
      run({ ...embedded, keyRing: openKeyRing(keys, resolve(folder)) }),
    );
    return;
  }
  if (keys === undefined) throw new Error('TAMIS_SECRET_KEYS is required: rules may look at what is sealed');
  const { mongoArticles } = await import('@tamis/shared/adapters/mongo/articles');
  const { mongoSites } = await import('@tamis/shared/adapters/mongo/sites');
  const { mongoNotices, mongoObjections } = await import('@tamis/shared/adapters/mongo/cases');
  const { mongoLessons } = await import('@tamis/shared/adapters/mongo/lessons');
  const { mongoNotes } = await import('@tamis/shared/adapters/mongo/desk');
  const { mongoReactions, mongoReports } = await import('@tamis/shared/adapters/mongo/readers');
  const { mongoCommentLists } = await import('@tamis/shared/adapters/mongo/comment-lists');
  const { mongoCommentStore } = await import('@tamis/shared/adapters/mongo/comment-store');
  const { mongoRuleSets, mongoVersions } = await import('@tamis/shared/adapters/mongo/versions');
  await withMongo(url, (connection) =>
    run({
      commentLists: mongoCommentLists(connection),
      commentStore: mongoCommentStore(connection),
      ruleSets: mongoRuleSets(connection),
      models: mongoVersions(connection, 'model'),
      abuseModels: mongoVersions(connection, 'abuse-model'),
      statementTexts: mongoVersions(connection, 'statement-texts'),
      sites: mongoSites(connection),
      objections: mongoObjections(connection),
      notices: mongoNotices(connection),
      articles: mongoArticles(connection),
      lessons: mongoLessons(connection),
      notes: mongoNotes(connection),
      reports: mongoReports(connection),
      reactions: mongoReactions(connection),
      keyRing: createKeyRing(parseRing(keys)),
    }),
  );
}

/** The versions by what they are of, as they move in and out; rule sets also those of a site. */
export function versionsOf(parts: CommentParts): (of: Versioned, siteId: string | null) => Versions {
  const { ruleSets, models, abuseModels, statementTexts } = parts;
  const common = { 'rule-set': ruleSets, model: models, 'abuse-model': abuseModels, 'statement-texts': statementTexts };
  return (of, siteId) => (siteId !== null && of === 'rule-set' ? ruleSets.of(siteId) : common[of]);
}

/** What is held about people, wherever it stands. */
export type PersonalStores = Pick<
  Embedded,
  | 'erasing'
  | 'erasedPeople'
  | 'commentLists'
  | 'notices'
  | 'objections'
  | 'mailConsents'
  | 'pendingEvents'
  | 'audit'
  | 'submissionJobs'
  | 'sites'
> & { keyRing: KeyRing; eventStream: EventStream | null };

/** Runs a command on people's data: in MongoDB and Redis when they are set, else in the data folder. */
export async function withPersonalData(
  env: Environment,
  run: (stores: PersonalStores) => Promise<void>,
): Promise<void> {
  const config = readConfig(env);
  const { TAMIS_MONGODB_URL: mongoUrl, TAMIS_REDIS_URL: redisUrl, TAMIS_SECRET_KEYS: keys } = config;
  if (mongoUrl === undefined) {
    const { openKeyRing } = await import('@tamis/shared/adapters/embedded/key-ring-file');
    const folder = config.TAMIS_DATA_DIR;
    await withEmbedded(folder, {}, (embedded) =>
      run({ ...embedded, keyRing: openKeyRing(keys, resolve(folder)), eventStream: null }),
    );
    return;
  }
  if (redisUrl === undefined || keys === undefined)
    throw new Error(
      'TAMIS_REDIS_URL and TAMIS_SECRET_KEYS are required: what waits in the queue belongs to people, too',
    );
  const { mongoCommentLists } = await import('@tamis/shared/adapters/mongo/comment-lists');
  const { mongoNotices, mongoObjections } = await import('@tamis/shared/adapters/mongo/cases');
  const { mongoErasedPeople } = await import('@tamis/shared/adapters/mongo/erased-people');
  const { mongoSites } = await import('@tamis/shared/adapters/mongo/sites');
  const { mongoErasing } = await import('@tamis/shared/adapters/mongo/erasing');
  const { mongoMailConsents } = await import('@tamis/shared/adapters/mongo/mail-consents');
  const { mongoPendingEvents } = await import('@tamis/shared/adapters/mongo/event-log');
  const { mongoAudit } = await import('@tamis/shared/adapters/mongo/audit');
  const { connectImpatiently, disconnect, untilReady } = await import('@tamis/shared/adapters/redis/connection');
  const { redisEventStream } = await import('@tamis/shared/adapters/redis/event-stream');
  const redis = connectImpatiently(redisUrl, () => undefined);
  try {
    await within(untilReady(redis), 'Redis');
    const { TAMIS_EVENT_STREAM: name, TAMIS_EVENT_STREAM_LENGTH: length } = config;
    const eventStream = name === undefined ? null : redisEventStream({ redis, name, length });
    await withRedisJobs(redisUrl, (submissionJobs) =>
      withMongo(mongoUrl, (connection) =>
        run({
          erasing: mongoErasing(connection),
          erasedPeople: mongoErasedPeople(connection),
          notices: mongoNotices(connection),
          objections: mongoObjections(connection),
          commentLists: mongoCommentLists(connection),
          mailConsents: mongoMailConsents(connection),
          pendingEvents: mongoPendingEvents(connection),
          audit: mongoAudit(connection),
          submissionJobs,
          sites: mongoSites(connection),
          keyRing: createKeyRing(parseRing(keys)),
          eventStream,
        }),
      ),
    );
  } finally {
    await disconnect(redis);
  }
}

/** Runs a command on the data folder; fails when there is none, unless it may be made. */
export async function withEmbedded(
  dataFolder: string,
  { makeFolder = false }: { makeFolder?: boolean },
  run: (embedded: Embedded, where: string) => Promise<void>,
): Promise<void> {
  const { openEmbedded } = await import('@tamis/shared/adapters/embedded/open');
  const folder = resolve(dataFolder);
  // Whoever only looks would otherwise find an empty folder that he has made himself.
  if (!makeFolder && !existsSync(folder))
    throw new Error(
      `there is no data folder ${folder}; start Tamis there once, or set TAMIS_DATA_DIR to the right one`,
    );
  const embedded = openEmbedded({ folder, now: () => new Date(), maxWaiting: 1 });
  try {
    await run(embedded, folder);
  } finally {
    await embedded.close();
  }
}

/** Runs a command on MongoDB, once it answers. */
export async function withMongo(
  url: string,
  run: (connection: MongoConnection['connection']) => Promise<void>,
): Promise<void> {
  const { openMongo } = await import('@tamis/shared/adapters/mongo/connection');
  const { prepareDatabase } = await import('@tamis/shared/adapters/mongo/layout');
  const mongo = openMongo(url, () => undefined);
  try {
    await within(mongo.connection.asPromise(), 'MongoDB');
    await prepareDatabase(mongo.connection);
    await run(mongo.connection);
  } finally {
    await mongo.close();
  }
}

async function withRedisJobs(url: string, run: (jobs: SubmissionJobs, where: string) => Promise<void>): Promise<void> {
  const { openRedisSubmissionJobs } = await import('@tamis/shared/adapters/redis/submission-jobs');
  const jobs = openRedisSubmissionJobs({ url, concurrency: 1, now: () => new Date(), onProblem: () => undefined });
  try {
    await within(jobs.counts(), 'Redis');
    await run(jobs, 'Redis');
  } finally {
    await jobs.close();
  }
}

/** The adapters wait for their servers as long as it takes; a person at a terminal does not. */
async function within<T>(answer: Promise<T>, server: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        new Error(`${server} did not answer within ${PATIENCE_MS / 1000} s: is its address right, and does it run?`),
      );
    }, PATIENCE_MS);
  });
  return Promise.race([answer, late]).finally(() => {
    clearTimeout(timer);
  });
}
