import type { HiddenEmail } from './hidden-email';

/** Where a comment stands. `erased` keeps the place in the thread and nothing of what was written. */
export const STATUSES = ['approved', 'held', 'spam', 'rejected', 'erased'] as const;
export type Status = (typeof STATUSES)[number];

/** What a visitor sent, checked field by field by `parseSubmission`, and still believed in nothing. */
export interface Submission {
  siteId: string;
  articleId: string;
  articleUrl: string | null;
  articleTitle: string | null;
  parentId: string | null;
  author: { name: string; email: HiddenEmail; url: string | null };
  body: string;
  /** BCP 47 tag of the page that held the form, or null. */
  locale: string | null;
  signals: FormSignals;
  /** Whom the site's own program wants told of what becomes of the comment; missing when nobody. */
  callbackUrl?: string;
  /** Whether its author wants mail when it is published or answered; missing when not. */
  notify?: true;
}

/** What the form itself tells about who filled it in. */
export interface FormSignals {
  /** True when the field that people do not see came back with something in it. */
  honeypotFilled: boolean;
  /** Milliseconds between showing the form and sending it; null when the form did not say. */
  fillTimeMs: number | null;
  /** Fields that were sent and could not be used; missing when there are none. */
  dropped?: DroppedField[] | undefined;
}

/** Fields that nobody has to send: where they cannot be used, the comment is taken without them. */
export type DroppedField = 'author.url' | 'parentId';

/** Where a submission came from. Personal data: sealed before it leaves the process. */
export interface Origin {
  /** IPv4 or IPv6 address in its canonical spelling. */
  ip: string;
  userAgent: string | null;
}

/** What a service outside says of a comment. */
export type OutsideVerdict = 'good' | 'spam' | 'blatant';

/** An accepted submission: it has an id, a time and an origin, and will be judged. */
export interface Comment extends Submission {
  id: string;
  createdAt: Date;
  origin: Origin;
  /** Pseudonyms of its address and network, where whoever judges knows them; blocks are found by these. */
  keys?: { email: string; network: string };
  /** What a service outside said of it; missing when none was asked, or none answered. */
  outside?: OutsideVerdict;
}
