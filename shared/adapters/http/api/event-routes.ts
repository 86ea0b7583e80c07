import { setTimeout as pause } from 'node:timers/promises';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { EventLog, EventPlace, LoggedEvent } from '../../../application/ports/events';
import { CHAIN_START } from '../../../domain/event-chain';
import { STATUSES } from '../../../domain/comment';
import { EVENT_TYPES, publicEvent, schemaOfType, type EventType } from '../../../domain/event';
import { ModerationError } from '../../../domain/errors';
import { FIELD_LIMITS } from '../../../domain/parse-submission';
import { readInput } from '../../../domain/read-input';
import { choiceParameter, numberParameter, textParameter } from './request-input';
import { describeRoute, serve, type ServedRoute } from './route';

/** Most events of one answer, seconds that it may wait for one, and events that are looked at for it. */
export const EVENT_LIMITS = { page: 1000, waitSeconds: 30, looked: 10_000 } as const;
const DEFAULT_PAGE = 100;
/** Events read at a time for a stream: what a consumer that does not read holds in memory, some 200 kB at the longest texts. */
const STREAM_BATCH = 20;
/** A silent stream says something this often, so that proxies between do not take it for dead. */
const HEARTBEAT_MS = 15_000;

/** The place before the first event, and its cursor. */
const START: EventPlace = { sequence: 0, link: CHAIN_START };
export const START_CURSOR = '0';
/** A number alone was a cursor of 0.1.0: it cannot tell one log from another, so it is none of this log. */
const CURSOR = /^(\d{1,15})(?:-([\w-]{1,64}))?$/;

/** A cursor of the log, as its place. */
export const eventCursor = z
  .string({ error: 'not-allowed' })
  .refine((text) => CURSOR.test(text), { error: 'not-allowed' })
  .transform((text): EventPlace => {
    const [, sequence = '', link = CHAIN_START] = CURSOR.exec(text) ?? [];
    return { sequence: Number(sequence), link };
  });

function cursorText({ sequence, link }: EventPlace): string {
  return sequence === 0 ? START_CURSOR : `${sequence}-${link}`;
}

/** The data of an event, by its type: what a reader may see, and of approved comments the comment itself. */
const eventData = (type: EventType) => {
  const plain = z.object({
    id: z.string(),
    siteId: z.string(),
    articleId: z.string(),
    articleUrl: z.string().nullable(),
    parentId: z.string().nullable(),
    status: z.enum(STATUSES),
    createdAt: z.iso.datetime(),
  });
  const author = z.object({ name: z.string(), url: z.string().nullable(), house: z.literal(true).optional() });
  return type === 'comment.approved' ? plain.extend({ author, body: z.string() }) : plain;
};
const eventOf = (type: EventType) =>
  z.object({
    specversion: z.literal('1.0'),
    id: z.string(),
    source: z.string(),
    type: z.literal(type),
    subject: z.string(),
    time: z.iso.datetime(),
    datacontenttype: z.literal('application/json'),
    dataschema: z.literal(schemaOfType(type)),
    sequence: z.string(),
    data: eventData(type),
  });
const eventAnswer = z.union(EVENT_TYPES.map(eventOf));

/** JSON Schema of one type's events; new fields may join without another type, none goes or changes. */
export function eventSchema(type: EventType): object {
  return { ...z.toJSONSchema(eventOf(type), { io: 'input' }), $id: schemaOfType(type), title: type };
}

/** The same in the older draft that AsyncAPI documents hold. */
export function draft7Schema(type: EventType): object {
  return { ...z.toJSONSchema(eventOf(type), { io: 'input', target: 'draft-7' }), title: type };
}

const wishes = {
  types: z
    .string({ error: 'not-allowed' })
    .transform((text) => text.split(','))
    .pipe(z.array(choiceParameter(EVENT_TYPES)))
    .optional(),
  siteId: textParameter(FIELD_LIMITS.siteId).optional(),
  articleId: textParameter(FIELD_LIMITS.articleId).optional(),
};

export const readEvents = describeRoute({
  method: 'get',
  path: '/v1/events',
  summary:
    'The event log from a cursor on, as pages or, with `Accept: text/event-stream`, as a stream that goes on; `wait` answers as soon as there is something, or empty after so many seconds',
  tag: 'events',
  access: ['consumer', 'admin'],
  scope: 'query',
  query: z.strictObject({
    after: eventCursor.optional(),
    limit: numberParameter({ min: 1, max: EVENT_LIMITS.page, fallback: DEFAULT_PAGE }),
    wait: numberParameter({ min: 0, max: EVENT_LIMITS.waitSeconds, fallback: 0 }),
    ...wishes,
  }),
  answers: {
    200: { description: 'One page', schema: z.object({ items: z.array(eventAnswer), nextCursor: z.string() }) },
  },
  errors: ['events/cursor-unknown'],
});

export const showEvent = describeRoute({
  method: 'get',
  path: '/v1/events/{id}',
  summary: 'One event of the log, by its id',
  tag: 'events',
  access: ['consumer', 'admin'],
  scope: 'event',
  params: z.object({ id: textParameter(128) }),
  answers: { 200: { description: 'The event', schema: eventAnswer } },
  errors: ['request/not-found'],
});

export const showEventSchema = describeRoute({
  method: 'get',
  path: '/v1/events/schemas/{type}',
  summary: 'JSON Schema of one type of events; `dataschema` of an event is its `$id`',
  tag: 'events',
  access: 'public',
  params: z.object({ type: textParameter(64) }),
  answers: { 200: { description: 'The schema', schema: z.looseObject({ $id: z.string() }) } },
  errors: ['request/not-found'],
});

export interface EventRoutesOptions {
  eventLog: Pick<EventLog, 'readAfter' | 'holds' | 'find' | 'oldest'>;
  pollMs: number;
  /** Aborted when the service stops, which ends open streams. */
  stopping: AbortSignal;
}

/** The event log, for other services. A cursor that is none of this log is refused, also one that a lost log had and a restored one has not. */
export function eventRoutes(options: EventRoutesOptions): ServedRoute[] {
  const { eventLog } = options;
  return [
    serve(showEventSchema, ({ params: { type } }) => {
      const known = EVENT_TYPES.find((each) => each === type);
      if (!known) throw new ModerationError('request/not-found', `no type ${type}`);
      return Promise.resolve(eventSchema(known));
    }),
    serve(showEvent, async ({ params: { id } }) => {
      const found = await eventLog.find(id);
      if (!found) throw new ModerationError('request/not-found', `no event ${id}`);
      return publicEvent(found);
    }),
    serve(readEvents, async ({ query, request, response }) => {
      const isStream = request.accepts(['application/json', 'text/event-stream']) === 'text/event-stream';
      const asked = (isStream ? resumePoint(request) : null) ?? query.after ?? null;
      const after = await placeOf(asked, eventLog);
      const isWanted = wanted(query);
      if (isStream) {
        const batch = Math.min(query.limit, STREAM_BATCH);
        return follow({ ...options, batch, isWanted }, { from: after, response });
      }
      const gone = new AbortController();
      response.once('close', () => {
        gone.abort();
      });
      const ended = AbortSignal.any([gone.signal, options.stopping]);
      const { items, last } = await pageAfter(options, after, { ...query, isWanted, ended });
      return { items: items.map(publicEvent), nextCursor: cursorText(last) };
    }),
  ];
}

/** Where to begin: at the cursor if the log still holds it, without one at the oldest event that is kept. */
async function placeOf(asked: EventPlace | null, eventLog: Pick<EventLog, 'holds' | 'oldest'>): Promise<EventPlace> {
  if (!asked || asked.sequence === 0) return START;
  if (await eventLog.holds(asked)) return asked;
  const oldest = await eventLog.oldest();
  // Behind the oldest that is kept, nothing is missing from there on.
  const start = oldest && oldest.sequence > asked.sequence ? cursorText(oldest) : START_CURSOR;
  throw new ModerationError('events/cursor-unknown', `no event ${asked.sequence} with this link`, {
    details: { start },
  });
}

type IsWanted = (logged: LoggedEvent) => boolean;

function wanted({ types, siteId, articleId }: Wishes): IsWanted {
  return ({ event: { type, data } }) =>
    (types === undefined || types.includes(type)) &&
    (siteId === undefined || siteId === data.siteId) &&
    (articleId === undefined || articleId === data.articleId);
}

interface Wishes {
  types?: EventType[] | undefined;
  siteId?: string | undefined;
  articleId?: string | undefined;
}

/** The wanted events after a place, and how far the log was looked at; waits for the first one as long as it was asked to. */
async function pageAfter(
  { eventLog, pollMs }: Pick<EventRoutesOptions, 'eventLog' | 'pollMs'>,
  after: EventPlace,
  { limit, wait, isWanted, ended }: { limit: number; wait: number; isWanted: IsWanted; ended: AbortSignal },
): Promise<{ items: LoggedEvent[]; last: EventPlace }> {
  const items: LoggedEvent[] = [];
  let last = after;
  let waitedMs = 0;
  for (let looked = 0; items.length < limit && looked < EVENT_LIMITS.looked;) {
    const found = await eventLog.readAfter(last.sequence, Math.min(EVENT_LIMITS.page, limit));
    looked += found.length;
    for (const logged of found) {
      if (items.length === limit) break;
      last = { sequence: logged.sequence, link: logged.link };
      if (isWanted(logged)) items.push(logged);
    }
    if (found.length > 0) continue;
    if (items.length > 0 || waitedMs >= wait * 1000 || ended.aborted) break;
    await pause(pollMs, undefined, { signal: ended }).catch(() => undefined);
    waitedMs += pollMs;
  }
  return { items, last };
}

/** Where a reconnecting stream left off; the browser's `EventSource` and its like send it by themselves. */
function resumePoint(request: Request): EventPlace | null {
  const id = request.get('last-event-id');
  return id === undefined
    ? null
    : readInput(z.object({ 'Last-Event-ID': eventCursor }), { 'Last-Event-ID': id })['Last-Event-ID'];
}

async function follow(
  {
    eventLog,
    pollMs,
    stopping,
    batch,
    isWanted,
  }: Omit<EventRoutesOptions, 'eventLog'> & {
    eventLog: Pick<EventLog, 'readAfter'>;
    batch: number;
    isWanted: IsWanted;
  },
  { from, response }: { from: EventPlace; response: Response },
): Promise<undefined> {
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort();
  });
  const ended = AbortSignal.any([gone.signal, stopping]);
  response
    .set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    .flushHeaders();
  let at = from;
  let silentMs = 0;
  while (!ended.aborted) {
    const found = await nextEvents(eventLog, at, batch);
    // The log was replaced under this stream. Its client comes back with its cursor, and is told where to start.
    if (!found) break;
    for (const logged of found.filter(isWanted)) {
      response.write(
        `id: ${cursorText(logged)}\nevent: ${logged.event.type}\ndata: ${JSON.stringify(publicEvent(logged))}\n\n`,
      );
    }
    at = found.at(-1) ?? at;
    if (found.length === 0) {
      await pause(pollMs, undefined, { signal: ended }).catch(() => undefined);
      silentMs += pollMs;
    }
    if (found.length > 0 || silentMs >= HEARTBEAT_MS) {
      if (found.length === 0) response.write(': still here\n\n');
      silentMs = 0;
      await drained(response, ended);
    }
  }
  response.end();
  return undefined;
}

/** What follows `at`, read together with the event there: null when that is no longer the one that was seen. */
async function nextEvents(
  eventLog: Pick<EventLog, 'readAfter'>,
  at: EventPlace,
  limit: number,
): Promise<LoggedEvent[] | null> {
  if (at.sequence === 0) return eventLog.readAfter(0, limit);
  const [seen, ...found] = await eventLog.readAfter(at.sequence - 1, limit + 1);
  return seen?.sequence === at.sequence && seen.link === at.link ? found : null;
}

/** A consumer that reads slowly slows its own stream down instead of filling this process's memory. */
async function drained(response: Response, ended: AbortSignal): Promise<void> {
  if (!response.writableNeedDrain) return;
  await new Promise<void>((resolve) => {
    response.once('drain', resolve);
    ended.addEventListener(
      'abort',
      () => {
        resolve();
      },
      { once: true },
    );
  });
}
