import type { Status } from './comment';
import type { StoredComment } from './stored-comment';

export const EVENT_TYPES = [
  'comment.approved',
  'comment.held',
  'comment.rejected',
  'comment.spam',
  'comment.withdrawn',
  'comment.erased',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** What other services hear: a CloudEvents 1.0 envelope. It carries what a reader may see, and nothing else. */
export interface CommentEvent {
  specversion: '1.0';
  /** Comment id and comment version, so that telling the same change twice gives the same id. */
  id: string;
  source: string;
  type: EventType;
  subject: string;
  /** ISO 8601, the time of the change. */
  time: string;
  datacontenttype: 'application/json';
  data: {
    id: string;
    siteId: string;
    articleId: string;
    articleUrl: string | null;
    parentId: string | null;
    status: Status;
    /** Only for `comment.approved`: the comment as readers see it. */
    author?: { name: string; url: string | null; house?: true };
    body?: string;
    createdAt: string;
  };
}

/** Where the shape of a type's events is told: a name that never changes; a change that breaks readers is another type. */
export function schemaOfType(type: EventType): string {
  return `urn:tamis:event:${type}`;
}

/** An event as it is sent: its envelope, with the name of its shape and its number as the `sequence` extension. */
export function publicEvent({ sequence, event }: { sequence: number; event: CommentEvent }) {
  return { ...event, dataschema: schemaOfType(event.type), sequence: String(sequence) };
}

/** What is sent to try an endpoint out: an envelope like any other, about nothing. */
export function testEvent(id: string, at: Date) {
  return {
    specversion: '1.0',
    id,
    source: '/tamis',
    type: 'tamis.test',
    time: at.toISOString(),
    datacontenttype: 'application/json',
    data: {},
  } as const;
}

/**
 * The event that tells of a comment's change from status `from` (null when it was just judged) to `comment.status`, or
 * null when readers and services have nothing to hear, such as a moderator confirming an approved comment.
 */
export function eventOfChange(comment: StoredComment, from: Status | null, at: Date): CommentEvent | null {
  if (comment.status === from) return null;
  const { id, siteId, articleId, articleUrl, parentId, status, author, house, body, createdAt } = comment;
  const visible =
    status === 'approved'
      ? {
          author: { name: author.name, url: author.url, ...(house === undefined ? {} : { house: true as const }) },
          body,
        }
      : {};
  return {
    specversion: '1.0',
    id: `${id}.${String(comment.version)}`,
    source: `/sites/${encodeURIComponent(siteId)}`,
    type: typeOfChange(from, status),
    subject: id,
    time: at.toISOString(),
    datacontenttype: 'application/json',
    data: { id, siteId, articleId, articleUrl, parentId, status, ...visible, createdAt: createdAt.toISOString() },
  };
}

function typeOfChange(from: Status | null, to: Status): EventType {
  if (to === 'erased') return 'comment.erased';
  return from === 'approved' ? 'comment.withdrawn' : `comment.${to}`;
}
