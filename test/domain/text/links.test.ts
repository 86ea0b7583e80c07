import fc from 'fast-check';
import { findLinks } from '@tamis/shared/domain/text/links';

const shown = (text: string) => findLinks(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);

describe('findLinks', () => {
  it.each([
    ['voir http://example.org/a?b=1#c.', ['absolute http://example.org/a?b=1#c']],
    ['(https://example.org/page)', ['absolute https://example.org/page']],
    ['<a href="https://example.org">ici</a>', ['absolute https://example.org']],
    ['[url=http://example.org]x[/url]', ['absolute http://example.org']],
    ['www.example.org et www.example.com/x', ['www www.example.org', 'www www.example.com/x']],
    ['murdev.com, really', ['bare murdev.com']],
    ['allez sur exemple-de-site.fr !', ['bare exemple-de-site.fr']],
    ['gofundme.com/grwmps', ['bare gofundme.com/grwmps']],
    ['my-shop.xyz and best-prices.top', ['bare my-shop.xyz', 'bare best-prices.top']],
    ['join t.me/example now', ['bare t.me/example']],
    ['youtu.be/abc123', ['bare youtu.be/abc123']],
    ['shop.example.co.uk', ['bare shop.example.co.uk']],
    ['ｅｘａｍｐｌｅ．ｃｏｍ', ['bare ｅｘａｍｐｌｅ．ｃｏｍ']],
    ['exаmple.com with a Cyrillic a', ['bare exаmple.com']],
    ['пример.рф', ['bare пример.рф']],
  ])('when %j holds plain links, then they are found', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it.each([
    ['kidsmediausa  . com', ['disguised kidsmediausa  . com']],
    ['go to example. com/strategy now', ['disguised example. com/strategy']],
    ['example[.]com', ['disguised example[.]com']],
    ['check out this you[tube] channel', ['disguised you[tube]']],
    ['hxxp://example.org/x', ['disguised hxxp://example.org/x']],
    ['example dot com', ['disguised example dot com']],
    ['example (dot) org', ['disguised example (dot) org']],
    ['ww example com', ['disguised ww example com']],
    ['see /watch?v=TQ046FuAu00', ['disguised /watch?v=TQ046FuAu00']],
  ])('when %j holds a disguised link, then it is found as one', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it.each([
    'écrivez à camille@example.org',
    'modifiez index.html et style.css',
    'avec node.js ou vue.js',
    'le README.md et main.py',
    'la version 1.2.3 et v2.0.1-beta.4',
    'C’est la fin.Il faut partir.',
    'voilà la fin.il faut partir',
    'Bonjour.Je suis là.Merci.',
    'e.g. this, i.e. that, U.S.A. at 5 p.m.',
    'site.url and page.date in the template',
    'I like it. Com is a prefix. Net gain.',
    'C’est clair. Net et précis.',
    'the dot com bubble',
    'array[index] and items[i]',
    'un prix de 3.50 ou 12.000',
    'trois points... puis rien',
    'http:// alone',
    '/etc/nginx.conf/readme.com',
  ])('when %j holds none, then none is found', (text) => {
    expect(shown(text)).toEqual([]);
  });

  const hosts = (text: string) => findLinks(text).map(({ host, start, end }) => `${host} ${text.slice(start, end)}`);

  it.each([
    ['http://user:pass@example.org:8080/x', ['example.org http://user:pass@example.org:8080/x']],
    ['http://a@b@example.org', ['example.org http://a@b@example.org']],
    ['http://example.org../x', ['example.org http://example.org../x']],
    ['http://example.org?x=1', ['example.org http://example.org?x=1']],
    ['http://example.org#haut', ['example.org http://example.org#haut']],
    ['http://localhost/x', ['localhost http://localhost/x']],
    ['http://example', ['example http://example']],
    ['HTTP://EXAMPLE.ORG/A', ['example.org HTTP://EXAMPLE.ORG/A']],
    ['ftp://example.org', ['example.org ftp://example.org']],
    // A scheme that is none of the honest ones, or broken by a space, hides something.
    ['http:// example.org', ['example.org http:// example.org']],
    ['http:// exemple', []],
    ['http ://example.org', ['example.org http ://example.org']],
    ['h**p://example.org', ['example.org h**p://example.org']],
    ['xhttp://example.org', ['example.org example.org']],
    ['mailto://example.org', ['example.org example.org']],
    ['://example.org', ['example.org example.org']],
    ['http:///example.org/x', ['example.org http:///example.org/x']],
    ['http://', []],
    ['http:///', []],
    ['http://honest.example:80@evil.example/x', ['evil.example http://honest.example:80@evil.example/x']],
    ['http://example.org/@honest.example', ['example.org http://example.org/@honest.example']],
    ['http://a.fr http://b.fr', ['a.fr http://a.fr', 'b.fr http://b.fr']],
    ['http://a.fr/http://b.fr', ['a.fr http://a.fr/http://b.fr']],
  ])('when %j has a scheme, then %j', (text, expected) => {
    expect(hosts(text)).toEqual(expected);
  });

  it.each([
    ['example.com:8080/x y', ['example.com example.com:8080/x']],
    ['example.com: voir', ['example.com example.com']],
    ['example.com?a=1 b', ['example.com example.com?a=1']],
    ['example.com/ et', ['example.com example.com']],
    ['example.com/a', ['example.com example.com/a']],
    ['t.me/~a', ['t.me t.me/~a']],
    ['t.me/%41', ['t.me t.me/%41']],
    ['t.me/@a', ['t.me t.me/@a']],
    ['t.me/?a', ['t.me t.me/?a']],
    ['t.me/#a', ['t.me t.me/#a']],
    ['t.me/-a', ['t.me t.me/-a']],
    ['t.me/ a', []],
    ['t.me', []],
    ['@example.com', []],
    ['example.com@x', []],
    ['example.com(x)', []],
    ['x\\example.com', []],
    ['/example.com', []],
    ['x/example.com', []],
    ['//example.com', ['example.com example.com']],
    ['.example.com', ['example.com example.com']],
    ['example.com.', ['example.com example.com']],
    ['example..com', []],
    ['example.com..', ['example.com example.com']],
    ['(example.com)', ['example.com example.com']],
    ['a0.com z9.com', ['a0.com a0.com', 'z9.com z9.com']],
    ['a_b.com', ['a_b.com a_b.com']],
    ['éclair.fr', ['eclair.fr éclair.fr']],
    ['a.com b.com', ['a.com a.com', 'b.com b.com']],
    ['example.com,example.org', ['example.com example.com', 'example.org example.org']],
    ['un.deux.example.com/x.com', ['un.deux.example.com un.deux.example.com/x.com']],
    ['{example.com}', ['example.com example.com']],
    ['`example.com`', ['example.com example.com']],
  ])('when %j has none, then %j', (text, expected) => {
    expect(hosts(text)).toEqual(expected);
  });

  it('when any text is read, then links are in order, apart, and within it', () => {
    const part = fc.constantFrom(
      'http://',
      'example.org',
      ' . com',
      ' dot ',
      'www.',
      '@',
      '[tube]',
      '://',
      '.',
      ' ',
      'ａ.com',
      'é',
      '😀',
      'watch?v=',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        let floor = 0;
        for (const { start, end } of findLinks(text)) {
          expect(start).toBeGreaterThanOrEqual(floor);
          expect(end).toBeGreaterThan(start);
          floor = end;
        }
        expect(floor).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
