import { html, type SafeHtml } from '@tamis/shared/adapters/http/server/html';
import type { PublicComment } from '@tamis/shared/adapters/http/api/present';
import { ARTICLE } from './article';

export interface CommentForm {
  replyTo: PublicComment | null;
  /** Address of this page; null when the request does not say it. */
  articleUrl: string | null;
  renderedAt: Date;
  honeypotField: string;
  /** The same for every sending of this form, so that a second click makes no twin. */
  idempotencyKey: string;
}

const hidden = (name: string, value: string): SafeHtml => html`<input type="hidden" name="${name}" value="${value}" />`;
const problem = (name: string): SafeHtml => html`<p class="problem" id="${name}-problem" hidden></p>`;
const star = html` <span class="required" aria-hidden="true">*</span>`;

/** WordPress's comment form, word for word, with the fields that this service knows besides. */
export function commentForm(form: CommentForm): SafeHtml {
  const { replyTo, articleUrl, renderedAt, honeypotField, idempotencyKey } = form;
  return html`<section id="respond" aria-labelledby="reply-title">
    <h2 id="reply-title" tabindex="-1">Laisser un commentaire</h2>
    <p id="reply-to" ${!replyTo && html`hidden`}>
      En réponse à <strong id="reply-to-name" dir="auto">${replyTo?.author.name}</strong>
      <a id="cancel-reply" href="/#respond">Annuler la réponse</a>
    </p>
    <form id="comment-form" action="/wp-comments-post.php" method="post">
      <p class="notes">
        <span id="email-notes">Votre adresse e-mail ne sera pas publiée.</span>
        <span>Les champs obligatoires sont indiqués avec <span class="required">*</span></span>
      </p>
      <div id="form-message" class="form-message" tabindex="-1" hidden></div>
      <div class="field">
        <label for="comment">Commentaire${star}</label>
        ${problem('comment')}
        <textarea id="comment" name="comment" dir="auto" rows="7" required></textarea>
      </div>
      <div class="field half">
        <label for="author">Nom${star}</label>
        ${problem('author')}
        <input id="author" name="author" type="text" dir="auto" autocomplete="name" required />
      </div>
      <div class="field half">
        <label for="email">E-mail${star}</label>
        ${problem('email')}
        <input id="email" name="email" type="email" autocomplete="email" aria-describedby="email-notes" required />
      </div>
      <div class="field">
        <label for="url">Site web</label>
        ${problem('url')}
        <input id="url" name="url" type="text" inputmode="url" autocomplete="url" />
      </div>
      <div class="aside-field" aria-hidden="true">
        <label for="extra-field">Laissez ce champ vide</label>
        <input id="extra-field" name="${honeypotField}" type="text" tabindex="-1" autocomplete="off" />
      </div>
      ${hidden('comment_post_ID', ARTICLE.id)} ${hidden('comment_parent', replyTo?.id ?? '0')}
      ${articleUrl !== null && hidden('articleUrl', articleUrl)} ${hidden('articleTitle', ARTICLE.title)}
      ${hidden('locale', 'fr')} ${hidden('renderedAt', String(renderedAt.getTime()))}
      ${hidden('idempotency_key', idempotencyKey)}
      <p class="send"><button type="submit" name="submit" value="1">Laisser un commentaire</button></p>
    </form>
  </section>`;
}
