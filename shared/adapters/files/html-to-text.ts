import { Parser } from 'htmlparser2';
import type { Markup } from '../../domain/markup';

/** Elements after which a new paragraph, or at least a new line, begins. */
const PARAGRAPHS = new Set(['p', 'div', 'blockquote', 'pre', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const LINES = new Set(['br', 'li', 'tr']);
/** What is in these is no text of a comment. */
const SILENT = new Set(['script', 'style', 'iframe', 'object', 'template', 'title']);

/** What says the same in Markdown, around the words. */
const SIGNS: Readonly<Record<string, string>> = { em: '*', i: '*', strong: '**', b: '**', code: '`' };

/**
 * What a reader saw of a comment's HTML, as plain text: paragraphs as blank lines, quotations behind `> `, list items behind `- `,
 * an address behind the words that led to it, and an image's description in place of the image. Broken HTML gives the text
 * that a browser would show. With basic mark-up emphasis and code keep their signs.
 */
export function htmlToText(html: string, markup: Markup): string {
  const signOf = (name: string): string =>
    markup === 'basic' && Object.hasOwn(SIGNS, name) ? (SIGNS[name] ?? '') : '';
  const quotes: string[] = [];
  const links: { href: string; from: number }[] = [];
  let silent = 0;
  let text = '';
  const add = (more: string): void => {
    if (silent === 0) text += more;
  };
  const parser = new Parser({
    onopentag(name, { href, alt }) {
      if (SILENT.has(name)) silent += 1;
      if (name === 'blockquote') {
        quotes.push(text);
        text = '';
      }
      if (PARAGRAPHS.has(name)) add('\n\n');
      if (LINES.has(name)) add(name === 'li' ? '\n- ' : '\n');
      add(signOf(name));
      if (name === 'a') links.push({ href: href ?? '', from: text.length });
      if (name === 'img' && alt) add(alt);
    },
    ontext: add,
    onclosetag(name) {
      if (SILENT.has(name)) silent -= 1;
      add(signOf(name));
      if (name === 'a') {
        const link = links.pop();
        if (link) add(addressBehind(link.href, text.slice(link.from)));
      }
      if (name === 'blockquote') text = `${quotes.pop() ?? ''}\n\n${quoted(tidy(text))}`;
      if (PARAGRAPHS.has(name)) add('\n\n');
    },
  });
  parser.end(html);
  return tidy(text);
}

/** Words that are the address themselves need it no second time. */
function addressBehind(href: string, words: string): string {
  const bare = (address: string): string => address.replace(/^(https?:\/\/|mailto:)/i, '').replace(/\/$/, '');
  if (!/^(https?:|mailto:)/i.test(href) || bare(words.trim().replace(/…$/, '')) === bare(href)) return '';
  return ` (${href})`;
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

function tidy(text: string): string {
  return text
    .replace(/[^\S\n]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
