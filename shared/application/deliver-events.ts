import {
  afterTry,
  endpointAfterTry,
  sendable,
  wants,
  type Delivery,
  type Endpoint,
  type TryResult,
} from '../domain/webhook';
import type { CommentEvent } from '../domain/event';
import type { CommentLists } from './ports/comments';
import type { EventLog, LoggedEvent } from './ports/events';
import type { Webhooks } from './ports/webhooks';

/** Events that are looked at in one go, and deliveries that may wait for one endpoint: beyond them its place in the log waits. */
const PLANNED = 500;
const MOST_WAITING = 500;
/** Deliveries that are under way to one endpoint at a time. */
const AT_A_TIME = 16;
/** After so long no further try of a round begins: the lease is renewed, and the endpoint looked at anew. */
const ROUND_MS = 1000;
/** A process that dies leaves an endpoint to others after so long; a try takes ten seconds at most. */
const LEASE_MS = 15_000;

export interface DeliveryParts {
  webhooks: Webhooks;
  eventLog: Pick<EventLog, 'readAfter'>;
  commentLists: Pick<CommentLists, 'withIds'>;
  /** Sends once, by whatever way the endpoint takes; never rejects for what the receiver does. */
  send: (endpoint: Endpoint, delivery: Delivery) => Promise<TryResult>;
  /** Names this process among those that deliver. */
  holder: string;
  now: () => Date;
  random: () => number;
  /** Once true no further try begins. */
  isStopped: () => boolean;
  onTried: (tried: { endpoint: Endpoint; delivery: Delivery }) => void;
  onDisabled: (endpoint: Endpoint) => void;
}

/**
 * One pass for one endpoint: takes its lease, plans deliveries of what the log holds beyond its place, and sends what is due, several comments
 * at a time and the events of one comment in order. Resolves with the moment of its next delivery, or null when it has none. What was
 * sent and not booked before a crash is sent again; nothing is passed over, since the place follows the deliveries.
 */
export function endpointPass(parts: DeliveryParts): (endpoint: Endpoint) => Promise<Date | null> {
  const { webhooks, eventLog, commentLists, now, holder } = parts;

  /** Addresses by comment, of those whose submission named one on the endpoint's origin. */
  const callbacksOf = async (origin: string, found: readonly LoggedEvent[]): Promise<Map<string, string>> => {
    const comments = await commentLists.withIds([...new Set(found.map(({ event }) => event.subject))]);
    return new Map(
      comments.flatMap(({ id, callbackUrl }) =>
        callbackUrl !== undefined && new URL(callbackUrl).origin === origin ? [[id, callbackUrl]] : [],
      ),
    );
  };
  /** Events by the comment whose author asked for mail about them. */
  const mailed = async (found: readonly LoggedEvent[], commentOf: (event: CommentEvent) => string | null) => {
    const ids = new Set(found.flatMap(({ event }) => commentOf(event) ?? []));
    const asking = new Set((await commentLists.withIds([...ids])).flatMap(({ id, notify }) => (notify ? [id] : [])));
    return found.filter(({ event }) => asking.has(commentOf(event) ?? ''));
  };
  const wantedBy = async (endpoint: Endpoint, found: readonly LoggedEvent[]): Promise<Wanted[]> => {
    const toOwn = (logged: LoggedEvent): Wanted => ({ logged, url: null });
    switch (endpoint.takes) {
      case 'events':
        return found.filter(({ event }) => wants(endpoint, event)).map(toOwn);
      case 'callbacks': {
        const urls = await callbacksOf(endpoint.url, found);
        return found.flatMap((logged) => {
          const url = urls.get(logged.event.subject);
          return url === undefined ? [] : [{ logged, url }];
        });
      }
      case 'mail-published': {
        const told = found.filter(({ event: { type } }) => type !== 'comment.erased');
        return (await mailed(told, ({ subject }) => subject)).map(toOwn);
      }
      case 'mail-answers': {
        const approved = found.filter(({ event: { type } }) => type === 'comment.approved');
        return (await mailed(approved, ({ data }) => data.parentId)).map(toOwn);
      }
    }
  };
  const plan = async (endpoint: Endpoint, waiting: number): Promise<boolean> => {
    if (waiting >= MOST_WAITING) return false;
    const { id, place } = endpoint;
    const found = await eventLog.readAfter(place, PLANNED);
    const last = found.at(-1);
    if (!last) return false;
    const wanted = await wantedBy(endpoint, found);
    await webhooks.plan(
      id,
      wanted.map(({ logged, url }) => deliveryOf(id, logged, { at: now(), url })),
      last.sequence,
    );
    return true;
  };
  const sendOne = async (endpoint: Endpoint, delivery: Delivery): Promise<Endpoint> => {
    const result = await parts.send(endpoint, delivery);
    const tried = afterTry(delivery, result, { at: now(), random: parts.random() });
    await webhooks.book(tried);
    parts.onTried({ endpoint, delivery: tried });
    const change = result.isFinal ? null : endpointAfterTry(endpoint, result.answer, now());
    if (!change) return endpoint;
    await webhooks.update(endpoint.id, change);
    const changed = { ...endpoint, ...change };
    if (endpoint.enabled && !changed.enabled) parts.onDisabled(changed);
    return changed;
  };

  /** Sends what is due, several at a time, until the round is over or the endpoint was switched off. */
  const sendDue = async (endpoint: Endpoint, due: readonly Delivery[]): Promise<void> => {
    const end = now().getTime() + ROUND_MS;
    const left = due.values();
    let goesOn = true;
    const sendNext = async (): Promise<void> => {
      for (const delivery of left) {
        try {
          goesOn &&= (await sendOne(endpoint, delivery)).enabled;
        } catch (error) {
          goesOn = false;
          throw error;
        }
        if (!goesOn || parts.isStopped() || now().getTime() >= end) return;
      }
    };
    const ended = await Promise.allSettled(Array.from({ length: AT_A_TIME }, sendNext));
    const failed = ended.find((each): each is PromiseRejectedResult => each.status === 'rejected');
    if (failed) throw failed.reason;
  };

  return async (asked) => {
    const lease = () => {
      const at = now();
      return webhooks.lease(asked.id, { holder, at, until: new Date(at.getTime() + LEASE_MS) });
    };
    if (!(await lease())) return null;
    for (;;) {
      // Read anew each round: it may have been changed, switched off or removed meanwhile.
      const endpoint = await webhooks.find(asked.id);
      if (!endpoint?.enabled || parts.isStopped() || !(await lease())) return null;
      const waiting = await webhooks.waiting(endpoint.id, MOST_WAITING);
      const planned = await plan(endpoint, waiting.length);
      const due = sendable(waiting, now());
      if (due.length > 0) {
        await sendDue(endpoint, due);
      } else if (!planned) {
        const [next] = waiting.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
        return next?.dueAt ?? null;
      }
    }
  };
}

interface Wanted {
  logged: LoggedEvent;
  /** Null for the endpoint's own address. */
  url: string | null;
}

function deliveryOf(
  endpointId: string,
  { sequence, event }: LoggedEvent,
  { at, url }: { at: Date; url: string | null },
): Delivery {
  const id = `${endpointId}.${sequence}`;
  return { id, endpointId, sequence, event, url, status: 'pending', attempts: 0, dueAt: at, last: null };
}

export interface DeliveryLoop {
  /** Looks soon, because something was just logged. */
  nudge(): void;
  /** Starts no further try, waits for those under way, and gives the leases back. */
  close(): Promise<void>;
}

/** Passes for all endpoints, each in its own time: one that hangs delays no other. */
export function startDelivering(
  parts: Omit<DeliveryParts, 'isStopped'> & {
    everyMs: number;
    /** What must have been done before the first look. */
    prepare: () => Promise<void>;
    /** Whether this process can send to the endpoint, by its settings. */
    isServed: (endpoint: Endpoint) => boolean;
    onError: (error: unknown) => void;
    onPassed: () => void;
  },
): DeliveryLoop {
  const running = new Map<string, Promise<void>>();
  let looking: Promise<void> | undefined;
  let closed = false;
  const pass = endpointPass({ ...parts, isStopped: () => closed });
  let isPrepared = false;
  const look = async (): Promise<void> => {
    if (!isPrepared) await parts.prepare();
    isPrepared = true;
    for (const endpoint of await parts.webhooks.list()) {
      if (closed) return;
      if (!endpoint.enabled || !parts.isServed(endpoint) || running.has(endpoint.id)) continue;
      const ended = pass(endpoint)
        .then(() => undefined, parts.onError)
        .finally(() => running.delete(endpoint.id));
      running.set(endpoint.id, ended);
    }
    parts.onPassed();
  };
  const nudge = (): void => {
    if (closed) return;
    looking ??= look()
      .catch(parts.onError)
      .finally(() => {
        looking = undefined;
      });
  };
  const timer = setInterval(nudge, parts.everyMs);
  return {
    nudge,
    async close() {
      closed = true;
      clearInterval(timer);
      await looking;
      const ids = [...running.keys()];
      await Promise.all(running.values());
      await Promise.allSettled(ids.map((id) => parts.webhooks.release(id, parts.holder)));
    },
  };
}
