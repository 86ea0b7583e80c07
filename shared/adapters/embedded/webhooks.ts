import type { Webhooks } from '../../application/ports/webhooks';
import { DELIVERY_STATUSES, type Delivery, type DeliveryStatus, type Endpoint } from '../../domain/webhook';
import type { Database } from './database';
import { orUnavailable, readOrUnavailable } from './unavailable';

type WrittenEndpoint = Omit<Endpoint, 'place' | 'createdAt' | 'failingSince'> & {
  createdAt: string;
  failingSince: string | null;
};
type WrittenDelivery = Pick<Delivery, 'event' | 'url' | 'attempts'> & {
  last: (Omit<NonNullable<Delivery['last']>, 'at'> & { at: string }) | null;
};

interface EndpointRow {
  content: string;
  place: number;
}
interface DeliveryRow {
  id: string;
  endpoint_id: string;
  sequence: number;
  status: DeliveryStatus;
  due_at: number;
  content: string;
}

/** Endpoints and deliveries in the data file. */
export function embeddedWebhooks(database: Database): Webhooks {
  const write = <T>(work: () => T): Promise<T> => orUnavailable('store/unavailable', database.write(work));
  const read = <T>(work: () => T): Promise<T> => readOrUnavailable('store/unavailable', work);
  const find = (id: string): Endpoint | null => {
    const row = database.prepare('SELECT content, place FROM webhook_endpoints WHERE id = ?').get(id) as
      EndpointRow | undefined;
    return row ? endpointOf(row) : null;
  };
  const rows = (sql: string, ...values: (string | number)[]): Delivery[] =>
    (database.prepare(sql).all(...values) as DeliveryRow[]).map(deliveryOf);
  return {
    add: (endpoint) =>
      write(() => {
        database
          .prepare('INSERT OR IGNORE INTO webhook_endpoints (id, created_at, place, content) VALUES (?, ?, ?, ?)')
          .run(endpoint.id, endpoint.createdAt.getTime(), endpoint.place, contentOf(endpoint));
      }),
    list: () =>
      read(() =>
        (
          database
            .prepare('SELECT content, place FROM webhook_endpoints ORDER BY created_at, id')
            .all() as EndpointRow[]
        ).map(endpointOf),
      ),
    find: (id) => read(() => find(id)),
    update: (id, change) =>
      write(() => {
        const before = find(id);
        if (!before) return false;
        const after = { ...before, ...change };
        database
          .prepare('UPDATE webhook_endpoints SET content = ?, place = ? WHERE id = ?')
          .run(contentOf(after), after.place, id);
        return true;
      }),
    remove: (id) =>
      write(() => {
        database.prepare('DELETE FROM webhook_deliveries WHERE endpoint_id = ?').run(id);
        return database.prepare('DELETE FROM webhook_endpoints WHERE id = ?').run(id).changes > 0;
      }),
    lease: (id, { holder, at, until }) =>
      orUnavailable(
        'store/unavailable',
        database.writeAside(
          () =>
            database
              .prepare(
                'UPDATE webhook_endpoints SET holder = ?, held_until = ? WHERE id = ? AND (holder = ? OR held_until <= ?)',
              )
              .run(holder, until.getTime(), id, holder, at.getTime()).changes > 0,
        ),
      ),
    release: (id, holder) =>
      write(() => {
        database.prepare('UPDATE webhook_endpoints SET held_until = 0 WHERE id = ? AND holder = ?').run(id, holder);
      }),
    plan: (id, deliveries, place) =>
      write(() => {
        const insert = database.prepare(
          'INSERT OR IGNORE INTO webhook_deliveries (id, endpoint_id, sequence, status, due_at, content) VALUES (?, ?, ?, ?, ?, ?)',
        );
        for (const each of deliveries)
          insert.run(each.id, id, each.sequence, each.status, each.dueAt.getTime(), deliveryContent(each));
        database.prepare('UPDATE webhook_endpoints SET place = ? WHERE id = ? AND place < ?').run(place, id, place);
      }),
    replay: (id, after, at) =>
      write(() => {
        database
          .prepare(
            `UPDATE webhook_deliveries SET status = 'pending', due_at = ?, content = json_set(content, '$.attempts', 0)
             WHERE endpoint_id = ? AND sequence > ?`,
          )
          .run(at.getTime(), id, after);
        database.prepare('UPDATE webhook_endpoints SET place = min(place, ?) WHERE id = ?').run(after, id);
      }),
    waiting: (endpointId, limit) =>
      read(() =>
        rows(
          `SELECT * FROM webhook_deliveries WHERE endpoint_id = ? AND status IN ('pending', 'failed') ORDER BY sequence LIMIT ?`,
          endpointId,
          limit,
        ),
      ),
    book: (delivery) =>
      write(() => {
        database
          .prepare('UPDATE webhook_deliveries SET status = ?, due_at = ?, content = ? WHERE id = ?')
          .run(delivery.status, delivery.dueAt.getTime(), deliveryContent(delivery), delivery.id);
      }),
    findDelivery: (endpointId, id) =>
      read(() => rows('SELECT * FROM webhook_deliveries WHERE id = ? AND endpoint_id = ?', id, endpointId)[0] ?? null),
    deliveries: ({ endpointId, status, before, limit }) =>
      read(() =>
        rows(
          `SELECT * FROM webhook_deliveries WHERE endpoint_id = ? ${status === null ? '' : 'AND status = ?'}
           ${before === null ? '' : 'AND sequence < ?'} ORDER BY sequence DESC LIMIT ?`,
          endpointId,
          ...(status === null ? [] : [status]),
          ...(before === null ? [] : [before]),
          limit,
        ),
      ),
    forgetDelivered: (before, limit) =>
      write(
        () =>
          database
            .prepare(
              `DELETE FROM webhook_deliveries WHERE id IN
               (SELECT id FROM webhook_deliveries WHERE status = 'delivered' AND due_at < ? LIMIT ?)`,
            )
            .run(before.getTime(), limit).changes,
      ),
    countByStatus: () =>
      read(() => {
        const counted = database
          .prepare('SELECT status, count(*) AS n FROM webhook_deliveries GROUP BY status')
          .all() as { status: DeliveryStatus; n: number }[];
        const known = new Map(counted.map(({ status, n }) => [status, n]));
        return Object.fromEntries(DELIVERY_STATUSES.map((status) => [status, known.get(status) ?? 0])) as Record<
          DeliveryStatus,
          number
        >;
      }),
  };
}

function contentOf(endpoint: Endpoint): string {
  // Its place has a column of its own.
  return JSON.stringify({ ...endpoint, place: undefined });
}

function endpointOf({ content, place }: EndpointRow): Endpoint {
  const { createdAt, failingSince, ...endpoint } = JSON.parse(content) as WrittenEndpoint;
  return {
    ...endpoint,
    place,
    createdAt: new Date(createdAt),
    failingSince: failingSince === null ? null : new Date(failingSince),
  };
}

function deliveryContent({ event, url, attempts, last }: Delivery): string {
  return JSON.stringify({ event, url, attempts, last });
}

function deliveryOf({ id, endpoint_id, sequence, status, due_at, content }: DeliveryRow): Delivery {
  const { event, url, attempts, last } = JSON.parse(content) as WrittenDelivery;
  return {
    id,
    endpointId: endpoint_id,
    sequence,
    event,
    url,
    status,
    attempts,
    dueAt: new Date(due_at),
    last: last && { ...last, at: new Date(last.at) },
  };
}
