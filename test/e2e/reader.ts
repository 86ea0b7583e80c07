import { waitUntil } from '../servers/wait-until';
import type { Form } from './forms';
import type { Accepted } from './visitor';

/** A comment of the public list, as far as these tests read it. */
export interface Listed {
  readonly id: string;
  readonly articleId: string;
  readonly author: { readonly name: string; readonly url: string | null };
  readonly body: string;
  readonly bodyHtml: string;
}

/** An event, as far as these tests read it. */
export interface ToldEvent {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly sequence: string;
  readonly data: {
    readonly id: string;
    readonly articleId: string;
    readonly author?: { readonly name: string; readonly url: string | null };
    readonly body?: string;
  };
}

const VERDICT_DEADLINE_MS = 90_000;

export const bearer = (token: string): { authorization: string } => ({ authorization: `Bearer ${token}` });

/** The answer's JSON; throws what was answered when its status is not 200. */
export async function json<T>(url: string, headers: Record<string, string> = {}): Promise<T> {
  const response = await fetch(url, { headers });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${url} answers ${response.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text) as T;
}

/** Resolves once the service at `url` says that it can do its work; one that was just started may still be connecting. */
export async function untilReady(url: string): Promise<void> {
  await waitUntil(`${url} is ready`, async () => {
    const response = await fetch(`${url}/readyz`).catch(() => undefined);
    await response?.text();
    return response?.status === 200;
  });
}

/** Waits for the verdict and gives the state that the author sees. */
export function settled({ reading }: Form, { id, receipt }: Accepted): Promise<string> {
  return waitUntil(
    `a verdict for ${id}`,
    async () => {
      const { status } = await json<{ status: string }>(`${reading}/v1/comments/${id}`, bearer(receipt));
      return status !== 'received' && status;
    },
    VERDICT_DEADLINE_MS,
  );
}

/** Everything in the public list of an article, in the order of its pages. */
export async function listed({ reading }: Form, articleId: string): Promise<Listed[]> {
  const items: Listed[] = [];
  const article = `${reading}/v1/articles/${encodeURIComponent(articleId)}/comments?limit=200`;
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: { items: Listed[]; nextCursor: string | null } = await json(article + (cursor && `&cursor=${cursor}`));
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

/** One page of events. */
export function eventsAfter(
  { review, consumerKey }: Form,
  cursor: string,
): Promise<{ items: ToldEvent[]; nextCursor: string }> {
  return json(`${review}/v1/events?limit=1000&after=${cursor}`, bearer(consumerKey));
}

/** The whole event log. It must have neither gap nor twin. */
export async function allEvents(form: Form): Promise<ToldEvent[]> {
  const events: ToldEvent[] = [];
  for (let after = '0'; ;) {
    const { items, nextCursor } = await eventsAfter(form, after);
    if (items.length === 0) break;
    events.push(...items);
    after = nextCursor;
  }
  expect(firstGap(events)).toBeUndefined();
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  return events;
}

/** The first event whose number does not follow the one before it. */
export function firstGap(events: readonly ToldEvent[]): ToldEvent | undefined {
  return events.find(({ sequence }, index) => sequence !== String(index + 1));
}

/** The cursor of the event log after its first `count` events. */
export async function cursorAfter({ review, consumerKey }: Form, count: number): Promise<string> {
  const url = `${review}/v1/events?limit=${count}`;
  return (await json<{ nextCursor: string }>(url, bearer(consumerKey))).nextCursor;
}
