import { setTimeout as pause } from 'node:timers/promises';
import { auditTrail } from '@tamis/shared/application/audit-trail';
import { silenceErased } from '@tamis/shared/application/erase-comment';
import { erasePerson, type ErasePersonParts } from '@tamis/shared/application/erase-person';
import type { Audit } from '@tamis/shared/application/ports/audit';
import type { PersonRequests } from '@tamis/shared/application/ports/people';
import { startRegularWork } from '@tamis/shared/runtime/regular-work';
import type { ServiceContext } from '@tamis/shared/runtime/run-service';

/** How often it looks for people to erase, how many at a time, and how long it waits for events on their way. */
const ERASING = { everyMs: 2000, batch: 10, pauseMs: 200 } as const;

export interface ErasingWork extends Omit<ErasePersonParts, 'record' | 'pause'> {
  personRequests: Pick<PersonRequests, 'pending' | 'done'>;
  audit: Pick<Audit, 'append'>;
}

/** Erases the people who asked for it, or for whom the desk did. What breaks off is begun anew: erasing twice changes nothing. */
export function startErasing(
  parts: ErasingWork,
  { logger, ...context }: Pick<ServiceContext, 'logger' | 'waits' | 'releases'>,
): void {
  const record = auditTrail(parts);
  startRegularWork(
    {
      name: 'erasing of people',
      everyMs: ERASING.everyMs,
      async work(isStopped) {
        const wait = () => pause(ERASING.pauseMs);
        // What broke off, here or in a command, is ended first.
        await silenceErased({ ...parts, pause: wait });
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
