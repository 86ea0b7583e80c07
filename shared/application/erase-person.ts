import type { KeyRing } from '../domain/key-ring';
import type { RecordDeed } from './audit-trail';
import { ERASED_AT_A_TIME, eraseComment, silenceErased, type SilencingParts } from './erase-comment';
import { openIfPossible } from './personal-data';
import type { Notices } from './ports/cases';
import type { ErasedPeople, Erasing } from './ports/erasing';
import type { MailConsents } from './ports/mail';
import type { SubmissionJob, SubmissionJobs } from './ports/queue';

export interface ErasePersonParts extends SilencingParts {
  keyRing: Pick<KeyRing, 'emailPseudonym' | 'seal' | 'open'>;
  erasing: Erasing;
  submissionJobs: Pick<SubmissionJobs, 'drop'>;
  notices: Pick<Notices, 'ofSender' | 'silence'>;
  mailConsents: Pick<MailConsents, 'forget'>;
  /** Written first: whoever breaks off goes on from there. */
  erasedPeople: Pick<ErasedPeople, 'add'>;
  record: RecordDeed;
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
  const { keyRing, erasing, submissionJobs, mailConsents, record } = parts;
  await parts.erasedPeople.add(person, parts.now());
  let [comments, submissions] = [0, 0];
  for (;;) {
    const dropped = await submissionJobs.drop((job) => isOf(job, person, keyRing));
    const found = await erasing.commentsOf(person, ERASED_AT_A_TIME);
    for (const comment of found) {
      if (await eraseComment(comment, parts, by)) comments += 1;
    }
    submissions += dropped;
    if (dropped === 0 && found.length === 0) break;
  }
  await silenceErased(parts);
  for (const { id } of await parts.notices.ofSender(person)) await parts.notices.silence(id);
  await mailConsents.forget(person);
  await erasing.compact();
  await record({ actor: by, kind: 'person.erased', after: { comments, submissions } });
  return { comments, submissions };
}

function isOf(job: SubmissionJob, person: string, keyRing: Pick<KeyRing, 'emailPseudonym' | 'open'>): boolean {
  // What no key opens any more is nobody's: nobody can say whose it is.
  const opened = openIfPossible(keyRing, job.sealed);
  return opened !== null && keyRing.emailPseudonym(opened.email.reveal()) === person;
}
