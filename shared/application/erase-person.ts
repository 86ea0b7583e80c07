import type { KeyRing } from '../domain/key-ring';
import type { StoredComment } from '../domain/stored-comment';
import type { RecordDeed } from './audit-trail';
import { ERASED_AT_A_TIME, eraseComment, silenceEvents } from './erase-comment';
import { openPersonalData } from './personal-data';
import type { Notices } from './ports/cases';
import type { Erasing } from './ports/erasing';
import type { EventStream, PendingEvents } from './ports/events';
import type { MailConsents } from './ports/mail';
import type { SubmissionJob, SubmissionJobs } from './ports/queue';

export interface ErasePersonParts {
  keyRing: Pick<KeyRing, 'emailPseudonym' | 'seal' | 'open'>;
  erasing: Erasing;
  submissionJobs: Pick<SubmissionJobs, 'drop'>;
  pendingEvents: Pick<PendingEvents, 'oldestPending'>;
  /** Null where there is none. */
  eventStream: Pick<EventStream, 'forget'> | null;
  notices: Pick<Notices, 'ofSender' | 'silence'>;
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
 * Erases what is held of a person, by the pseudonym of an e-mail address: every comment of it on every site loses text, name, website, addresses and keys, and tells
 * `comment.erased`; replies stay under its place; queue, event log, stream and deliveries no longer hold them. It goes on until nothing is found and
 * no event is on its way that still could. The audit says that somebody was erased, and not who.
 */
export async function erasePerson(
  parts: ErasePersonParts,
  { person, by }: { person: string; by: string },
): Promise<ErasedPerson> {
  const { keyRing, erasing, submissionJobs, mailConsents, record, now } = parts;
  const told: Pick<StoredComment, 'id' | 'version'>[] = [];
  let submissions = 0;
  for (;;) {
    const dropped = await submissionJobs.drop((job) => isOf(job, person, keyRing));
    const found = await erasing.commentsOf(person, ERASED_AT_A_TIME);
    for (const comment of found) {
      const after = await eraseComment(comment, parts, by);
      if (after) told.push(after);
    }
    submissions += dropped;
    if (dropped === 0 && found.length === 0) break;
  }
  const begun = now();
  await silenceEvents(parts, told);
  // What was on its way to the log when it was silenced may have come there since.
  for (let oldest = await parts.pendingEvents.oldestPending(); oldest !== null && oldest <= begun;) {
    await parts.pause();
    oldest = await parts.pendingEvents.oldestPending();
  }
  await silenceEvents(parts, told);
  for (const { id } of await parts.notices.ofSender(person)) await parts.notices.silence(id);
  await mailConsents.forget(person);
  await erasing.compact();
  await record({ actor: by, kind: 'person.erased', after: { comments: told.length, submissions } });
  return { comments: told.length, submissions };
}

function isOf(job: SubmissionJob, person: string, keyRing: Pick<KeyRing, 'emailPseudonym' | 'open'>): boolean {
  try {
    return keyRing.emailPseudonym(openPersonalData(keyRing, job.sealed).email.reveal()) === person;
  } catch {
    // Sealed by a key that is no longer in the ring: nobody can say whose it is, and nobody can read it.
    return false;
  }
}
