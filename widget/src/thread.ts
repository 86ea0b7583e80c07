import { h, setSafeHtml } from './dom';
import type { OwnComment } from './own';
import type { Comment, State } from './service';
import { exactTime, spokenTime } from './times';
import { fill, type Words } from './words';

export interface ThreadOptions {
  words: Words;
  language: string;
  /** Whether a comment is the reader's own, which was shown before it was known in full. */
  isOwn: (id: string) => boolean;
  /** Where its author edits and withdraws a comment. */
  mineOf: (comment: OwnComment) => string;
  /** Where readers report a comment. */
  reportOf: (id: string) => string;
  /** Null where no reply can be sent. */
  onReply: ((target: { id: string; name: string }) => void) | null;
}

/** The comments of an article as nested lists, kept equal to what the service lists. */
export class Thread {
  readonly root = h('ol', { class: 'thread', id: 'comment-list', part: 'list' });
  readonly #items = new Map<string, HTMLLIElement>();
  /** Whether what comes now came while the reader was here. */
  #isNew = false;

  constructor(private readonly options: ThreadOptions) {}

  item(id: string): HTMLLIElement | undefined {
    return this.#items.get(id);
  }

  get isEmpty(): boolean {
    return this.root.childElementCount === 0;
  }

  /** Makes the lists equal to `comments` without touching what stands there already, so that nobody loses focus or place. */
  show(comments: readonly Comment[]): void {
    const listed = new Set(comments.map(({ id }) => id));
    for (const [id, item] of this.#items) {
      if (listed.has(id) || this.options.isOwn(id)) continue;
      item.remove();
      this.#items.delete(id);
    }
    const names = new Map(comments.map(({ id, author }) => [id, author?.name]));
    const lastIn = new Map<Element, Element>();
    for (const comment of comments) {
      const list = this.#listFor(comment.parentId, listed);
      const item = this.#listed(comment, names);
      const before = lastIn.get(list);
      const place = before ? before.nextElementSibling : list.firstElementChild;
      if (place !== item) list.insertBefore(item, place);
      lastIn.set(list, item);
    }
    this.#isNew = true;
  }

  /** Shows an own comment with the word and the sentence of its state; gives the sentence. */
  showOwn(own: OwnComment): string {
    const { id, name, body, parentId, createdAt, state } = own;
    let item = this.#items.get(id);
    if (!item) {
      item = this.#item({ id, parentId, author: { name, url: null }, body, createdAt }, new Map());
      this.#items.set(id, item);
      this.#listFor(parentId).append(item);
    }
    const { words, mineOf } = this.options;
    const [word, sentence, link] = words.states[state] as [string, string, string?];
    markOwn(item, state, [
      h('p', { class: 'state', 'data-state': state, part: 'state' }, word),
      h('p', { class: 'state-sentence' }, `${sentence} `, h('a', { href: mineOf(own) }, link ?? words.change)),
    ]);
    return sentence;
  }

  /** The list that a comment stands in: its parent's replies, or the article's own list. */
  #listFor(parentId: string | null, listed?: ReadonlySet<string>): Element {
    const parent = parentId === null || listed?.has(parentId) === false ? undefined : this.#items.get(parentId);
    if (!parent) return this.root;
    const list = parent.querySelector(':scope > .thread');
    if (list) return list;
    const added = h('ol', { class: 'thread' });
    parent.append(added);
    return added;
  }

  /** The item of a listed comment: the one that stands there, or a new one. */
  #listed(comment: Comment, names: ReadonlyMap<string, string | undefined>): HTMLLIElement {
    const shown = this.#items.get(comment.id);
    const isKnown = shown && shown.classList.contains('removed') === (comment.removed === true);
    if (isKnown && !this.options.isOwn(comment.id)) return shown;
    const item = comment.removed ? this.#removed(comment.id) : this.#item(comment, names);
    this.#items.set(comment.id, item);
    if (!shown) return item;
    const hadFocus = shown.matches(':focus');
    item.append(...shown.querySelectorAll(':scope > .thread'));
    shown.replaceWith(item);
    if (hadFocus) focusItem(item);
    return item;
  }

  #removed(id: string): HTMLLIElement {
    const gone = h('p', { class: 'gone' }, this.options.words.removed);
    return h('li', { id: `comment-${id}`, class: 'comment removed' }, h('article', {}, gone));
  }

  #item(comment: Comment, names: ReadonlyMap<string, string | undefined>): HTMLLIElement {
    const { id, parentId, author = { name: '?', url: null }, body = '', bodyHtml, createdAt = '' } = comment;
    const { likes, dislikes } = comment;
    const { words, language, onReply, reportOf } = this.options;
    const at = new Date(createdAt);
    const text = h('div', { class: 'comment-body', dir: 'auto', part: 'body' });
    if (bodyHtml === undefined) text.textContent = body;
    else setSafeHtml(text, bodyHtml);
    const isLinked = /^https?:/i.test(author.url ?? '');
    const name = isLinked
      ? h('a', { href: author.url, rel: 'ugc nofollow noopener external' }, author.name)
      : author.name;
    return h(
      'li',
      {
        id: `comment-${id}`,
        class: this.#isNew ? 'comment fresh' : 'comment',
        'data-likes': likes,
        'data-dislikes': dislikes,
      },
      h(
        'article',
        { part: 'comment' },
        h(
          'header',
          {},
          h('span', { class: 'avatar', 'aria-hidden': 'true', part: 'avatar' }, initialOf(author.name)),
          h(
            'div',
            { class: 'byline' },
            h('cite', { dir: 'auto', part: 'author' }, name),
            author.house && h('span', { class: 'house' }, words.house),
            ' ',
            h(
              'span',
              { class: 'when' },
              h(
                'a',
                { href: `#comment-${id}`, title: exactTime(at, language, words) },
                h('time', { datetime: createdAt }, spokenTime(at, language, words)),
              ),
            ),
          ),
        ),
        parentId !== null && this.#answered(parentId, names),
        text,
        h(
          'p',
          { class: 'actions' },
          onReply &&
            h(
              'a',
              {
                class: 'reply',
                href: '#respond',
                part: 'reply',
                'aria-label': fill(words.replyTo, { name: author.name }),
                click: (event) => {
                  event.preventDefault();
                  onReply({ id, name: author.name });
                },
              },
              words.reply,
            ),
          bodyHtml !== undefined && h('a', { href: reportOf(id) }, words.report),
        ),
      ),
    );
  }

  /** Whom a reply answers, by name: on a narrow screen deep replies stand below one another. */
  #answered(parentId: string, names: ReadonlyMap<string, string | undefined>): HTMLElement {
    const { words } = this.options;
    const name = names.get(parentId) ?? this.#items.get(parentId)?.querySelector('cite')?.textContent;
    const sentence = name === undefined ? words.inReplyToOther : fill(words.inReplyTo, { name });
    return h('p', { class: 'answered' }, h('a', { href: `#comment-${parentId}`, dir: 'auto' }, sentence));
  }
}

function markOwn(item: HTMLLIElement, state: State, [word, sentence]: [HTMLElement, HTMLElement]): void {
  item.classList.add('own');
  const article = item.querySelector('article');
  for (const old of article?.querySelectorAll('.state, .state-sentence') ?? []) old.remove();
  article?.querySelector('header')?.append(word);
  article?.querySelector('.comment-body')?.after(sentence);
  const actions = article?.querySelector<HTMLElement>('.actions');
  if (actions) actions.hidden = state !== 'approved';
}

/** Moves the focus to a comment, so that what is read next is the comment itself. */
export function focusItem(item: HTMLElement): void {
  item.tabIndex = -1;
  item.focus({ preventScroll: true });
}

function initialOf(name: string): string {
  return (/[\p{L}\p{N}]/u.exec(name)?.[0] ?? '?').toUpperCase();
}
