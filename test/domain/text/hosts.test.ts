import { isBareHost, isProduct, linkEnd, registeredDomain } from '@tamis/shared/domain/text/hosts';

const isHost = (written: string, certain = false): boolean => isBareHost(written.toLowerCase(), written, certain);

describe('isBareHost', () => {
  it.each([
    ['example.com', true],
    ['Example.Com', true],
    ['EXAMPLE.COM', true],
    ['shop.example.co.uk', true],
    ['a-b.fr', true],
    ['ab.fr', true],
    // One letter, or figures alone, stand before the ending of a few well-known registries only.
    ['x.com', true],
    ['1.com', true],
    ['x.org', true],
    ['x.net', true],
    ['x.ru', true],
    ['x.fr', false],
    ['12.fr', false],
    ['a.x.com', false],
    ['www.x.fr', true],
    ['www.fini.il', true],
    ['fini.il', false],
    ['page.date', false],
    ['readme.md', false],
    ['example.exemplaire', false],
    ['example.c', false],
    ['exam..ple.com', false],
    // A sentence whose space was forgotten.
    ['fin.Il', false],
    ['fin.Com', false],
    ['Fin.Com', true],
    ['FIN.Com', true],
    ['Bonjour.Je', false],
    ['Bonjour.Merci', false],
    ['BONJOUR.COM', true],
    ['Exemple.Fr', true],
    ['Exemple.Info', true],
    ['Exemple.Eu', false],
    ['Exemple.Org', true],
    ['Exemple.Shop', false],
  ])('when %j stands alone, then it is a host: %s', (written, expected) => {
    expect(isHost(written)).toBe(expected);
  });

  it.each([
    ['t.me', true],
    ['fini.il', true],
    ['readme.md', true],
    ['12.me', false],
    ['example.exemplaire', false],
    ['Bonjour.Je', false],
  ])('when a path follows %j, then it is a host: %s', (written, expected) => {
    expect(isHost(written, true)).toBe(expected);
  });

  it('when a host is as long as one may be, then it is one, and a longer one is not', () => {
    const host = (length: number): string => `${'a'.repeat(length - 4)}.com`;
    expect(isHost(host(253))).toBe(true);
    expect(isHost(host(254))).toBe(false);
  });

  it('when letters that look alike hide the ending, then what is written counts as well as what it reads like', () => {
    expect(isBareHost('example.com', 'exаmple.cоm', false)).toBe(true);
    expect(isBareHost('npnmep.pф', 'пример.рф', false)).toBe(true);
  });

  it('when more endings are looked up than are remembered, then they are still told right', () => {
    for (let at = 0; at < 5100; at += 1) isHost(`example.${at.toString(36).padStart(4, 'z')}q`);
    expect(isHost('example.museum')).toBe(false);
    expect(isHost('example.paris')).toBe(false);
    expect(isHost('example.berlin')).toBe(true);
    expect(isHost('example.qqqq')).toBe(false);
  });
});

describe('isProduct', () => {
  it.each([
    ['asp.net', true],
    ['ASP.NET', true],
    ['Socket.IO', true],
    ['c#.net', true],
    ['Json.NET', true],
    ['Json.Net', true],
    ['System.Net', true],
    ['QUIZ.NET', true],
    ['QUIZZ.NET', false],
    ['Quizz.NET', true],
    ['quizz.net', false],
    ['QUIZ.net', false],
    ['www.QUIZ.NET', false],
    ['.NET', false],
    ['QUIZ.NETS', false],
  ])('when %j is written, then it is a product: %s', (written, expected) => {
    expect(isProduct(written)).toBe(expected);
  });
});

describe('registeredDomain', () => {
  it.each([
    ['www.example.co.uk', 'example.co.uk'],
    ['a.b.example.fr', 'example.fr'],
    ['example.fr', 'example.fr'],
    ['localhost', 'localhost'],
  ])('when the host is %j, then %j was registered', (host, expected) => {
    expect(registeredDomain(host)).toBe(expected);
  });
});

describe('linkEnd', () => {
  it.each([
    ['example.org/a?b=1#c', 'example.org/a?b=1#c'],
    ['example.org et puis', 'example.org'],
    ['example.org\tet', 'example.org'],
    ['example.org/a).', 'example.org/a'],
    ['example.org/a?!…', 'example.org/a?!…'],
    ['example.org/a".', 'example.org/a'],
    ['example.org/[x]', 'example.org/'],
    ['example.org/{x}', 'example.org/'],
    ['example.org/a|b', 'example.org/a'],
    ['example.org/a\\b', 'example.org/a'],
    ['example.org/a^b', 'example.org/a'],
    ['example.org/<b>', 'example.org/'],
    ["example.org/a.,;:!?)'*_-`", 'example.org/a'],
    ['...', ''],
    ['', ''],
  ])('when a link begins %j, then it is %j', (text, expected) => {
    expect(text.slice(0, linkEnd(text, 0))).toBe(expected);
    const shifted = `voir ${text}`;
    expect(shifted.slice(5, linkEnd(shifted, 5))).toBe(expected);
  });
});
