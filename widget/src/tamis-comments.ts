import css from './tamis.css';
import { h } from './dom';
import { CommentForm, type Written } from './form';
import { OwnComments, pause, type OwnComment } from './own';
import { Service, type Comment, type Mode } from './service';
import { focusItem, Thread } from './thread';
import { plural, wordsOf, type Words } from './words';

/** Comments of one page, unless `page-size` says otherwise; the service gives 200 at most. */
const PAGE_SIZE = 100;
const LARGEST_PAGE = 200;
/** Seconds between two looks at whether something new came, unless `refresh` says otherwise. */
const REFRESH_SECONDS = 30;

const style = new CSSStyleSheet();
style.replaceSync(css);

/** Where this script came from: the service stands there. */
export const HOME = new URL('.', (document.currentScript as HTMLScriptElement | null)?.src ?? location.href).href;

const ATTRIBUTES = ['article-id', 'site-id', 'service', 'order', 'lang', 'catalogue', 'page-size'] as const;

/**
 * `<tamis-comments article-id="…">`: the comments of an article, and the form for one more. Attributes: `article-id`; `site-id`, `service`,
 * `lang`, `order` (`oldest`, `newest`), `page-size`, `refresh` (seconds, 0 for never), `catalogue` (address of a file of words),
 * `article-url`, `article-title`, `honeypot`. Tells the page of `tamis:loaded`, `tamis:posted` and `tamis:state`.
 */
export class TamisComments extends HTMLElement {
  static readonly observedAttributes = ATTRIBUTES;
  #ending: AbortController | null = null;

  connectedCallback(): void {
    this.#start();
  }

  disconnectedCallback(): void {
    this.#ending?.abort();
    this.#ending = null;
  }

  attributeChangedCallback(_: string, before: string | null, after: string | null): void {
    if (before !== after && this.#ending) this.#start();
  }

  /** Begins anew: what was shown goes, what was asked for ends. */
  #start(): void {
    this.#ending?.abort();
    const ending = new AbortController();
    this.#ending = ending;
    const articleId = this.getAttribute('article-id') ?? '';
    if (articleId === '') return;
    // Attributes of one change come one by one; what is begun here begins once.
    queueMicrotask(() => {
      if (!ending.signal.aborted) void new Discussion(this, articleId, ending.signal).open();
    });
  }
}

/** One article's comments on the page, from mounting to unmounting. */
class Discussion {
  readonly #language: string;
  readonly #service: Service;
  readonly #own: OwnComments;
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
  #comments: Comment[] = [];
  #next: string | null = null;
  #total = 0;
  #isFromStart = true;
  #order: string;

  constructor(
    private readonly host: TamisComments,
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
    this.#order = host.getAttribute('order') === 'newest' ? 'newest' : 'oldest';
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
    const start = linked === null ? {} : { at: linked };
    const page = this.#page(start);
    // What went wrong is told where the page is shown.
    page.catch(() => undefined);
    const { ok, mode } = await this.#service.mode(this.articleId).then(
      (told) => ({ ok: true, mode: told }),
      () => ({ ok: false, mode: 'open' as Mode }),
    );
    if (this.signal.aborted) return;
    this.#thread = new Thread({
      words: this.#words,
      language: this.#language,
      isOwn,
      onReply: mode === 'closed' ? null : onReply,
    });
    this.#compose(mode);
    shadow.replaceChildren(this.#root);
    this.#takeOver();
    const isShown = ok ? await this.#load(start, page) : this.#fail();
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

  #compose(mode: Mode): void {
    const words = this.#words;
    this.#title.textContent = words.title;
    this.#none.textContent = words.none;
    const choice = h(
      'select',
      {
        id: 'order',
        change: ({ target }) => {
          this.#order = (target as HTMLSelectElement).value;
          void this.#load({});
        },
      },
      ...(['oldest', 'newest'] as const).map((order) =>
        h('option', { value: order, selected: order === this.#order }, words[order]),
      ),
    );
    this.#earlier.append(plainButton(words.fromStart, () => this.#load({})));
    this.#more.append(plainButton(words.more, () => this.#loadMore()));
    if (mode !== 'closed') this.#form = this.#newForm(mode);
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

  #newForm(mode: Mode): CommentForm {
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
      mode,
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

  /** Shows the first page, or the one that begins at a comment; whether it could. */
  async #load(start: { at?: string }, asked?: ReturnType<Service['list']>): Promise<boolean> {
    this.#say(this.#comments.length === 0 ? this.#words.loading : null);
    try {
      const page = await (asked ?? this.#page(start.at === undefined ? {} : { at: start.at }));
      if (page === null) return await this.#load({});
      this.#isFromStart = start.at === undefined || page.items.length === page.total;
      this.#comments = page.items;
      this.#next = page.nextCursor;
      this.#show(page.total);
      this.#tell('tamis:loaded', { total: page.total });
      return true;
    } catch {
      return this.#fail();
    }
  }

  async #loadMore(): Promise<void> {
    if (this.#next === null) return;
    const first = this.#comments.length;
    try {
      const page = await this.#page({ cursor: this.#next });
      if (page === null) return;
      this.#comments = [...this.#comments, ...page.items];
      this.#next = page.nextCursor;
      this.#show(page.total);
      const added = this.#comments[first];
      const item = added && this.#thread.item(added.id);
      if (item) focusItem(item);
    } catch {
      this.#fail();
    }
  }

  #page(query: Record<string, string>) {
    const size = Math.min(LARGEST_PAGE, Number(this.host.getAttribute('page-size')) || PAGE_SIZE);
    return this.#service.list(this.articleId, { limit: String(size), order: this.#order, ...query });
  }

  /** As many comments as are shown, anew, and those that came since. */
  async #renew(): Promise<void> {
    const wanted = this.#comments.length + Math.max(0, this.#total - this.#comments.length);
    const start: Record<string, string> = this.#isFromStart ? {} : { at: this.#comments[0]?.id ?? '' };
    const found: Comment[] = [];
    let query: Record<string, string> | null = start;
    let total = this.#total;
    const atLeast = this.#next === null ? wanted : this.#comments.length;
    while (query) {
      const page = await this.#page({ ...query, limit: String(LARGEST_PAGE) });
      if (page === null) return;
      found.push(...page.items);
      total = page.total;
      this.#next = page.nextCursor;
      query = page.nextCursor !== null && found.length < atLeast ? { cursor: page.nextCursor } : null;
    }
    this.#comments = found;
    this.#show(total);
  }

  #show(total: number): void {
    this.#total = total;
    this.#thread.show(this.#comments);
    this.#title.textContent = plural(this.#words.count, total, this.#language);
    this.#none.hidden = !this.#thread.isEmpty;
    this.#more.hidden = this.#next === null;
    this.#earlier.hidden = this.#isFromStart;
    this.#fresh.hidden = true;
    this.#say(null);
  }

  #fail(): false {
    const { failed, offline, again } = this.#words;
    this.#say(navigator.onLine ? failed : offline);
    this.#notice.append(
      ' ',
      plainButton(again, () => this.#load({})),
    );
    addEventListener('online', () => void this.#load({}), { once: true, signal: this.signal });
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
        const total = (await this.#service.counts([this.articleId]))[this.articleId] ?? 0;
        // What went is gone at once; what came waits to be asked for, so that nothing moves under the reader's eyes.
        if (total < this.#total) await this.#renew();
        else if (total > this.#total) this.#offer(total - this.#total);
      } catch {
        // The next look may find more.
      }
    }
  }

  #offer(count: number): void {
    const text = plural(this.#words.fresh, count, this.#language);
    if (this.#fresh.textContent === text && !this.#fresh.hidden) return;
    this.#fresh.replaceChildren(
      plainButton(text, async () => {
        const known = new Set(this.#comments.map(({ id }) => id));
        this.#total += count;
        await this.#renew();
        const first = this.#comments.find(({ id, removed }) => !known.has(id) && !removed);
        const item = first && this.#thread.item(first.id);
        if (item) focusItem(item);
      }),
    );
    this.#fresh.hidden = false;
    this.#announcer.textContent = text;
  }

  // --- One comment of the page

  async #toLinked(): Promise<void> {
    const id = linkedId();
    if (id === null) return;
    if (!this.#thread.item(id)) await this.#load({ at: id });
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
    if (this.#own.has(id) || this.#comments.some((each) => each.id === id)) return;
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
    if (comment.state === 'approved') {
      this.#total += 1;
      await this.#renew();
    }
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
