import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Heard {
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}
export interface Receiver {
  url: string;
  heard: Heard[];
  close: () => Promise<void>;
}

const open: Receiver[] = [];
/** A real receiver, which keeps what it hears and answers as it is told. */
export async function receiver(
  answer: (response: ServerResponse, heard: Heard[]) => void = (r) => r.end('ok'),
): Promise<Receiver> {
  const heard: Heard[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      heard.push({ path: request.url ?? '', headers: request.headers, body });
      answer(response, heard);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const made = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    heard,
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => {
          done();
        });
      }),
  };
  open.push(made);
  return made;
}

/** Ends every receiver that was opened since the last time. */
export async function closeReceivers(): Promise<void> {
  await Promise.all(open.splice(0).map((each) => each.close()));
}
