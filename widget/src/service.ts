import type { paths } from '@tamis/client';

type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

/** Where this script came from: the service stands there. */
export const HOME = new URL('.', (document.currentScript as HTMLScriptElement | null)?.src ?? location.href).href;

type Listed = Answer<'/v1/articles/{articleId}/comments'>;
type PublicComment = Extract<Listed['items'][number], { body: string }>;
/** A comment as the service lists it; one that was removed keeps its place alone. */
export type Comment = Pick<PublicComment, 'id' | 'parentId'> & Partial<PublicComment> & { removed?: true };
export type Page = Omit<Listed, 'items'> & { items: Comment[] };

export type State = Answer<'/v1/comments/{id}'>['status'];
type Told = Answer<'/v1/articles/{articleId}'>;
/** An article, as far as the widget cares. */
export type Article = Pick<Told, 'mode'> & Partial<Pick<Told, 'offersMail'>>;

export interface ErrorAnswer {
  error?: { fields?: { path: string; message: string }[]; requestId?: string };
}

const DEADLINE_MS = 20_000;

/** What a page asks of the service that stands at `base`. Each question ends by itself, and with `signal`. */
export class Service {
  constructor(
    private readonly base: string,
    private readonly siteId: string,
    private readonly language: string,
    private readonly signal: AbortSignal,
  ) {}

  /** Approved comments; `null` when `at` is no comment of this article. */
  async list(articleId: string, query: Record<string, string>): Promise<Page | null> {
    const answer = await this.#ask(`v1/articles/${encodeURIComponent(articleId)}/comments?${this.#query(query)}`);
    if (answer.status === 404) return null;
    return this.#json<Page>(answer);
  }

  async article(articleId: string): Promise<Article> {
    const answer = await this.#ask(`v1/articles/${encodeURIComponent(articleId)}?${this.#query({})}`);
    return this.#json<Article>(answer);
  }

  async counts(articleIds: readonly string[]): Promise<Record<string, number>> {
    const query = new URLSearchParams(articleIds.map((id) => ['articleId', id]));
    const answer = await this.#ask(`v1/counts?${this.#query({})}&${query.toString()}`);
    return (await this.#json<Answer<'/v1/counts'>>(answer)).counts;
  }

  /** Sends a comment; the answer is for the form to read. */
  post(submission: object, key: string): Promise<Response> {
    return this.#ask('v1/comments', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key, 'accept-language': this.language },
      body: JSON.stringify({ siteId: this.siteId, ...submission }),
    });
  }

  /** How an own comment stands; `null` when the receipt is good no longer. */
  async state({ id, receipt }: { id: string; receipt: string }): Promise<State | null> {
    const headers = { authorization: `Bearer ${receipt}` };
    const answer = await this.#ask(`v1/comments/${encodeURIComponent(id)}`, { headers });
    if (answer.status === 401 || answer.status === 404) return null;
    return (await this.#json<Answer<'/v1/comments/{id}'>>(answer)).status;
  }

  /** Where readers report a comment. */
  report(id: string): string {
    return new URL(`v1/comments/${id}/report`, this.base).href;
  }

  /** Where its author edits and withdraws it. */
  mine({ id, receipt }: { id: string; receipt: string }): string {
    return new URL(`v1/comments/${id}/mine?receipt=${receipt}`, this.base).href;
  }

  #ask(path: string, init: RequestInit = {}): Promise<Response> {
    const signal = AbortSignal.any([this.signal, AbortSignal.timeout(DEADLINE_MS)]);
    return fetch(new URL(path, this.base), { ...init, signal });
  }

  async #json<T>(answer: Response): Promise<T> {
    if (!answer.ok) throw new Error(`Tamis answered ${String(answer.status)}`);
    return (await answer.json()) as T;
  }

  #query(query: Record<string, string>): string {
    return new URLSearchParams({ siteId: this.siteId, ...query }).toString();
  }
}
