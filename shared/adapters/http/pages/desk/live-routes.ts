import { setTimeout as pause } from 'node:timers/promises';
import { Router, type Request } from 'express';
import type { CommentLists } from '../../../../application/ports/comments';
import type { EventLog, LoggedEvent } from '../../../../application/ports/events';
import type { CommentEvent } from '../../../../domain/event';
import type { DeskCall, Served } from './desk-kernel';
import { statusWord } from './desk-words';

/** Events read at a time; a desk that was away longer gets them in several goes. */
const BATCH = 100;
/** A silent stream says something this often, so that proxies between do not take it for dead. */
const HEARTBEAT_MS = 15_000;

export interface LiveRoutesOptions {
  lists: Pick<CommentLists, 'countByStatus'>;
  eventLog: Pick<EventLog, 'readAfter' | 'lastSequence'>;
  pollMs: number;
  /** Aborted when the service stops, which ends open streams. */
  stopping: AbortSignal;
}

/** `GET /review/live`: what changes while a desk is open, as a stream; counts when something did. */
export function liveRoutes(
  { lists, eventLog, pollMs, stopping }: LiveRoutesOptions,
  { page }: { page: Served },
): Router {
  const follow = async ({ request, response, language, viewer: { siteId } }: DeskCall): Promise<void> => {
    let at = resumePoint(request) ?? (await eventLog.lastSequence());
    const gone = new AbortController();
    response.once('close', () => {
      gone.abort();
    });
    const ended = AbortSignal.any([gone.signal, stopping]);
    const tell = (name: string, data: object): boolean =>
      response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
    response
      .set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
      .flushHeaders();
    tell('counts', await lists.countByStatus(siteId));
    let silentMs = 0;
    while (!ended.aborted) {
      // A desk that does not read is not told more until it has read what was sent.
      const found: LoggedEvent[] = response.writableNeedDrain ? [] : await eventLog.readAfter(at, BATCH);
      const seen = found.filter(({ event }) => (siteId ?? event.data.siteId) === event.data.siteId);
      for (const { sequence, event } of seen) {
        const { id, status } = event.data;
        response.write(`id: ${sequence}\n`);
        tell('changed', { id, version: versionOf(event), status, state: statusWord(status, language) });
      }
      at = found.at(-1)?.sequence ?? at;
      if (seen.length > 0) tell('counts', await lists.countByStatus(siteId));
      else if (found.length === 0) await pause(pollMs, undefined, { signal: ended }).catch(() => undefined);
      silentMs = seen.length > 0 ? 0 : silentMs + pollMs;
      if (silentMs >= HEARTBEAT_MS) {
        response.write(': still here\n\n');
        silentMs = 0;
      }
    }
    response.end();
  };
  return Router().get('/review/live', page('own', follow));
}

/** The version that an event tells of; its id ends with it. */
function versionOf({ id }: CommentEvent): number {
  return Number(id.slice(id.lastIndexOf('.') + 1));
}

/** Where the page, or the stream that broke off, has got to; what happened since is told first. */
function resumePoint(request: Request): number | null {
  const after = request.get('last-event-id') ?? request.query['after'];
  return typeof after === 'string' && /^\d{1,15}$/.test(after) ? Number(after) : null;
}
