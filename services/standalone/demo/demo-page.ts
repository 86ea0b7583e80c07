import { html, type SafeHtml } from '@tamis/shared/adapters/http/server/html';
import type { EmbedAssets } from '@tamis/shared/adapters/http/embed/embed-assets';
import { ARTICLE, ARTICLE_BODY } from './article';
import type { DemoAssets } from './demo-assets';
import { fullDate } from './french-dates';

export interface DemoPage {
  /** The article's comments, as on any page that shows them. */
  discussion: SafeHtml;
  /** Path under which visitors reach this service, without a slash at its end. */
  prefix: string;
  assets: DemoAssets;
  embed: Pick<EmbedAssets, 'script' | 'style'>;
}

/** The demonstration's article page: an article, and the two lines that any page needs for its comments. */
export function demoPage({ discussion, prefix, assets, embed }: DemoPage): string {
  const feed = `${prefix}/v1/articles/${ARTICLE.id}/comments.atom`;
  return html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="description" content="${ARTICLE.standfirst}" />
        <title>${ARTICLE.title} · Démonstration</title>
        <link rel="icon" href="${prefix}${assets.icon.path}" type="image/svg+xml" />
        <link rel="stylesheet" href="${prefix}${embed.style.path}" />
        <link rel="stylesheet" href="${prefix}${assets.style.path}" />
        <link rel="alternate" type="application/atom+xml" title="Commentaires" href="${feed}" />
        <script src="${prefix}${embed.script.path}" defer></script>
      </head>
      <body>
        <a class="skip" href="#article">Aller à l’article</a>
        <header class="masthead">
          <p class="nameplate">Démonstration <span>page d’article</span></p>
          <p class="jump">
            <a href="#comments-place"><span data-tamis-count="${ARTICLE.id}">Commentaires</span></a>
          </p>
        </header>
        <main>
          <article id="article" class="article">
            <header>
              <p class="section">${ARTICLE.section}</p>
              <h1>${ARTICLE.title}</h1>
              <p class="standfirst">${ARTICLE.standfirst}</p>
              <p class="dateline">
                <time datetime="${ARTICLE.published.toISOString()}">${fullDate(ARTICLE.published)}</time>
                <span>${ARTICLE.readingMinutes} min de lecture</span> <span>texte fictif</span>
              </p>
            </header>
            ${ARTICLE_BODY}
          </article>
          <div id="comments-place" class="discussion">${discussion}</div>
        </main>
        <footer class="colophon">
          <p>
            Page de démonstration. Modération&nbsp;: <a href="${prefix}/review">le pupitre</a>&nbsp;; pour les
            programmes, <a href="${prefix}/docs">l’interface</a>, <code>GET /v1/events</code> et le
            <a href="${feed}">fil Atom des commentaires</a>.
          </p>
        </footer>
      </body>
    </html> `.toString();
}
