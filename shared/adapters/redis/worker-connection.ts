import { Redis, type RedisOptions } from 'ioredis';
import { CONNECT_TIMEOUT_MS, disconnect, retryStrategy } from './connection';

/** A connection that waits for Redis as long as it takes, as a worker's must, and can be ended with all its copies. */
export class WorkerConnection extends Redis {
  readonly #copies: Redis[] = [];
  #ended = false;

  constructor(url: string) {
    super(url, {
      maxRetriesPerRequest: null,
      connectTimeout: CONNECT_TIMEOUT_MS,
      retryStrategy: (attempt) => (this.#ended ? null : retryStrategy(attempt)),
    });
    // The worker tells of losses, until it is closed.
    this.on('error', () => undefined);
  }

  /** BullMQ copies the connection for commands that block. */
  override duplicate(override?: Partial<RedisOptions>): Redis {
    const copy = super.duplicate(override);
    copy.on('error', () => undefined);
    this.#copies.push(copy);
    return copy;
  }

  /** Ends it and its copies at once, whatever BullMQ still waits for, and lets none of them come back. */
  async endAll(): Promise<void> {
    this.#ended = true;
    await Promise.all([this, ...this.#copies].map(disconnect));
  }
}
