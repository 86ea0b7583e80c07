import type { Notice, NoticeState } from '../../domain/notice';
import type { Objection, ObjectionState } from '../../domain/objection';

/** A place in a list of cases: the last that was seen. */
export interface CaseCursor {
  at: Date;
  id: string;
  /** Of a notice. */
  priority?: Notice['priority'];
}

export interface CasesQuery {
  /** Of one site; of all without it. */
  siteId?: string | null;
  /** Whether it waits for a decision, or was decided. */
  isWaiting: boolean;
  limit: number;
  after: CaseCursor | null;
}

/** What authors object to, one for a comment. */
export interface Objections {
  /** Resolves with false, and keeps nothing, when there is one of that comment. */
  add(objection: Objection): Promise<boolean>;
  find(commentId: string): Promise<Objection | null>;
  /** Those that wait, oldest first; those that were decided, newest objections first. */
  list(query: CasesQuery): Promise<Objection[]>;
  countWaiting(siteId?: string | null): Promise<number>;
  /** Settles one that waits; resolves with false when it does not (any more). */
  settle(
    commentId: string,
    settled: { state: Exclude<ObjectionState, 'waiting'>; outcome: Objection['outcome'] },
  ): Promise<boolean>;
  /** Decided ones whose authors are still to be told by mail. */
  untold(limit: number): Promise<Objection[]>;
  told(commentId: string): Promise<void>;
  /** All of them, page by page: those after `after`, in an order of the store's own. */
  page(after: Objection | null, limit: number): Promise<Objection[]>;
  /** Takes the words out of one, its author's and the reply; what became of it stays. */
  silence(commentId: string): Promise<void>;
}

/** What readers say is illegal. */
export interface Notices {
  /** Resolves with false, and keeps nothing, when there is one of that id. */
  add(notice: Notice): Promise<boolean>;
  find(id: string): Promise<Notice | null>;
  ofComment(commentId: string): Promise<Notice[]>;
  ofSender(sender: string): Promise<Notice[]>;
  /** Those that wait, by priority, oldest first; those that were decided, newest notices first. */
  list(query: CasesQuery): Promise<Notice[]>;
  countWaiting(siteId?: string | null): Promise<number>;
  /** How many of a sender were decided as unfounded, of those that came since that moment. */
  countUnfounded(sender: string, since: Date): Promise<number>;
  /** Settles one that waits, and has its sender told; resolves with false when it does not wait (any more). */
  settle(id: string, settled: { state: Exclude<NoticeState, 'waiting'>; outcome: Notice['outcome'] }): Promise<boolean>;
  /** Those whose senders are still to be told something by mail. */
  untold(limit: number): Promise<Notice[]>;
  told(id: string, what: 'receipt' | 'decision'): Promise<void>;
  /** All of them, page by page: those after `after`, in an order of the store's own. */
  page(after: Notice | null, limit: number): Promise<Notice[]>;
  /** Takes sender and words out of one; ground, times and what became of it stay. */
  silence(id: string): Promise<void>;
  /** Decided ones that came before that moment and still have a sender or words. */
  old(before: Date, limit: number): Promise<Notice[]>;
}
