import type { TryResult } from '../../domain/webhook';

/** What a mail says; how, in words and as HTML, is the sender's. */
export type Letter = LetterParts &
  (
    | { kind: 'confirm'; confirmToken: string }
    | { kind: 'published'; text: string; commentUrl: string }
    | { kind: 'answered'; text: string; commentUrl: string; by: string }
    | { kind: 'hidden'; paragraphs: readonly string[]; ownUrl: string }
    | { kind: 'objection-settled'; state: 'upheld' | 'overturned'; reply: string; ownUrl: string }
    | { kind: 'person-link'; ownUrl: string }
    | { kind: 'notice-received'; ownUrl: string }
    | { kind: 'notice-settled'; isHidden: boolean; reply: string; ownUrl: string }
    | { kind: 'digest'; held: number; oldestSeconds: number }
  );

interface LetterParts {
  /** Revealed only for the moment of sending. */
  to: string;
  language: 'fr' | 'en';
  /** In whose name it is sent; null in that of the address. */
  siteName: string | null;
  articleTitle: string | null;
  /** Says to this service who wants no more of these mails. */
  stopToken: string;
}

/** Sends once, resolving with the SMTP server's answer; never rejects, and names no address in what it resolves with. */
export type SendLetter = (letter: Letter) => Promise<TryResult>;

/** `asked` whether mails are wanted, `confirmed` by whoever reads that address's mail, or `stopped` by them. */
export type Consent = 'asked' | 'confirmed' | 'stopped';

/** Who wants mail, by keyed pseudonym of the address. */
export interface MailConsents {
  find(key: string): Promise<{ consent: Consent; at: Date } | null>;
  /**
   * Notes that the address is being asked at `at`. Resolves with false, having changed nothing, when it has answered, or was asked after
   * `notSince`: of two that ask at once, one does.
   */
  ask(key: string, at: Date, notSince: Date): Promise<boolean>;
  answer(key: string, consent: Exclude<Consent, 'asked'>, at: Date): Promise<void>;
  /** As if the address had never been asked; an answer stays. */
  takeBack(key: string): Promise<void>;
  /** As if the address had never been here; that it wants no more mail stays. */
  forget(key: string): Promise<void>;
}
