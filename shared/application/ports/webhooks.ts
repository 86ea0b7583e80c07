import type { Delivery, DeliveryStatus, Endpoint } from '../../domain/webhook';

export interface DeliveriesQuery {
  endpointId: string;
  status: DeliveryStatus | null;
  /** Only deliveries of events with a lower sequence. */
  before: number | null;
  limit: number;
}

/** Endpoints, what is on its way to each, and which process sends. */
export interface Webhooks {
  /** Keeps an endpoint, unless there is one of its id. */
  add(endpoint: Endpoint): Promise<void>;
  /** Oldest first. */
  list(): Promise<Endpoint[]>;
  find(id: string): Promise<Endpoint | null>;
  /** Resolves with false when there is no such endpoint. */
  update(id: string, change: Partial<Omit<Endpoint, 'id'>>): Promise<boolean>;
  /** Removes the endpoint with all its deliveries; resolves with false when there is none. */
  remove(id: string): Promise<boolean>;
  /** Takes or keeps the right to send to an endpoint until `until`; resolves with false while another holds it. */
  lease(id: string, lease: { holder: string; at: Date; until: Date }): Promise<boolean>;
  release(id: string, holder: string): Promise<void>;
  /** Keeps deliveries that are not there yet, and then the place up to which the log was looked at. */
  plan(id: string, deliveries: readonly Delivery[], place: number): Promise<void>;
  /** Goes back to a place: what was sent after it, and what was given up, is pending again at `at`. */
  replay(id: string, after: number, at: Date): Promise<void>;
  /** Deliveries that are pending or failed, in the order of the log. */
  waiting(endpointId: string, limit: number): Promise<Delivery[]>;
  /** Keeps what came of a try, or another time for it. */
  book(delivery: Delivery): Promise<void>;
  findDelivery(endpointId: string, id: string): Promise<Delivery | null>;
  /** The newest events first. */
  deliveries(query: DeliveriesQuery): Promise<Delivery[]>;
  /** Forgets at most `limit` deliveries that arrived and were last due before `before`; resolves with how many. */
  forgetDelivered(before: Date, limit: number): Promise<number>;
  countByStatus(): Promise<Record<DeliveryStatus, number>>;
}
