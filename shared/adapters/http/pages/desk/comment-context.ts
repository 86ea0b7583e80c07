import type { StoredComment } from '../../../../domain/stored-comment';
import { html, type SafeHtml } from '../../server/html';
import type { Language } from '../../server/language';
import type { CommentContext } from './comment-view';
import { notesList } from './notes-list';
import { reportsList } from './reports-list';
import { ageOf } from './desk-times';
import { statusWord } from './desk-words';

const WORDS = {
  fr: {
    answers: 'En réponse à',
    author: 'Du même auteur',
    first: 'Premier commentaire de cette adresse.',
    gone: 'Le commentaire auquel il répond n’existe pas.',
    counts: { approved: 'publiés', held: 'en attente', spam: 'indésirables', rejected: 'refusés' },
  },
  en: {
    answers: 'In reply to',
    author: 'By the same author',
    first: 'First comment from this address.',
    gone: 'The comment that it replies to does not exist.',
    counts: { approved: 'published', held: 'waiting', spam: 'spam', rejected: 'rejected' },
  },
} as const;

/** What the comment answers, and what its author wrote before. */
export function commentContext(
  { parent, author, others, notes, reports }: CommentContext,
  { comment, language, now }: { comment: StoredComment; language: Language; now: Date },
): SafeHtml {
  const words = WORDS[language];
  const counts = (['approved', 'held', 'spam', 'rejected'] as const).filter((status) => author[status] > 0);
  return html`${reportsList({ reports }, language)} ${notesList({ notes }, language)}
    ${comment.parentId !== null && answered(parent, language)}
    <h3>${words.author}</h3>
    ${
      counts.length === 0
        ? html`<p>${words.first}</p>`
        : html`<p class="facts-line">
            ${counts.map((each) => html`<span class="state ${each}">${author[each]} ${words.counts[each]}</span> `)}
          </p>`
    }
    ${
      others.length > 0 &&
      html`<ul class="trail">
        ${others.map((other) => otherComment(other, language, now))}
      </ul>`
    }`;
}

function answered(parent: StoredComment | null, language: Language): SafeHtml {
  const words = WORDS[language];
  if (!parent) return html`<p class="answered">${words.gone}</p>`;
  return html`<div class="answered">
    <h3>${words.answers} <bdi>${parent.author.name}</bdi> · ${statusWord(parent.status, language)}</h3>
    <blockquote dir="auto" tabindex="0">${parent.body}</blockquote>
  </div>`;
}

/** Characters of another comment that are shown; the link leads to the whole. */
const EXCERPT = 160;

function otherComment(other: StoredComment, language: Language, now: Date): SafeHtml {
  return html`<li>
    <span class="state ${other.status}">${statusWord(other.status, language)}</span>
    <a href="/review/comments/${other.id}"><bdi>${excerptOf(other.body, EXCERPT)}</bdi></a>
    <span class="hint">${ageOf(other.createdAt, now, language)}</span>
  </li>`;
}

/** The beginning of a text on one line, cut between characters. */
export function excerptOf(text: string, length: number): string {
  const line = Array.from(
    text
      .slice(0, length * 4)
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
  return line.length > length ? `${line.slice(0, length).join('')}…` : line.join('');
}
