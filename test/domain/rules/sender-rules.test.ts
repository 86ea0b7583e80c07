import { reasonOf, seen } from '../a-comment';

describe('honeypot and too-fast', () => {
  it.each([
    [false, undefined],
    [true, 20],
  ])('when the hidden field is filled: %s, then the weight is %s', (honeypotFilled, weight) => {
    expect(reasonOf('honeypot', { honeypotFilled })?.weight).toBe(weight);
  });

  it.each([
    [null, undefined],
    [2_999, 2],
    [3_000, undefined],
  ])('when the form took %s ms, then the weight is %s', (fillTimeMs, weight) => {
    expect(reasonOf('too-fast', { fillTimeMs })?.weight).toBe(weight);
  });
});

describe('dropped-field', () => {
  it.each([
    [undefined, undefined],
    [['author.url' as const], false],
    [['author.url' as const, 'parentId' as const], true],
  ])('when %j could not be used, then it is told, and only a lost parent holds: %s', (dropped, holds) => {
    expect(reasonOf('dropped-field', { dropped })?.holds).toBe(holds);
  });
});

describe('outside-service', () => {
  it.each([
    [undefined, undefined],
    ['good' as const, undefined],
    ['spam' as const, 3],
    ['blatant' as const, 6],
  ])('when it said %s, then the weight is %s', (outside, weight) => {
    expect(reasonOf('outside-service', { outside })?.weight).toBe(weight);
  });
});

describe('blocked-network', () => {
  it.each([
    ['192.0.2.7', '192.0.2.0/24', true],
    ['192.0.3.7', '192.0.2.0/24', false],
    ['192.0.2.7', '192.0.2.7', true],
    ['192.0.2.8', '192.0.2.7', false],
    ['2001:db8::1', '2001:db8::/32', true],
    ['2001:db9::1', '2001:db8::/32', false],
    ['::ffff:192.0.2.7', '192.0.2.0/24', true],
    ['2001:db8::1', '192.0.2.0/24', false],
  ])('when %s sends and %s is blocked, then spam: %s', (ip, network, spam) => {
    expect(reasonOf('blocked-network', { ip }, { settings: { blockedNetworks: [network] } }) !== undefined).toBe(spam);
  });

  it('when the address cannot be read, then a person decides', () => {
    const reason = reasonOf('blocked-network', { ip: 'unknown' }, { settings: { blockedNetworks: ['192.0.2.0/24'] } });
    expect(reason).toMatchObject({ holds: true, weight: 0 });
    expect(reason?.message.en).toContain('could not tell');
  });
});

describe('blocked-address', () => {
  it.each([
    ['spam@example.org', 'spam@example.org', true],
    ['SPAM@Example.org', 'spam@example.org', true],
    ['other@example.org', 'spam@example.org', false],
    ['any@example.org', '@example.org', true],
    ['any@mail.example.org', '@example.org', true],
    ['any@notexample.org', '@example.org', false],
  ])('when %s sends and %s is blocked, then spam: %s', (email, address, spam) => {
    const reason = reasonOf('blocked-address', { email }, { settings: { blockedAddresses: [address] } });
    expect(reason !== undefined).toBe(spam);
    expect(reason?.message.en ?? '').not.toContain('@');
  });
});

describe('disposable-email', () => {
  it.each([
    ['x@yopmail.com', true],
    ['x@sub.mailinator.com', true],
    ['x@example.org', false],
    ['x@gmail.com', false],
    ['x@duck.com', false],
  ])('when %s sends, then it is thrown away: %s', (email, disposable) => {
    expect(reasonOf('disposable-email', { email }) !== undefined).toBe(disposable);
  });
});

describe('author-history', () => {
  const weight = (author: { approved?: number; rejected?: number; spam?: number }) =>
    reasonOf('author-history', {}, { facts: { author: { approved: 0, held: 0, rejected: 0, spam: 0, ...author } } })
      ?.weight;

  it('when an author is new, then nothing is said', () => {
    expect(weight({})).toBeUndefined();
  });

  it('when an author was approved, then trust grows, and ends at -2', () => {
    expect(weight({ approved: 1 })).toBeCloseTo(Math.log(0.5 / 1.5));
    expect(weight({ approved: 500 })).toBe(-2);
  });

  it('when an author sent spam, then distrust grows, and ends at 4', () => {
    expect(weight({ spam: 1 })).toBeCloseTo(Math.log(1.5 / 0.5));
    expect(weight({ spam: 500 })).toBe(4);
  });

  it('when an author was rejected, then it counts half', () => {
    expect(weight({ rejected: 2 })).toBeCloseTo(weight({ spam: 1 }) ?? NaN);
  });
});

describe('repeated-text and similar-text', () => {
  const body = 'a'.repeat(25);

  it.each([
    [body, seen(), 1.5],
    [body, seen({ total: 0, byOthers: 0, elsewhere: 0 }), undefined],
    [body, seen({ byOthers: 0, elsewhere: 0 }), undefined],
    [body, seen({ byOthers: 0, elsewhere: 1 }), 1.5],
    [body.slice(1), seen(), undefined],
    [body, seen({ spam: 3 }), 4.2],
    [body, seen({ approved: 3 }), 1],
    [body, seen({ approved: 3, spam: 1 }), 1.5],
  ])('when %j was seen before as %j, then the weight is %s', (text, sameText, weight) => {
    const found = reasonOf('repeated-text', { body: text }, { facts: { sameText, similarText: sameText } })?.weight;
    if (weight === undefined) expect(found).toBeUndefined();
    else expect(found).toBeCloseTo(weight);
  });

  it('when only nearly the same was seen, then it weighs half as much', () => {
    expect(reasonOf('similar-text', { body }, { facts: { similarText: seen() } })?.weight).toBe(0.75);
  });

  it('when many copies wait that nobody has decided about, then a person sees the next one, and two are no such many', () => {
    const holds = (total: number) =>
      reasonOf('repeated-text', { body }, { facts: { sameText: seen({ total }) } })?.holds;
    expect([holds(2), holds(3)]).toEqual([false, true]);
  });

  it('when the very same was seen, then it is not told twice', () => {
    const facts = { sameText: seen(), similarText: seen({ total: 9 }) };
    expect(reasonOf('similar-text', { body }, { facts })).toBeUndefined();
  });
});

describe('name-keyword and first-website', () => {
  it.each([
    ['Camille Durand', undefined],
    ['Jean-Baptiste de la Tour', undefined],
    ['cheap-shoes.com', 2],
    ['https://example.org', 2],
    ['Cheap Casino Online', 2],
    ['Plombier Paris 15', 1],
  ])('when the author is called %j, then the weight is %s', (name, weight) => {
    expect(reasonOf('name-keyword', { name })?.weight).toBe(weight);
  });

  it.each([
    [null, 0, false],
    ['http://example.org', 0, true],
    ['http://example.org', 1, false],
  ])('when the website is %s after %i approved comments, then it is told: %s', (url, approved, told) => {
    const facts = { author: { approved, held: 0, rejected: 0, spam: 0 } };
    expect(reasonOf('first-website', { url }, { facts }) !== undefined).toBe(told);
  });
});
