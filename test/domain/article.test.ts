import { closingTime, modeAt, verdictOnArticle, withAddressAsName } from '@tamis/shared/domain/article';
import { articleName } from '@tamis/shared/domain/article-name';
import { A_MOMENT, after, anArticle, aReason, aVerdict } from '../builders';

const DAY_MS = 86_400_000;
const PAGE = 'https://news.example/2026/été-à-la-plage';

test.each([
  'https://news.example/2026/été-à-la-plage',
  'http://news.example/2026/été-à-la-plage/',
  'HTTPS://WWW.News.Example/2026/été-à-la-plage',
  '//news.example/2026/été-à-la-plage//',
  'https://news.example:443/2026/%C3%A9t%C3%A9-%c3%a0-la-plage#comments',
  'https://news.example./2026/e\u0301te\u0301-a\u0300-la-plage?',
  'https://news.example/2026/été-à-la-plage?utm_source=lettre&fbclid=x&gclid=y&mc_cid=z&at_medium=w&xtor=RSS-1',
  'https://news.example/2026/été-à-la-plage?unapproved=1&moderation-hash=2&replytocom=3',
  ' https://moi:secret@news.example/2026/./été-à-la-plage\n',
])('when an article is named %j, then it is one and the same', (id) => {
  expect(articleName(id)).toBe(PAGE);
});

test.each([
  ['https://news.example/a?id=2&page=1', 'https://news.example/a?id=2&page=1'],
  ['https://news.example/a?page=1&utm_id=7&id=2', 'https://news.example/a?id=2&page=1'],
  ['https://news.example/a?q=%C3%A9+b', 'https://news.example/a?q=é%20b'],
  ['https://news.example/a%2Fb', 'https://news.example/a%2Fb'],
  ['https://news.example/a%3Fb', 'https://news.example/a%3Fb'],
  ['https://news.example/d%e9j%e0', 'https://news.example/d%E9j%E0'],
  ['https://news.example:8443/A', 'https://news.example:8443/A'],
  ['https://www.example', 'https://www.example'],
  ['https://blog.news.example/', 'https://blog.news.example'],
  ['port', 'port'],
  ['2026/le-port/', '2026/le-port/'],
  ['12', '12'],
  ['https://', 'https://'],
  ['mailto:a@news.example', 'mailto:a@news.example'],
])('when an article is named %j, then its one spelling is %j, which stays itself', (id, name) => {
  expect(articleName(id)).toBe(name);
  expect(articleName(name)).toBe(name);
});

test('when an article has an address, then that is one of its names, each of which stands once', () => {
  const article = anArticle({ url: 'http://www.news.example/port/?utm_source=x', aliases: ['12', '12'] });
  expect(withAddressAsName(article).aliases).toEqual(['12', 'https://news.example/port']);
  expect(withAddressAsName({ ...article, aliases: [article.id], url: null }).aliases).toEqual([]);
});

test.each([
  ['open', {}, 0, 'open'],
  ['held', {}, 0, 'held'],
  ['closed', {}, 0, 'closed'],
  ['open', { closesAt: after(1) }, 0, 'open'],
  ['held', { closesAt: A_MOMENT }, 0, 'closed'],
  ['open', { createdAt: after(-7 * DAY_MS + 1) }, 7, 'open'],
  ['open', { createdAt: after(-7 * DAY_MS) }, 7, 'closed'],
  ['open', { publishedAt: after(-7 * DAY_MS) }, 7, 'closed'],
  ['open', { publishedAt: after(-7 * DAY_MS), closesAt: after(1) }, 7, 'open'],
] as const)(
  'when a mode is %s with %j and articles close after %d days (0 never), then it is %s',
  (mode, parts, days, expected) => {
    const policy = { unknownArticles: 'accept', closeAfterDays: days } as const;
    expect(modeAt(anArticle({ mode, ...parts }), A_MOMENT, policy)).toBe(expected);
  },
);

test('when a site never closes articles, then only their own time does', () => {
  expect(closingTime(anArticle(), { closeAfterDays: 0 })).toBeNull();
  expect(closingTime(anArticle(), { closeAfterDays: 1 })).toEqual(after(DAY_MS));
});

test.each([
  ['accept', 'open'],
  ['hold', 'held'],
  ['refuse', 'closed'],
] as const)('when unknown articles are to %s, then they are %s', (unknownArticles, mode) => {
  expect(modeAt(null, A_MOMENT, { unknownArticles, closeAfterDays: 1 })).toBe(mode);
});

test.each([
  ['open', 'approved', 'approved'],
  ['open', 'spam', 'spam'],
  ['held', 'approved', 'held'],
  ['held', 'spam', 'spam'],
  ['closed', 'approved', 'rejected'],
  ['closed', 'held', 'rejected'],
  ['closed', 'spam', 'rejected'],
] as const)('when the article is %s and the rules say %s, then the comment is %s', (mode, status, expected) => {
  const verdict = aVerdict({ status, reasons: [aReason('flood')] });
  const judged = verdictOnArticle(verdict, null, mode);
  expect(judged.status).toBe(expected);
  expect(judged.reasons.map(({ rule }) => rule)).toEqual(mode === 'open' ? ['flood'] : ['article', 'flood']);
});
