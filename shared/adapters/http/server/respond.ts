import type { ServerResponse } from 'node:http';

const REQUEST_ID = 'x-request-id';

/** Names the request in the answer's `X-Request-Id`; everything that answers or logs reads it back from there. */
export function setRequestId(response: ServerResponse, id: string): void {
  response.setHeader(REQUEST_ID, id);
}

export function requestIdOf(response: ServerResponse): string {
  const id = response.getHeader(REQUEST_ID);
  return typeof id === 'string' ? id : '';
}

interface PublicAnswer {
  etag: string;
  /** `Cache-Control`. */
  caching: string;
  type: string;
  /** Null says that the client has what bears the tag. */
  text: string | null;
}

/** Answers with what caches may keep for everybody, or 304. */
export function sendPublic(response: ServerResponse, { etag, caching, type, text }: PublicAnswer): void {
  if (response.headersSent) return;
  const headers = {
    etag,
    'cache-control': caching,
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
    // Also without an `Origin`: a cache would give that answer to pages, which need the header that names theirs.
    vary: 'Origin',
  };
  if (text === null) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, { ...headers, 'content-type': type, 'content-length': Buffer.byteLength(text) }).end(text);
}

/** Answers with JSON that no cache may keep and no browser may take for something else. */
export function sendJson(
  response: ServerResponse,
  { status, body, headers = {} }: { status: number; body: unknown; headers?: Record<string, string> },
): void {
  if (response.headersSent) return;
  // Ended with a text, Node sends head and body in one write; with bytes it would be two.
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(text);
}
