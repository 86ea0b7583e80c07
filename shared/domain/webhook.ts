import type { CommentEvent, EventType } from './event';

/** Characters of an endpoint's address and description. */
export const ENDPOINT_LIMITS = { url: 2000, description: 500 } as const;

/**
 * `events` hears of all that it wants; `callbacks` of the comments whose submissions named an address on its origin. By mail, authors who
 * asked for it hear of their own comments, or of answers to them. All but `events` are made by settings.
 */
export const ENDPOINT_TAKES = ['events', 'callbacks', 'mail-published', 'mail-answers'] as const;
export type EndpointTakes = (typeof ENDPOINT_TAKES)[number];

/** Whom events are sent to. */
export interface Endpoint {
  id: string;
  takes: EndpointTakes;
  /** Of callbacks, the origin. */
  url: string;
  /** Null takes all. */
  types: EventType[] | null;
  siteId: string | null;
  description: string | null;
  enabled: boolean;
  /** Why it was switched off by itself; null when a person did, or while it is on. */
  disabledReason: DisabledReason | null;
  /** Sealed JSON of its secrets, see `EndpointSecrets`. */
  sealedSecrets: string;
  createdAt: Date;
  /** Who registered it. */
  by: string;
  /** Sequence of the last event of the log that was looked at for it. */
  place: number;
  /** Since when nothing has arrived; null after a success, and before the first failure. */
  failingSince: Date | null;
}

/** `gone` by its own answer, `failing` for five days. */
export type DisabledReason = 'gone' | 'failing';

/** What deliveries are signed by: the current secret, and a former one until it ends. */
export interface EndpointSecrets {
  current: string;
  former: { secret: string; until: string } | null;
}

export const DELIVERY_STATUSES = ['pending', 'failed', 'delivered', 'dead'] as const;
/** `pending` was not tried yet, `failed` will be tried again, `dead` will not unless it is asked for. */
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** One event on its way to one endpoint. */
export interface Delivery {
  /** The same over all tries, so that a receiver can tell a repetition. */
  id: string;
  endpointId: string;
  /** Of the event in the log. */
  sequence: number;
  event: CommentEvent;
  /** Where it goes; null to the endpoint's own address. */
  url: string | null;
  status: DeliveryStatus;
  attempts: number;
  dueAt: Date;
  /** What came of the last try; null before it. */
  last: { at: Date; answer: number | null; body: string; problem: string | null } | null;
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Pauses after each failed try, about three days together: the schedule of the Standard Webhooks specification, stretched at its end. */
const PAUSES_MS = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
];
/** Tries of one delivery. */
export const MOST_ATTEMPTS = PAUSES_MS.length + 1;
/** A pause is up to a fifth longer, so that what failed together does not come back together. */
const JITTER = 0.2;
/** Longest that a receiver may ask to be left in peace. */
const LONGEST_ASKED_MS = 24 * HOUR_MS;
/** An endpoint at which nothing arrived for so long is switched off. */
export const FAILING_MS = 5 * 24 * HOUR_MS;

/** What came back from one try. */
export interface TryResult {
  /** HTTP status, or null when there was no answer. */
  answer: number | null;
  /** The beginning of the answer's body. */
  body: string;
  problem: string | null;
  /** Milliseconds that the receiver asked to wait, or null. */
  retryAfterMs: number | null;
  /** Whether another try would come to the same, and says nothing of the receiver at large: a mail to nobody. */
  isFinal?: true;
}

/** The delivery after a try at `at`; `random` is from 0 to 1. */
export function afterTry(
  delivery: Delivery,
  { answer, body, problem, retryAfterMs, isFinal }: TryResult,
  { at, random }: { at: Date; random: number },
): Delivery {
  const attempts = delivery.attempts + 1;
  const last = { at, answer, body, problem };
  if (isSuccess(answer)) return { ...delivery, attempts, last, status: 'delivered' };
  const pause = PAUSES_MS[attempts - 1];
  if (pause === undefined || answer === 410 || isFinal) return { ...delivery, attempts, last, status: 'dead' };
  const asked = Math.min(retryAfterMs ?? 0, LONGEST_ASKED_MS);
  const dueAt = new Date(at.getTime() + Math.max(pause * (1 + JITTER * random), asked));
  return { ...delivery, attempts, last, status: 'failed', dueAt };
}

export function isSuccess(answer: number | null): boolean {
  return answer !== null && answer >= 200 && answer < 300;
}

/** How an endpoint stands after a try, or null when nothing changes. */
export function endpointAfterTry(
  { failingSince }: Pick<Endpoint, 'failingSince'>,
  answer: number | null,
  at: Date,
): Partial<Pick<Endpoint, 'enabled' | 'disabledReason' | 'failingSince'>> | null {
  if (isSuccess(answer)) return failingSince ? { failingSince: null } : null;
  if (answer === 410) return { enabled: false, disabledReason: 'gone' };
  if (!failingSince) return { failingSince: at };
  if (at.getTime() - failingSince.getTime() < FAILING_MS) return null;
  return { enabled: false, disabledReason: 'failing' };
}

/** Whether the endpoint wants to hear of an event. */
export function wants({ types, siteId }: Pick<Endpoint, 'types' | 'siteId'>, { type, data }: CommentEvent): boolean {
  return (types === null || types.includes(type)) && (siteId === null || siteId === data.siteId);
}

/**
 * Of deliveries in the order of the log, those that may be sent now: the first of each comment that is not done, when it is due, so that
 * no receiver hears of a withdrawal before it heard of the approval.
 */
export function sendable(waiting: readonly Delivery[], at: Date): Delivery[] {
  const seen = new Set<string>();
  return waiting.filter(({ event, dueAt }) => {
    if (seen.has(event.subject)) return false;
    seen.add(event.subject);
    return dueAt <= at;
  });
}
