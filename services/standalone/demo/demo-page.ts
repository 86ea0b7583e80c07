import { html } from '@tamis/shared/adapters/http/server/html';
import type { PublicComment, RemovedComment } from '@tamis/shared/adapters/http/api/present';
import { ARTICLE, ARTICLE_BODY } from './article';
import { commentForm, type CommentForm } from './comment-form';
import { COMMENT_TEMPLATE, commentThread, type OwnComment } from './comment-thread';
import type { DemoAssets } from './demo-assets';
import { fullDate } from './french-dates';
import { STATE_TEMPLATES } from './own-comment';

export interface DemoPage extends CommentForm {
  /** Approved comments of this page, oldest first. */
  comments: readonly (PublicComment | RemovedComment)[];
  /** Whether the page begins with the article's first comment. */
  isFromStart: boolean;
  /** Number of approved comments on all pages. */
  total: number;
  /** The page that goes on after the last of `comments`, or null. */
  nextHref: string | null;
  /** The visitor's own comment, when the address brought a valid receipt. */
  pending: OwnComment | null;
  reloadHref: string;
  assets: DemoAssets;
}

const API = `/v1/articles/${ARTICLE.id}/comments`;

/** The demonstration's article page: article, comments, WordPress's form. Whole without JavaScript. */
export function demoPage(page: DemoPage): string {
  const { comments, isFromStart, total, nextHref, pending, reloadHref, renderedAt, assets } = page;
  return html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="description" content="${ARTICLE.standfirst}" />
        <title>${ARTICLE.title} · Démonstration</title>
        <link rel="icon" href="${assets.icon.path}" type="image/svg+xml" />
        <link rel="stylesheet" href="${assets.style.path}" />
        <link rel="alternate" type="application/atom+xml" title="Commentaires" href="${API}.atom" />
        <script type="module" src="${assets.script.path}"></script>
      </head>
      <body>
        <a class="skip" href="#article">Aller à l’article</a>
        <header class="masthead">
          <p class="nameplate">Démonstration <span>page d’article</span></p>
          <p class="jump"><a href="#comments">Commentaires</a></p>
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
          <section id="comments" aria-labelledby="comments-title" data-list="${API}">
            <h2 id="comments-title">${countOf(total)}</h2>
            <p id="no-comments" ${(comments.length > 0 || pending !== null) && html`hidden`}>
              Le premier commentaire peut être le vôtre.
            </p>
            ${!isFromStart && html`<p class="more"><a href="/#comments">Depuis le premier commentaire</a></p>`}
            ${commentThread({ comments, own: pending, now: renderedAt, reloadHref })}
            ${nextHref !== null && html`<p class="more"><a href="${nextHref}">Commentaires suivants</a></p>`}
          </section>
          ${commentForm(page)}
        </main>
        <footer class="colophon">
          <p>
            Page de démonstration. Modération&nbsp;: <code>GET /v1/review/comments?status=held</code>, évènements&nbsp;:
            <code>GET /v1/events</code> (avec une clé d’accès)&nbsp;;
            <a href="${API}.atom">fil Atom des commentaires</a>.
          </p>
        </footer>
        <p id="announcer" class="unseen" role="status" aria-live="polite"></p>
        ${COMMENT_TEMPLATE} ${STATE_TEMPLATES}
      </body>
    </html> `.toString();
}

/** The heading over the comments; the script says it the same way. */
function countOf(total: number): string {
  if (total === 0) return 'Aucun commentaire';
  return total === 1 ? '1 commentaire' : `${total.toLocaleString('fr')} commentaires`;
}
