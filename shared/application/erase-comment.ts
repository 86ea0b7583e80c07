import { erased } from '../domain/erase';
import { eventOfChange } from '../domain/event';
import { HiddenEmail } from '../domain/hidden-email';
import type { KeyRing } from '../domain/key-ring';
import { NOBODYS_ADDRESS } from '../domain/network';
import type { StoredComment } from '../domain/stored-comment';
import { sealPersonalData } from './personal-data';
import type { Erasing } from './ports/erasing';
import type { EventStream } from './ports/events';

/** Comments erased, or silenced in the log, at a time. */
export const ERASED_AT_A_TIME = 100;

export interface ErasingParts {
  keyRing: Pick<KeyRing, 'seal'>;
  erasing: Pick<Erasing, 'erase' | 'silence'>;
  /** Null where there is none. */
  eventStream: Pick<EventStream, 'forget'> | null;
  now: () => Date;
}

/** Erases a comment and tells of it; resolves with what it is now, or with null when somebody has changed it meanwhile. */
export async function eraseComment(
  comment: StoredComment,
  { keyRing, erasing, now }: Omit<ErasingParts, 'eventStream'>,
  by: string,
): Promise<StoredComment | null> {
  const nothing = { email: new HiddenEmail(''), origin: { ip: NOBODYS_ADDRESS, userAgent: null } };
  const at = now();
  const after = erased(comment, { by, at, sealed: sealPersonalData(keyRing, nothing) });
  const event = eventOfChange(after, comment.status, at);
  return (await erasing.erase({ expectedVersion: comment.version, comment: after, event })) ? after : null;
}

/** Takes author and text of comments out of what was told of them. */
export async function silenceEvents(
  { erasing, eventStream }: Pick<ErasingParts, 'erasing' | 'eventStream'>,
  told: readonly Pick<StoredComment, 'id' | 'version'>[],
): Promise<void> {
  for (let at = 0; at < told.length; at += ERASED_AT_A_TIME) {
    const sequences = await erasing.silence(told.slice(at, at + ERASED_AT_A_TIME));
    await eventStream?.forget(sequences);
  }
}
