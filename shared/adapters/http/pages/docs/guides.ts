import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { html, raw } from '../../server/html';
import type { DeskAssets } from '../desk/desk-assets';
import { docsPage, DOCS, hrefOf, type DocName } from './docs-page';

/** The guides in `docs/` as pages, by name. Our own files, so what they hold is trusted; HTML in them is shown as text all the same. */
export function guidePages(assets: DeskAssets): Map<DocName, string> {
  const folder = dirname(require.resolve('@tamis/docs/package.json'));
  const markdown = guideParser();
  const names = (Object.keys(DOCS) as DocName[]).filter((name) => name !== 'api');
  return new Map(
    names.map((name) => {
      const content = raw(markdown.render(readFileSync(join(folder, `${name}.md`), 'utf8')));
      return [
        name,
        docsPage({ name, title: DOCS[name], assets, content: html`<article class="guide">${content}</article>` }),
      ];
    }),
  );
}

function guideParser(): MarkdownIt {
  const markdown = new MarkdownIt({ html: false });
  const { rules } = markdown.renderer;
  // Wide blocks scroll by themselves, also by keyboard.
  rules.fence = (tokens, at) => html`<pre tabindex="0"><code>${tokens[at]?.content ?? ''}</code></pre>`.toString();
  rules['table_open'] = () => '<div class="scroll" tabindex="0"><table>';
  rules['table_close'] = () => '</table></div>';
  // Files name each other as files.
  markdown.core.ruler.push('guides', ({ tokens }) => {
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const [, name] = /^(\w+)\.md$/.exec(token.attrGet('href') ?? '') ?? [];
      if (name !== undefined && Object.hasOwn(DOCS, name)) token.attrSet('href', hrefOf(name as DocName));
    }
  });
  return markdown;
}
