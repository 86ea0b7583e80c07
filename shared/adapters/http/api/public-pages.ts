import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { CommentLists, ListCursor, PublicQuery } from '../../../application/ports/comments';
import type { ReactionChoice } from '../../../application/react-to-comment';
import type { Article } from '../../../domain/article';
import type { Markup } from '../../../domain/markup';
import type { StoredComment } from '../../../domain/stored-comment';
import { cursorText } from '../server/list-cursor';
import { atomFeed } from './atom-feed';
import { publicComment, removedComment } from './present';

/** Entries of one feed. */
export const FEED_ENTRIES = 50;

export interface PublicPages {
  /** The tag of a list as it is now; it costs one look-up, and no list. */
  tagOf(query: PublicQuery): Promise<string>;
  /** A list as JSON. `etag` is its tag: a page of that tag is made once. */
  list(query: PublicQuery, etag: string): Promise<string>;
  feedTagOf(siteId: string, articleId: string, article: Article | null): Promise<string>;
  /** The tag of a text that is made anyway. */
  tagOfText(text: string): string;
  feed(siteId: string, articleId: string, article: Article | null, etag: string): Promise<string>;
}

/** A JavaScript text takes one or two bytes a character; what is counted is the larger. */
const BYTES_A_CHARACTER = 2;
/** What an entry takes beside its text. */
const BYTES_AN_ENTRY = 200;

/**
 * Pages that readers are sent, each made once for as long as nothing in it changes: its tag is made of the article's stamp, which the store
 * changes with every comment that appears there or goes. Every answer asks the store for the stamp first, so a page that other processes
 * have changed is never sent again. At most `cacheBytes` are kept, those asked for last; 0 keeps none.
 */
export function publicPages({
  lists,
  cacheBytes,
  markupOf,
  reactions,
}: {
  lists: Pick<CommentLists, 'approved' | 'countApproved' | 'stampOf' | 'withIds'>;
  cacheBytes: number;
  /** What the comments of a site are shown with. */
  markupOf: (siteId: string) => Markup;
  reactions: ReactionChoice;
}): PublicPages {
  const tag = (siteId: string, ...parts: readonly string[]): string => tagOf(markupOf(siteId), reactions, ...parts);
  const kept = cacheBytes > 0 ? new LRUCache<string, string>({ maxSize: cacheBytes, sizeCalculation: sizeOf }) : null;
  const making = new Map<string, Promise<string>>();
  const stampOf = lookTogether((siteId, articleId) => lists.stampOf(siteId, articleId));

  /** Pages that are asked for while they are made are made once. */
  const once = (key: string, make: () => Promise<string>): Promise<string> => {
    const known = kept?.get(key);
    if (known !== undefined) return Promise.resolve(known);
    const running = making.get(key);
    if (running) return running;
    const made = make();
    making.set(key, made);
    const done = (): void => {
      making.delete(key);
    };
    made.then((text) => {
      kept?.set(key, text);
      done();
    }, done);
    return made;
  };
  /** A comment's JSON; the text of one version never changes, its article may be renamed, and readers may like it. */
  const commentText = (comment: StoredComment): string => {
    const { id, version, siteId, articleId, likes = 0, dislikes = 0 } = comment;
    const markup = markupOf(siteId);
    const key = `comment ${id} ${version} ${articleId} ${likes} ${dislikes} ${markup}`;
    const known = kept?.get(key);
    if (known !== undefined) return known;
    const text = JSON.stringify(publicComment(comment, { markup, reactions }));
    kept?.set(key, text);
    return text;
  };

  const makeList = async (query: PublicQuery): Promise<string> => {
    const { siteId, articleId, limit } = query;
    const [found, counts] = await Promise.all([
      lists.approved({ ...query, limit: limit + 1 }),
      lists.countApproved(siteId, [articleId]),
    ]);
    const { items, nextCursor } = page(found, limit);
    const places = await withGoneParents(items, lists);
    const texts = places.map(({ comment, isGone }) =>
      isGone ? JSON.stringify(removedComment(comment)) : commentText(comment),
    );
    const rest = JSON.stringify({ nextCursor, total: counts.get(articleId) ?? 0 });
    return `{"items":[${texts.join(',')}],${rest.slice(1)}`;
  };

  return {
    async tagOf({ siteId, articleId, order, limit, after }) {
      const place = after ? `${after.at.getTime()}.${after.id}.${String(after.isFirst ?? false)}` : '';
      return tag(siteId, await stampOf(siteId, articleId), articleId, order, String(limit), place);
    },
    list: (query, etag) => once(`list ${query.siteId} ${etag}`, () => makeList(query)),
    tagOfText: (text) => tagOf(text),
    async feedTagOf(siteId, articleId, article) {
      const told = JSON.stringify([article?.title, article?.url]);
      return tag(siteId, await stampOf(siteId, articleId), articleId, 'feed', told, '');
    },
    feed: (siteId, articleId, article, etag) =>
      once(`feed ${siteId} ${etag}`, async () => {
        const query = { siteId, articleId, order: 'newest', limit: FEED_ENTRIES, after: null } as const;
        const markup = markupOf(siteId);
        return atomFeed({ siteId, articleId, article, markup, comments: await lists.approved(query) });
      }),
  };
}

/** Raised whenever the same comments would read otherwise, so that no client keeps what an earlier release made. */
const FORM = '2';

function tagOf(...parts: readonly string[]): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([FORM, ...parts]))
    .digest('base64url');
  return `"${hash.slice(0, 22)}"`;
}

function sizeOf(text: string, key: string): number {
  return BYTES_AN_ENTRY + BYTES_A_CHARACTER * (text.length + key.length);
}

/**
 * Looks for many askers at once: whoever asks while a look-up runs shares the next one, which begins after all of them had asked, so
 * that nobody is told anything older than his question.
 */
export function lookTogether<T>(
  look: (siteId: string, what: string) => Promise<T>,
): (siteId: string, what: string) => Promise<T> {
  const running = new Map<string, { now: Promise<unknown>; next: Promise<T> | null }>();
  const begin = (key: string, siteId: string, what: string): Promise<T> => {
    const now = look(siteId, what);
    const state = { now, next: null };
    running.set(key, state);
    const done = (): void => {
      if (running.get(key) === state) running.delete(key);
    };
    now.then(done, done);
    return now;
  };
  return (siteId, what) => {
    const key = `${siteId}\n${what}`;
    const state = running.get(key);
    if (!state) return begin(key, siteId, what);
    state.next ??= Promise.allSettled([state.now]).then(() => begin(key, siteId, what));
    return state.next;
  };
}

/** A comment in its place, or the place that is kept for one that is gone. */
export interface Place {
  comment: StoredComment;
  isGone: boolean;
}

/**
 * A page's comments, and before the first reply of each comment that readers saw once and see no more, that comment's place. A place
 * may come again on a later page, where more of its replies stand.
 */
export async function withGoneParents(
  items: readonly StoredComment[],
  lists: Pick<CommentLists, 'withIds'>,
): Promise<Place[]> {
  const shown = new Set(items.map(({ id }) => id));
  const unseen = new Set(items.flatMap(({ parentId }) => (parentId === null || shown.has(parentId) ? [] : [parentId])));
  const parents = unseen.size === 0 ? [] : await lists.withIds([...unseen]);
  const gone = new Map(parents.filter(({ status }) => status !== 'approved').map((parent) => [parent.id, parent]));
  return items.flatMap((comment) => {
    const parent = comment.parentId === null ? undefined : gone.get(comment.parentId);
    if (!parent || parent.siteId !== comment.siteId || parent.articleId !== comment.articleId)
      return [{ comment, isGone: false }];
    gone.delete(parent.id);
    return [
      { comment: parent, isGone: true },
      { comment, isGone: false },
    ];
  });
}

/** Text of one page, in UTF-16 code units, beyond which no further comment is begun: what one answer may weigh. */
export const MAX_PAGE_CHARACTERS = 500_000;

/**
 * The first `limit` of what was found, fewer when they are long, and the cursor that goes on after them when more was found.
 */
export function page(
  found: readonly StoredComment[],
  limit: number,
  cursorAt: (last: StoredComment) => ListCursor = ({ createdAt, id }) => ({ at: createdAt, id }),
): { items: StoredComment[]; nextCursor: string | null } {
  const items: StoredComment[] = [];
  let characters = 0;
  for (const comment of found.slice(0, limit)) {
    if (characters >= MAX_PAGE_CHARACTERS) break;
    characters += comment.body.length;
    items.push(comment);
  }
  const last = items.at(-1);
  return { items, nextCursor: found.length > items.length && last ? cursorText(cursorAt(last)) : null };
}
