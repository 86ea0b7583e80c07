import { html, raw, type SafeHtml } from '@tamis/shared/adapters/http/server/html';
import type { AuthorState, PublicComment, RemovedComment } from '@tamis/shared/adapters/http/api/present';
import { exactDate, spokenDate } from './french-dates';
import { stateSentence, stateWord } from './own-comment';

/** The visitor's own comment, known by its receipt. While no verdict is in, only its id is known. */
export interface OwnComment {
  id: string;
  state: AuthorState['status'];
  comment: PublicComment | null;
}

export interface Thread {
  comments: readonly (PublicComment | RemovedComment)[];
  own: OwnComment | null;
  now: Date;
  /** This page again, to ask how the own comment stands. */
  reloadHref: string;
}

interface Branch {
  comment: PublicComment | RemovedComment;
  replies: Branch[];
}

/** Comments, oldest first, with their replies; the own one in its place even when nobody else sees it yet. */
export function commentThread(thread: Thread): SafeHtml {
  const { comments, own } = thread;
  const isListed = comments.some(({ id }) => id === own?.id);
  const hidden = own && !isListed ? own : null;
  const branches = grow(hidden?.comment ? [...comments, hidden.comment] : comments);
  return html`<ol id="comment-list" class="thread">
    ${branches.map((branch) => branchItem(branch, thread))}${hidden && !hidden.comment && waitingItem(hidden, thread)}
  </ol>`;
}

/** A reply hangs below its parent when that stands before it; otherwise it stands by itself, so nothing is lost. */
function grow(comments: readonly (PublicComment | RemovedComment)[]): Branch[] {
  const roots: Branch[] = [];
  const byId = new Map<string, Branch>();
  for (const comment of comments) {
    const branch: Branch = { comment, replies: [] };
    const parent = comment.parentId === null ? undefined : byId.get(comment.parentId);
    (parent ? parent.replies : roots).push(branch);
    byId.set(comment.id, branch);
  }
  return roots;
}

function branchItem({ comment, replies }: Branch, thread: Thread): SafeHtml {
  if ('removed' in comment)
    return removedItem(
      comment.id,
      replies.map((reply) => branchItem(reply, thread)),
    );
  const { id, author, bodyHtml, createdAt } = comment;
  const own = thread.own?.id === id ? thread.own : null;
  const isPublic = !own || own.state === 'approved';
  const date = new Date(createdAt);
  return commentItem({
    id,
    own,
    initial: initialOf(author.name),
    name: nameOf(author),
    when: html`<a href="#comment-${id}" title="${exactDate(date)}"
      ><time datetime="${createdAt}">${spokenDate(date, thread.now)}</time></a
    >`,
    body: raw(bodyHtml),
    actions:
      isPublic &&
      html`<p class="actions">
        <a class="reply" href="/?replytocom=${encodeURIComponent(id)}#respond" aria-label="Répondre à ${author.name}"
          >Répondre</a
        >
      </p>`,
    replies: replies.map((reply) => branchItem(reply, thread)),
  });
}

/** The place of a comment that was taken away, kept for its replies. */
function removedItem(id: string, replies: readonly SafeHtml[]): SafeHtml {
  return html`<li id="comment-${id}" class="comment removed">
    <article><p class="gone">Commentaire retiré.</p></article>
    ${
      replies.length > 0 &&
      html`<ol class="thread">
        ${replies}
      </ol>`
    }
  </li>`;
}

function waitingItem(own: OwnComment, { reloadHref }: Thread): SafeHtml {
  return commentItem({
    id: own.id,
    own,
    initial: '…',
    name: html`Votre commentaire`,
    when: null,
    body: null,
    actions: html`<p class="actions"><a class="reload" href="${reloadHref}">Actualiser</a></p>`,
    replies: [],
  });
}

interface Item {
  id: string;
  own: OwnComment | null;
  initial: string;
  name: SafeHtml;
  when: SafeHtml | null;
  body: SafeHtml | null;
  actions: SafeHtml | false;
  replies: readonly SafeHtml[];
}

function commentItem({ id, own, initial, name, when, body, actions, replies }: Item): SafeHtml {
  return html`<li id="comment-${id}" class="${own ? 'comment own' : 'comment'}">
    <article>
      <header>
        <span class="avatar" aria-hidden="true">${initial}</span>
        <div class="byline"><cite dir="auto">${name}</cite> <span class="when">${when}</span></div>
        ${own && stateWord(own.state)}
      </header>
      <div class="comment-body" dir="auto">${body}</div>
      ${own && stateSentence(own.state)} ${actions}
    </article>
    ${
      replies.length > 0 &&
      html`<ol class="thread">
        ${replies}
      </ol>`
    }
  </li>`;
}

function nameOf({ name, url }: PublicComment['author']): SafeHtml {
  if (url === null || !/^https?:/i.test(url)) return html`${name}`;
  return html`<a href="${url}" rel="ugc nofollow noopener external">${name}</a>`;
}

function initialOf(name: string): string {
  return (/[\p{L}\p{N}]/u.exec(name)?.[0] ?? '?').toUpperCase();
}

/** An empty comment for the script to copy and fill. */
export const COMMENT_TEMPLATE = html`<template id="removed-template">${removedItem('', [])}</template
  ><template id="comment-template"
    >${commentItem({
      id: '',
      own: null,
      initial: '',
      name: html``,
      when: html`<a href="#"><time></time></a>`,
      body: null,
      actions: html`<p class="actions"><a class="reply" href="/">Répondre</a></p>`,
      replies: [],
    })}</template
  >`;
