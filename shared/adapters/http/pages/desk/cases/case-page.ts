import { DECISION_LIMITS, standingDecision } from '../../../../../domain/decision';
import { GROUND_WORDS, NOTICE_LIMITS, type Notice } from '../../../../../domain/notice';
import { OBJECTION_LIMITS, type Objection } from '../../../../../domain/objection';
import type { StoredComment } from '../../../../../domain/stored-comment';
import { html, type SafeHtml } from '../../../server/html';
import { csrfField, deskLayout, type DeskPage } from '../desk-layout';
import { momentOf } from '../desk-times';
import { decidedWord, DESK_WORDS, statusWord } from '../desk-words';
import { CASES_WORDS } from './cases-words';

interface CasePage extends Pick<DeskPage, 'language' | 'assets' | 'viewer'> {
  comment: StoredComment | null;
  /** What was typed already; null for a draft. */
  typed: URLSearchParams | null;
  /** A sentence about what went wrong, or null. */
  problem: string | null;
}

/** One notice of illegal content: what it says, the comment, and the form to answer it. */
export function noticePage(page: CasePage & { notice: Notice; others: number }): string {
  const { language, assets, viewer, notice, others, comment } = page;
  const words = CASES_WORDS[language];
  const { id, at, ground, explanation, place, trusted } = notice;
  const content = caseSheet(page, words.notice, [
    html`<section class="panel">
      <h2>${words.says}</h2>
      <p>
        <strong>${GROUND_WORDS[ground][language]}</strong>, ${momentOf(at, language)}
        ${trusted !== null && html`· <span class="state held">${words.trusted}</span> <bdi>${trusted}</bdi>`}
      </p>
      <blockquote dir="auto">${explanation}</blockquote>
      ${place !== null && html`<p>${words.place}${DESK_WORDS[language].colon}<bdi>${place}</bdi></p>`}
      ${others > 0 && html`<p class="hint">${words.others(others.toLocaleString(language))}</p>`}
    </section>`,
    commentPanel(page),
    notice.outcome
      ? replyPanel(notice.outcome, words.noticeStates[notice.state], page)
      : html`<form class="panel stack" method="post" action="/review/notices/${id}">
          <h2>${words.answer}</h2>
          ${csrfField(viewer)} ${replyField(page, words.drafts.notice, NOTICE_LIMITS.reply)}
          ${
            comment &&
            html`${textField(page, { name: 'law', label: words.law, hint: words.lawHint, max: DECISION_LIMITS.law })}
            ${textField(page, { name: 'told', label: words.told, hint: null, max: DECISION_LIMITS.told })}`
          }
          <p class="buttons">
            <button type="submit" name="outcome" value="act" class="reject">${words.act}</button>
            <button type="submit" name="outcome" value="dismiss">${words.dismiss}</button>
            <button type="submit" name="outcome" value="unfounded">${words.unfounded}</button>
          </p>
        </form>`,
  ]);
  return deskLayout({ language, assets, viewer, title: words.notice, room: 'cases', content });
}

/** One objection: the decision, what its author says against it, and the form to answer. */
export function objectionPage(page: CasePage & { objection: Objection }): string {
  const { language, assets, viewer, objection, comment } = page;
  const words = CASES_WORDS[language];
  const { commentId, at, text, against, state, outcome } = objection;
  const decision = comment && outcome === null ? standingDecision(comment.history) : null;
  const content = caseSheet(page, words.objection, [
    html`<section class="panel">
      <h2>${words.authorSays}</h2>
      <p class="hint">${momentOf(at, language)}</p>
      <blockquote dir="auto">${text}</blockquote>
      <h3>${words.decision}</h3>
      <p>
        ${
          against === null
            ? words.byMachine
            : html`<bdi>${against}</bdi>
                ${decision && html`${decidedWord(decision.kind, language)}, ${momentOf(decision.at, language)}`}`
        }
      </p>
      ${decision?.note != null && html`<blockquote dir="auto">${decision.note}</blockquote>`}
    </section>`,
    commentPanel(page),
    outcome
      ? replyPanel(outcome, words.objectionStates[state], page)
      : html`<form class="panel stack" method="post" action="/review/objections/${commentId}">
          <h2>${words.answer}</h2>
          ${against === viewer.name && html`<p class="hint">${words.ownDecision}</p>`} ${csrfField(viewer)}
          ${replyField(page, words.drafts.objection, OBJECTION_LIMITS.reply)}
          <p class="buttons">
            <button type="submit" name="outcome" value="overturn" class="approve">${words.overturn}</button>
            <button type="submit" name="outcome" value="uphold">${words.uphold}</button>
          </p>
        </form>`,
  ]);
  return deskLayout({ language, assets, viewer, title: words.objection, room: 'cases', content });
}

function caseSheet({ language, problem }: CasePage, title: string, parts: readonly SafeHtml[]): SafeHtml {
  return html`<div class="sheet stack">
    <header>
      <p><a href="/review/cases">← ${CASES_WORDS[language].title}</a></p>
      <h1>${title}</h1>
    </header>
    ${problem !== null && html`<p class="notice bad" role="alert">${problem}</p>`} ${parts}
  </div>`;
}

function commentPanel({ comment, language }: CasePage): SafeHtml {
  const words = CASES_WORDS[language];
  if (!comment || comment.status === 'erased')
    return html`<section class="panel">
      <h2>${words.comment}</h2>
      <p>${words.erased}</p>
    </section>`;
  const { id, author, body, status } = comment;
  return html`<section class="panel">
    <h2>${words.comment}</h2>
    <p><bdi>${author.name}</bdi> · <span class="state ${status}">${statusWord(status, language)}</span></p>
    <pre class="said" dir="auto" role="group" aria-label="${words.text}">${body}</pre>
    <p><a href="/review/comments/${id}">${words.whole}</a></p>
  </section>`;
}

function replyPanel(
  { by, at, reply }: NonNullable<Notice['outcome']>,
  state: string,
  { language }: CasePage,
): SafeHtml {
  return html`<section class="panel">
    <h2>${CASES_WORDS[language].replied}</h2>
    <p><strong>${state}</strong> · <bdi>${by}</bdi>, ${momentOf(at, language)}</p>
    <blockquote dir="auto">${reply}</blockquote>
  </section>`;
}

function replyField({ language, typed }: CasePage, draft: string, max: number): SafeHtml {
  const words = CASES_WORDS[language];
  return html`<p class="field">
    <label for="reply">${words.reply}</label>
    <textarea id="reply" name="reply" rows="5" dir="auto" required maxlength="${max}" aria-describedby="reply-hint">
${typed?.get('reply') ?? draft}</textarea>
    <span class="hint" id="reply-hint">${words.replyHint}</span>
  </p>`;
}

function textField(
  { language, typed }: CasePage,
  { name, label, hint, max }: { name: string; label: string; hint: string | null; max: number },
): SafeHtml {
  return html`<p class="field">
    <label for="${name}">${label} <span class="hint">${CASES_WORDS[language].optional}</span></label>
    <input id="${name}" name="${name}" value="${typed?.get(name) ?? ''}" maxlength="${max}" autocomplete="off" />
    ${hint !== null && html`<span class="hint">${hint}</span>`}
  </p>`;
}
