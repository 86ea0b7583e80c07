import { ModerationError, type FieldProblem } from '@tamis/shared/domain/errors';
import { FIELD_LIMITS, submissionParser } from '@tamis/shared/domain/parse-submission';

const NOW = new Date('2026-03-01T12:00:00Z');
const MAX_BODY = 10_000;
const parse = submissionParser({ maxBodyLength: MAX_BODY, honeypotField: 'subject' });

const author = { name: 'Camille', email: 'camille@example.org' };
const input = (over: Record<string, unknown> = {}) => ({ articleId: 'a', author, body: 'Bonjour', ...over });

function problemsOf(value: unknown): FieldProblem[] {
  try {
    parse(value, NOW);
  } catch (error) {
    if (error instanceof ModerationError && error.code === 'submission/invalid') return error.details.fields ?? [];
    throw error;
  }
  return [];
}
const codesOf = (value: unknown): string[] => problemsOf(value).map(({ path, code }) => `${path} ${code}`);

test('when a submission has all it needs, then it is read field by field, blanks as missing', () => {
  const read = parse(input({ author: { ...author, name: ' Camille ', url: '' }, parentId: ' ', extra: 1 }), NOW);
  expect(read).toMatchObject({
    siteId: 'default',
    articleId: 'a',
    parentId: null,
    articleUrl: null,
    author: { name: 'Camille', url: null },
    body: 'Bonjour',
    signals: { honeypotFilled: false, fillTimeMs: null },
  });
  expect(read.author.email.reveal()).toBe('camille@example.org');
  expect(read).not.toHaveProperty('extra');
});

test('when everything is missing, then every required field is named at once', () => {
  const missing = ['articleId required', 'author.name required', 'author.email required', 'body required'];
  for (const nothing of [{}, null, undefined, [], 'text', 7, JSON.parse('{"__proto__":{"admin":true}}')])
    expect(codesOf(nothing)).toEqual(missing);
});

test.each([
  ['no-break and zero-width spaces', ' \u00a0\u200b\u2060\ufeff '],
  ['ideographic spaces and line ends', ' \n\t\u3000\r'],
  ['fillers and blank braille', '\u3164\u115f\u2800'],
  ['directional marks and controls', '\u202e\u200f\u0000\u0007'],
])('when a text is only %s, then it counts as missing', (_, blank) => {
  expect(codesOf(input({ body: blank, articleId: blank, author: { name: blank, email: blank } }))).toEqual([
    'articleId required',
    'author.name required',
    'author.email required',
    'body required',
  ]);
});

test.each([
  ['articleId', FIELD_LIMITS.articleId, (text: string) => input({ articleId: text })],
  ['siteId', FIELD_LIMITS.siteId, (text: string) => input({ siteId: text })],
  ['author.name', FIELD_LIMITS.name, (text: string) => input({ author: { ...author, name: text } })],
  ['body', MAX_BODY, (text: string) => input({ body: text })],
])('when %s is as long as its limit, then it passes; one character more is refused', (path, max, make) => {
  expect(codesOf(make('a'.repeat(max)))).toEqual([]);
  expect(problemsOf(make('a'.repeat(max + 1)))).toEqual([{ path, code: 'too-long', params: { max } }]);
});

test('when characters take two code units each, then characters are counted', () => {
  expect(codesOf(input({ body: '😀'.repeat(MAX_BODY) }))).toEqual([]);
  expect(codesOf(input({ body: '😀'.repeat(MAX_BODY + 1) }))).toEqual(['body too-long']);
});

test('when a text fits in characters but not in bytes, then the bytes are named', () => {
  const wide = submissionParser({ maxBodyLength: 65_525, honeypotField: 'subject' });
  const fits = 'é'.repeat(32_762) + 'a';
  expect(() => wide(input({ body: fits }), NOW)).not.toThrow();
  expect(() => wide(input({ body: `${fits}a` }), NOW)).toThrow(ModerationError);
});

test.each([
  'nobody@',
  '@example.org',
  'a b@example.org',
  'a@b',
  'a@example.org\nBcc: x@example.org',
  `${'a'.repeat(64)}@${'b'.repeat(200)}.org`,
])('when the e-mail is %j, then it is refused', (email) => {
  expect(problemsOf(input({ author: { ...author, email } })).map(({ path }) => path)).toEqual(['author.email']);
});

test.each(['a@example.org', 'a.b+c@sub.example.co.uk', ' a@example.org ', 'é@example.org'])(
  'when the e-mail is %j, then it passes',
  (email) => {
    expect(codesOf(input({ author: { ...author, email } }))).toEqual([]);
  },
);

test.each([
  'javascript:alert(1)',
  'ftp://example.org',
  'data:text/html,x',
  'mailto:nina@example.org',
  'https://javascript:alert(1)',
])('when the website is %j, then it is refused: something else was meant', (url) => {
  expect(codesOf(input({ author: { ...author, url } }))).toEqual(['author.url not-a-web-address']);
});

test.each([
  'http://',
  'https://',
  'none',
  'aucun',
  '-',
  '@nina@mastodon.example',
  'nina@example.org',
  'http://a b',
  'https://exa mple.org',
  'localhost:8080',
  'http://localhost:8080/x',
])('when the website is %j, then the comment is taken without it, and the verdict can say so', (url) => {
  const read = parse(input({ author: { ...author, url } }), NOW);
  expect(read.author.url).toBeNull();
  expect(read.signals.dropped).toEqual(['author.url']);
});

test.each([
  ['www.example.org', 'https://www.example.org'],
  ['http:/example.org', 'http://example.org'],
  ['http:example.org', 'https://example.org'],
  ['http//example.org/x', 'http://example.org/x'],
  ['//example.org', 'https://example.org'],
  ['https://https://example.org', 'https://example.org'],
  ['http://http//example.org', 'http://example.org'],
  ['HTTP://Example.org', 'HTTP://Example.org'],
  ['<https://example.org/>', 'https://example.org/'],
  ['https:\\\\example.org', 'https://example.org'],
  ['example.org:8080/x', 'https://example.org:8080/x'],
  [' https://example.org\n', 'https://example.org'],
])('when the website is written %j, then it is read as %j', (url, expected) => {
  const read = parse(input({ author: { ...author, url } }), NOW);
  expect([read.author.url, read.signals.dropped]).toEqual([expected, undefined]);
});

test('when the website lacks its scheme, then it gets one, as readers type it', () => {
  expect(parse(input({ author: { ...author, url: 'example.org/x' } }), NOW).author.url).toBe('https://example.org/x');
  const longest = `https://example.org/${'a'.repeat(FIELD_LIMITS.url - 'https://example.org/'.length)}`;
  expect(codesOf(input({ author: { ...author, url: longest } }))).toEqual([]);
  expect(codesOf(input({ author: { ...author, url: `${longest}a` } }))).toEqual(['author.url too-long']);
});

test.each([
  [{ body: 42 }, 'body not-text'],
  [{ body: { $where: '1' } }, 'body not-text'],
  [{ articleId: { $ne: null } }, 'articleId not-text'],
  [{ author: 'x' }, 'author not-an-object'],
  [{ siteId: '../x y' }, 'siteId not-an-id'],
])('when the submission has %j, then "%s"', (over, expected) => {
  expect(codesOf(input(over))).toEqual([expected]);
});

test('when the hidden field came back filled, then that is told and nothing is refused', () => {
  expect(parse(input({ subject: 'cheap' }), NOW).signals.honeypotFilled).toBe(true);
  for (const empty of ['', null, undefined])
    expect(parse(input({ subject: empty }), NOW).signals.honeypotFilled).toBe(false);
});

test('when the form says when it was shown, then the time to fill it in is known; a time to come says nothing', () => {
  expect(parse(input({ renderedAt: NOW.getTime() - 4200 }), NOW).signals.fillTimeMs).toBe(4200);
  expect(parse(input({ renderedAt: NOW.getTime() + 1 }), NOW).signals.fillTimeMs).toBeNull();
});

test('when a text holds half a character, then it is kept as the replacement character', () => {
  expect(parse(input({ body: 'a\ud800b' }), NOW).body).toBe('a\ufffdb');
});

test('when an article stands on a host without a dot, then its address passes', () => {
  expect(parse(input({ articleUrl: 'http://localhost:8080/x' }), NOW).articleUrl).toBe('http://localhost:8080/x');
});

test.each([
  ['articleUrl', ['about:srcdoc', '/p/', 'javascript:alert(1)', `https://example.org/${'a'.repeat(2000)}`, 42, {}]],
  ['articleTitle', ['a'.repeat(501), 7, []]],
  ['locale', ['fr_FR!', '*', 'français', 7]],
])('when %s cannot be used, then the comment is taken without it', (field, values) => {
  for (const value of values)
    expect(parse(input({ [field]: value }), NOW)).toMatchObject({ [field]: null, body: 'Bonjour' });
});

test.each([
  ['articleTitle', 'a'.repeat(500), 'a'.repeat(500)],
  ['articleTitle', ' Le\nport ', 'Le port'],
  ['articleUrl', ' https://example.org/a ', 'https://example.org/a'],
  ['locale', 'fr-FR,fr;q=0.9', 'fr-FR'],
  ['locale', 'fr_FR', 'fr_FR'],
  ['parentId', 'a'.repeat(64), 'a'.repeat(64)],
])('when %s is %j, then it is kept as %j', (field, value, expected) => {
  expect(parse(input({ [field]: value }), NOW)).toMatchObject({ [field]: expected });
});

test.each(['a'.repeat(65), 7, {}])(
  'when the parent is %j, then the comment is taken without it, and that is told',
  (parentId) => {
    const read = parse(input({ parentId }), NOW);
    expect([read.parentId, read.signals.dropped]).toEqual([null, ['parentId']]);
  },
);

test.each([
  [NOW.getTime() - 4000, 4000],
  [String(NOW.getTime() - 4000), 4000],
  [NOW.getTime() / 1000 - 4, 4000],
  ['2026-03-01T11:59:56Z', 4000],
  ['noon', null],
  ['', null],
  [-1, null],
  [{}, null],
  [1e300, null],
])('when the form says it was shown at %j, then %j ms are known', (renderedAt, expected) => {
  expect(parse(input({ renderedAt }), NOW).signals.fillTimeMs).toBe(expected);
});

test.each([
  ['line ends', 'Ca\r\nmil\u2028le', 'Ca mil le'],
  ['controls', 'Ca\u0000mil\u0007le\u009f', 'Camille'],
  ['direction marks that are never closed', '\u202eCamille\u2067', 'Camille'],
  ['spaces of no width', 'Ca\u200bmil\ufeffle', 'Camille'],
  ['towers of accents', `e${'\u0301'.repeat(50)}`, `e${'\u0301'.repeat(4)}`],
  ['towers with joiners between', `e${'\u0301\u200d'.repeat(50)}a`, `e${'\u0301\u200d'.repeat(4)}a`],
  ['Vietnamese, decomposed', 'Nguye\u0302\u0303n', 'Nguye\u0302\u0303n'],
  ['a Tibetan stack', 'ཧྐྵྨླྺྼྻྂ', 'ཧྐྵྨླྺྼྻྂ'],
  ['a family', '👩‍👩‍👧', '👩‍👩‍👧'],
  ['Persian', 'می‌خواهم', 'می‌خواهم'],
])('when a name holds %s, then it is one line that keeps to itself', (_, name, expected) => {
  expect(parse(input({ author: { ...author, name } }), NOW).author.name).toBe(expected);
});

test('when a text holds controls, then those that are no text are gone and everything else is as it was sent', () => {
  const zalgo = `z${'\u0335'.repeat(30)}`;
  const sent = `a\u0000b\tc\r\nd\u001b[31m \u202ee\u202c ${zalgo}`;
  expect(parse(input({ body: sent }), NOW).body).toBe(`ab\tc\r\nd[31m \u202ee\u202c ${zalgo}`);
});
