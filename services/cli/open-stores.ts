import { resolve } from 'node:path';
import type { AccessKeys, SubmissionJobs } from '@tamis/shared/application/ports';
import { readConfig } from '@tamis/shared/runtime/config';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Runs a command on the access keys: those in MongoDB when `TAMIS_MONGODB_URL` is set, else those of the data folder. The
 * command is told where, in words for a person.
 */
export async function withAccessKeys(
  env: Environment,
  run: (accessKeys: AccessKeys, where: string) => Promise<void>,
): Promise<void> {
  const config = readConfig(env);
  await withEmbedded(config.TAMIS_DATA_DIR, ({ accessKeys }, where) => run(accessKeys, where));
}

/** The same for the queue: Redis when `TAMIS_REDIS_URL` is set, else the data folder. */
export async function withSubmissionJobs(
  env: Environment,
  run: (jobs: Pick<SubmissionJobs, 'deadJobs' | 'retryDead'>, where: string) => Promise<void>,
): Promise<void> {
  const config = readConfig(env);
  await withEmbedded(config.TAMIS_DATA_DIR, ({ submissionJobs }, where) => run(submissionJobs, where));
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
  const embedded = openEmbedded({ folder, now: () => new Date(), concurrency: 1, maxWaiting: 1 });
  try {
    await run(embedded, folder);
  } finally {
    await embedded.close();
  }
}
