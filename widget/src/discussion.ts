import css from './tamis.css';
import { h } from './dom';
import { CommentForm, type Written } from './form';
import { OwnComments, pause, type OwnComment } from './own';
import { Pages } from './pages';
import { HOME, Service, type Article } from './service';
import { focusItem, Thread } from './thread';
import { plural, wordsOf, type Words } from './words';

/** Seconds between two looks at what came and went, unless `refresh` says otherwise. */
const REFRESH_SECONDS = 30;

const style = new CSSStyleSheet();
style.replaceSync(css);

/** One article's comments on the page, from mounting to unmounting. */
export class Discussion {
  readonly #language: string;
  readonly #service: Service;
  readonly #own: OwnComments;
  readonly #pages: Pages;
  readonly #root: HTMLElement;
  readonly #title = h('h2', { id: 'comments-title', part: 'title' });
  readonly #none = h('p', { id: 'no-comments', hidden: true });
  readonly #notice = h('p', { class: 'notice', part: 'notice', hidden: true });
  readonly #more = h('p', { class: 'more', hidden: true });
  readonly #earlier = h('p', { class: 'more', hidden: true });
  readonly #fresh = h('p', { class: 'new', hidden: true });
  readonly #announcer = h('p', { id: 'announcer', class: 'unseen', role: 'status' });
  #words!: Words;
  #thread!: Thread;
  #form: CommentForm | null = null;

  constructor(
    private readonly host: HTMLElement,
    private readonly articleId: string,
    private readonly signal: AbortSignal,
  ) {
    const near = host.closest('[lang]')?.getAttribute('lang');
    this.#language = canonical(near ?? navigator.language);
    const siteId = host.getAttribute('site-id') ?? 'default';
    this.#service = new Service(
      new URL(host.getAttribute('service') ?? HOME, location.href).href,
      siteId,
      this.#language,
      signal,
    );
    this.#own = new OwnComments(this.#keptName, this.#service, signal, (comment) => this.#changed(comment));
    const order = host.getAttribute('order') === 'newest' ? 'newest' : 'oldest';
    this.#pages = new Pages(this.#service, articleId, order, Number(host.getAttribute('page-size')));
    this.#root = h('div', { class: 'tamis', part: 'root', lang: this.#language, 'data-theme': themeOf(host) });
  }

  get #keptName(): string {
    return `${this.host.getAttribute('site-id') ?? 'default'} ${this.articleId}`;
  }

  async open(): Promise<void> {
    const shadow = this.host.shadowRoot ?? this.host.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [style];
    this.#words = await wordsOf(this.#language, this.host.getAttribute('catalogue'), this.signal);
    const isOwn = (id: string): boolean => this.#own.has(id);
    const onReply = (target: { id: string; name: string }): void => {
      this.#form?.replyTo(target, () => {
        this.#thread.item(target.id)?.querySelector<HTMLElement>('.reply')?.focus();
      });
    };
    const linked = linkedId();
    const begun = this.#pages.begin(linked);
    // What went wrong is told where the page is shown.
    begun.catch(() => undefined);
    const told = await this.#service.article(this.articleId).catch(() => null);
    const article: Article = told ?? { mode: 'open' };
    if (this.signal.aborted) return;
    this.#thread = new Thread({
      words: this.#words,
      language: this.#language,
      isOwn,
      mineOf: (comment) => this.#service.mine(comment),
      reportOf: (id) => this.#service.report(id),
      onReply: article.mode === 'closed' ? null : onReply,
    });
    this.#compose(article);
    shadow.replaceChildren(this.#root);
    this.#takeOver();
    const isShown = told ? await this.#load(begun) : this.#fail();
    // What the page held for readers without scripts, made by the service itself, has been replaced.
    const fallback = isShown && this.host.querySelector('[data-tamis-fallback]');
    if (fallback) {
      this.#form?.takeOver(fallback);
      fallback.remove();
    }
    for (const comment of this.#own.list) this.#showOwn(comment);
    this.#own.resume();
    this.#follow();
    if (linked !== null) this.#lead(linked);
  }

  #compose(article: Article): void {
    const words = this.#words;
    this.#title.textContent = words.title;
    this.#none.textContent = words.none;
    const choice = h(
      'select',
      {
        id: 'order',
        change: ({ target }) => {
          this.#pages.order = (target as HTMLSelectElement).value;
          void this.#load(this.#pages.begin(null));
        },
      },
      ...(['oldest', 'newest'] as const).map((order) =>
        h('option', { value: order, selected: order === this.#pages.order }, words[order]),
      ),
    );
    this.#earlier.append(plainButton(words.fromStart, () => this.#load(this.#pages.begin(null))));
    this.#more.append(plainButton(words.more, () => this.#loadMore()));
    if (article.mode !== 'closed') this.#form = this.#newForm(article);
    this.#root.append(
      h(
        'section',
        { id: 'comments', 'aria-labelledby': 'comments-title', part: 'comments' },
        h('div', { class: 'head' }, this.#title, h('label', { class: 'order' }, h('span', {}, words.order), choice)),
        this.#notice,
        this.#none,
        this.#earlier,
        this.#thread.root,
        this.#fresh,
        this.#more,
      ),
      this.#form?.root ?? h('p', { id: 'closed', class: 'closed', part: 'closed' }, words.closed),
      this.#announcer,
    );
  }

  #newForm(article: Article): CommentForm {
    const { host } = this;
    const canonicalUrl = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
    const about = {
      articleId: this.articleId,
      articleUrl: host.getAttribute('article-url') ?? canonicalUrl ?? location.origin + location.pathname,
      articleTitle: host.getAttribute('article-title') ?? document.title,
      locale: this.#language,
    };
    const honeypot = host.getAttribute('honeypot') ?? 'subject';
    return new CommentForm({
      words: this.#words,
      language: this.#language,
      article,
      name: this.#keptName,
      honeypot,
      post: ({ trap, ...written }, key) =>
        this.#service.post({ ...about, ...written, ...(trap === '' ? {} : { [honeypot]: trap }) }, key),
      onAccepted: (answer, written) => {
        this.#posted(answer, written);
      },
    });
  }

  // --- The list

  /** Shows what was begun; whether it could. */
  async #load(begun: Promise<void>): Promise<boolean> {
    this.#say(this.#thread.isEmpty ? this.#words.loading : null);
    try {
      await begun;
      this.#show();
      this.#tell('tamis:loaded', { total: this.#pages.total });
      return true;
    } catch {
      return this.#fail();
    }
  }

  async #loadMore(): Promise<void> {
    try {
      const first = await this.#pages.more();
      this.#show();
      this.#focus(first?.id);
    } catch {
      this.#fail();
    }
  }

  /** What went is gone at once; what came waits to be asked for, so that nothing moves under the reader's eyes. */
  async #look(): Promise<void> {
    const found = await this.#pages.look((id) => this.#own.has(id));
    const offered = this.#fresh.textContent;
    this.#show();
    const [first] = found;
    if (!first) return;
    const text = plural(this.#words.fresh, found.length, this.#language);
    this.#fresh.replaceChildren(
      plainButton(text, () => {
        this.#pages.accept();
        this.#show();
        this.#focus(first.id);
      }),
    );
    this.#fresh.hidden = false;
    if (text !== offered) this.#announcer.textContent = text;
  }

  #show(): void {
    const { comments, total, next, isFromStart } = this.#pages;
    this.#thread.show(comments);
    this.#title.textContent = plural(this.#words.count, total, this.#language);
    this.#none.hidden = !this.#thread.isEmpty;
    this.#more.hidden = next === null;
    this.#earlier.hidden = isFromStart;
    this.#fresh.hidden = true;
    this.#fresh.replaceChildren();
    this.#say(null);
  }

  #fail(): false {
    const { failed, offline, again } = this.#words;
    this.#say(navigator.onLine ? failed : offline);
    this.#notice.append(
      ' ',
      plainButton(again, () => this.#load(this.#pages.begin(null))),
    );
    addEventListener('online', () => void this.#load(this.#pages.begin(null)), { once: true, signal: this.signal });
    return false;
  }

  #say(text: string | null): void {
    this.#notice.hidden = text === null;
    this.#notice.textContent = text ?? '';
    if (text !== null) this.#announcer.textContent = text;
  }

  /** Looks from time to time, while the page is looked at, whether comments came or went. */
  #follow(): void {
    const seconds = Number(this.host.getAttribute('refresh') ?? REFRESH_SECONDS);
    if (seconds > 0) void this.#watch(seconds * 1000);
    const { signal } = this;
    addEventListener('hashchange', () => void this.#toLinked(), { signal });
    matchMedia('(prefers-color-scheme: dark)').addEventListener(
      'change',
      () => {
        this.#root.dataset['theme'] = themeOf(this.host);
      },
      { signal },
    );
  }

  async #watch(everyMs: number): Promise<void> {
    for (;;) {
      await pause(everyMs, this.signal);
      if (this.signal.aborted) return;
      if (document.hidden || !navigator.onLine) continue;
      try {
        await this.#look();
      } catch {
        // The next look may find more.
      }
    }
  }

  // --- One comment of the page

  async #toLinked(): Promise<void> {
    const id = linkedId();
    if (id === null) return;
    if (!this.#thread.item(id)) await this.#load(this.#pages.begin(id));
    this.#lead(id);
  }

  #lead(id: string): void {
    const item = this.#thread.item(id);
    if (!item) return;
    for (const other of this.#thread.root.querySelectorAll('.linked')) other.classList.remove('linked');
    item.classList.add('linked');
    item.scrollIntoView({ block: 'start' });
    focusItem(item);
  }

  #focus(id: string | undefined): void {
    const item = id === undefined ? undefined : this.#thread.item(id);
    if (item) focusItem(item);
  }

  // --- The reader's own comments

  #posted({ id, receipt }: { id: string; receipt: string }, { body, author, parentId }: Written): void {
    const createdAt = new Date().toISOString();
    const comment: OwnComment = {
      id,
      receipt,
      name: author.name,
      body,
      parentId: parentId ?? null,
      createdAt,
      state: 'received',
    };
    if (this.#own.has(id) || this.#pages.comments.some((each) => each.id === id)) return;
    this.#own.add(comment);
    this.#announcer.textContent = this.#showOwn(comment);
    this.#tell('tamis:posted', { id });
    const item = this.#thread.item(id);
    if (!item) return;
    focusItem(item);
    item.scrollIntoView({ block: 'center' });
  }

  #showOwn(comment: OwnComment): string {
    this.#none.hidden = true;
    return this.#thread.showOwn(comment);
  }

  async #changed(comment: OwnComment): Promise<void> {
    if (comment.state === 'approved') await this.#look();
    this.#announcer.textContent = this.#showOwn(comment);
    this.#tell('tamis:state', { id: comment.id, state: comment.state });
  }

  /** Takes over a comment that the form without scripts has led back to; the receipt leaves the address bar. */
  #takeOver(): void {
    const url = new URL(location.href);
    const id = url.searchParams.get('unapproved');
    const receipt = url.searchParams.get('moderation-hash');
    if (id === null || receipt === null) return;
    for (const name of ['unapproved', 'moderation-hash', 't', 'replytocom']) url.searchParams.delete(name);
    history.replaceState(history.state, '', url);
    const shown = this.host.querySelector(`#comment-${CSS.escape(id)}`);
    this.#own.add({
      id,
      receipt,
      name: shown?.querySelector('cite')?.textContent ?? this.#words.own,
      body: shown?.querySelector<HTMLElement>('.comment-body')?.innerText ?? '',
      parentId: shown?.parentElement?.closest('.comment')?.id.replace(/^comment-/, '') ?? null,
      createdAt: shown?.querySelector('time')?.dateTime ?? new Date().toISOString(),
      state: 'received',
    });
  }

  #tell(name: string, detail: object): void {
    this.host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}

function plainButton(text: string, act: () => unknown): HTMLButtonElement {
  return h('button', { type: 'button', class: 'plain', part: 'link', click: () => void act() }, text);
}

function linkedId(): string | null {
  return /^#comment-([\w-]{1,64})$/.exec(location.hash)?.[1] ?? null;
}

/** The language as the browser writes it; English for what is none. */
function canonical(text: string): string {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** A page whose text is light is dark, whatever it says about itself. */
function themeOf(host: HTMLElement): 'light' | 'dark' {
  const [r, g, b] = (getComputedStyle(host).color.match(/[\d.]+/g) ?? []).map(Number);
  return (r ?? 0) + (g ?? 0) + (b ?? 0) > 420 ? 'dark' : 'light';
}
