/** The tabs of the queue, in their order. What was erased has nothing to be read. */
export const TABS = ['held', 'approved', 'spam', 'rejected'] as const;
export type Tab = (typeof TABS)[number];

export const ORDERS = ['oldest', 'newest', 'score'] as const;
export type Order = (typeof ORDERS)[number];

/** Longest text of one filter, in characters. */
export const FILTER_LENGTH = 512;

const FILTERS = ['q', 'articleId', 'siteId', 'rule', 'from', 'to'] as const;
export type Filter = (typeof FILTERS)[number];

/** What the address of the queue says; an empty text stands for no filter. */
export type QueueQuery = Record<Filter, string> & {
  status: Tab;
  order: Order;
  cursor: string;
  /** Id of the comment that is read, or empty for the first one. */
  open: string;
  /** Not empty when what others have open is to be shown as well. */
  all: string;
};

/** Reads the address of the queue. What makes no sense counts as not said: an old bookmark must still show something. */
export function readQueueQuery(query: Readonly<Record<string, unknown>>): QueueQuery {
  const text = (name: string): string => {
    const value = query[name];
    return typeof value === 'string' ? Array.from(value.trim()).slice(0, FILTER_LENGTH).join('') : '';
  };
  const day = (name: string): string => (/^\d{4}-\d\d-\d\d$/.test(text(name)) && isDay(text(name)) ? text(name) : '');
  return {
    status: TABS.find((tab) => tab === text('status')) ?? 'held',
    order: ORDERS.find((order) => order === text('order')) ?? 'oldest',
    q: text('q'),
    articleId: text('articleId'),
    siteId: text('siteId'),
    rule: text('rule'),
    from: day('from'),
    to: day('to'),
    cursor: text('cursor'),
    open: text('open'),
    all: text('all') === '' ? '' : '1',
  };
}

function isDay(text: string): boolean {
  return !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

/** The address of the queue that `query` describes, with `changes`; only what differs from the plain queue is said. */
export function queueHref(query: QueueQuery, changes: Partial<QueueQuery> = {}): string {
  const all = { ...query, ...changes };
  const plain: Partial<QueueQuery> = { status: 'held', order: 'oldest' };
  const said = Object.entries(all).filter(([name, value]) => value !== '' && plain[name as keyof QueueQuery] !== value);
  const search = new URLSearchParams(said).toString();
  return search === '' ? '/review' : `/review?${search}`;
}

/** Whether anything but the tab narrows the list down. */
export function isFiltered(query: QueueQuery): boolean {
  return FILTERS.some((name) => query[name] !== '');
}

/** An address to go back to, when it is one of the desk; else the queue. */
export function backAddress(text: string): string {
  return /^\/review(?:[/?#][\x21-\x7e]*)?$/.test(text) && !text.includes('\\') ? text : '/review';
}
