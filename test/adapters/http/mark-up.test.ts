import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { atomFeed } from '@tamis/shared/adapters/http/api/atom-feed';
import { bodyHtml } from '@tamis/shared/adapters/http/api/body-html';
import { formErrorPage } from '@tamis/shared/adapters/http/pages/form-pages';
import { aStoredComment } from '../../builders';
import { readFeed } from '../../e2e/feed';

/** Texts that try to become mark-up, among texts of every other kind. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        ...[
          '<script>alert(1)</script>',
          '"><img src=x onerror=alert(1)>',
          "' onclick='x",
          '</p><h1>',
          '<!--',
          ']]>',
          '&lt;',
          '&#60;b&#62;',
        ],
        ...[
          'javascript:alert(1)',
          'http://a.example/"onmouseover="x',
          'https://a.example/<b>',
          'http://[::1]/\'"',
          'data:text/html,<b>',
        ],
        ...[
          '\n\n',
          '\r\n',
          '\u202e',
          '\u0000',
          'www.a.example',
          '<a href=http://a.example>x</a>',
          '{{7*7}}',
          '${1}',
          '</textarea>',
          '</title>',
        ],
      ),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(' '));

interface Element {
  name: string;
  attributes: Record<string, string>;
}

/** What a browser would make of it: elements with their attributes, and the text. */
function read(markup: string): { elements: Element[]; text: string } {
  const elements: Element[] = [];
  let text = '';
  const parser = new Parser({
    onopentag: (name, attributes) => elements.push({ name, attributes }),
    ontext: (chunk) => (text += chunk),
    oncomment: () => elements.push({ name: '!--', attributes: {} }),
  });
  parser.end(markup);
  return { elements, text };
}

const OURS: Record<string, readonly string[]> = { p: ['dir'], br: [], bdi: [], a: ['href', 'rel'] };
const HELD = ['dir'];
const BASIC: typeof OURS = {
  ...OURS,
  em: [],
  strong: [],
  code: [],
  pre: HELD,
  blockquote: HELD,
  ul: HELD,
  ol: ['dir', 'start'],
  li: HELD,
};

test('when any text is shown with basic mark-up, then nothing comes of it but what that allows', () => {
  fc.assert(
    fc.property(hostile, (body) => {
      for (const { name, attributes } of read(bodyHtml(body, 'basic')).elements) {
        expect(Object.keys(BASIC)).toContain(name);
        expect(BASIC[name]).toEqual(expect.arrayContaining(Object.keys(attributes)));
        if (name === 'a') expect(attributes['href']).toMatch(/^https?:\/\//i);
      }
    }),
    { numRuns: 500 },
  );
});

test('when any text is shown, then nothing in it becomes an element, an attribute or an address of another kind', () => {
  fc.assert(
    fc.property(hostile, (body) => {
      for (const { name, attributes } of read(bodyHtml(body, 'plain')).elements) {
        expect(Object.keys(OURS)).toContain(name);
        expect(OURS[name]).toEqual(expect.arrayContaining(Object.keys(attributes)));
        if (name === 'a') expect(attributes['href']).toMatch(/^https?:\/\//i);
      }
    }),
    { numRuns: 500 },
  );
});

test('when a text is shown, then the reader sees what was written', () => {
  const visible = (text: string): string => text.replace(/\s+/g, '');
  for (const body of ['a < b && c > d', '<script>alert(1)</script>', '"quoted" & \'single\'', '&amp; &lt;b&gt;'])
    expect(visible(read(bodyHtml(body, 'plain')).text)).toBe(visible(body));
});

test('when any name, address, title and text stand in a feed, then it is well-formed and holds them as text alone', () => {
  fc.assert(
    fc.property(hostile, hostile, hostile, (name, body, title) => {
      const comment = aStoredComment({ author: { name, url: `https://a.example/?${encodeURIComponent(name)}` }, body });
      const article = {
        siteId: 'default',
        id: 'a',
        title,
        url: 'https://a.example/',
        mode: 'open',
        closesAt: null,
        aliases: [],
      };
      const xml = atomFeed({
        siteId: 'default',
        articleId: 'a',
        article: article,
        markup: 'plain',
        comments: [comment],
      });
      const [entry] = readFeed(xml).entries;
      for (const element of read(entry?.content ?? '').elements) expect(Object.keys(OURS)).toContain(element.name);
    }),
    { numRuns: 300 },
  );
});

test('when any values come back on the error page of the form, then they are values and nothing else', () => {
  const page = (value: string) =>
    formErrorPage({
      language: 'fr',
      message: value,
      fields: [{ name: 'author', message: value }],
      values: { comment: value, author: value, email: value, url: value },
      action: '/wp-comments-post.php',
      backHref: `https://a.example/?${encodeURIComponent(value)}`,
    });
  const shape = (markup: string) =>
    read(markup).elements.map(({ name, attributes }) => [name, Object.keys(attributes)]);
  const expected = shape(page('simple'));
  fc.assert(
    fc.property(hostile, (value) => {
      expect(shape(page(`${value}x`))).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});
