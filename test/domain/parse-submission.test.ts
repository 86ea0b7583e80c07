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
  ['articleTitle', FIELD_LIMITS.articleTitle, (text: string) => input({ articleTitle: text })],
  ['siteId', FIELD_LIMITS.siteId, (text: string) => input({ siteId: text })],
  ['parentId', FIELD_LIMITS.parentId, (text: string) => input({ parentId: text })],
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
  'https://',
  'http://a b',
  'data:text/html,x',
  'https://exa mple.org',
])('when the website is %j, then it is refused', (url) => {
  expect(codesOf(input({ author: { ...author, url } }))).toEqual(['author.url not-a-web-address']);
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
  [{ parentId: 7 }, 'parentId not-text'],
  [{ siteId: '../x y' }, 'siteId not-an-id'],
  [{ locale: 'fr_FR!' }, 'locale not-allowed'],
  [{ renderedAt: 'noon' }, 'renderedAt not-a-number'],
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

test('when an article stands on a host without a dot, then its address passes; an author’s website there does not', () => {
  expect(codesOf(input({ articleUrl: 'http://localhost:8080/x' }))).toEqual([]);
  expect(codesOf(input({ author: { ...author, url: 'http://localhost:8080/x' } }))).toEqual([
    'author.url not-a-web-address',
  ]);
});
