import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './api.js';

export type { components, operations, paths } from './api.js';

export interface TamisOptions {
  /** Where the service stands: `https://comments.example`, with its path where it has one. */
  url: string;
  /** An access key, or the receipt of a comment; without it only what is public is answered. */
  key?: string;
  /** The language of messages and reasons; the service's own without it. */
  language?: 'fr' | 'en';
  /** Called in the place of `fetch`. */
  fetch?: (request: Request) => Promise<Response>;
}

/** Asks a service by method and path: `client.GET('/v1/counts', { params: { query: { articleId: ['a'] } } })`. */
export type TamisClient = Client<paths>;

/** A client of one service. A refused request has `error`, as the service explains it; only an outage rejects. */
export function tamisClient({ url, key, language, fetch }: TamisOptions): TamisClient {
  return createClient<paths>({
    baseUrl: url.replace(/\/+$/, ''),
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(language === undefined ? {} : { 'accept-language': language }),
    },
    ...(fetch ? { fetch } : {}),
  });
}

type EventPage = paths['/v1/events']['get']['responses'][200]['content']['application/json'];

export interface FollowOptions {
  /** The cursor that was kept last, or null to begin with the oldest event. */
  after: string | null;
  /** Ends the loop. */
  signal?: AbortSignal;
}

/** What comes next of the event log, and the cursor to keep once it is done; `isAnew` says that all that was kept must be forgotten first. */
export interface FollowedEvents {
  items: EventPage['items'];
  cursor: string;
  isAnew: boolean;
}

/** How long the service holds a question while nothing happens, and the pause after an outage. */
const WAIT_SECONDS = 30;
const AGAIN_MS = 1000;

/**
 * Follows the event log, in order and for ever: yields what is new as soon as it is there. An outage is waited for; a cursor of another
 * life of the log, as after a restored backup, begins it anew. Keep `cursor` where you keep what you made of `items`. Throws what the service
 * refuses for good, such as a wrong key.
 */
export async function* followEvents(
  client: TamisClient,
  { after, signal }: FollowOptions,
): AsyncGenerator<FollowedEvents> {
  let cursor = after;
  let isAnew = false;
  while (signal?.aborted !== true) {
    const answer = await ask(client, cursor, signal);
    if (answer?.data) {
      const { items, nextCursor } = answer.data;
      if (items.length > 0) {
        cursor = nextCursor;
        yield { items, cursor, isAnew };
        isAnew = false;
      }
    } else if (answer?.response.status === 410) {
      cursor = answer.error.error.start ?? null;
      isAnew = true;
    } else if (answer && answer.response.status < 500 && answer.response.status !== 429) {
      // A server in front of the service may refuse in words of its own.
      const told = (answer.error as Partial<typeof answer.error>).error;
      throw new Error(told?.message ?? `the service answers ${answer.response.status}`);
    } else await pause(AGAIN_MS, signal);
  }
}

async function ask(client: TamisClient, cursor: string | null, signal: AbortSignal | undefined) {
  const ends = [AbortSignal.timeout((WAIT_SECONDS + 10) * 1000), ...(signal ? [signal] : [])];
  try {
    return await client.GET('/v1/events', {
      params: { query: { limit: 500, wait: WAIT_SECONDS, ...(cursor === null ? {} : { after: cursor }) } },
      signal: AbortSignal.any(ends),
    });
  } catch {
    // No answer at all: it is asked again.
    return null;
  }
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
    function done(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    }
  });
}
