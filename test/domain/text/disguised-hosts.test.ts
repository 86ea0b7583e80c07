import { findDisguisedHosts } from '@tamis/shared/domain/text/disguised-hosts';
import { normalise } from '@tamis/shared/domain/text/normalise';

const found = (text: string): string[] =>
  findDisguisedHosts(normalise(text)).map(({ host, start, end }) => `${host} ${text.slice(start, end)}`);

describe('a host written apart', () => {
  it.each([
    ['site . com', ['site.com site . com']],
    ['site .com', ['site.com site .com']],
    ['site. com', ['site.com site. com']],
    ['site  .  com', ['site.com site  .  com']],
    ['site   . com', []],
    ['site .   com', []],
    ['site[.]com', ['site.com site[.]com']],
    ['site(.)com', ['site.com site(.)com']],
    ['site{.}com', ['site.com site{.}com']],
    ['site . xyz/offre', ['site.xyz site . xyz/offre']],
    ['site . com/a b', ['site.com site . com/a']],
    ['site.com', []],
    // One letter before it is an initial.
    ['s . com', []],
    ['ab . com', ['ab.com ab . com']],
    // An ending that begins sentences needs the space before the dot.
    ['J’ai fini. net et clair', []],
    ['site . net', ['site.net site . net']],
    ['site . info', ['site.info site . info']],
    // A sentence that begins with a capital letter.
    ['Bonjour. Com est un mot', []],
    ['site . comme', []],
    ['site . com1', []],
    ['site . com@x', []],
    ['site . com-x', []],
    ['site . com.', ['site.com site . com']],
    ['site . com.au', []],
    ['love .NET', []],
    ['asp . net', []],
    ['un . com deux . com', ['un.com un . com', 'deux.com deux . com']],
    ['un . com/x . com', ['un.com un . com/x']],
    ['a-b-1 . ru', ['a-b-1.ru a-b-1 . ru']],
    [`${'x'.repeat(63)} . com`, [`${'x'.repeat(63)}.com ${'x'.repeat(63)} . com`]],
    [`y${'x'.repeat(63)} . com`, [`${'x'.repeat(63)}.com ${'x'.repeat(63)} . com`]],
    ['. com', []],
    ['', []],
  ])('when the text is %j, then %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('a host that is spoken', () => {
  it.each([
    ['site dot com', ['site.com site dot com']],
    ['site point com', ['site.com site point com']],
    ['site point fr', ['site.fr site point fr']],
    ['site point net', []],
    ['site dot net', ['site.net site dot net']],
    ['site (dot) shop', ['site.shop site (dot) shop']],
    ['site [dot] quelconque', ['site.quelconque site [dot] quelconque']],
    [`site [dot] ${'a'.repeat(24)}`, [`site.${'a'.repeat(24)} site [dot] ${'a'.repeat(24)}`]],
    [`site [dot] ${'a'.repeat(25)}`, []],
    ['site [dot] a', []],
    ['site [dot] 12', []],
    ['site  dot  com', ['site.com site  dot  com']],
    ['site   dot com', []],
    ['sitedot com', []],
    ['site dotcom', []],
    ['the dot com bubble', []],
    ['cette point com', []],
    ['ab dot com', []],
    ['abc dot com', ['abc.com abc dot com']],
    ['asp dot net', []],
    ['site dot comme', []],
    ['site dot com et lieu dot org', ['site.com site dot com', 'lieu.org lieu dot org']],
    ['le point commun', []],
  ])('when the text is %j, then %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('a broken www', () => {
  it.each([
    ['ww site com', ['site.com ww site com']],
    ['wwww site com', ['site.com wwww site com']],
    ['www. site .com', ['site.com site .com', 'site.com www. site .com']],
    ['www , site , fr', ['site.fr www , site , fr']],
    ['w site com', []],
    ['wwwww site com', []],
    ['eww site com', []],
    ['ww site comme', []],
    ['ww s com', []],
    ['www.site.com', []],
    ['ww    site com', []],
  ])('when the text is %j, then %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('a broken name', () => {
  it.each([
    ['you[tube]', ['youtube.com you[tube]']],
    ['face(book)', ['facebook.com face(book)']],
    ['insta[gram) !', ['instagram.com insta[gram)']],
    ['array[index]', []],
    ['xyou[tube]', []],
    ['you{tube}', []],
    ['y[outube]', []],
    ['whatsap[p]', []],
    ['tele[gram] et you[tube]', ['telegram.com tele[gram]', 'youtube.com you[tube]']],
  ])('when the text is %j, then %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('a video without a host', () => {
  it.each([
    ['watch?v=TQ046FuAu00', [' watch?v=TQ046FuAu00']],
    ['/watch?v=a-b_c d', [' /watch?v=a-b_c']],
    ['watch?v=', [' watch?v=']],
    [`watch?v=${'a'.repeat(60)}`, [` watch?v=${'a'.repeat(55)}`]],
    ['watch?v=a watch?v=b', [' watch?v=a', ' watch?v=b']],
    ['watch v=a', []],
  ])('when the text is %j, then %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});
