/** The part of autocannon, which ships no types, that the load uses. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  namespace autocannon {
    interface Request {
      method?: string;
      path?: string;
      headers?: Record<string, string>;
      body?: string;
      setupRequest?: (request: Request) => Request;
    }
    interface Options {
      url: string;
      connections: number;
      /** Seconds. */
      duration: number;
      requests: Request[];
    }
    interface Instance extends EventEmitter, PromiseLike<unknown> {
      on(event: 'response', hear: (client: unknown, status: number, bytes: number, ms: number) => void): this;
      on(event: 'reqError', hear: () => void): this;
    }
  }
  function autocannon(options: autocannon.Options): autocannon.Instance;
  export = autocannon;
}
