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
