import type { AuthorState } from '../../../application/author-state';
import type { PublicComment, RemovedComment } from '../api/present';
import { html, raw, type SafeHtml } from '../server/html';
import type { EmbedWords } from './embed-assets';
import { exactTime, spokenTime, type Told } from './embed-times';

/** The visitor's own comment, known by its receipt. While no verdict is in, only its id is known. */
export interface OwnComment {
  id: string;
  state: AuthorState['status'];
  /** Where its author edits and withdraws it. */
  mineHref: string;
  comment: PublicComment | null;
}

export interface EmbedThread extends Told {
  comments: readonly (PublicComment | RemovedComment)[];
  own: OwnComment | null;
  now: Date;
  /** This page again, to ask how the own comment stands. */
  reloadHref: string;
  /** Where readers report a comment. */
  reportHref: (id: string) => string;
  /** This page with the form turned to a comment; null where no reply is taken. */
  replyHref: ((id: string) => string) | null;
}

interface Branch {
  comment: PublicComment | RemovedComment;
  replies: Branch[];
}

/** Comments with their replies, as the widget shows them; the own one in its place even when nobody else sees it yet. */
export function embedThread(thread: EmbedThread): SafeHtml {
  const { comments, own } = thread;
  const isListed = comments.some(({ id }) => id === own?.id);
  const hidden = own && !isListed ? own : null;
  const shown = hidden?.comment ? [...comments, hidden.comment] : comments;
  const names = new Map(shown.map((each) => [each.id, 'removed' in each ? undefined : each.author.name]));
  return html`<ol id="comment-list" class="thread">
    ${grow(shown).map((branch) => branchItem(branch, thread, names))}
    ${hidden && !hidden.comment && waitingItem(hidden, thread)}
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

type Names = ReadonlyMap<string, string | undefined>;

function branchItem({ comment, replies }: Branch, thread: EmbedThread, names: Names): SafeHtml {
  const { words, own: visitor, now, replyHref, reportHref } = thread;
  const below = replies.map((reply) => branchItem(reply, thread, names));
  if ('removed' in comment)
    return html`<li id="comment-${comment.id}" class="comment removed">
      <article><p class="gone">${words.removed}</p></article>
      ${repliesList(below)}
    </li>`;
  const { id, author, parentId, bodyHtml, createdAt } = comment;
  const own = visitor?.id === id ? visitor : null;
  const at = new Date(createdAt);
  return commentItem(words, {
    id,
    own,
    initial: (/[\p{L}\p{N}]/u.exec(author.name)?.[0] ?? '?').toUpperCase(),
    name: nameOf(author),
    mark: author.house === true && html`<span class="house">${words.house}</span>`,
    when: html`<a href="#comment-${id}" title="${exactTime(at, thread)}"
      ><time datetime="${createdAt}">${spokenTime(at, now, thread)}</time></a
    >`,
    answered: parentId !== null && answered(parentId, names.get(parentId), words),
    body: raw(bodyHtml),
    actions:
      (!own || own.state === 'approved') &&
      html`<p class="actions">
        ${
          replyHref &&
          html`<a
            class="reply"
            href="${replyHref(id)}"
            aria-label="${words.replyTo.replace('{name}', () => author.name)}"
            >${words.reply}</a
          >`
        }
        ${!own && html`<a class="report" href="${reportHref(id)}">${words.report}</a>`}
      </p>`,
    replies: below,
  });
}

const RELOAD = { fr: 'Actualiser', en: 'Reload' } as const;

function waitingItem(own: OwnComment, { reloadHref, words, language }: EmbedThread): SafeHtml {
  return commentItem(words, {
    id: own.id,
    own,
    initial: '…',
    name: html`${words.own}`,
    mark: false,
    when: null,
    answered: false,
    body: null,
    actions: html`<p class="actions"><a class="reload" href="${reloadHref}">${RELOAD[language]}</a></p>`,
    replies: [],
  });
}

interface Item {
  id: string;
  own: OwnComment | null;
  initial: string;
  name: SafeHtml;
  mark: SafeHtml | false;
  when: SafeHtml | null;
  answered: SafeHtml | false;
  body: SafeHtml | null;
  actions: SafeHtml | false;
  replies: readonly SafeHtml[];
}

function commentItem(words: EmbedWords, item: Item): SafeHtml {
  const { id, own, initial, name, mark, when, body, actions, replies } = item;
  return html`<li id="comment-${id}" class="${own ? 'comment own' : 'comment'}">
    <article>
      <header>
        <span class="avatar" aria-hidden="true">${initial}</span>
        <div class="byline"><cite dir="auto">${name}</cite> ${mark} <span class="when">${when}</span></div>
        ${own && html`<p class="state" data-state="${own.state}">${words.states[own.state][0]}</p>`}
      </header>
      ${item.answered}
      <div class="comment-body" dir="auto">${body}</div>
      ${own && ownSentence(own, words)} ${actions}
    </article>
    ${repliesList(replies)}
  </li>`;
}

function ownSentence({ state, mineHref }: OwnComment, words: EmbedWords): SafeHtml {
  const [, sentence, link] = words.states[state];
  return html`<p class="state-sentence">${sentence} <a href="${mineHref}">${link ?? words.change}</a></p>`;
}

function repliesList(replies: readonly SafeHtml[]): SafeHtml | false {
  return (
    replies.length > 0 &&
    html`<ol class="thread">
      ${replies}
    </ol>`
  );
}

function answered(parentId: string, name: string | undefined, words: EmbedWords): SafeHtml {
  const sentence = name === undefined ? words.inReplyToOther : words.inReplyTo.replace('{name}', () => name);
  return html`<p class="answered"><a href="#comment-${parentId}" dir="auto">${sentence}</a></p>`;
}

function nameOf({ name, url }: PublicComment['author']): SafeHtml {
  if (url === null || !/^https?:/i.test(url)) return html`${name}`;
  return html`<a href="${url}" rel="ugc nofollow noopener external">${name}</a>`;
}
