import { setTimeout as pause } from 'node:timers/promises';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { authenticate } from '../../../application/access';
import type { AccessKeys } from '../../../application/ports/accounts';
import type { EventLog } from '../../../application/ports/events';
import { publicEvent } from './present';
import { bearerToken, numberParameter, readInput } from './request-input';

/** Most events of one answer. */
export const EVENT_LIMITS = { page: 1000 } as const;
const DEFAULT_PAGE = 100;
/** Events read at a time for a stream: what a consumer that does not read holds in memory, some 200 kB at the longest texts. */
const STREAM_BATCH = 20;
/** A silent stream says something this often, so that proxies between do not take it for dead. */
const HEARTBEAT_MS = 15_000;

const sequence = z
  .string({ error: 'not-allowed' })
  .refine((text) => /^\d{1,15}$/.test(text), { error: 'not-allowed' })
  .transform(Number);
const eventsQuery = z.strictObject({
  after: sequence.default(0),
  limit: numberParameter({ min: 1, max: EVENT_LIMITS.page, fallback: DEFAULT_PAGE }),
});

export interface EventRoutesOptions {
  accessKeys: Pick<AccessKeys, 'findByHash'>;
  eventLog: Pick<EventLog, 'readAfter'>;
  pollMs: number;
  /** Aborted when the service stops, which ends open streams. */
  stopping: AbortSignal;
}

/** `GET /v1/events`: the event log from a cursor on, as pages or as a stream that goes on. */
export function eventRoutes({ accessKeys, eventLog, pollMs, stopping }: EventRoutesOptions): Router {
  const events: RequestHandler = async (request, response) => {
    await authenticate(accessKeys, bearerToken(request), ['consumer', 'admin']);
    const { after, limit } = readInput(eventsQuery, request.query);
    if (request.accepts(['application/json', 'text/event-stream']) === 'text/event-stream') {
      await follow(
        { eventLog, pollMs, stopping, batch: Math.min(limit, STREAM_BATCH) },
        { from: resumePoint(request) ?? after, response },
      );
      return;
    }
    const found = await eventLog.readAfter(after, limit);
    response
      .set('cache-control', 'no-store')
      .json({ items: found.map(publicEvent), nextCursor: String(found.at(-1)?.sequence ?? after) });
  };
  return Router().get('/v1/events', events);
}

/** Where a reconnecting stream left off; the browser's `EventSource` and its like send it by themselves. */
function resumePoint(request: Request): number | null {
  const id = request.get('last-event-id');
  return id === undefined
    ? null
    : readInput(z.object({ 'Last-Event-ID': sequence }), { 'Last-Event-ID': id })['Last-Event-ID'];
}

async function follow(
  {
    eventLog,
    pollMs,
    stopping,
    batch,
  }: Pick<EventRoutesOptions, 'eventLog' | 'pollMs' | 'stopping'> & { batch: number },
  { from, response }: { from: number; response: Response },
): Promise<void> {
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
    const found = await eventLog.readAfter(at, batch);
    for (const logged of found) {
      response.write(
        `id: ${logged.sequence}\nevent: ${logged.event.type}\ndata: ${JSON.stringify(publicEvent(logged))}\n\n`,
      );
    }
    at = found.at(-1)?.sequence ?? at;
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
