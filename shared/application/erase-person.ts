import { eventOfChange } from '../domain/event';
import { erased } from '../domain/erase';
import { HiddenEmail } from '../domain/hidden-email';
import type { KeyRing } from '../domain/key-ring';
import type { StoredComment } from '../domain/stored-comment';
import type { RecordDeed } from './audit-trail';
import { openPersonalData, sealPersonalData } from './personal-data';
import type { Erasing } from './ports/erasing';
import type { EventStream, PendingEvents } from './ports/events';
import type { MailConsents } from './ports/mail';
import type { SubmissionJob, SubmissionJobs } from './ports/queue';

/** Comments erased at a time. */
const AT_A_TIME = 100;
/** An address of the range for documentation, which is nobody's (RFC 5737). */
const NOBODYS_ADDRESS = '192.0.2.1';

export interface ErasePersonParts {
  keyRing: Pick<KeyRing, 'emailPseudonym' | 'seal' | 'open'>;
  erasing: Erasing;
  submissionJobs: Pick<SubmissionJobs, 'drop'>;
  pendingEvents: Pick<PendingEvents, 'oldestPending'>;
  /** Null where there is none. */
  eventStream: Pick<EventStream, 'forget'> | null;
  mailConsents: Pick<MailConsents, 'forget'>;
  record: RecordDeed;
  now: () => Date;
  /** Resolves a moment later. */
  pause: () => Promise<void>;
}

export interface ErasedPerson {
  /** Comments that were erased, and submissions that were taken out of the queue. */
  comments: number;
  submissions: number;
}

/**
 * Erases what is held of an e-mail address: every comment of it on every site loses text, name, website, addresses and keys, and tells
 * `comment.erased`; replies stay under its place; queue, event log, stream and deliveries no longer hold them. It goes on until nothing is found and
 * no event is on its way that still could. The audit says that somebody was erased, and not who.
 */
export async function erasePerson(
  parts: ErasePersonParts,
  { email, by }: { email: string; by: string },
): Promise<ErasedPerson> {
  const { keyRing, erasing, submissionJobs, mailConsents, record, now } = parts;
  const pseudonym = keyRing.emailPseudonym(email);
  const told: Pick<StoredComment, 'id' | 'version'>[] = [];
  let submissions = 0;
  for (;;) {
    const dropped = await submissionJobs.drop((job) => isOf(job, pseudonym, keyRing));
    const found = await erasing.commentsOf(pseudonym, AT_A_TIME);
    for (const comment of found) {
      const after = await eraseOne(comment, parts, by);
      if (after) told.push(after);
    }
    submissions += dropped;
    if (dropped === 0 && found.length === 0) break;
  }
  const begun = now();
  await silence(parts, told);
  // What was on its way to the log when it was silenced may have come there since.
  for (let oldest = await parts.pendingEvents.oldestPending(); oldest !== null && oldest <= begun;) {
    await parts.pause();
    oldest = await parts.pendingEvents.oldestPending();
  }
  await silence(parts, told);
  await mailConsents.forget(pseudonym);
  await erasing.compact();
  await record({ actor: by, kind: 'person.erased', after: { comments: told.length, submissions } });
  return { comments: told.length, submissions };
}

async function eraseOne(
  comment: StoredComment,
  { keyRing, erasing, now }: Pick<ErasePersonParts, 'keyRing' | 'erasing' | 'now'>,
  by: string,
): Promise<StoredComment | null> {
  const nothing = { email: new HiddenEmail(''), origin: { ip: NOBODYS_ADDRESS, userAgent: null } };
  const after = erased(comment, { by, at: now(), sealed: sealPersonalData(keyRing, nothing) });
  const event = eventOfChange(after, comment.status, now());
  // Who decided meanwhile has made another version, which is found again.
  const isErased = await erasing.erase({ expectedVersion: comment.version, comment: after, event });
  return isErased ? after : null;
}

async function silence(
  { erasing, eventStream }: Pick<ErasePersonParts, 'erasing' | 'eventStream'>,
  told: readonly Pick<StoredComment, 'id' | 'version'>[],
): Promise<void> {
  for (let at = 0; at < told.length; at += AT_A_TIME) {
    const sequences = await erasing.silence(told.slice(at, at + AT_A_TIME));
    await eventStream?.forget(sequences);
  }
}

function isOf(job: SubmissionJob, pseudonym: string, keyRing: Pick<KeyRing, 'emailPseudonym' | 'open'>): boolean {
  try {
    return keyRing.emailPseudonym(openPersonalData(keyRing, job.sealed).email.reveal()) === pseudonym;
  } catch {
    // Sealed by a key that is no longer in the ring: nobody can say whose it is, and nobody can read it.
    return false;
  }
}
