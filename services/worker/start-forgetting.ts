import { setTimeout as pause } from 'node:timers/promises';
import { KEPT, letGo, type RetentionParts } from '@tamis/shared/application/retention';
import type { CommentLists } from '@tamis/shared/application/ports/comments';
import type { SitesInForce } from '@tamis/shared/application/sites-in-force';
import type { EventLog } from '@tamis/shared/application/ports/events';
import type { Webhooks } from '@tamis/shared/application/ports/webhooks';
import { keepDays } from '@tamis/shared/runtime/keep-days';
import type { ServiceContext } from '@tamis/shared/runtime/run-service';

const DAY_MS = 86_400_000;
/** How often it looks for events and deliveries, how soon again after a failure, and how much it forgets in one step. */
const FORGETTING = { everyMs: 60_000, againMs: 500, step: 1000 } as const;
/** How often all comments are walked, and the pause between two steps of it. */
const RETENTION = { everyMs: 6 * 3_600_000, pauseMs: 20 } as const;
const WAIT = 'forgetting of what is old';

export interface ForgettingParts extends Omit<RetentionParts, 'lists' | 'pause'> {
  sites: Pick<SitesInForce, 'all'>;
  eventLog: Pick<EventLog, 'forget' | 'forgetBeyond'>;
  webhooks: Pick<Webhooks, 'forgetDelivered'>;
  commentLists: Pick<CommentLists, 'newest' | 'forReview'>;
}

/** Forgets, in small steps, what the settings no longer keep: events, deliveries, and what is held about people. */
export function startForgetting(
  parts: ForgettingParts,
  { config, waits, metrics, releases }: Pick<ServiceContext, 'config' | 'waits' | 'metrics' | 'releases'>,
): void {
  const { eventLog, webhooks, now } = parts;
  const { step } = FORGETTING;
  const before = (days: number): Date => new Date(now().getTime() - days * DAY_MS);
  const kept = [
    { keep: config.TAMIS_EVENTS_KEEP_DAYS, forget: (days: number) => eventLog.forget(before(days), step) },
    { keep: config.TAMIS_EVENTS_KEEP, forget: (most: number) => eventLog.forgetBeyond(most, step) },
    { keep: config.TAMIS_DELIVERIES_KEEP_DAYS, forget: (days: number) => webhooks.forgetDelivered(before(days), step) },
  ].filter(({ keep }) => keep > 0);
  const closing = new AbortController();
  const { signal } = closing;
  const rest = (ms: number): Promise<void> => pause(ms, undefined, { signal }).catch(() => undefined);
  const keep = keepDays(config);
  let walkedAt = -Infinity;

  const forgetAll = async (): Promise<void> => {
    for (const each of kept) while (!signal.aborted && (await each.forget(each.keep)) === step);
    // The walk takes a while, and nothing is wrong meanwhile.
    waits.end(WAIT);
    if (now().getTime() - walkedAt < RETENTION.everyMs) return;
    const ofSites = new Map(parts.sites.all().map((site) => [site.id, site.keepDays]));
    const run = { keep, ofSites, isDry: false, isStopped: () => signal.aborted };
    const gone = await letGo({ ...parts, lists: parts.commentLists, pause: () => rest(RETENTION.pauseMs) }, run);
    for (const what of KEPT) metrics.forgotten.inc({ what }, gone[what]);
    walkedAt = now().getTime();
  };
  const running = (async () => {
    while (!signal.aborted) {
      let pauseMs: number = FORGETTING.everyMs;
      try {
        await forgetAll();
      } catch (error) {
        // Whoever waits is not ready: it is tried again long before the next time.
        waits.begin(WAIT, error);
        pauseMs = FORGETTING.againMs;
      }
      await rest(pauseMs);
    }
  })();
  releases.add('forgetting', async () => {
    closing.abort();
    await running;
  });
}
