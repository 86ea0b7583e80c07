import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import cors from 'cors';
import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import helmet from 'helmet';
import { ModerationError } from '../../../domain/errors';
import { networkMatcher } from '../../../domain/network';
import { SetupProblem } from '../../../domain/setup-problem';
import { directRoutes, type DirectRoute } from './direct-routes';
import { observedError, sendError, type HttpObserver } from './error-responses';
import { fewFromOneAddress } from './few-from-one-address';
import { oneAtATime } from './one-at-a-time';
import { readInTime } from './read-in-time';
import { setRequestId } from './respond';

/** A client that is slower than this gives up its place. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
/** A little longer than usual proxies keep idle connections, so that none of them writes into one that is closing. */
const KEEP_ALIVE_MS = 65_000;
/** How often a server that closes looks for connections that have become idle. */
const SWEEP_MS = 20;

/** The origins of all article pages. */
export interface Origins {
  allows(origin: string): boolean;
  haveOrigins(): boolean;
}

export interface HttpOptions {
  routers: readonly Router[];
  /** Routes answered before Express. */
  direct?: readonly DirectRoute[];
  /** Whose pages may ask from a browser; null where none does. */
  origins: Origins | null;
  observer: HttpObserver;
  newId: () => string;
}

/** Everything that happens to each request, whoever answers it: id, observation, CORS, and errors in one form. */
export function httpListener({ routers, direct = [], origins, observer, newId }: HttpOptions): RequestListener {
  const directly = directRoutes(direct);
  const allowOrigin = cors({
    origin: (origin, decide) => {
      decide(null, origin !== undefined && origins?.allows(origin) === true);
    },
    exposedHeaders: ['Location', 'Retry-After', 'X-Request-Id'],
    maxAge: 600,
  });
  const app = express();
  app.disable('x-powered-by').set('query parser', 'simple');
  // Whether a whole host speaks HTTPS alone is for the server in front to say, not for one of its parts.
  const security = helmet({ crossOriginResourcePolicy: { policy: 'cross-origin' }, strictTransportSecurity: false });
  app.use(security, ...routers);
  app.use(() => {
    throw new ModerationError('request/not-found', 'no such route');
  });
  app.use((thrown: unknown, request: Request, response: Response, next: NextFunction) => {
    // Too late for an answer: Express cuts the connection, so that the client sees that something is missing.
    if (response.headersSent) next(thrown);
    else sendError(request, response, observedError(thrown, response, observer));
  });

  return (request, response) => {
    observe(request, response, { observer, requestId: newId() });
    const found = directly(request.method ?? '', pathOf(request));
    const answer = (): void => {
      if (found) found.answer(request, response, found.params);
      else app(request, response);
    };
    // Only a browser on another site has anything to ask of CORS; but what a cache keeps for others must not be given to it.
    if (request.headers.origin === undefined) {
      if (origins?.haveOrigins()) response.setHeader('vary', 'Origin');
      answer();
    } else allowOrigin(request, response, answer);
  };
}

function observe(
  request: IncomingMessage,
  response: ServerResponse,
  { observer, requestId }: { observer: HttpObserver; requestId: string },
): void {
  const startedAt = performance.now();
  const method = request.method ?? '';
  // Without the query, which may hold a receipt. Express rewrites `url` while it routes.
  const path = pathOf(request);
  setRequestId(response, requestId);
  response.once('close', () => {
    observer.answered({ requestId, method, path, status: response.statusCode, ms: performance.now() - startedAt });
  });
}

function pathOf({ url = '' }: IncomingMessage): string {
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
}

export interface HttpServer {
  /** Where it listens, e.g. `http://127.0.0.1:8080`. */
  url: string;
  /** Takes no new connection, lets running requests end, and resolves when the last one has. */
  close(): Promise<void>;
}

export interface ListenOptions {
  host: string;
  /** 0 takes any free one. */
  port: number;
  /** Connections beyond these are closed at once. */
  maxConnections: number;
  /** The same for each network (IPv4 address, IPv6 /64), unless it is one of these proxies, which speak for many. */
  maxConnectionsPerAddress: number;
  trustedProxies: readonly string[];
  /** Longest head of a request, its query included; a longer one is answered with 431. */
  maxHeaderBytes: number;
  /** A connection on which nothing moves for so long is cut, and one whose client reads its answer too slowly. */
  answerTimeoutMs: number;
}

/** Listens. Rejects with a `SetupProblem` when it cannot. */
export function listen(
  listener: RequestListener,
  { host, port, answerTimeoutMs, ...limits }: ListenOptions,
): Promise<HttpServer> {
  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      maxHeaderSize: limits.maxHeaderBytes,
    },
    oneAtATime(readInTime(listener, answerTimeoutMs)),
  );
  server.maxConnections = limits.maxConnections;
  fewFromOneAddress(server, { most: limits.maxConnectionsPerAddress, isProxy: networkMatcher(limits.trustedProxies) });
  server.setTimeout(answerTimeoutMs);
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      reject(new SetupProblem(whyNoListening(error, { host, port }), { cause: error }));
    };
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      const { address, family, port: actual } = server.address() as AddressInfo;
      resolve({
        url: `http://${family === 'IPv6' ? `[${address}]` : address}:${actual}`,
        close: () =>
          new Promise((done) => {
            // A connection that is answering now becomes idle later, and its client may keep it open for long.
            const sweep = setInterval(() => {
              server.closeIdleConnections();
            }, SWEEP_MS);
            server.close(() => {
              clearInterval(sweep);
              done();
            });
          }),
      });
    });
  });
}

function whyNoListening(
  { code, message }: NodeJS.ErrnoException,
  { host, port }: { host: string; port: number },
): string {
  const noAddress = `${host} is no address of this machine. Set TAMIS_HOST to one that is, such as 127.0.0.1.`;
  const sentences: Partial<Record<string, string>> = {
    EADDRINUSE: `Port ${port} on ${host} is taken. Stop what listens there, or set TAMIS_PORT to another one (0 takes any that is free).`,
    EACCES: `This user may not listen on port ${port}. Set TAMIS_PORT to one above 1023.`,
    EADDRNOTAVAIL: noAddress,
    ENOTFOUND: noAddress,
  };
  return (
    sentences[code ?? ''] ??
    `Nothing can listen on ${host}, port ${port} (${message}). Look at TAMIS_HOST and TAMIS_PORT.`
  );
}
