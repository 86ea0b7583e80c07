import { setTimeout as pause } from 'node:timers/promises';
import { auditTrail } from '@tamis/shared/application/audit-trail';
import { eraseAgain } from '@tamis/shared/application/erase-again';
import { silenceErased } from '@tamis/shared/application/erase-comment';
import { erasePerson, type ErasePersonParts } from '@tamis/shared/application/erase-person';
import type { ErasedPeople, Erasing } from '@tamis/shared/application/ports/erasing';
import type { Audit } from '@tamis/shared/application/ports/audit';
import type { PersonRequests } from '@tamis/shared/application/ports/people';
import { startRegularWork } from '@tamis/shared/runtime/regular-work';
import type { ServiceContext } from '@tamis/shared/runtime/run-service';

const DAY_MS = 86_400_000;
/** How often it looks for people to erase, how many at a time, and how long it waits for events on their way. */
const ERASING = { everyMs: 2000, batch: 10, pauseMs: 200 } as const;

export interface ErasingWork extends Omit<ErasePersonParts, 'record' | 'pause' | 'erasing' | 'erasedPeople'> {
  personRequests: Pick<PersonRequests, 'pending' | 'done'>;
  audit: Pick<Audit, 'append'>;
  erasedPeople: ErasedPeople;
  erasing: Erasing;
}

/** Erases the people who asked for it, or for whom the desk did. What breaks off is begun anew: erasing twice changes nothing. */
export function startErasing(
  parts: ErasingWork,
  { config, logger, ...context }: Pick<ServiceContext, 'config' | 'logger' | 'waits' | 'releases'>,
): void {
  const record = auditTrail(parts);
  let isCheckedAgain = false;
  /** Once after each start: a backup is restored while nothing runs. */
  const checkAgain = async (wait: () => Promise<void>): Promise<void> => {
    const oldestBackup = new Date(parts.now().getTime() - config.TAMIS_BACKUPS_KEEP_DAYS * DAY_MS);
    await parts.erasedPeople.forget(oldestBackup);
    const comments = await eraseAgain({ ...parts, pause: wait });
    if (comments > 0)
      logger.warn({ comments }, 'comments of people who were erased had come back, and were erased again');
    isCheckedAgain = true;
  };
  startRegularWork(
    {
      name: 'erasing of people',
      everyMs: ERASING.everyMs,
      async work(isStopped) {
        const wait = () => pause(ERASING.pauseMs);
        // What broke off, here or in a command, is ended first.
        await silenceErased({ ...parts, pause: wait });
        if (!isCheckedAgain) await checkAgain(wait);
        for (const request of await parts.personRequests.pending('erase', ERASING.batch)) {
          if (isStopped()) return;
          const { comments } = await erasePerson({ ...parts, record, pause: wait }, request);
          await parts.personRequests.done(request);
          logger.info({ comments }, 'a person was erased');
        }
      },
    },
    context,
  );
}
