import { bodyHtml } from '@tamis/shared/adapters/http/api/body-html';

const NAMED: Record<string, string> = { '34': '"', '38': '&amp;', '39': "'", '60': '&lt;', '62': '&gt;' };

const shown = (text: string): string => bodyHtml(text, 'basic').replaceAll(' dir="auto"', '').replaceAll('\n', '');

test.each([
  ['du *texte* et du **gras**', '<p>du <em>texte</em> et du <strong>gras</strong></p>'],
  ['le mot `let x = 1 < 2` ici', '<p>le mot <code>let x = 1 &lt; 2</code> ici</p>'],
  ['> cité\n> encore\n\nréponse', '<blockquote><p>cité<br />encore</p></blockquote><p>réponse</p>'],
  ['- un\n- deux', '<ul><li>un</li><li>deux</li></ul>'],
  ['3. trois\n4. quatre', '<ol start="3"><li>trois</li><li>quatre</li></ol>'],
  ['```\na < b\n```', '<pre><code>a &lt; b</code></pre>'],
  ['une ligne\net l’autre', '<p>une ligne<br />et l’autre</p>'],
])('when signs of Markdown stand in %j, then readers see what they mean', (text, html) => {
  expect(shown(text)).toBe(html);
});

test.each([
  ['[gagnez](https://spam.example)', 'a link with words of its own'],
  ['![x](https://spam.example/x.png)', 'an image'],
  ['# Titre', 'a heading'],
  ['<b>gras</b> <img src=x onerror=alert(1)>', 'HTML'],
  ['&lt;script&gt;', 'an entity'],
  ['vi**gr**a et vi*agr*a', 'emphasis inside a word'],
  ['vi`agra`', 'code inside a word'],
])('when %j holds %s, then it stands as it was typed', (text) => {
  const bare = (html: string): string =>
    html.replace(/<\/?bdi>| dir="auto"/g, '').replace(/&#(\d+);/g, (_, code: string) => NAMED[code] ?? '?');
  expect(bare(shown(text))).toBe(bare(bodyHtml(text, 'plain')));
});

test('when an address stands in a text, then it is a link in either form, and a long one is shown short', () => {
  const long = `https://a.example/${'x'.repeat(80)}?utm_source=mail`;
  for (const markup of ['plain', 'basic'] as const) {
    const html = bodyHtml(`*voir* ${long}`, markup);
    expect(html).toContain(`href="${long}"`);
    expect(html).toContain(`<bdi>https://a.example/${'x'.repeat(41)}…</bdi>`);
    expect(bodyHtml('voir https://a.example/b', markup)).toContain('<bdi>https://a.example/b</bdi>');
  }
});

test.each(['>', '- ', '*', '`', '*a ', '**a ', '1. '])(
  'when a text is nothing but %j, then it is shown all the same',
  (sign) => {
    expect(bodyHtml(sign.repeat(10_000 / sign.length), 'basic')).toMatch(/^<\w/);
  },
);
