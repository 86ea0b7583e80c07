import type { HiddenEmail } from '../domain/hidden-email';
import type { KeyRing } from '../domain/key-ring';
import type { SignInAttempts } from './ports/accounts';
import type { Notices } from './ports/cases';
import type { Erasing } from './ports/erasing';
import { consentKey, mailToken } from './mail-choices';
import type { SendLetter } from './ports/mail';
import type { PersonRequests } from './ports/people';
import { takeAttempt } from './take-attempt';
import { isSuccess, type TryResult } from '../domain/webhook';

/** A link of a mail is good for so long. */
export const LINK_MS = 3_600_000;
const HOUR_SECONDS = 3600;
/** Links that one network may ask for per hour; one address gets one. */
export const LINKS_PER_HOUR = 5;
/** A request that could not be sent for so long is forgotten: its asker has asked again, or gone. */
const GIVEN_UP_MS = 86_400_000;
const AT_A_TIME = 20;

/** Proves for an hour that its holder reads the mail of the address behind the pseudonym. */
export function personToken(keyRing: Pick<KeyRing, 'receipt'>, person: string, until: Date): string {
  const claim = `${person}.${until.getTime().toString(36)}`;
  return `${claim}.${keyRing.receipt(`person:${claim}`)}`;
}

/** The pseudonym that a token is about; null when it was not made here, or its hour is over. */
export function personOf(keyRing: Pick<KeyRing, 'isReceipt'>, token: string, now: Date): string | null {
  const [, claim, person, until, receipt] = /^(([\w-]{1,64})\.([\da-z]{1,12}))\.(.{1,100})$/.exec(token) ?? [];
  if (claim === undefined || person === undefined || until === undefined || receipt === undefined) return null;
  return keyRing.isReceipt(`person:${claim}`, receipt) && Number.parseInt(until, 36) > now.getTime() ? person : null;
}

export interface AskForLinkParts {
  personRequests: Pick<PersonRequests, 'ask'>;
  attempts: Pick<SignInAttempts, 'take'>;
  keyRing: Pick<KeyRing, 'emailPseudonym' | 'seal'>;
  now: () => Date;
}

/**
 * Has a link mailed, if something is held under the address; whoever asks is told the same in either case, and asking takes as long. Throws
 * `rate-limit/exceeded` when one network asks too often.
 */
export function linkAsker({ personRequests, attempts, keyRing, now }: AskForLinkParts) {
  return async (asked: { email: HiddenEmail; network: string; language: 'fr' | 'en' }): Promise<void> => {
    const at = now();
    const hourly = { most: LINKS_PER_HOUR, seconds: HOUR_SECONDS, at };
    await takeAttempt(attempts, { ...hourly, subject: `person-link ${asked.network}` });
    const person = keyRing.emailPseudonym(asked.email.reveal());
    const ofPerson = await attempts.take(`person-link ${person}`, { at, seconds: HOUR_SECONDS });
    if (ofPerson.attempts > 1) return;
    const { language } = asked;
    await personRequests.ask({
      kind: 'link',
      person,
      sealed: keyRing.seal(asked.email.reveal()),
      language,
      at,
      by: 'author',
    });
  };
}

export interface LinkMailParts {
  personRequests: Pick<PersonRequests, 'pending' | 'done'>;
  erasing: Pick<Erasing, 'commentsOf'>;
  notices: Pick<Notices, 'ofSender'>;
  keyRing: Pick<KeyRing, 'open' | 'receipt'>;
  send: SendLetter;
  /** Where people reach this service, without a slash at its end. */
  publicUrl: string;
  now: () => Date;
}

/** Sends the links that were asked for, to addresses under which something is held; resolves with the tries that failed. */
export function linkMail({ personRequests, erasing, notices, keyRing, send, publicUrl, now }: LinkMailParts) {
  const isHeld = async (person: string): Promise<boolean> =>
    (await erasing.commentsOf(person, 1)).length > 0 || (await notices.ofSender(person)).length > 0;
  return async (): Promise<TryResult[]> => {
    const failed: TryResult[] = [];
    for (const request of await personRequests.pending('link', AT_A_TIME)) {
      const { person, sealed, language, at } = request;
      if (sealed !== null && now().getTime() - at.getTime() < GIVEN_UP_MS && (await isHeld(person))) {
        const token = personToken(keyRing, person, new Date(now().getTime() + LINK_MS));
        const key = consentKey('authors', person);
        const result = await send({
          kind: 'person-link',
          to: keyRing.open(sealed),
          language,
          siteName: null,
          articleTitle: null,
          stopToken: mailToken(keyRing, key),
          ownUrl: `${publicUrl}/me?token=${encodeURIComponent(token)}`,
        });
        if (!isSuccess(result.answer) && result.isFinal !== true) {
          failed.push(result);
          continue;
        }
      }
      await personRequests.done(request);
    }
    return failed;
  };
}
