import { originMatcher } from '@tamis/shared/domain/origins';
import { createServer, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { networkMatcher } from '@tamis/shared/domain/network';
import { ModerationError } from '@tamis/shared/domain/errors';
import { proxyDoubts, SILENT_PROXY_SUBMISSIONS } from '@tamis/shared/adapters/http/server/proxy-doubts';
import { clientAddress } from '@tamis/shared/adapters/http/server/client-address';
import { formTarget, withReceipt } from '@tamis/shared/adapters/http/pages/form-target';
import { parseJson, readBody, requireMediaType } from '@tamis/shared/adapters/http/server/request-body';

function codeOf(run: () => unknown): string {
  try {
    run();
    return 'none';
  } catch (error) {
    return error instanceof ModerationError ? error.code : String(error);
  }
}
const request = (parts: { headers?: Record<string, string>; remoteAddress?: string }): IncomingMessage =>
  ({ headers: parts.headers ?? {}, socket: { remoteAddress: parts.remoteAddress } }) as unknown as IncomingMessage;
const body = (...chunks: Buffer[]): IncomingMessage => Readable.from(chunks) as unknown as IncomingMessage;

describe('JSON', () => {
  const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
  test('when it nests 32 levels, then it is read; at 33 it is refused', () => {
    expect(codeOf(() => parseJson(nested(32)))).toBe('none');
    expect(codeOf(() => parseJson(nested(33)))).toBe('request/malformed');
    expect(codeOf(() => parseJson(nested(100_000)))).toBe('request/malformed');
  });
  test('when brackets stand in a string, then they are text', () => {
    const text = JSON.stringify({ body: `${'['.repeat(500)}\\"${'{'.repeat(500)}` });
    expect(parseJson(text)).toEqual(JSON.parse(text));
  });
  test.each(['{"articleId":', '', '{"a":"\\', '"unclosed', 'undefined'])(
    'when it is broken as in %j, then it is malformed',
    (text) => {
      expect(codeOf(() => parseJson(text))).toBe('request/malformed');
    },
  );
});

describe('bodies', () => {
  test('when a body is as large as the limit, then it is read; one byte more is refused', async () => {
    await expect(readBody(body(Buffer.alloc(60, 'a'), Buffer.alloc(40, 'b')), 100)).resolves.toHaveLength(100);
    await expect(readBody(body(Buffer.alloc(60), Buffer.alloc(41)), 100)).rejects.toMatchObject({
      code: 'request/too-large',
    });
  });
  test('when a character is cut between two chunks, then it arrives whole', async () => {
    const bytes = Buffer.from('é😀');
    await expect(readBody(body(bytes.subarray(0, 3), bytes.subarray(3)), 100)).resolves.toBe('é😀');
  });
  test('when the bytes are no UTF-8, then they are malformed', async () => {
    await expect(readBody(body(Buffer.from([0x7b, 0xff])), 100)).rejects.toMatchObject({ code: 'request/malformed' });
  });
});

test.each([
  ['application/json', undefined, 'none'],
  ['Application/JSON; charset=UTF-8', undefined, 'none'],
  ['application/json; charset="utf-8"', 'identity', 'none'],
  ['application/json; charset=latin1', undefined, 'request/unsupported-media-type'],
  ['application/jsonp', undefined, 'request/unsupported-media-type'],
  ['application/json', 'gzip', 'request/unsupported-media-type'],
  ['', undefined, 'request/unsupported-media-type'],
])('when the content is %j encoded as %j, then %s', (type, encoding, expected) => {
  const headers = { 'content-type': type, ...(encoding === undefined ? {} : { 'content-encoding': encoding }) };
  expect(
    codeOf(() => {
      requireMediaType(request({ headers }), 'application/json');
    }),
  ).toBe(expected);
});

test.each([
  ['a trusted peer', '127.0.0.1', '198.51.100.9', '198.51.100.9'],
  ['a trusted peer as IPv4 in IPv6', '::ffff:127.0.0.1', '198.51.100.9', '198.51.100.9'],
  ['a client that wrote the first entry itself', '127.0.0.1', '192.0.2.1, 198.51.100.9', '198.51.100.9'],
  ['a chain of trusted proxies', '127.0.0.1', '198.51.100.9, 10.0.0.2', '198.51.100.9'],
  ['a peer nobody trusts', '192.0.2.4', '198.51.100.9', '192.0.2.4'],
  ['rubbish from a trusted peer', '127.0.0.1', 'unknown, <script>', '127.0.0.1'],
  ['a proxy that adds a port', '127.0.0.1', '198.51.100.7:5123', '198.51.100.7'],
  ['a proxy that adds a port to IPv6', '127.0.0.1', '[2001:db8::7]:443', '2001:db8::7'],
  ['IPv6 in brackets', '127.0.0.1', '[2001:db8::7]', '2001:db8::7'],
  ['rubbish behind a good address', '127.0.0.1', 'rubbish, 198.51.100.9', '198.51.100.9'],
])('when the address comes from %s, then it is the right one', (_, remoteAddress, forwarded, expected) => {
  const trusted = networkMatcher(['127.0.0.0/8', '10.0.0.0/8']);
  const told = request({ remoteAddress, headers: { 'x-forwarded-for': forwarded } });
  expect(clientAddress(told, trusted, () => undefined)).toBe(expected);
});

test.each([
  ['for=198.51.100.9', '198.51.100.9'],
  ['For="198.51.100.9:4711";proto=https;by=10.0.0.2', '198.51.100.9'],
  ['proto=https; for="[2001:db8::7]:4711"', '2001:db8::7'],
  ['for=192.0.2.1, for=198.51.100.9;host=x', '198.51.100.9'],
  ['for=198.51.100.9, for=10.0.0.2', '198.51.100.9'],
  ['for=_hidden', '127.0.0.1'],
  ['for=unknown', '127.0.0.1'],
  ['proto=https', '127.0.0.1'],
])('when a proxy says Forwarded: %s, then the client is %s', (forwarded, expected) => {
  const trusted = networkMatcher(['127.0.0.0/8', '10.0.0.0/8']);
  const told = request({ remoteAddress: '127.0.0.1', headers: { forwarded } });
  expect(clientAddress(told, trusted, () => undefined)).toBe(expected);
});

test('when proxies are not as the setting says, then one sentence names the setting, and no address', () => {
  const sentences: string[] = [];
  const doubt = proxyDoubts((sentence) => sentences.push(sentence));
  const ask = (remoteAddress: string, headers: Record<string, string> = {}) =>
    clientAddress(request({ remoteAddress, headers }), networkMatcher(['10.0.0.0/8']), doubt);
  for (let each = 1; each < SILENT_PROXY_SUBMISSIONS; each += 1) ask('10.0.0.2');
  ask('10.0.0.2', { 'x-forwarded-for': '198.51.100.9' });
  ask('192.0.2.4');
  expect(sentences).toEqual([]);
  for (let each = 0; each < 3 * SILENT_PROXY_SUBMISSIONS; each += 1) ask('10.0.0.2');
  for (let each = 0; each < 3; each += 1) ask('192.0.2.4', { 'x-forwarded-for': '198.51.100.9' });
  expect(sentences).toHaveLength(2);
  for (const sentence of sentences) expect(sentence).toMatch(/TAMIS_TRUSTED_PROXIES[^\d]*$/);
});

describe('the way back from the form', () => {
  const target = (
    fields: Record<string, string>,
    headers: Record<string, string> = {},
    publicUrl: string | null = null,
  ) =>
    formTarget(new URLSearchParams(fields), {
      request: request({ headers: { host: 'comments.example:8080', ...headers } }),
      site: { allows: originMatcher(['https://news.example', 'https://*.preview.example']) },
      publicUrl,
    })?.href;

  test('when an address lies on an allowed origin or our own, then it leads back there', () => {
    expect(target({ articleUrl: 'https://news.example/port' })).toBe('https://news.example/port');
    expect(target({}, { referer: 'http://comments.example:8080/?a=1' })).toBe('http://comments.example:8080/?a=1');
    expect(target({ redirect_to: 'https://evil.example/', articleUrl: 'https://news.example/port' })).toBe(
      'https://news.example/port',
    );
  });
  test('when a page says no more than its origin, then it is no article; our own front page is one', () => {
    expect(target({}, { referer: 'https://news.example/' })).toBeUndefined();
    expect(target({}, { referer: 'https://news.example/?p=12' })).toBe('https://news.example/?p=12');
    expect(target({}, { referer: 'http://comments.example:8080/' })).toBe('http://comments.example:8080/');
    expect(target({ articleUrl: 'https://news.example/port' }, { referer: 'https://news.example/' })).toBe(
      'https://news.example/port',
    );
  });
  test('when the service has a public address, then its own origin is that one, whatever a request calls it', () => {
    const own = 'https://www.example.org';
    expect(target({ articleUrl: `${own}/port` }, {}, `${own}/comments`)).toBe(`${own}/port`);
    expect(target({ articleUrl: 'http://comments.example:8080/x' }, {}, own)).toBeUndefined();
  });
  test('when an origin may have any name in front, then one name is allowed, and nothing else', () => {
    const page = 'https://branch-7.preview.example/port';
    expect(target({ articleUrl: page })).toBe(page);
    for (const other of ['https://preview.example/', 'https://a.b.preview.example/', 'http://a.preview.example/'])
      expect(target({ articleUrl: `${other}port` })).toBeUndefined();
    expect(target({ articleUrl: 'https://a.preview.example.evil.example/port' })).toBeUndefined();
  });
  test.each([
    'https://evil.example/',
    'https://news.example.evil.example/',
    'http://news.example/',
    'https://news.example@evil.example/',
    '//evil.example',
    'javascript:alert(1)',
    'https://comments.example/',
  ])('when the form names %s, then it leads nowhere', (address) => {
    expect(target({ redirect_to: address, articleUrl: address }, { referer: address })).toBeUndefined();
  });
  test('when a comment was accepted, then the article is told which, and what an earlier one left is gone', () => {
    const article = new URL('https://news.example/port?page=2&unapproved=x&moderation-hash=y&replytocom=z#respond');
    expect(withReceipt(article, { id: 'one', receipt: 'k1.abc' })).toBe(
      'https://news.example/port?page=2&unapproved=one&moderation-hash=k1.abc#comment-one',
    );
  });
});

test('when a client leaves in the middle of its body, then reading ends instead of waiting for ever', async () => {
  const server = createServer();
  const read = new Promise<unknown>((resolve) => {
    server.once('request', (incoming: IncomingMessage) => {
      readBody(incoming, 1000).catch(resolve);
      client.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf');
  await expect(read).resolves.toMatchObject({ code: 'request/malformed' });
  await new Promise((resolve) => server.close(resolve));
});
