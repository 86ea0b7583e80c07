import type { Comment, Status } from '../domain/comment';
import type { Decision } from '../domain/decision';
import type { CommentEvent } from '../domain/event';
import type { Facts } from '../domain/facts';
import type { JudgedComment, LookupKeys, StoredComment } from '../domain/stored-comment';

/**
 * What the application needs from outside, said by meaning. Every adapter of a port passes the same contract suite
 * (`test/contracts`). All promises reject with `queue/unavailable` or `store/unavailable` when the other side cannot be
 * reached, and with nothing else unless a method says so.
 */

/** A submission on its way to the worker. Personal data travels sealed; everything else is as the visitor sent it. */
export interface SubmissionJob {
  version: 1;
  /** The comment's id, and the job's. */
  id: string;
  /** ISO 8601. */
  createdAt: string;
  submission: Omit<Comment, 'id' | 'createdAt' | 'origin' | 'author'> & {
    author: { name: string; url: string | null };
  };
  /** The sealed JSON of `{ email, ip, userAgent }`. */
  sealed: string;
}

export interface DeadJob {
  id: string;
  /** ISO 8601, when the submission was accepted. */
  createdAt: string;
  attempts: number;
  error: string;
}

export interface QueueCounts {
  /** Jobs not yet judged, those being judged now included. */
  waiting: number;
  /** Acceptance time of the oldest of them, or null. */
  oldest: Date | null;
  dead: number;
}

export interface QueueConsumer {
  /** Takes no new job, waits for the running ones, resolves when the last has ended. */
  close(): Promise<void>;
}

/** The accepting side of the queue. */
export interface SubmissionQueue {
  /**
   * Resolves once the job is durable. A job whose id is still in the queue is not added again. Rejects with
   * `queue/unavailable` within 1.1 s when that cannot be promised, at once when it is known beforehand.
   */
  enqueue(job: SubmissionJob): Promise<void>;
  /** Resolves when the queue takes jobs now; rejects with `queue/unavailable` and the reason when it does not. */
  checkAccepting(): Promise<void>;
  close(): Promise<void>;
}

/** The judging side of the queue. */
export interface SubmissionJobs {
  /**
   * Gives each job to `handle`, at least once, up to `concurrency` at a time. A handler that rejects is tried again with
   * growing pauses; after eight tries the job is dead: kept, listed, and tried again only by `retryDead`. One that rejects
   * with `store/unavailable` has used up no try. A job of a version unknown here is dead at once.
   */
  consume(handle: (job: SubmissionJob) => Promise<void>): QueueConsumer;
  counts(): Promise<QueueCounts>;
  /** The newest dead jobs, at most `limit`. */
  deadJobs(limit: number): Promise<DeadJob[]>;
  /** Puts dead jobs back in line, all of them without `ids`; resolves with how many. */
  retryDead(ids?: readonly string[]): Promise<number>;
  close(): Promise<void>;
}

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
  /** Everything the rules may know, in one round trip. */
  facts(query: FactsQuery): Promise<Facts>;
}

export interface Change {
  id: string;
  expectedVersion: number;
  decision: Decision;
  event: CommentEvent | null;
}

/** A place in a list: the last item that was seen. Opaque to callers of the service. */
export interface ListCursor {
  at: Date;
  id: string;
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
  limit: number;
  after: ListCursor | null;
}

export interface NewestQuery {
  limit: number;
  after: ListCursor | null;
  decided: boolean;
}

/** The lists that readers, moderators, dry runs and training see. */
export interface CommentLists {
  /** Approved comments of one article, oldest or newest first. */
  approved(query: PublicQuery): Promise<StoredComment[]>;
  /** Number of approved comments by article id; articles without any are given as 0. */
  countApproved(siteId: string, articleIds: readonly string[]): Promise<Map<string, number>>;
  /** Comments of one status, oldest first, so that whoever waits longest is seen first. */
  forReview(query: ReviewQuery): Promise<StoredComment[]>;
  /** The newest comments of every status, newest first; with `decided`, only those that a moderator decided about. */
  newest(query: NewestQuery): Promise<StoredComment[]>;
}

/** Events that were written with their comment and are not in the event log yet. */
export interface PendingEvents {
  /** The oldest pending events, those of one comment in their order. */
  pending(limit: number): Promise<CommentEvent[]>;
  /** Forgets events that the log holds. */
  settle(events: readonly CommentEvent[]): Promise<void>;
  /** Time of the oldest pending event, or null. */
  oldestPending(): Promise<Date | null>;
}

export interface LoggedEvent {
  /** 1, 2, 3 … without a gap. */
  sequence: number;
  event: CommentEvent;
}

/** The ordered, gap-free log of everything that was told. */
export interface EventLog {
  /**
   * Appends events in order and numbers them; an event that is already in the log is passed over. Only one appender
   * numbers at a time: resolves with false, having appended nothing that would leave a gap, when another one holds the log.
   */
  append(events: readonly CommentEvent[]): Promise<boolean>;
  /** Events with a sequence above `sequence`, in order. */
  readAfter(sequence: number, limit: number): Promise<LoggedEvent[]>;
}

export const ROLES = ['moderator', 'admin', 'consumer'] as const;
export type Role = (typeof ROLES)[number];

/** An API key as it is kept: by its hash, never itself. */
export interface AccessKey {
  /** SHA-256 of the key, hexadecimal. */
  hash: string;
  name: string;
  role: Role;
  createdAt: Date;
}

export interface AccessKeys {
  /** Rejects with `access/name-taken` when a key of that name exists. */
  add(key: AccessKey): Promise<void>;
  list(): Promise<AccessKey[]>;
  /** Resolves with false when no key has that name. */
  revoke(name: string): Promise<boolean>;
  findByHash(hash: string): Promise<AccessKey | null>;
}

/** Counts attempts by network. */
export interface RateLimit {
  /** Takes one attempt of `network`; resolves with the seconds to wait when none is left, else 0. */
  take(network: string): Promise<number>;
}

/** One version of a document that workers judge by: a rule set or a model. */
export interface Version {
  /** Unique among its kind, e.g. `rules-7`. */
  version: string;
  createdAt: Date;
  /** Name of the access key that made it, or of the program's part that did. */
  by: string;
  note: string | null;
  /** The document as JSON text. */
  content: string;
}

/** All versions of one kind of document. One of them is current, or none yet. */
export interface Versions {
  /**
   * Keeps a new version and, with `activate`, makes it current in the same moment. Rejects with `version/conflict` when the
   * name is taken, or when `expectedCurrent` is given and another version has become current since.
   */
  add(version: Version, options: { activate: boolean; expectedCurrent?: string | null }): Promise<void>;
  /** Makes a former version current again; resolves with false when there is none of that name. */
  activate(version: string): Promise<boolean>;
  /** Makes none current: what ships with the service is in force again. */
  deactivate(): Promise<void>;
  find(version: string): Promise<Version | null>;
  /** Name of the current version, or null. Cheap enough to ask every second. */
  currentVersion(): Promise<string | null>;
  /** The newest versions, without their content. */
  list(limit: number): Promise<Omit<Version, 'content'>[]>;
}

/** One training of the classifier: asked for, under way, or ended with an outcome. */
export interface TrainingRun {
  id: string;
  requestedAt: Date;
  by: string;
  /** Null while it waits for a worker. */
  startedAt: Date | null;
  finishedAt: Date | null;
  /** 0–1 while it runs. */
  progress: number;
  /** JSON text of what came of it, or null. */
  outcome: string | null;
}

export interface TrainingRuns {
  request(run: Pick<TrainingRun, 'id' | 'requestedAt' | 'by'>): Promise<void>;
  /** Gives a waiting run, or one whose worker fell silent before `silentSince`, to exactly one caller; null when there is none. */
  take(at: Date, silentSince: Date): Promise<TrainingRun | null>;
  /** Tells how far a run is; keeps it from being given to another worker. */
  report(id: string, progress: number, at: Date): Promise<void>;
  finish(id: string, at: Date, outcome: string): Promise<void>;
  /** The newest runs. */
  list(limit: number): Promise<TrainingRun[]>;
}
