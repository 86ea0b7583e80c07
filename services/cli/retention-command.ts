import { setTimeout as pause } from 'node:timers/promises';
import { letGo } from '@tamis/shared/application/retention';
import { readConfig } from '@tamis/shared/runtime/config';
import { keepDays } from '@tamis/shared/runtime/keep-days';
import { withPersonalData, type Environment } from './open-stores';

/** Between two steps, so that a service that runs has its turns. */
const PAUSE_MS = 20;

/** Lets go of what the settings no longer keep, or only says what that would be; prints how many of each as JSON. */
export async function retentionCommand(env: Environment, { dryRun }: { dryRun?: true }): Promise<void> {
  await withPersonalData(env, async (parts) => {
    const keep = keepDays(readConfig(env));
    const ofSites = new Map((await parts.sites.list()).map((site) => [site.id, site.keepDays]));
    const isDry = dryRun === true;
    const gone = await letGo(
      { ...parts, lists: parts.commentLists, now: () => new Date(), pause: () => pause(PAUSE_MS) },
      { keep, ofSites, isDry, isStopped: () => false },
    );
    console.log(JSON.stringify(gone));
    console.error(`${isDry ? 'Would go' : 'Gone'}, where these days are over (0 keeps): ${JSON.stringify(keep)}.`);
  });
}
