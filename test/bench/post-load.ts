import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';

/** What the load measured. */
export interface LoadResult {
  readonly answers: number;
  readonly seconds: number;
  /** Answers other than 202, and requests without one. */
  readonly wrong: number;
  /** Of all answers, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Share of one core that the load itself took; near 1 it measures itself. */
  readonly clientCpu: number;
}

const PADDING = 'Une remarque sur le port, ses quais et ses grues, par un matin de pluie. '.repeat(6);

let posts = 0;

/** A comment of about 600 bytes from an address and an e-mail of its own, with a text of its own. */
function nextRequest(request: autocannon.Request): autocannon.Request {
  posts += 1;
  const id = randomUUID();
  const headers = {
    'content-type': 'application/json',
    'x-forwarded-for': `2001:db8:${id.slice(0, 4)}:${id.slice(4, 8)}::1`,
  };
  const payload = {
    articleId: `article-${posts % 100}`,
    author: { name: 'Camille Durand', email: `${id}@example.org` },
    body: `${id} ${PADDING}`,
  };
  return { ...request, headers, body: JSON.stringify(payload) };
}

/** `post-load.js URL CONNECTIONS SECONDS`: a process of its own, which prints one line of JSON, a `LoadResult`. */
async function main([url = '', connections = '', seconds = '']: string[]): Promise<void> {
  const times: number[] = [];
  let wrong = 0;
  const before = process.cpuUsage();
  const startedAt = performance.now();
  const running = autocannon({
    url,
    connections: Number(connections),
    duration: Number(seconds),
    requests: [{ method: 'POST', path: '/v1/comments', setupRequest: nextRequest }],
  });
  running.on('response', (_, status, __, ms) => {
    times.push(ms);
    if (status !== 202) wrong += 1;
  });
  running.on('reqError', () => (wrong += 1));
  await running;
  const elapsed = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(before);
  times.sort((one, other) => one - other);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
  const clientCpu = (user + system) / 1e6 / elapsed;
  const result: LoadResult = { answers: times.length, seconds: elapsed, wrong, p50: at(0.5), p99: at(0.99), clientCpu };
  console.log(JSON.stringify(result));
}

void main(process.argv.slice(2));
