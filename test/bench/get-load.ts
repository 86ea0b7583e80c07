import { connect } from 'node:net';
import type { LoadResult } from './post-load';

const HEAD_END = '\r\n\r\n';

/** Length of the whole answer that begins `text`; null while its head is not whole. */
function lengthOf(text: string): number | null {
  const headEnd = text.indexOf(HEAD_END);
  if (headEnd === -1) return null;
  const head = text.slice(0, headEnd);
  const length = / 304 /.test(head.slice(0, 16)) ? '0' : /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`an answer without length:\n${head}`);
  return headEnd + HEAD_END.length + Number(length);
}

/** Asks on one connection, again as soon as it is answered, until `end`. */
function getUntil(
  end: number,
  { url, request }: { url: URL; request: () => string },
  onAnswer: (head: string, ms: number) => void,
) {
  return new Promise<void>((resolve, reject) => {
    const socket = connect(Number(url.port), url.hostname);
    let sentAt = 0;
    let head = '';
    let seen = 0;
    let whole: number | null = null;
    const send = (): void => {
      sentAt = performance.now();
      [head, seen, whole] = ['', 0, null];
      if (sentAt < end) socket.write(request(), 'latin1');
      else socket.end();
    };
    socket.setNoDelay(true).setEncoding('latin1');
    socket.on('connect', send);
    socket.on('data', (chunk: string) => {
      seen += chunk.length;
      if (whole === null) {
        head += chunk;
        whole = lengthOf(head);
      }
      if (whole === null || seen < whole) return;
      onAnswer(head, performance.now() - sentAt);
      send();
    });
    socket.on('error', reject);
    socket.on('close', () => {
      if (performance.now() < end) reject(new Error('the server closed a connection'));
      else resolve();
    });
  });
}

/** `get-load.js URL CONNECTIONS SECONDS STATUS [ETAG]`: a process of its own, which prints one line of JSON, a `LoadResult`. */
async function main([address = '', connections = '', seconds = '', status = '', etag]: string[]): Promise<void> {
  const url = new URL(address);
  const tag = etag === undefined ? '' : `if-none-match: ${etag}\r\n`;
  const text = `GET ${url.pathname}${url.search} HTTP/1.1\r\nhost: ${url.host}\r\n${tag}\r\n`;
  const times: number[] = [];
  let wrong = 0;
  const before = process.cpuUsage();
  const startedAt = performance.now();
  const end = startedAt + Number(seconds) * 1000;
  const onAnswer = (head: string, ms: number): void => {
    times.push(ms);
    if (!head.startsWith(`HTTP/1.1 ${status}`)) wrong += 1;
  };
  await Promise.all(
    Array.from({ length: Number(connections) }, () => getUntil(end, { url, request: () => text }, onAnswer)),
  );
  const elapsed = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(before);
  times.sort((one, other) => one - other);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
  const clientCpu = (user + system) / 1e6 / elapsed;
  const result: LoadResult = { answers: times.length, seconds: elapsed, wrong, p50: at(0.5), p99: at(0.99), clientCpu };
  console.log(JSON.stringify(result));
}

void main(process.argv.slice(2));
