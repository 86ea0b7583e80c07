import { createHash } from 'node:crypto';
import type { Language } from '../server/language';
import { html, raw, type SafeHtml } from '../server/html';

/** Everything the small pages look like; inline, because they must stand alone on any host. */
const STYLE = `
:root { color-scheme: light dark; --paper: #fbfaf7; --ink: #1d2426; --soft: #566166; --line: #87929a; --accent: #0b5563; --bad: #a3201d; --bad-paper: #fcefee; --field: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14191c; --ink: #e6e9ea; --soft: #a5b0b5; --line: #74818a; --accent: #7cc7d6; --bad: #ff9f97; --bad-paper: #33191a; --field: #1b2226; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere; }
main { max-width: 40rem; margin: 0 auto; padding: clamp(1.5rem, 6vw, 4rem) 1.25rem; }
h1 { margin: 0 0 1rem; font: 600 clamp(1.5rem, 5vw, 2rem)/1.25 "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, serif; text-wrap: balance; }
a { color: var(--accent); text-underline-offset: 0.2em; }
.problems { margin: 0 0 2rem; padding: 1rem 1.25rem; border-left: 0.3rem solid var(--bad); border-radius: 0.25rem; background: var(--bad-paper); }
.problems p { margin: 0; }
.problems ul { margin: 0.5rem 0 0; padding-left: 1.25rem; }
.problems a { color: var(--bad); }
label { display: block; margin-bottom: 0.3rem; font-weight: 600; }
.field { margin: 0 0 1.25rem; }
.field p { margin: 0 0 0.4rem; color: var(--bad); font-weight: 600; }
.note { color: var(--soft); }
input, textarea, select { display: block; width: 100%; padding: 0.65rem 0.75rem; border: 1px solid var(--line); border-radius: 0.35rem; background: var(--field); color: inherit; font: inherit; }
input[type="checkbox"] { display: inline-block; width: auto; margin: 0 0.5rem 0 0; }
.tick { font-weight: 400; }
h2 { margin: 2rem 0 0.5rem; font-size: 1.2rem; }
select { width: auto; max-width: 100%; }
textarea { min-height: 11rem; resize: vertical; }
table { width: 100%; margin: 0 0 1rem; border-collapse: collapse; }
th, td { padding: 0.35rem 0.5rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
th[scope="row"] { font-weight: 400; }
td { text-align: end; font-variant-numeric: tabular-nums; }
blockquote { margin: 0 0 1.5rem; padding-inline-start: 1rem; border-inline-start: 0.2rem solid var(--line); white-space: pre-line; }
[aria-invalid] { border: 2px solid var(--bad); }
button { padding: 0.75rem 1.4rem; border: 0; border-radius: 0.35rem; background: var(--accent); color: var(--paper); font: inherit; font-weight: 600; cursor: pointer; }
button.quiet { padding: calc(0.75rem - 1px) calc(1.4rem - 1px); border: 1px solid var(--line); background: none; color: inherit; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
@media (forced-colors: active) { button { border: 1px solid; } }
`;

const STYLE_ELEMENT = raw(`<style>${STYLE}</style>`);

/** The page style's source expression for `style-src`, without its quotes. */
export const PAGE_STYLE_HASH = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;

/** A whole small page. It loads nothing, runs nothing and is kept out of search indexes. */
export function pageLayout({
  language,
  title,
  content,
}: {
  language: Language;
  title: string;
  content: SafeHtml;
}): string {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html> `.toString();
}
