import type { CommentEvent } from '../../domain/event';

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
  /** The sequence of the newest event, or 0. */
  lastSequence(): Promise<number>;
  /** Events with a sequence above `sequence`, in order. */
  readAfter(sequence: number, limit: number): Promise<LoggedEvent[]>;
}
