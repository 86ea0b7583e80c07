import { withSubmissionJobs, type Environment } from './open-stores';

/** How many dead jobs are listed. */
const LISTED = 100;

/** Prints a line for each dead job, newest first: id, acceptance time, tries, last error. */
export async function listDead(env: Environment): Promise<void> {
  await withSubmissionJobs(env, async (jobs, where) => {
    const dead = await jobs.deadJobs(LISTED);
    if (dead.length === 0) console.error(`No dead jobs in ${where}.`);
    for (const { id, createdAt, attempts, error } of dead) console.log(`${id}  ${createdAt}  ${attempts}  ${error}`);
  });
}

/** Puts dead jobs back in line: those with `ids`, or all. */
export async function retryDead(env: Environment, ids: readonly string[]): Promise<void> {
  await withSubmissionJobs(env, async (jobs) => {
    const retried = ids.length === 0 ? await jobs.retryDead() : await jobs.retryDead(ids);
    console.error(`${retried} put back in line.`);
  });
}
