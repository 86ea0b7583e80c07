import { resolve } from 'node:path';
import type { AccessKeys, SubmissionJobs } from '@tamis/shared/application/ports';
import { readConfig } from '@tamis/shared/runtime/config';

/** How long a command waits for a server. */
const PATIENCE_MS = 5000;

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Runs a command on the access keys: those in MongoDB when `TAMIS_MONGODB_URL` is set, else those of the data folder. The
 * command is told where, in words for a person.
 */
export async function withAccessKeys(
  env: Environment,
  run: (accessKeys: AccessKeys, where: string) => Promise<void>,
): Promise<void> {
  const { TAMIS_MONGODB_URL: url, TAMIS_DATA_DIR: folder } = readConfig(env);
  if (url === undefined) await withEmbedded(folder, ({ accessKeys }, where) => run(accessKeys, where));
  else await withMongoKeys(url, run);
}

/** The same for the queue: Redis when `TAMIS_REDIS_URL` is set, else the data folder. */
export async function withSubmissionJobs(
  env: Environment,
  run: (jobs: Pick<SubmissionJobs, 'deadJobs' | 'retryDead'>, where: string) => Promise<void>,
): Promise<void> {
  const { TAMIS_REDIS_URL: url, TAMIS_DATA_DIR: folder } = readConfig(env);
  if (url === undefined) await withEmbedded(folder, ({ submissionJobs }, where) => run(submissionJobs, where));
  else await withRedisJobs(url, run);
}

async function withEmbedded(
  dataFolder: string,
  run: (
    embedded: { accessKeys: AccessKeys; submissionJobs: Pick<SubmissionJobs, 'deadJobs' | 'retryDead'> },
    where: string,
  ) => Promise<void>,
): Promise<void> {
  const { openEmbedded } = await import('@tamis/shared/adapters/embedded/open');
  const folder = resolve(dataFolder);
  const embedded = openEmbedded({ folder, now: () => new Date(), maxWaiting: 1 });
  try {
    await run(embedded, folder);
  } finally {
    await embedded.close();
  }
}

async function withMongoKeys(
  url: string,
  run: (accessKeys: AccessKeys, where: string) => Promise<void>,
): Promise<void> {
  const { openMongo } = await import('@tamis/shared/adapters/mongo/connection');
  const { ensureIndexes } = await import('@tamis/shared/adapters/mongo/ensure-indexes');
  const { mongoAccessKeys } = await import('@tamis/shared/adapters/mongo/access-keys');
  const mongo = openMongo(url, () => undefined);
  try {
    await within(mongo.connection.asPromise(), 'MongoDB');
    await ensureIndexes(mongo.connection);
    await run(mongoAccessKeys(mongo.connection), 'MongoDB');
  } finally {
    await mongo.close();
  }
}

async function withRedisJobs(
  url: string,
  run: (jobs: Pick<SubmissionJobs, 'deadJobs' | 'retryDead'>, where: string) => Promise<void>,
): Promise<void> {
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
