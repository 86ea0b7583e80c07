import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';

/** What the load measured. */
export interface LoadResult {
  readonly answers: number;
  readonly seconds: number;
  /** Answers other than 202. */
  readonly wrong: number;
  /** Of all answers, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Share of one core that the load itself took; near 1 it measures itself. */
  readonly clientCpu: number;
}

const PADDING = 'Une remarque sur le port, ses quais et ses grues, par un matin de pluie. '.repeat(6);
const HEAD_END = '\r\n\r\n';

let posts = 0;

/** The request for a comment of about 600 bytes from an address and an e-mail of its own, with a text of its own. */
function nextRequest(host: string): string {
  posts += 1;
  const id = randomUUID();
  const body = JSON.stringify({
    articleId: `article-${posts % 100}`,
    author: { name: 'Camille Durand', email: `${id}@example.org` },
    body: `${id} ${PADDING}`,
  });
  const head = [
    'POST /v1/comments HTTP/1.1',
    `host: ${host}`,
    'content-type: application/json',
    `x-forwarded-for: 2001:db8:${id.slice(0, 4)}:${id.slice(4, 8)}::1`,
    `content-length: ${body.length}`,
  ];
  return head.join('\r\n') + HEAD_END + body;
}

/** Whether a whole answer is there: its head, and as many bytes after it as the head says. All of it is ASCII. */
function isWhole(answer: string): boolean {
  const headEnd = answer.indexOf(HEAD_END);
  if (headEnd === -1) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(answer.slice(0, headEnd))?.[1];
  if (length === undefined) throw new Error(`an answer without length:\n${answer}`);
  return answer.length >= headEnd + HEAD_END.length + Number(length);
}

/** Posts on one connection, the next as soon as the last is answered, until `end`; `onAnswer` gets each one's milliseconds. */
function postUntil(end: number, { hostname, port, host }: URL, onAnswer: (answer: string, ms: number) => void) {
  return new Promise<void>((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let sentAt = 0;
    let answer = '';
    const send = (): void => {
      sentAt = performance.now();
      if (sentAt < end) socket.write(nextRequest(host), 'latin1');
      else socket.end();
    };
    socket.setNoDelay(true).setEncoding('latin1');
    socket.on('connect', send);
    socket.on('data', (chunk: string) => {
      answer += chunk;
      if (!isWhole(answer)) return;
      onAnswer(answer, performance.now() - sentAt);
      answer = '';
      send();
    });
    socket.on('error', reject);
    socket.on('close', () => {
      if (performance.now() < end) reject(new Error('the server closed a connection'));
      else resolve();
    });
  });
}

/**
 * `post-load.js URL CONNECTIONS SECONDS`: a process of its own, which prints one line of JSON, a `LoadResult`. Written against
 * bare sockets: it shares a core with Redis, and the usual load generators take twice as much of it.
 */
async function main([url = '', connections = '', seconds = '']: string[]): Promise<void> {
  const times: number[] = [];
  let wrong = 0;
  const before = process.cpuUsage();
  const startedAt = performance.now();
  const end = startedAt + Number(seconds) * 1000;
  const onAnswer = (answer: string, ms: number): void => {
    times.push(ms);
    if (!answer.startsWith('HTTP/1.1 202')) wrong += 1;
  };
  await Promise.all(Array.from({ length: Number(connections) }, () => postUntil(end, new URL(url), onAnswer)));
  const elapsed = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(before);
  times.sort((one, other) => one - other);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
  const clientCpu = (user + system) / 1e6 / elapsed;
  const result: LoadResult = { answers: times.length, seconds: elapsed, wrong, p50: at(0.5), p99: at(0.99), clientCpu };
  console.log(JSON.stringify(result));
}

void main(process.argv.slice(2));
