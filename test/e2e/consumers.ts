import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EventSource } from 'eventsource';
import { Webhook } from 'standardwebhooks';
import { EVENT_TYPES } from '@tamis/shared/domain/event';
import { waitUntil } from '../servers/wait-until';
import { bearer, json, type ToldEvent } from './reader';
import type { Form, Part } from './forms';

/** A service that hears of events, whatever is killed, and may hear of one again. */
export interface Consumer {
  /** What it heard, each event once, in the order of its first hearing. */
  heard(): readonly ToldEvent[];
  close(): Promise<void>;
}

/** Pause before a refused consumer asks again. */
const RECONNECT_MS = 100;

/** Reads the event stream, and again from where it broke off. */
export function streamConsumer({ review, consumerKey }: Form): Consumer {
  const heard = new Map<string, ToldEvent>();
  let cursor = '0';
  let isClosed = false;
  let source: EventSource;
  const open = (): void => {
    if (isClosed) return;
    source = new EventSource(`${review}/v1/events?after=${cursor}`, {
      fetch: (address, init) => fetch(address, { ...init, headers: { ...init.headers, ...bearer(consumerKey) } }),
    });
    for (const type of EVENT_TYPES) {
      source.addEventListener(type, ({ data, lastEventId }) => {
        const event = JSON.parse(String(data)) as ToldEvent;
        if (!heard.has(event.id)) heard.set(event.id, event);
        cursor = lastEventId;
      });
    }
    // It tries again by itself after a broken connection, but not after an answer that says no.
    source.addEventListener('error', () => {
      if (source.readyState === source.CLOSED) setTimeout(open, RECONNECT_MS);
    });
  };
  open();
  return {
    heard: () => [...heard.values()],
    close() {
      isClosed = true;
      source.close();
      return Promise.resolve();
    },
  };
}

const LOST_ANSWERS = 29;

export interface HookConsumer extends Consumer, Part {
  /** Asks for everything again that has failed, as a moderator would who does not want to wait. */
  retryFailed(): Promise<void>;
}

/** A receiver of webhooks, registered, which can be killed itself; now and then an answer of its is lost on the way. */
export async function hookConsumer({ review, adminKey }: Form): Promise<HookConsumer> {
  const heard = new Map<string, ToldEvent>();
  let secret = '';
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const event = new Webhook(secret).verify(body, request.headers as Record<string, string>) as ToldEvent;
      const isNew = !heard.has(event.id);
      if (isNew) heard.set(event.id, event);
      if (isNew && heard.size % LOST_ANSWERS === 0) response.destroy();
      else response.end('ok');
    });
  });
  const listen = (port: number): Promise<void> => new Promise((done) => server.listen(port, '127.0.0.1', done));
  const kill9 = async (): Promise<void> => {
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    await closed;
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const api = `${review}/v1/webhooks`;
  const headers = { ...bearer(adminKey), 'content-type': 'application/json' };
  const answer = await fetch(api, {
    method: 'POST',
    headers,
    body: JSON.stringify({ url: `http://127.0.0.1:${port}/` }),
  });
  expect(answer.status).toBe(201);
  const registered = (await answer.json()) as { id: string; secret: string };
  secret = registered.secret;
  const deliveries = `${api}/${registered.id}/deliveries`;
  return {
    heard: () => [...heard.values()],
    kill9,
    restart: () => listen(port),
    async retryFailed() {
      for (const status of ['failed', 'dead']) {
        const { items } = await json<{ items: { id: string }[] }>(`${deliveries}?status=${status}`, headers);
        for (const { id } of items) await fetch(`${deliveries}/${id}/retry`, { method: 'POST', headers });
      }
    },
    async close() {
      await fetch(`${api}/${registered.id}`, { method: 'DELETE', headers });
      await kill9();
    },
  };
}

const HEARD_DEADLINE_MS = 60_000;

/** Waits until the consumer has heard of exactly these events; of each comment in order. */
export async function expectHeard(consumer: Consumer, log: readonly ToldEvent[]): Promise<void> {
  const ids = new Set(log.map(({ id }) => id));
  const missing = (): number => {
    const known = new Set(consumer.heard().map(({ id }) => id));
    return log.filter(({ id }) => !known.has(id)).length;
  };
  await waitUntil(
    'a consumer has heard all',
    async () => {
      if (missing() === 0) return true;
      if ('retryFailed' in consumer) await (consumer as HookConsumer).retryFailed();
      return undefined;
    },
    HEARD_DEADLINE_MS,
  );
  const heard = consumer.heard();
  expect(heard.filter(({ id }) => !ids.has(id))).toEqual([]);
  const lastOf = new Map<string, number>();
  for (const { subject, sequence } of heard) {
    expect(Number(sequence)).toBeGreaterThan(lastOf.get(subject) ?? 0);
    lastOf.set(subject, Number(sequence));
  }
}
