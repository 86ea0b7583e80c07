import { createHash } from 'node:crypto';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import type { Articles } from '../../../application/ports/articles';
import type { CommentLists, CommentStore, ListCursor } from '../../../application/ports/comments';
import { articleName } from '../../../domain/article-name';
import { ModerationError } from '../../../domain/errors';
import type { KeyRing } from '../../../domain/key-ring';
import { DEFAULT_SITE, FIELD_LIMITS } from '../../../domain/parse-submission';
import type { StoredComment } from '../../../domain/stored-comment';
import { atomFeed } from './atom-feed';
import { cursorText } from '../server/list-cursor';
import { authorState, publicComment } from './present';
import {
  bearerToken,
  choiceParameter,
  cursorParameter,
  numberParameter,
  readInput,
  textParameter,
} from './request-input';

/** Most comments of one page, entries of one feed, and articles of one count. */
export const READING_LIMITS = { page: 200, feed: 50, articles: 200 } as const;
const DEFAULT_PAGE = 50;

const site = textParameter(FIELD_LIMITS.siteId).default(DEFAULT_SITE);
const articlePath = z.object({ articleId: textParameter(FIELD_LIMITS.articleId) });
const listQuery = z.strictObject({
  siteId: site,
  cursor: cursorParameter,
  limit: numberParameter({ min: 1, max: READING_LIMITS.page, fallback: DEFAULT_PAGE }),
  order: choiceParameter(['oldest', 'newest']).default('oldest'),
});
const feedQuery = z.strictObject({ siteId: site });
const countsQuery = z.strictObject({
  siteId: site,
  articleId: z
    .union(
      [textParameter(FIELD_LIMITS.articleId).transform((id) => [id]), z.array(textParameter(FIELD_LIMITS.articleId))],
      { error: 'required' },
    )
    .refine((ids) => ids.length <= READING_LIMITS.articles, {
      error: 'out-of-range',
      params: { min: 1, max: READING_LIMITS.articles },
    }),
});

export interface ReadingRoutesOptions {
  lists: Pick<CommentLists, 'approved' | 'countApproved'>;
  store: Pick<CommentStore, 'find'>;
  articles: Pick<Articles, 'find' | 'idsOf'>;
  keyRing: Pick<KeyRing, 'isReceipt'>;
  listMaxAgeSeconds: number;
  now: () => Date;
}

/** What article pages read: approved comments, counts, feeds, and the state of one's own comment. */
export function readingRoutes({
  lists,
  store,
  articles,
  keyRing,
  listMaxAgeSeconds,
  now,
}: ReadingRoutesOptions): Router {
  const caching = listMaxAgeSeconds > 0 ? `public, max-age=${listMaxAgeSeconds}` : 'public, no-cache';
  const sendJson = (request: Request, response: Response, body: unknown): void => {
    sendCacheable({ request, response, caching, type: 'application/json', text: JSON.stringify(body) });
  };

  /** The id under which the comments stand, for any name of the article. */
  const currentId = async (siteId: string, asked: string): Promise<string> => {
    const name = articleName(asked);
    return (await articles.idsOf(siteId, [name])).get(name) ?? name;
  };

  const listComments: RequestHandler = async (request, response) => {
    const { articleId: asked } = readInput(articlePath, request.params);
    const { siteId, cursor, limit, order } = readInput(listQuery, request.query);
    const articleId = await currentId(siteId, asked);
    const [found, counts] = await Promise.all([
      lists.approved({ siteId, articleId, order, limit: limit + 1, after: cursor ?? null }),
      lists.countApproved(siteId, [articleId]),
    ]);
    const { items, nextCursor } = page(found, limit);
    sendJson(request, response, { items: items.map(publicComment), nextCursor, total: counts.get(articleId) ?? 0 });
  };

  const feed: RequestHandler = async (request, response) => {
    const { articleId: asked } = readInput(articlePath, request.params);
    const { siteId } = readInput(feedQuery, request.query);
    const article = await articles.find(siteId, articleName(asked));
    const articleId = article?.id ?? articleName(asked);
    const comments = await lists.approved({
      siteId,
      articleId,
      order: 'newest',
      limit: READING_LIMITS.feed,
      after: null,
    });
    const text = atomFeed({ siteId, articleId, article, comments });
    sendCacheable({ request, response, caching, type: 'application/atom+xml', text });
  };

  const counts: RequestHandler = async (request, response) => {
    const { siteId, articleId: asked } = readInput(countsQuery, request.query);
    const names = new Map(asked.map((each) => [each, articleName(each)]));
    const ids = await articles.idsOf(siteId, [...new Set(names.values())]);
    const counted = await lists.countApproved(siteId, [...new Set(ids.values())]);
    sendJson(request, response, {
      counts: Object.fromEntries([...names].map(([each, name]) => [each, counted.get(ids.get(name) ?? name) ?? 0])),
    });
  };

  const ownComment: RequestHandler<{ id: string }> = async (request, response) => {
    const { id } = request.params;
    const receipt = bearerToken(request as never);
    if (receipt === null || !keyRing.isReceipt(id, receipt))
      throw new ModerationError('access/unauthenticated', 'no valid receipt');
    response.set('cache-control', 'private, no-store').json(authorState(id, await store.find(id), now()));
  };

  return Router()
    .get('/v1/articles/:articleId/comments', listComments)
    .get('/v1/articles/:articleId/comments.atom', feed)
    .get('/v1/counts', counts)
    .get('/v1/comments/:id', ownComment);
}

interface CacheableAnswer {
  request: Request;
  response: Response;
  caching: string;
  type: string;
  text: string;
}

/**
 * Answers with an `ETag` of the content, or 304 when the client has it. Express's own check calls everything stale when
 * the request says `Cache-Control: no-cache`, as `fetch` does by itself beside `If-None-Match`.
 */
function sendCacheable({ request, response, caching, type, text }: CacheableAnswer): void {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  const known = request.headers['if-none-match']?.split(',').map((each) => each.trim().replace(/^W\//, ''));
  // Also without an `Origin`: a cache would give that answer to pages, which need the header that names theirs.
  response.set({ etag, 'cache-control': caching }).vary('Origin');
  if (known?.some((each) => each === etag || each === '*')) response.status(304).end();
  else response.type(type).send(text);
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
