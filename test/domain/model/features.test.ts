import { extractFeatures } from '@tamis/shared/domain/model/features';
import { foldText } from '@tamis/shared/domain/model/fold';
import { HAND_FEATURES } from '@tamis/shared/domain/model/hand-feature-list';
import { findModelLinks } from '@tamis/shared/domain/model/links';

/** Value of one hand feature of a text. */
function handOf(body: string, name: string): number {
  const at = HAND_FEATURES.findIndex((feature) => feature.name === name);
  expect(at).toBeGreaterThanOrEqual(0);
  return extractFeatures({ body }).hand[at] ?? NaN;
}

describe('links', () => {
  const cases: [body: string, kind: string, host: string][] = [
    ['see http://shop.example.com/a?b=1 now', 'full', 'example.com'],
    ['see www.example.fr/rapport', 'bare', 'example.fr'],
    ['just go to murdev-example.com', 'bare', 'murdev-example.com'],
    ['kidsmedia . com is my site', 'broken', 'kidsmedia.com'],
    ['site. com', 'broken', 'site.com'],
    ['Great post. example.com has more', 'bare', 'example.com'],
    ['watch?v=vtaRGgvGtWQ', 'bare', ''],
    ['hxxp://evil.example.biz', 'full', 'example.biz'],
  ];
  for (const [body, kind, host] of cases) {
    it(`when a text holds "${body}", then it is one ${kind} link to "${host}"`, () => {
      expect(findModelLinks(foldText(body).text)).toMatchObject([{ kind, host }]);
    });
  }

  for (const body of [
    'I liked it.It was good',
    'Node.js and e.g. that',
    'wait... what? 3.14',
    'fin.Le reste',
    'Good. example is fine',
    'http is a word',
  ]) {
    it(`when a text only looks like one ("${body}"), then there is no link`, () => {
      expect(findModelLinks(foldText(body).text)).toEqual([]);
    });
  }
});

describe('hand features', () => {
  const present: [body: string, name: string][] = [
    ['Please subscribe to my channel', 'firmCall'],
    ['abonnez-vous à ma chaîne', 'firmCall'],
    ['venez sur ma chaîne', 'ownPlace'],
    ['ｗｉｄｅ letters', 'wide'],
    ['see you\u200bnow', 'hidden'],
    ['P\u0430y me', 'mixedWords'],
    ['I won $5,000 today', 'amount'],
    ['prêt de 5 000 €', 'amount'],
    ['call 0899 00 11 22 now', 'phone'],
    ['write to someone@example.org', 'email'],
    ['sooooo good', 'stretched'],
    ['CHECK THIS OUT NOW', 'shouting'],
  ];
  for (const [body, name] of present) {
    it(`when a text reads "${body}", then ${name} is present`, () => {
      expect(handOf(body, name)).toBeGreaterThan(0);
    });
  }

  it('when digits stand in a link only, then they are no phone number', () => {
    expect(handOf('see https://example.org/articles/0201713541-sharing', 'phone')).toBe(0);
  });

  it('when a text is evaded with full-width letters, then it has the same words as the plain one', () => {
    const plain = extractFeatures({ body: 'check my channel' });
    const wide = extractFeatures({ body: 'ｃｈｅｃｋ my ｃｈａｎｎｅｌ' });
    expect(wide.words).toEqual(plain.words);
  });
});

describe('extractFeatures', () => {
  beforeAll(() => {
    // A running service has judged comments before: the limit holds once the code has been compiled.
    const warmUp = 'Salut, check http://example.com (n. 12) 😀 and mail me@example.org! '.repeat(20);
    for (let round = 0; round < 300; round++) extractFeatures({ body: warmUp.slice(round) });
  });

  it('when the same text comes twice, then its features are the same', () => {
    const body = 'Salut ! Check http://example.com 😀😀 and again check';
    const first = extractFeatures({ body, authorName: 'Ann Example' });
    extractFeatures({ body: 'something else in between' });
    expect(extractFeatures({ body, authorName: 'Ann Example' })).toEqual(first);
  });

  it('when a bucket occurs more than once, then it is listed once', () => {
    const { words, pieces } = extractFeatures({ body: 'buy buy buy buy buy buy' });
    expect(new Set(words).size).toBe(words.length);
    expect(new Set(pieces).size).toBe(pieces.length);
  });

  const evil = [
    '',
    ' ',
    '\u0000',
    '\ud800',
    '.'.repeat(10_000),
    'a.'.repeat(5_000),
    'www.'.repeat(2_500),
    '('.repeat(10_000),
  ];
  evil.push(
    '://'.repeat(3_000),
    '1'.repeat(10_000),
    '1-'.repeat(5_000),
    '\u0430a'.repeat(5_000),
    '\u0301'.repeat(10_000),
  );
  evil.push(
    'a'.repeat(10_000),
    'a . com '.repeat(1_250),
    '😀'.repeat(5_000),
    '>'.repeat(10_000),
    'ﷺ'.repeat(10_000),
    'x@'.repeat(5_000),
  );
  for (const body of evil) {
    it(`when ${body.length} units of ${JSON.stringify(body.slice(0, 6))} come, then all values are finite`, () => {
      const features = extractFeatures({ body });
      expect(features.hand.every(Number.isFinite)).toBe(true);
    });
  }
});
