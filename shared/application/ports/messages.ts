import type { TryResult } from '../../domain/webhook';

/** What is sent to a receiver. */
export interface Message {
  url: string;
  /** `webhook-id`. */
  id: string;
  body: string;
  /** What signs it, the current secret first. */
  secrets: readonly string[];
  at: Date;
}

/** Sends once; never rejects. */
export type SendMessage = (message: Message) => Promise<TryResult>;
