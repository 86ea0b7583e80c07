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
