import { isOriginPattern } from '@tamis/shared/domain/origins';
import { foundSite, isSiteId, SITE_LIMITS, siteFields, siteInForce } from '@tamis/shared/domain/site';

const problemsOf = (fields: object): string[] =>
  siteFields.safeParse(fields).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];

const path = (length: number): string => `https://a.example/${'x'.repeat(length - 'https://a.example/'.length)}`;
const origins = (count: number): string[] => Array.from({ length: count }, (_, at) => `https://n${at}.example`);

test.each([
  ['name', { name: 'x'.repeat(SITE_LIMITS.name) }, { name: 'x'.repeat(SITE_LIMITS.name + 1) }, 'name too-long'],
  ['terms', { terms: path(SITE_LIMITS.terms) }, { terms: path(SITE_LIMITS.terms + 1) }, 'terms too-long'],
  ['origins', { origins: origins(50) }, { origins: origins(51) }, 'origins too-many'],
  [
    'origin',
    { origins: [`https://${'a.'.repeat(144)}fr`] },
    { origins: [`https://${'a.'.repeat(146)}fr`] },
    'origins.0 too-long',
  ],
  ['days', { keepDays: { spam: 36_500 } }, { keepDays: { spam: 36_501 } }, 'keepDays.spam out-of-range'],
  ['no days', { keepDays: { spam: 0 } }, { keepDays: { spam: -1 } }, 'keepDays.spam out-of-range'],
])('when %s is as long as it may be, then it is taken, and refused beyond', (_, within, beyond, problem) => {
  expect(problemsOf(within)).toEqual([]);
  expect(problemsOf(beyond)).toContain(problem);
});

test.each([
  [{ origins: ['https://a.example/path'] }, 'origins.0 not-a-web-address'],
  [{ origins: ['https://*.fr'] }, 'origins.0 not-a-web-address'],
  [{ origins: 'https://a.example' }, 'origins not-a-list'],
  [{ terms: 'javascript:alert(1)' }, 'terms not-a-web-address'],
  [{ terms: '/terms' }, 'terms not-a-web-address'],
  [{ language: 'de' }, 'language not-allowed'],
  [{ markup: 'html' }, 'markup not-allowed'],
  [{ keepDays: { spam: 1.5 } }, 'keepDays.spam not-a-number'],
  [{ keepDays: [] }, 'keepDays not-an-object'],
  [{ name: 7 }, 'name not-text'],
])('when a site is told as %j, then it is refused', (fields, problem) => {
  expect(problemsOf(fields)).toEqual([problem]);
});

test('when a name has line breaks, then it is one line', () => {
  expect(siteFields.parse({ name: ' L’Écho\ndu port ' })).toEqual({ name: 'L’Écho du port' });
});

test.each([
  ['a'.repeat(64), true],
  ['a'.repeat(65), false],
  ['la.gazette-1_2', true],
  ['la gazette', false],
  ['é', false],
  ['', false],
])('when an id is %s, then it can be one: %s', (id, isOne) => {
  expect(isSiteId(id)).toBe(isOne);
});

test('when a site says nothing, then it is as the settings say; its own origins take the place of theirs', () => {
  const settings = { origins: ['https://all.example'], markup: 'basic' } as const;
  const plain = siteInForce({ id: 'a' }, settings);
  expect(plain).toMatchObject({ origins: settings.origins, markup: 'basic', isBound: false, name: null, keepDays: {} });
  expect(plain.allows('https://all.example')).toBe(true);
  const bound = siteInForce({ ...foundSite('a'), origins: ['https://*.a.example'], markup: 'plain' }, settings);
  expect(bound).toMatchObject({ isBound: true, markup: 'plain' });
  expect(['https://x.a.example', 'https://all.example'].map((origin) => bound.allows(origin))).toEqual([true, false]);
});

test.each([
  ['https://www.example.org', true],
  ['http://localhost:8080', true],
  ['https://*.example.org', true],
  ['https://*.org', false],
  ['https://www.example.org/', false],
  ['https://a.*.org', false],
  ['*', false],
])('when an origin is %s, then it is one: %s', (text, isOne) => {
  expect(isOriginPattern(text)).toBe(isOne);
});
