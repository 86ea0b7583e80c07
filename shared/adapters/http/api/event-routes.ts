import { setTimeout as pause } from 'node:timers/promises';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { EventLog, EventPlace, LoggedEvent } from '../../../application/ports/events';
import { CHAIN_START } from '../../../domain/event-chain';
import { ModerationError } from '../../../domain/errors';
import { publicEvent } from './present';
import { numberParameter, readInput } from './request-input';
import { describeRoute, serve, type ServedRoute } from './route';

/** Most events of one answer. */
export const EVENT_LIMITS = { page: 1000 } as const;
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

const eventAnswer = z.object({
  specversion: z.literal('1.0'),
  id: z.string(),
  source: z.string(),
  type: z.string(),
  subject: z.string(),
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  sequence: z.string(),
  data: z.looseObject({ id: z.string(), siteId: z.string(), articleId: z.string(), status: z.string() }),
});

export const readEvents = describeRoute({
  method: 'get',
  path: '/v1/events',
  summary: 'The event log from a cursor on, as pages or, with `Accept: text/event-stream`, as a stream that goes on',
  tag: 'events',
  access: ['consumer', 'admin'],
  query: z.strictObject({
    after: eventCursor.default(START),
    limit: numberParameter({ min: 1, max: EVENT_LIMITS.page, fallback: DEFAULT_PAGE }),
  }),
  answers: {
    200: { description: 'One page', schema: z.object({ items: z.array(eventAnswer), nextCursor: z.string() }) },
  },
  errors: ['events/cursor-unknown'],
});

export interface EventRoutesOptions {
  eventLog: Pick<EventLog, 'readAfter' | 'holds'>;
  pollMs: number;
  /** Aborted when the service stops, which ends open streams. */
  stopping: AbortSignal;
}

/** `GET /v1/events`. A cursor that is none of this log is refused, also one that a lost log had and a restored one has not. */
export function eventRoutes({ eventLog, pollMs, stopping }: EventRoutesOptions): ServedRoute[] {
  return [
    serve(readEvents, async ({ query, request, response }) => {
      const isStream = request.accepts(['application/json', 'text/event-stream']) === 'text/event-stream';
      const after = (isStream ? resumePoint(request) : null) ?? query.after;
      if (after.sequence > 0 && !(await eventLog.holds(after))) {
        throw new ModerationError('events/cursor-unknown', `no event ${after.sequence} with this link`, {
          details: { start: START_CURSOR },
        });
      }
      if (isStream) {
        const batch = Math.min(query.limit, STREAM_BATCH);
        return follow({ eventLog, pollMs, stopping, batch }, { from: after, response });
      }
      const found = await eventLog.readAfter(after.sequence, query.limit);
      return { items: found.map(publicEvent), nextCursor: cursorText(found.at(-1) ?? after) };
    }),
  ];
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
  }: Omit<EventRoutesOptions, 'stopping'> & { stopping: AbortSignal; batch: number },
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
    for (const logged of found) {
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
