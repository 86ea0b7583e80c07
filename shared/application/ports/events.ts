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

/** A place in the log: the last event that was seen. Its link tells it from the same number in another life of the log. */
export interface EventPlace {
  /** 1, 2, 3 … without a gap. */
  sequence: number;
  /** By `chainLink`. */
  link: string;
}

export interface LoggedEvent extends EventPlace {
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
  /** Whether this very event stands at this place; a log restored from a backup has others there, or none. */
  holds(place: EventPlace): Promise<boolean>;
  /** The event of that id, or null. */
  find(eventId: string): Promise<LoggedEvent | null>;
  /** The place of the oldest event that is kept, or null. */
  oldest(): Promise<EventPlace | null>;
  /**
   * Forgets at most `limit` of the oldest events that are older than `before`; resolves with how many. The newest of the old ones stays, as the
   * place from which a reader goes on, and so does the log's last.
   */
  forget(before: Date, limit: number): Promise<number>;
  /** Forgets at most `limit` of the oldest events beyond the newest `most` (1 or more); resolves with how many. */
  forgetBeyond(most: number, limit: number): Promise<number>;
  /** Events with a sequence above `sequence`, in order. */
  readAfter(sequence: number, limit: number): Promise<LoggedEvent[]>;
}

/** A copy of the log's newest events that other programs read where it stands. It knows its own place. */
export interface EventStream {
  /** About how many events it keeps. */
  readonly length: number;
  /** The place of its last event, or null while it is empty. */
  last(): Promise<EventPlace | null>;
  /** Appends events in order; those that are there already are passed over. All or none. */
  append(events: readonly LoggedEvent[]): Promise<void>;
  /** Takes the events of those numbers out; the numbers of the others stay. */
  forget(sequences: readonly number[]): Promise<void>;
}
