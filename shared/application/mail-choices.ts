import type { KeyRing } from '../domain/key-ring';
import type { Consent, MailConsents } from './ports/mail';

/** Which mails a choice is about. */
export type MailKind = 'authors' | 'digest';

/** Under which key the choice of an address is kept. */
export function consentKey(kind: MailKind, emailPseudonym: string): string {
  return kind === 'authors' ? emailPseudonym : `digest-${emailPseudonym}`;
}

/** Proves, like a comment's receipt, that a link was in a mail to that address. */
export function mailToken(keyRing: Pick<KeyRing, 'receipt'>, key: string): string {
  return `${key}.${keyRing.receipt(`mail:${key}`)}`;
}

/** The key that a token is about; null when it was not made here. */
export function tokenKey(keyRing: Pick<KeyRing, 'isReceipt'>, token: string): string | null {
  const dot = token.indexOf('.');
  const key = token.slice(0, Math.max(0, dot));
  return key !== '' && keyRing.isReceipt(`mail:${key}`, token.slice(dot + 1)) ? key : null;
}

export interface MailChoices {
  /** Confirms, unless the address wanted no more; resolves with what holds now. */
  confirm(key: string): Promise<Consent>;
  /** Confirms also after a stop. */
  resume(key: string): Promise<Consent>;
  stop(key: string): Promise<Consent>;
}

/** What people choose by the links in their mails. */
export function mailChoices({ consents, now }: { consents: MailConsents; now: () => Date }): MailChoices {
  const answer = async (key: string, consent: 'confirmed' | 'stopped'): Promise<Consent> => {
    await consents.answer(key, consent, now());
    return consent;
  };
  return {
    confirm: async (key) => ((await consents.find(key))?.consent === 'stopped' ? 'stopped' : answer(key, 'confirmed')),
    resume: (key) => answer(key, 'confirmed'),
    stop: (key) => answer(key, 'stopped'),
  };
}
