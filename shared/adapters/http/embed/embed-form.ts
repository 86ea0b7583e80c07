import type { PublicComment } from '../api/present';
import { html, type SafeHtml } from '../server/html';
import type { Told } from './embed-times';

export interface EmbedForm extends Told {
  /** Where the form is sent to. */
  action: string;
  siteId: string;
  articleId: string;
  articleTitle: string | null;
  /** Address of this page, to which the form leads back; null when the request does not say it. */
  pageUrl: string | null;
  replyTo: PublicComment | null;
  /** This page with the form turned to the article. */
  cancelHref: string;
  isPremoderated: boolean;
  renderedAt: Date;
  honeypotField: string;
  /** Whether authors can be told by mail. */
  offersMail: boolean;
  /** The same for every sending of this form, so that a second click makes no twin. */
  idempotencyKey: string;
}

const hidden = (name: string, value: string): SafeHtml => html`<input type="hidden" name="${name}" value="${value}" />`;
const star = html` <span class="required" aria-hidden="true">*</span>`;

/** WordPress's comment form, word for word, with the fields that this service knows besides. */
export function embedForm(form: EmbedForm): SafeHtml {
  const { words, language, replyTo, pageUrl, articleTitle } = form;
  return html`<section id="respond" aria-labelledby="reply-title">
    <h2 id="reply-title" tabindex="-1">${words.formTitle}</h2>
    ${
      replyTo &&
      html`<p id="reply-to">
        <span dir="auto">${words.inReplyTo.replace('{name}', () => replyTo.author.name)}</span>
        <a id="cancel-reply" href="${form.cancelHref}">${words.cancelReply}</a>
      </p>`
    }
    <form id="comment-form" action="${form.action}" method="post">
      <p class="notes">
        <span id="email-notes">${words.promise}</span>
        <span>${words.required} <span class="required">*</span></span>
        ${form.isPremoderated && html`<span class="mode">${words.premoderated}</span>`}
      </p>
      <div class="field">
        <label for="comment">${words.comment}${star}</label>
        <textarea id="comment" name="comment" dir="auto" rows="7" required></textarea>
      </div>
      <div class="field half">
        <label for="author">${words.author}${star}</label>
        <input id="author" name="author" type="text" dir="auto" autocomplete="name" required />
      </div>
      <div class="field half">
        <label for="email">${words.email}${star}</label>
        <input id="email" name="email" type="email" autocomplete="email" aria-describedby="email-notes" required />
      </div>
      <div class="field">
        <label for="url">${words.url}</label>
        <input id="url" name="url" type="text" inputmode="url" autocomplete="url" />
      </div>
      ${
        form.offersMail &&
        html`<p class="remember">
          <input id="notify" name="notify" type="checkbox" value="1" />
          <label for="notify">${words.notify}</label>
        </p>`
      }
      <div class="unseen" aria-hidden="true">
        <label for="extra-field">${words.trap}</label>
        <input id="extra-field" name="${form.honeypotField}" type="text" tabindex="-1" autocomplete="off" />
      </div>
      ${hidden('siteId', form.siteId)} ${hidden('comment_post_ID', form.articleId)}
      ${hidden('comment_parent', replyTo?.id ?? '0')} ${pageUrl !== null && hidden('redirect_to', pageUrl)}
      ${articleTitle !== null && hidden('articleTitle', articleTitle)} ${hidden('locale', language)}
      ${hidden('renderedAt', String(form.renderedAt.getTime()))} ${hidden('idempotency_key', form.idempotencyKey)}
      <p class="send"><button type="submit" name="submit" value="1">${words.send}</button></p>
    </form>
  </section>`;
}
