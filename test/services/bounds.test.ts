import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { MAX_PAGE_CHARACTERS } from '@tamis/shared/adapters/http/api/public-pages';
import { MAX_REQUESTS_AHEAD } from '@tamis/shared/adapters/http/server/one-at-a-time';
import { waitUntil } from '../servers/wait-until';
import { accept, newSubmission } from '../e2e/visitor';
import { startInProcess, type InProcess } from './in-process';

let tamis: InProcess;
beforeAll(async () => {
  tamis = await startInProcess({
    TAMIS_ANSWER_TIMEOUT_SECONDS: '1',
    TAMIS_MAX_CONNECTIONS: '30',
    TAMIS_MAX_HEADER_BYTES: '8192',
    TAMIS_MAX_BODY_LENGTH: '65000',
  });
});
afterAll(() => tamis.close());

const port = (): number => Number(new URL(tamis.url).port);
async function connection(): Promise<Socket> {
  const socket = connect(port(), '127.0.0.1');
  socket.on('error', () => {
    // Being cut off is what these tests wait for.
  });
  await once(socket, 'connect');
  return socket;
}
const livez = 'GET /livez HTTP/1.1\r\nHost: x\r\n\r\n';
const answersIn = (text: string): number => text.split('HTTP/1.1 200').length - 1;

async function articleOf(comments: number, characters: number): Promise<string> {
  const articleId = `long-${randomUUID()}`;
  for (let at = 0; at < comments; at += 1) {
    const body = `Numéro ${at}. ${'Une phrase calme sur le port. '.repeat(characters / 30)}`.slice(0, characters);
    await accept({ ingestion: tamis.url }, newSubmission({ articleId, body }));
  }
  const list = `${tamis.url}/v1/articles/${articleId}/comments?limit=200`;
  await waitUntil('all are judged', async () => {
    const { total } = (await (await fetch(list)).json()) as { total: number };
    return total === comments;
  });
  return list;
}

test('when as many requests are sent ahead as may wait, then all are answered; one more cuts the connection', async () => {
  const fits = await connection();
  let text = '';
  fits.on('data', (chunk: Buffer) => (text += chunk.toString()));
  fits.write(livez.repeat(MAX_REQUESTS_AHEAD + 1));
  await waitUntil('all are answered', () => answersIn(text) === MAX_REQUESTS_AHEAD + 1);
  fits.destroy();
  const greedy = await connection();
  greedy.resume();
  const closed = once(greedy, 'close');
  greedy.write(livez.repeat(MAX_REQUESTS_AHEAD + 2));
  await closed;
});

test('when one client sends lists ahead, then another is answered in between', async () => {
  const list = await articleOf(40, 9000);
  const path = list.slice(tamis.url.length);
  const greedy = await connection();
  let greedyAnswers = '';
  greedy.on('data', (chunk: Buffer) => (greedyAnswers += chunk.toString()));
  greedy.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`.repeat(MAX_REQUESTS_AHEAD));
  await waitUntil('its first answer begins', () => greedyAnswers.length > 0);
  expect((await fetch(`${tamis.url}/livez`)).status).toBe(200);
  expect(answersIn(greedyAnswers)).toBeLessThan(MAX_REQUESTS_AHEAD);
  greedy.destroy();
}, 60_000);

test('when a reader never reads its answer, then its connection is cut', async () => {
  const list = await articleOf(40, 30_000);
  const slow = await connection();
  slow.pause();
  const path = list.slice(tamis.url.length);
  slow.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`.repeat(MAX_REQUESTS_AHEAD + 1));
  // What the connection's buffers cannot take waits, until the answer counts as unread.
  await waitUntil('it is cut', () =>
    tamis
      .log()
      .split('\n')
      .some((line) => line.includes(path.split('?')[0] ?? '') && Number(/"ms":([\d.]+)/.exec(line)?.[1]) >= 1000),
  );
  let text = '';
  slow.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const closed = once(slow, 'close');
  slow.resume();
  await closed;
  expect(answersIn(text)).toBeLessThan(MAX_REQUESTS_AHEAD);
}, 60_000);

test('when comments are long, then a page ends early and its cursor goes on, until all were given once', async () => {
  const list = await articleOf(40, 30_000);
  const ids: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: { items: { id: string; body: string }[]; nextCursor: string | null } = (await (
      await fetch(cursor === '' ? list : `${list}&cursor=${cursor}`)
    ).json()) as never;
    const characters = page.items.reduce((sum, { body }) => sum + body.length, 0);
    expect(characters - (page.items.at(-1)?.body.length ?? 0)).toBeLessThan(MAX_PAGE_CHARACTERS);
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(new Set(ids).size).toBe(40);
  expect(ids).toHaveLength(40);
}, 60_000);

test('when more connections come than may be open, then the last are closed at once and the first go on', async () => {
  const open: Socket[] = [];
  let closed = 0;
  for (let at = 0; at < 40; at += 1) {
    const socket = await connection();
    socket.on('close', () => (closed += 1)).resume();
    open.push(socket);
  }
  await waitUntil('the last are closed', () => closed >= 10);
  for (const socket of open) socket.destroy();
  await waitUntil(
    'it answers again',
    async () => (await fetch(`${tamis.url}/livez`).catch(() => null))?.status === 200,
  );
});

test('when the head of a request is as long as it may be, then it is read; a longer one, by its query or its headers, is refused', async () => {
  const statusOf = async (path: string, header = ''): Promise<string> => {
    const socket = await connection();
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Long: ${header}\r\n\r\n`);
    await once(socket, 'close');
    return text.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length);
  };
  expect(await statusOf(`/livez?${'a'.repeat(8000)}`)).toBe('200');
  expect(await statusOf(`/livez?${'a'.repeat(8300)}`)).toBe('431');
  expect(await statusOf('/livez', 'a'.repeat(8000))).toBe('200');
  expect(await statusOf('/livez', 'a'.repeat(8300))).toBe('431');
});

describe('by address', () => {
  const MOST = 5;
  let direct: InProcess;
  beforeAll(async () => {
    direct = await startInProcess({
      TAMIS_MAX_CONNECTIONS_PER_ADDRESS: String(MOST),
      TAMIS_TRUSTED_PROXIES: '127.0.0.2/32',
    });
  });
  afterAll(() => direct.close());

  const openFrom = async (localAddress: string): Promise<{ socket: Socket; isOpen: () => boolean }> => {
    const socket = connect({ port: Number(new URL(direct.url).port), host: '127.0.0.1', localAddress });
    let open = true;
    socket
      .on('error', () => {
        // Being cut off is what these tests wait for.
      })
      .on('close', () => (open = false))
      .resume();
    await once(socket, 'connect');
    return { socket, isOpen: () => open };
  };

  test('when one address has as many connections as it may, then one more is closed; others and proxies are not kept out', async () => {
    const first = await Promise.all(Array.from({ length: MOST }, () => openFrom('127.0.0.1')));
    const last = await openFrom('127.0.0.1');
    await waitUntil('the last is closed', () => !last.isOpen());
    const others = [
      await openFrom('127.0.0.3'),
      ...(await Promise.all(Array.from({ length: MOST + 1 }, () => openFrom('127.0.0.2')))),
    ];
    const answered = await Promise.all(
      [...first, ...others].map(async ({ socket }) => {
        socket.write(livez);
        return String(await once(socket, 'data')).slice(0, 12);
      }),
    );
    expect(new Set(answered)).toEqual(new Set(['HTTP/1.1 200']));
    first[0]?.socket.destroy();
    await waitUntil('its place is free', async () => {
      const next = await openFrom('127.0.0.1');
      next.socket.write(livez);
      const isAnswered = await Promise.race([
        once(next.socket, 'data').then(() => true),
        once(next.socket, 'close').then(() => false),
      ]);
      next.socket.destroy();
      return isAnswered;
    });
    for (const { socket } of [...first, ...others]) socket.destroy();
  });
});
