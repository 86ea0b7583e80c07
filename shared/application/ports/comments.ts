import type { Status } from '../../domain/comment';
import type { Decision } from '../../domain/decision';
import type { CommentEvent } from '../../domain/event';
import type { Facts } from '../../domain/facts';
import type { JudgedComment, LookupKeys, StoredComment } from '../../domain/stored-comment';
import type { Verdict } from '../../domain/verdict';

/**
 * Ports say by meaning what the application needs from outside. Every adapter of a port passes the same contract suite
 * (`test/contracts`). All promises reject with `queue/unavailable` or `store/unavailable` when the other side cannot be
 * reached, and with nothing else unless a method says so.
 */

export interface FactsQuery {
  /** The comment that is asked about; it is no part of its own history, also when it is stored already. */
  id: string;
  siteId: string;
  articleId: string;
  parentId: string | null;
  authorName: string;
  keys: LookupKeys;
  /** Only what was accepted until this moment counts, so that judging again gives the same facts. */
  until: Date;
}

/** The comments and everything that is written together with them. */
export interface CommentStore {
  /**
   * Keeps a judged comment and its event in one atomic, durable write. Resolves with false, and changes nothing, when the
   * comment is already there.
   */
  save(judged: JudgedComment): Promise<boolean>;
  find(id: string): Promise<StoredComment | null>;
  /**
   * Writes a decision, the status and version that follow from it, and its event, in one atomic write, if the comment is
   * still at `expectedVersion`; resolves with false when it is not. Rejects with `comment/not-found`.
   */
  decide(change: Change): Promise<boolean>;
  /**
   * Writes its author's new text, what is looked up by it, a line of history, version and event, in one atomic write, and marks it to be
   * judged again (`Rejudging`), if the comment is still at `expectedVersion`; resolves with false when it is not.
   */
  amend(change: Amendment): Promise<boolean>;
  /** Writes a verdict that tells more, and nothing else, if the comment is still at `expectedVersion`; resolves with false when it is not. */
  mark(marked: { id: string; expectedVersion: number; verdict: Verdict }): Promise<boolean>;
  /** Everything the rules may know, in one round trip. */
  facts(query: FactsQuery): Promise<Facts>;
}

export interface Change {
  id: string;
  expectedVersion: number;
  decision: Decision;
  /** Whether a person's decision stands after it: not when it takes back the only one. */
  isDecided: boolean;
  event: CommentEvent | null;
  /** What stands in the place of the comment's verdict; missing leaves it as it is. */
  verdict?: Verdict;
}

/** What an edit writes; the line's `to` is `held`, until the new text is judged. */
export interface Amendment {
  id: string;
  expectedVersion: number;
  body: string;
  keys: Pick<LookupKeys, 'text' | 'bands'>;
  decision: Decision;
  event: CommentEvent | null;
}

/** A place in a list: the last item that was seen. Opaque to callers of the service. */
export interface ListCursor {
  at: Date;
  id: string;
  /** In a list by score, the item's score. */
  score?: number;
  /** Whether the list begins with this item instead of after it. */
  isFirst?: boolean;
}

export interface PublicQuery {
  siteId: string;
  articleId: string;
  order: 'oldest' | 'newest';
  limit: number;
  after: ListCursor | null;
}

export interface ReviewQuery {
  status: Status;
  siteId?: string;
  articleId?: string;
  rule?: string;
  /** Whole words that all stand in the text, the author's name or the article's title; case and accents do not count. */
  words?: string;
  /** Only what was accepted from and until these moments. */
  from?: Date;
  until?: Date;
  /** The language of the page that held the form: `fr` finds `fr` and `fr-CA`. */
  language?: string;
  /** Oldest first unless told; `score` puts first what the rules thought most of as spam. */
  order?: 'oldest' | 'newest' | 'score';
  limit: number;
  after: ListCursor | null;
}

export interface NewestQuery {
  /** Of one site; of all without it. */
  siteId?: string | null;
  limit: number;
  after: ListCursor | null;
  decided: boolean;
}

/** Whose comments are asked for: those by the e-mail pseudonym `email`, but the one of that id. */
export interface AuthorQuery {
  siteId: string;
  email: string;
  except: string;
  limit: number;
}

/** Of one rule: comments held now with it among their reasons, and such that a person approved all the same. */
export interface RuleCount {
  rule: string;
  held: number;
  overturned: number;
}

/** How many comments were accepted on a day (UTC, `2026-11-27`) that have a status now. */
export interface DayCount {
  day: string;
  status: Status;
  comments: number;
}

/** The lists that readers, moderators, dry runs and training see. Where a `siteId` may be given, null is all sites. */
export interface CommentLists {
  /** Approved comments of one article, oldest or newest first. */
  approved(query: PublicQuery): Promise<StoredComment[]>;
  /** Number of approved comments by article id; articles without any are given as 0. */
  countApproved(siteId: string, articleIds: readonly string[]): Promise<Map<string, number>>;
  /**
   * What changes with every comment that begins or ceases to be approved under the article, and with nothing a reader does not see; an
   * empty text while none ever was. Two equal stamps of one article mean equal lists.
   */
  stampOf(siteId: string, articleId: string): Promise<string>;
  /** The comments of those ids, in no order. */
  withIds(ids: readonly string[]): Promise<StoredComment[]>;
  /**
   * Makes at most `limit` comments findable by their words, of those that are not yet; resolves with how many. A search does some of
   * it itself, and finds nothing in those that are left.
   */
  indexWords(limit: number): Promise<number>;
  /** Comments of one status, oldest first unless told, so that whoever waits longest is seen first. */
  forReview(query: ReviewQuery): Promise<StoredComment[]>;
  /** The author's other comments on the site, newest first; by the same e-mail address, whatever the name. */
  byAuthor(query: AuthorQuery): Promise<StoredComment[]>;
  /** How many comments there are of each status. */
  countByStatus(siteId?: string | null): Promise<Record<Status, number>>;
  /** What rules did, by their names; a rule that spoke for a comment is not counted. */
  countByRule(siteId?: string | null): Promise<RuleCount[]>;
  /** How many comments of that status have a reason of that rule. */
  countOfRule(status: Status, rule: string, siteId?: string | null): Promise<number>;
  /** By day, from that one on. */
  countByDay(from: Date, siteId?: string | null): Promise<DayCount[]>;
  /** The newest comments of every status, newest first; with `decided`, only those that a moderator decided about. */
  newest(query: NewestQuery): Promise<StoredComment[]>;
}
