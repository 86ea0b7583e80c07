import type { OutsideVerdict, Status, Submission } from './comment';
import type { Decision } from './decision';
import type { CommentEvent } from './event';
import type { Verdict } from './verdict';

/** Keyed pseudonyms and hashes by which facts are looked up; none of them tells an address to who lacks the key. */
export interface LookupKeys {
  email: string;
  /** IPv4 address or IPv6 /64. */
  network: string;
  /** Hash of the normalised text. */
  text: string;
  /** Fingerprint bands of the normalised text; nearly equal texts share at least one. */
  bands: string[];
}

/** A comment as the store keeps it: in clear what a reader may see one day, sealed what nobody may. */
export interface StoredComment {
  id: string;
  siteId: string;
  articleId: string;
  articleUrl: string | null;
  articleTitle: string | null;
  parentId: string | null;
  author: { name: string; url: string | null };
  /** The moderator who wrote it in the house's name; missing in what visitors write. */
  house?: string;
  body: string;
  locale: string | null;
  signals: Submission['signals'];
  callbackUrl?: string;
  notify?: true;
  /** What a service outside said of its text; missing when none did. */
  outside?: OutsideVerdict;
  createdAt: Date;
  /** E-mail address, IP address and user agent, sealed by the key ring. */
  sealed: string;
  keys: LookupKeys;
  verdict: Verdict;
  status: Status;
  /** 1 when judged, one more with every decision. */
  version: number;
  history: Decision[];
  /** How many readers like it, and do not; missing while none said so. */
  likes?: number;
  dislikes?: number;
}

/** What `CommentStore.save` writes at once. */
export interface JudgedComment {
  comment: StoredComment;
  /** Null when nobody is to hear of it. */
  event: CommentEvent | null;
}
