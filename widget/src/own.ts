import { kept } from './kept';
import type { Service, State } from './service';

/** A comment of the reader's own, known by its receipt. */
export interface OwnComment {
  id: string;
  receipt: string;
  name: string;
  body: string;
  parentId: string | null;
  createdAt: string;
  state: State;
}

/** Pauses between two questions for a state, in milliseconds; the last one goes on, for moderators take their time. */
const PAUSES = [300, 700, 1500, 3000, 6000, 12_000, 30_000, 60_000];
/** After a failure no sooner than this many questions in. */
const AFTER_FAILURE = 3;

const isFinal = (state: State): boolean => ['approved', 'rejected', 'erased'].includes(state);

/** The reader's own comments under one article, and how they stand; kept while the tab lives. */
export class OwnComments {
  readonly #kept;
  readonly #list: OwnComment[];

  constructor(
    name: string,
    private readonly service: Service,
    private readonly signal: AbortSignal,
    /** Called with a comment whose state has changed. */
    private readonly onChange: (comment: OwnComment) => Promise<void>,
  ) {
    this.#kept = kept<OwnComment[]>(`tamis-own ${name}`);
    this.#list = this.#kept.read() ?? [];
  }

  get list(): readonly OwnComment[] {
    return this.#list;
  }

  has(id: string): boolean {
    return this.#list.some((each) => each.id === id);
  }

  /** Adds a comment, unless it is known, and follows it. */
  add(comment: OwnComment): void {
    if (this.has(comment.id)) return;
    this.#list.push(comment);
    this.#kept.write(this.#list);
    void this.#follow(comment);
  }

  /** Follows those that were kept. */
  resume(): void {
    for (const comment of [...this.#list]) void this.#follow(comment);
  }

  #forget(comment: OwnComment): void {
    this.#list.splice(this.#list.indexOf(comment), 1);
    this.#kept.write(this.#list.length > 0 ? this.#list : null);
  }

  /** Asks with growing pauses until nothing more can change; a failure only means to ask again later. */
  async #follow(comment: OwnComment): Promise<void> {
    for (let asked = 0; ; asked += 1) {
      await pause(PAUSES[Math.min(asked, PAUSES.length - 1)] ?? 0, this.signal);
      if (this.signal.aborted) return;
      try {
        const state = await this.service.state(comment);
        if (state === null) {
          this.#forget(comment);
          return;
        }
        if (state !== comment.state) {
          comment.state = state;
          this.#kept.write(this.#list);
          await this.onChange(comment);
        }
        if (isFinal(state)) {
          this.#forget(comment);
          return;
        }
      } catch {
        asked = Math.max(asked, AFTER_FAILURE);
      }
    }
  }
}

/** Waits; at most until the tab is looked at again, when much may have changed, or until `signal` ends it. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      if (!document.hidden) done();
    };
    const timer = setTimeout(done, ms);
    document.addEventListener('visibilitychange', wake);
    signal.addEventListener('abort', done);
    function done(): void {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', wake);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
