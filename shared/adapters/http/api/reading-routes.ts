import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse as parseQuery } from 'node:querystring';
import { z } from 'zod';
import type { Articles } from '../../../application/ports/articles';
import type { CommentLists, CommentStore } from '../../../application/ports/comments';
import type { ReactionChoice } from '../../../application/react-to-comment';
import type { SitesInForce } from '../../../application/sites-in-force';
import { articleName } from '../../../domain/article-name';
import { ModerationError } from '../../../domain/errors';
import { FIELD_LIMITS } from '../../../domain/parse-submission';
import { DEFAULT_SITE } from '../../../domain/site';
import { observedError, sendError, type HttpObserver } from '../server/error-responses';
import { sendPublic } from '../server/respond';
import { lookTogether, publicPages } from './public-pages';
import { readInput } from '../../../domain/read-input';
import { choiceParameter, cursorParameter, numberParameter, textParameter } from './request-input';
import { describeRoute, serve, serveDirect, type ServedRoute } from './route';

/** Most comments of one page, and articles of one count. */
export const READING_LIMITS = { page: 200, articles: 200 } as const;
const DEFAULT_PAGE = 50;

const TAG = 'reading';
const site = textParameter(FIELD_LIMITS.siteId).default(DEFAULT_SITE);
const articlePath = z.object({ articleId: textParameter(FIELD_LIMITS.articleId) });
const listQuery = z
  .strictObject({
    siteId: site,
    cursor: cursorParameter,
    at: textParameter(FIELD_LIMITS.parentId).optional(),
    limit: numberParameter({ min: 1, max: READING_LIMITS.page, fallback: DEFAULT_PAGE }),
    order: choiceParameter(['oldest', 'newest']).default('oldest'),
  })
  .refine(({ cursor, at }) => cursor === undefined || at === undefined, { path: ['at'], error: 'not-allowed' });
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

/** Most bytes of a question for counts: as many articles as one may ask for, with the longest ids in any spelling. */
const COUNTS_MAX_BYTES = READING_LIMITS.articles * FIELD_LIMITS.articleId * 6 + 1024;
const countsBody = z.strictObject({
  siteId: textParameter(FIELD_LIMITS.siteId).default(DEFAULT_SITE),
  articleIds: z
    .array(textParameter(FIELD_LIMITS.articleId), { error: 'not-a-list' })
    .min(1, { error: 'required' })
    .refine((ids) => ids.length <= READING_LIMITS.articles, {
      error: 'out-of-range',
      params: { min: 1, max: READING_LIMITS.articles },
    }),
});
const countsAnswer = z.object({ counts: z.record(z.string(), z.int()) });

const publicCommentAnswer = z.object({
  id: z.string(),
  articleId: z.string(),
  parentId: z.string().nullable(),
  author: z.object({
    name: z.string(),
    url: z.string().nullable(),
    house: z.literal(true).optional().describe('Written by a moderator in the house’s name; nobody else can have this'),
  }),
  body: z.string(),
  bodyHtml: z.string(),
  createdAt: z.iso.datetime(),
  likes: z.int().optional().describe('Where readers may like comments'),
  dislikes: z.int().optional().describe('Where they may dislike them, too'),
});
const removedAnswer = z.object({
  id: z.string(),
  articleId: z.string(),
  parentId: z.string().nullable(),
  removed: z.literal(true),
});
const unchanged = { 304: { description: 'The client has it already', schema: null } };

export const listComments = describeRoute({
  method: 'get',
  path: '/v1/articles/{articleId}/comments',
  summary:
    'Approved comments of an article; `at` begins at that comment. A removed one that has replies keeps its place, without a word of it',
  tag: TAG,
  access: 'public',
  params: articlePath,
  query: listQuery,
  answers: {
    200: {
      description: 'One page; a removed comment counts neither in `limit` nor in `total`',
      schema: z.object({
        items: z.array(z.union([publicCommentAnswer, removedAnswer])),
        nextCursor: z.string().nullable(),
        total: z.int(),
      }),
    },
    ...unchanged,
  },
  errors: ['comment/not-found', 'site/not-found'],
});

export const articleFeed = describeRoute({
  method: 'get',
  path: '/v1/articles/{articleId}/comments.atom',
  summary: 'The newest approved comments of an article, as an Atom feed',
  tag: TAG,
  access: 'public',
  params: articlePath,
  query: feedQuery,
  answers: {
    200: { description: 'The feed', schema: z.string(), mediaType: 'application/atom+xml' },
    ...unchanged,
  },
  errors: ['site/not-found'],
});

export const countComments = describeRoute({
  method: 'get',
  path: '/v1/counts',
  summary: 'How many approved comments articles have, by the ids that were asked for',
  tag: TAG,
  access: 'public',
  query: countsQuery,
  answers: {
    200: { description: 'The counts', schema: countsAnswer },
    ...unchanged,
  },
  errors: ['site/not-found'],
});

export const countManyComments = describeRoute({
  method: 'post',
  path: '/v1/counts',
  summary: 'The same for ids that are too many or too long for an address',
  tag: TAG,
  access: 'public',
  body: { schema: countsBody, maxBytes: COUNTS_MAX_BYTES },
  answers: { 200: { description: 'The counts', schema: countsAnswer } },
  errors: ['site/not-found'],
});

export interface ReadingRoutesOptions {
  lists: Pick<CommentLists, 'approved' | 'countApproved' | 'stampOf' | 'withIds'>;
  store: Pick<CommentStore, 'find'>;
  articles: Pick<Articles, 'find' | 'idsOf'>;
  observer: HttpObserver;
  listMaxAgeSeconds: number;
  /** Memory for pages that were asked for, in bytes. */
  pageCacheBytes: number;
  reactions: ReactionChoice;
  sites: Pick<SitesInForce, 'get'>;
}

/** What article pages read: approved comments, counts and feeds. */
export function readingRoutes(options: ReadingRoutesOptions): ServedRoute[] {
  const { lists, store, articles, observer, listMaxAgeSeconds, sites, reactions } = options;
  const markupOf = (siteId: string) => sites.get(siteId).markup;
  const pages = publicPages({ lists, cacheBytes: options.pageCacheBytes, markupOf, reactions });
  const caching = listMaxAgeSeconds > 0 ? `public, max-age=${listMaxAgeSeconds}` : 'public, no-cache';

  /** The id under which the comments stand, for any name of the article. */
  const currentId = lookTogether(async (siteId, name) => (await articles.idsOf(siteId, [name])).get(name) ?? name);
  const currentArticle = lookTogether((siteId, name) => articles.find(siteId, name));
  /** Counts as JSON, by the ids as they were asked for, which `asked` holds as JSON. */
  const countsText = lookTogether(async (siteId, asked) => {
    const names = new Map((JSON.parse(asked) as string[]).map((each) => [each, articleName(each)]));
    const ids = await articles.idsOf(siteId, [...new Set(names.values())]);
    const counted = await lists.countApproved(siteId, [...new Set(ids.values())]);
    return JSON.stringify({
      counts: Object.fromEntries([...names].map(([each, name]) => [each, counted.get(ids.get(name) ?? name) ?? 0])),
    });
  });
  const answering =
    (answer: (request: IncomingMessage, response: ServerResponse, params: Params) => Promise<void>) =>
    (request: IncomingMessage, response: ServerResponse, params: Params): void => {
      answer(request, response, params).catch((thrown: unknown) => {
        sendError(request, response, observedError(thrown, response, observer));
      });
    };
  /** Answers 304 when the client has what bears the tag, without making it. */
  const sendTagged = async (
    { request, response, type }: Sending,
    etag: string,
    make: () => Promise<string>,
  ): Promise<void> => {
    const text = hasTag(request, etag) ? null : await make();
    sendPublic(response, { etag, caching, type, text });
  };

  const list = answering(async (request, response, params) => {
    const { articleId: asked } = readInput(articlePath, params);
    const { siteId, cursor, at, limit, order } = readInput(listQuery, queryOf(request));
    sites.get(siteId);
    const articleId = await currentId(siteId, articleName(asked));
    const first = at === undefined ? null : await store.find(at);
    if (at !== undefined && (first?.status !== 'approved' || first.siteId !== siteId || first.articleId !== articleId))
      throw new ModerationError('comment/not-found', 'no such comment under this article');
    const after = first ? { at: first.createdAt, id: first.id, isFirst: true } : (cursor ?? null);
    const query = { siteId, articleId, order, limit, after };
    const etag = await pages.tagOf(query);
    await sendTagged({ request, response, type: JSON_TYPE }, etag, () => pages.list(query, etag));
  });
  const feed = answering(async (request, response, params) => {
    const { articleId: asked } = readInput(articlePath, params);
    const { siteId } = readInput(feedQuery, queryOf(request));
    sites.get(siteId);
    const article = await currentArticle(siteId, articleName(asked));
    const articleId = article?.id ?? articleName(asked);
    const etag = await pages.feedTagOf(siteId, articleId, article);
    const make = () => pages.feed(siteId, articleId, article, etag);
    await sendTagged({ request, response, type: 'application/atom+xml; charset=utf-8' }, etag, make);
  });
  const counts = answering(async (request, response) => {
    const { siteId, articleId: asked } = readInput(countsQuery, queryOf(request));
    sites.get(siteId);
    const text = await countsText(siteId, JSON.stringify(asked));
    await sendTagged({ request, response, type: JSON_TYPE }, pages.tagOfText(text), () => Promise.resolve(text));
  });

  return [
    serveDirect(listComments, list),
    serveDirect(articleFeed, feed),
    serveDirect(countComments, counts),
    serve(countManyComments, async ({ body: { siteId, articleIds } }) => {
      sites.get(siteId);
      return countsAnswer.parse(JSON.parse(await countsText(siteId, JSON.stringify(articleIds))));
    }),
  ];
}

type Params = Readonly<Record<string, string>>;

interface Sending {
  request: IncomingMessage;
  response: ServerResponse;
  type: string;
}

const JSON_TYPE = 'application/json; charset=utf-8';

function queryOf({ url = '' }: IncomingMessage): Record<string, unknown> {
  const at = url.indexOf('?');
  return at === -1 ? {} : { ...parseQuery(url.slice(at + 1)) };
}

function hasTag(request: IncomingMessage, etag: string): boolean {
  const known = request.headers['if-none-match'];
  if (known === undefined) return false;
  return known.split(',').some((each) => {
    const bare = each.trim().replace(/^W\//, '');
    return bare === etag || bare === '*';
  });
}
