import { Discussion } from './discussion';

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
