import type { Comment, Page, Service } from './service';

/** Comments of one page, unless the page that holds the widget says otherwise; the service gives 200 at most. */
const PAGE_SIZE = 100;
const LARGEST_PAGE = 200;

/** What of an article's comments is shown, page by page, and what came or went since. */
export class Pages {
  /** In the order of the list. */
  comments: Comment[] = [];
  /** Of all comments of the article. */
  total = 0;
  isFromStart = true;
  next: string | null = null;
  readonly #size: string;
  #found: Comment[] = [];

  constructor(
    private readonly service: Service,
    private readonly articleId: string,
    public order: string,
    size: number,
  ) {
    this.#size = String(Math.min(LARGEST_PAGE, size || PAGE_SIZE));
  }

  /** Begins with the first page, or at a comment; from the start where that is no comment of the article. */
  async begin(at: string | null): Promise<void> {
    const page = await this.#page(at === null ? {} : { at });
    if (page === null) {
      await this.begin(null);
      return;
    }
    this.isFromStart = at === null || page.items.length === page.total;
    this.comments = page.items;
    this.#ended(page);
  }

  /** The page after the last one; gives its first comment. */
  async more(): Promise<Comment | undefined> {
    const page = this.next === null ? null : await this.#page({ cursor: this.next });
    if (page === null) return undefined;
    this.comments = [...this.comments, ...page.items];
    this.#ended(page);
    return page.items[0];
  }

  /**
   * Asks for what is shown anew: what went is gone from `comments`. Gives what came amidst or after it
   * from others, which `accept` puts there.
   */
  async look(isOwn: (id: string) => boolean): Promise<Comment[]> {
    const shown = new Set(this.comments.map(({ id }) => id));
    const first = this.comments[0]?.id;
    const wasWhole = this.next === null;
    let page = await this.#page(this.isFromStart || first === undefined ? {} : { at: first });
    if (page === null) {
      await this.begin(null);
      return [];
    }
    let found = page.items;
    // What was withdrawn is looked for in vain: one page more than before is enough.
    for (let left = Math.ceil(shown.size / Number(this.#size)); page.nextCursor !== null; left -= 1) {
      const isComplete = found.filter(({ id }) => shown.has(id)).length === shown.size;
      if (!wasWhole && (isComplete || left === 0)) break;
      const more: Page | null = await this.#page({ cursor: page.nextCursor });
      if (more === null) break;
      found = [...found, ...more.items];
      page = more;
    }
    // Below all that is shown, nothing moves: a further page is no news, and is shown with the rest.
    const end = wasWhole ? found.length : found.findLastIndex(({ id }) => shown.has(id));
    const isNew = ({ id, removed }: Comment, at: number): boolean =>
      at <= end && !shown.has(id) && !removed && !isOwn(id);
    this.#found = found;
    this.comments = found.filter((comment, at) => !isNew(comment, at));
    this.#ended(page);
    return found.filter(isNew);
  }

  /** Takes what the last look has found. */
  accept(): void {
    this.comments = this.#found;
  }

  #ended({ total, nextCursor }: Page): void {
    this.total = total;
    this.next = nextCursor;
  }

  #page(query: Record<string, string>): Promise<Page | null> {
    return this.service.list(this.articleId, { limit: this.#size, order: this.order, ...query });
  }
}
