import { createServer, connect } from 'node:net';
import { once } from 'node:events';

/** A loopback port that was free a moment ago. Another process may take it first: the caller tries again on a clash. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('a TCP server without a port');
  return address.port;
}

/**
 * Sends `request` to a loopback port and resolves to what came back once `complete` accepts it.
 * Resolves to `undefined` when nobody listens, the connection breaks, or `deadlineMs` pass first.
 */
export function ask(
  port: number,
  request: string,
  complete: (answer: string) => boolean,
  deadlineMs = 1_000,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect({ port, host: '127.0.0.1' });
    const finish = (result: string | undefined): void => {
      socket.destroy();
      resolve(result);
    };
    socket.setEncoding('utf8').setTimeout(deadlineMs);
    socket.on('connect', () => {
      if (complete(answer)) finish(answer);
      else socket.write(request);
    });
    socket.on('data', (text: string) => {
      answer += text;
      if (complete(answer)) finish(answer);
    });
    for (const event of ['timeout', 'error', 'close']) {
      socket.on(event, () => {
        finish(undefined);
      });
    }
  });
}
