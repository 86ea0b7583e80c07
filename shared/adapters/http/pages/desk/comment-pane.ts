import { DECISION_LIMITS, DECISION_REASONS, DECISIONS, statusAfter } from '../../../../domain/decision';
import { isReported } from '../../../../domain/report';
import type { StoredComment } from '../../../../domain/stored-comment';
import { html, type SafeHtml } from '../../server/html';
import type { Language } from '../../server/language';
import { commentContext } from './comment-context';
import { commentTools } from './comment-tools';
import { webAddress, type CommentContext } from './comment-view';
import { decisionTrail } from './decision-trail';
import { csrfField, type Viewer } from './desk-layout';
import { ageOf } from './desk-times';
import { DESK_WORDS, statusWord } from './desk-words';
import { markedText } from './marked-text';
import { reasonList } from './reason-list';

const WORDS = {
  fr: {
    why: 'Pourquoi',
    back: 'Retour à la liste',
    under: 'sous',
    site: 'site',
    note: 'Note pour la décision',
    keep: 'Laisser publié',
    decide: 'Décider',
    website: 'Site',
    loading: 'Lecture du contexte…',
    text: 'Texte du commentaire',
    keys: { approve: 'a', reject: 'r', spam: 's' },
    reason: 'Motif',
    toAuthor: 'Dire à l’auteur…',
    law: 'Loi enfreinte, si le commentaire est illicite',
    told: 'Une phrase que l’auteur lira',
    reasons: { abuse: 'propos abusifs', 'off-topic': 'hors sujet', illegal: 'illicite', other: 'autre motif' },
  },
  en: {
    why: 'Why',
    back: 'Back to the list',
    under: 'under',
    site: 'site',
    note: 'Note for the decision',
    keep: 'Keep published',
    decide: 'Decide',
    website: 'Website',
    loading: 'Reading the context…',
    text: 'Text of the comment',
    keys: { approve: 'a', reject: 'r', spam: 's' },
    reason: 'Reason',
    toAuthor: 'Tell the author…',
    law: 'Law that was broken, if the comment is illegal',
    told: 'A sentence that the author reads',
    reasons: { abuse: 'abuse', 'off-topic': 'off topic', illegal: 'illegal', other: 'other reason' },
  },
} as const;

export interface Pane {
  comment: StoredComment;
  /** Null when it is to be fetched once the comment is shown. */
  context: CommentContext | null;
  viewer: Viewer;
  language: Language;
  now: Date;
  /** Where forms of this comment lead back to. */
  back: string;
}

/** One comment, whole: its text, why it stands where it does, what surrounds it, and everything that can be done about it. */
export function commentPane(pane: Pane): SafeHtml {
  const { comment, context, language, back } = pane;
  const words = WORDS[language];
  const { id, version, status, body, verdict } = comment;
  return html`<article
    class="pane"
    aria-labelledby="name-${id}"
    data-id="${id}"
    data-version="${version}"
    data-status="${status}"
  >
    <p class="back"><a href="${back}">← ${words.back}</a></p>
    ${paneHead(pane)}
    <pre class="said" dir="auto" role="group" aria-label="${words.text}">
${markedText(body, 'body', verdict.reasons)}</pre>
    <div class="sections">
      <section>
        <h3>${words.why}</h3>
        ${reasonList(verdict, language)}
      </section>
      <section class="context" data-context="/review/comments/${id}/context">
        ${context ? commentContext(context, pane) : html`<p class="hint">${words.loading}</p>`}
      </section>
      ${decisionTrail(pane)}
    </div>
    ${commentTools(pane)} ${decideForm(pane)}
  </article>`;
}

function paneHead({ comment, language, now }: Pane): SafeHtml {
  const words = WORDS[language];
  const { author, articleTitle, articleId, siteId, status, createdAt, verdict, id } = comment;
  const article = html`<bdi>${articleTitle ?? articleId}</bdi>`;
  const articleHref = webAddress(comment.articleUrl);
  const website = author.url === null ? null : websiteLine(comment, words.website + DESK_WORDS[language].colon);
  return html`<header class="pane-head">
    <h2 id="name-${id}"><bdi>${markedText(author.name, 'author.name', verdict.reasons)}</bdi></h2>
    <span class="state ${status}">${statusWord(status, language)}</span>
    <span class="hint">${ageOf(createdAt, now, language)}</span>
    <p class="where">
      ${words.under}
      ${articleHref === null ? article : html`<a href="${articleHref}" rel="noopener noreferrer">${article}</a>`} ·
      ${words.site} <bdi>${siteId}</bdi>${website}
    </p>
  </header>`;
}

function websiteLine({ author, verdict }: StoredComment, label: string): SafeHtml {
  const text = markedText(author.url ?? '', 'author.url', verdict.reasons);
  const href = webAddress(author.url);
  const link = html`<a href="${href}" rel="ugc nofollow noopener noreferrer"><bdi>${text}</bdi></a>`;
  return html`<br />${label}${href === null ? html`<bdi>${text}</bdi>` : link}`;
}

function decideForm({ comment, viewer, language, back }: Pane): SafeHtml | null {
  const words = WORDS[language];
  const { id, version, status } = comment;
  if (status === 'erased') return null;
  // What stands and was reported can be confirmed.
  const keeps = isReported(comment);
  const buttons = DECISIONS.filter((kind) => keeps || statusAfter(kind) !== status).map(
    (kind) =>
      html`<button type="submit" name="decision" value="${kind}" class="${kind}">
        ${statusAfter(kind) === status ? words.keep : DESK_WORDS[language].decide[kind]}
        <kbd class="keys-only" aria-hidden="true">${words.keys[kind]}</kbd>
      </button>`,
  );
  return html`<form class="decide" method="post" action="/review/comments/${id}/decisions" aria-label="${words.decide}">
    ${csrfField(viewer)}<input type="hidden" name="version" value="${version}" /><input
      type="hidden"
      name="back"
      value="${back}"
    />
    ${buttons}
    <select name="reason" aria-label="${words.reason}">
      <option value="">${words.reason}…</option>
      ${DECISION_REASONS.map((reason) => html`<option value="${reason}">${words.reasons[reason]}</option>`)}
    </select>
    <input class="note" name="note" maxlength="2000" aria-label="${words.note}" placeholder="${words.note}" />
    <details class="to-author">
      <summary>${words.toAuthor}</summary>
      <input name="law" maxlength="${DECISION_LIMITS.law}" aria-label="${words.law}" placeholder="${words.law}" />
      <input name="told" maxlength="${DECISION_LIMITS.told}" aria-label="${words.told}" placeholder="${words.told}" />
    </details>
  </form>`;
}
