import { html, type SafeHtml } from '../../server/html';
import type { DeskAssets } from '../desk/desk-assets';

/** The pages of `/docs`, in the order of their reading: the guides, by the names of their files, and the API. */
export const DOCS = {
  start: 'Start',
  embed: 'On your pages',
  moderate: 'Moderate',
  events: 'Events',
  operate: 'Operate',
  privacy: 'People’s data',
  api: 'API',
} as const;
export type DocName = keyof typeof DOCS;

export interface DocsPage {
  name: DocName;
  title: string;
  assets: DeskAssets;
  content: SafeHtml;
}

/** A page of the documentation, with the way to all others; nothing of it comes from another host. */
export function docsPage({ name, title, assets, content }: DocsPage): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Tamis</title>
        <link rel="icon" href="${assets.icon.path}" type="image/svg+xml" />
        <link rel="stylesheet" href="${assets.style.path}" />
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header class="bar">
          <a class="brand" href="/docs"><img src="${assets.icon.path}" alt="" width="32" height="32" />Tamis</a>
          <nav class="guides" aria-label="Documentation">
            ${Object.entries(DOCS).map(
              ([each, word]) =>
                html`<a href="${hrefOf(each as DocName)}" ${each === name && html`aria-current="page"`}>${word}</a> `,
            )}
          </nav>
        </header>
        <main id="content" class="sheet stack" tabindex="-1">${content}</main>
      </body>
    </html> `.toString();
}

/** Where a page of the documentation stands. */
export function hrefOf(name: DocName): string {
  return name === 'start' ? '/docs' : `/docs/${name}`;
}
