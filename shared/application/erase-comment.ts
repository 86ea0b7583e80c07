import { erased } from '../domain/erase';
import { eventOfChange } from '../domain/event';
import { HiddenEmail } from '../domain/hidden-email';
import type { KeyRing } from '../domain/key-ring';
import { NOBODYS_ADDRESS } from '../domain/network';
import type { StoredComment } from '../domain/stored-comment';
import { sealPersonalData } from './personal-data';
import type { Erasing } from './ports/erasing';
import type { EventStream, PendingEvents } from './ports/events';

/** Comments erased, or silenced, at a time. */
export const ERASED_AT_A_TIME = 100;

/** How often it is waited for a relay; it looks several times a second. */
const MOST_PAUSES = 50;

export interface ErasingParts {
  keyRing: Pick<KeyRing, 'seal'>;
  erasing: Pick<Erasing, 'erase'>;
  now: () => Date;
}

/** Erases a comment and tells of it; resolves with what it is now, or with null when somebody has changed it meanwhile. */
export async function eraseComment(
  comment: StoredComment,
  { keyRing, erasing, now }: ErasingParts,
  by: string,
): Promise<StoredComment | null> {
  const nothing = { email: new HiddenEmail(''), origin: { ip: NOBODYS_ADDRESS, userAgent: null } };
  const at = now();
  const after = erased(comment, { by, at, sealed: sealPersonalData(keyRing, nothing) });
  const event = eventOfChange(after, comment.status, at);
  return (await erasing.erase({ expectedVersion: comment.version, comment: after, event })) ? after : null;
}

export interface SilencingParts {
  erasing: Pick<Erasing, 'unsilenced' | 'silence' | 'silenced'>;
  /** Null where there is none. */
  eventStream: Pick<EventStream, 'last' | 'forget'> | null;
  pendingEvents: Pick<PendingEvents, 'oldestPending'>;
  now: () => Date;
  /** Resolves a moment later. */
  pause: () => Promise<void>;
}

/**
 * Takes author and text of all erased comments out of what was told of them, those included whose erasing broke off. What was on its way to the
 * log when it was silenced may come there after, so it is waited for, and silenced again. What a stream is still to be filled with is left for the
 * next time.
 */
export async function silenceErased({
  erasing,
  eventStream,
  pendingEvents,
  now,
  pause,
}: SilencingParts): Promise<void> {
  for (;;) {
    const told = await erasing.unsilenced(ERASED_AT_A_TIME);
    if (told.length === 0) return;
    const begun = now();
    await erasing.silence(told);
    await relayed(begun, { pendingEvents, pause });
    const sequences = await erasing.silence(told);
    if (eventStream && !(await forgetInStream(eventStream, sequences, pause))) return;
    await erasing.silenced(told.map(({ id }) => id));
  }
}

/** Resolves when no event of before `begun` waits for a relay, or when it seems that none runs, which has nothing on its way either. */
async function relayed(
  begun: Date,
  { pendingEvents, pause }: Pick<SilencingParts, 'pendingEvents' | 'pause'>,
): Promise<void> {
  for (let left = MOST_PAUSES; left > 0; left -= 1) {
    const oldest = await pendingEvents.oldestPending();
    if (oldest === null || oldest > begun) return;
    await pause();
  }
}

/**
 * Takes entries out of the stream once it has passed them: whoever fills it may have read them before they were silenced. Resolves with false when
 * it does not get there.
 */
async function forgetInStream(
  eventStream: Pick<EventStream, 'last' | 'forget'>,
  sequences: readonly number[],
  pause: () => Promise<void>,
): Promise<boolean> {
  const newest = sequences.reduce((one, other) => Math.max(one, other), 0);
  for (let left = MOST_PAUSES; left > 0; left -= 1) {
    const last = await eventStream.last();
    if (newest === 0 || (last && last.sequence >= newest)) {
      await eventStream.forget(sequences);
      return true;
    }
    await pause();
  }
  return false;
}
