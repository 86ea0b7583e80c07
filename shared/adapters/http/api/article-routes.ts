import { z } from 'zod';
import {
  moveArticle,
  registerArticle,
  type ArticleFields,
  type ArticleKey,
} from '../../../application/register-article';
import type { RecordDeed } from '../../../application/audit-trail';
import type { Articles } from '../../../application/ports/articles';
import type { SitesInForce } from '../../../application/sites-in-force';
import { ARTICLE_MODES, closingTime, modeAt, type Article, type ArticlePolicy } from '../../../domain/article';
import { articleName } from '../../../domain/article-name';
import { ModerationError } from '../../../domain/errors';
import { FIELD_LIMITS } from '../../../domain/parse-submission';
import { DEFAULT_SITE } from '../../../domain/site';
import { oneLine } from '../../../domain/text/clean-text';
import { readArticleAddress } from '../../../domain/web-address';
import { choiceParameter, numberParameter, textParameter } from './request-input';
import { describeRoute, serve, type ServedRoute } from './route';

/** Most articles of one page, aliases of one article, and bytes of what is told of it. */
export const ARTICLE_LIMITS = { page: 200, aliases: 50, bytes: 131_072 } as const;
const DEFAULT_PAGE = 50;

const articlePath = z.object({ articleId: textParameter(FIELD_LIMITS.articleId) });
const siteQuery = z.strictObject({ siteId: textParameter(FIELD_LIMITS.siteId).default(DEFAULT_SITE) });
const name = textParameter(FIELD_LIMITS.articleId).refine((id) => articleName(id) !== '', { error: 'required' });
const moment = z.iso
  .datetime({ offset: true, error: 'not-a-time' })
  .transform((text) => new Date(text))
  .nullish();
const address = textParameter(FIELD_LIMITS.articleUrl)
  .refine((text) => typeof readArticleAddress(text) !== 'string', { error: 'not-a-web-address' })
  .transform((text) => {
    const read = readArticleAddress(text);
    return typeof read === 'string' ? text : read.address;
  });

const toldArticle = z.strictObject({
  title: textParameter(FIELD_LIMITS.articleTitle).transform(oneLine).nullish(),
  url: address.nullish(),
  mode: choiceParameter(ARTICLE_MODES).optional(),
  closesAt: moment,
  publishedAt: moment,
  aliases: z
    .array(name, { error: 'not-a-list' })
    .refine((list) => list.length <= ARTICLE_LIMITS.aliases, {
      error: 'too-many',
      params: { max: ARTICLE_LIMITS.aliases },
    })
    .optional(),
});

const when = z.iso.datetime().nullable();
const publicArticle = z.object({
  id: z.string(),
  siteId: z.string(),
  title: z.string().nullable(),
  url: z.string().nullable(),
  mode: z.enum(ARTICLE_MODES),
  offersMail: z.boolean().describe('Whether `notify` may be asked for with a comment'),
  closesAt: when,
  registered: z.boolean(),
});
const articleAnswer = publicArticle.extend({
  publishedAt: when,
  aliases: z.array(z.string()),
  createdAt: z.iso.datetime(),
  by: z.string(),
});
const listAnswer = z.object({ items: z.array(articleAnswer), nextCursor: z.string().nullable() });

export const showArticle = describeRoute({
  method: 'get',
  path: '/v1/articles/{articleId}',
  summary: 'Whether an article takes comments, and what the site tells of it',
  tag: 'articles',
  access: 'public',
  params: articlePath,
  query: siteQuery,
  answers: { 200: { description: 'The article, also when it is not registered', schema: publicArticle } },
  errors: ['site/not-found'],
});

export const listArticles = describeRoute({
  method: 'get',
  path: '/v1/articles',
  summary: 'The registered articles of a site, by id',
  tag: 'articles',
  access: ['moderator', 'admin'],
  scope: 'query',
  query: siteQuery.extend({
    cursor: textParameter(FIELD_LIMITS.articleId * 8).optional(),
    limit: numberParameter({ min: 1, max: ARTICLE_LIMITS.page, fallback: DEFAULT_PAGE }),
  }),
  answers: { 200: { description: 'One page', schema: listAnswer } },
});

export const putArticle = describeRoute({
  method: 'put',
  path: '/v1/articles/{articleId}',
  summary: 'Register an article, or change it; what is left out stays as it was',
  tag: 'articles',
  access: ['admin'],
  scope: 'query',
  params: articlePath,
  query: siteQuery,
  body: { schema: toldArticle, maxBytes: ARTICLE_LIMITS.bytes },
  answers: {
    200: { description: 'The article as it is now', schema: articleAnswer },
    201: { description: 'The article, new', schema: articleAnswer },
  },
  errors: ['article/name-taken', 'site/not-found'],
});

export const removeArticle = describeRoute({
  method: 'delete',
  path: '/v1/articles/{articleId}',
  summary: 'Forget an article; its comments stay where they are',
  tag: 'articles',
  access: ['admin'],
  scope: 'query',
  params: articlePath,
  query: siteQuery,
  answers: { 204: { description: 'It is forgotten', schema: null } },
  errors: ['article/not-found'],
});

export const moveArticleRoute = describeRoute({
  method: 'post',
  path: '/v1/articles/{articleId}/move',
  summary: 'Give an article another id, or merge it into the one that has that id',
  tag: 'articles',
  access: ['admin'],
  scope: 'query',
  params: articlePath,
  query: siteQuery,
  body: { schema: z.strictObject({ to: name }), maxBytes: ARTICLE_LIMITS.bytes },
  answers: { 200: { description: 'The article that holds the comments now', schema: articleAnswer } },
  errors: ['article/not-found', 'article/name-taken'],
});

export interface ArticleRoutesOptions {
  sites: Pick<SitesInForce, 'get'>;
  articles: Articles;
  policy: ArticlePolicy;
  /** Whether authors can be told by mail. */
  offersMail: boolean;
  record: RecordDeed;
  now: () => Date;
}

/** The registry of articles: told by the site's owner, read by article pages. */
export function articleRoutes({
  articles,
  sites,
  policy,
  offersMail,
  record,
  now,
}: ArticleRoutesOptions): ServedRoute[] {
  const shown = (article: Article): z.output<typeof articleAnswer> => ({
    ...shownToAll({ siteId: article.siteId, id: article.id }, article),
    publishedAt: article.publishedAt?.toISOString() ?? null,
    aliases: article.aliases,
    createdAt: article.createdAt.toISOString(),
    by: article.by,
  });
  const shownToAll = ({ siteId, id }: ArticleKey, article: Article | null): z.output<typeof publicArticle> => ({
    id: article?.id ?? articleName(id),
    siteId,
    title: article?.title ?? null,
    url: article?.url ?? null,
    mode: modeAt(article, now(), policy),
    offersMail,
    closesAt: (article && closingTime(article, policy))?.toISOString() ?? null,
    registered: article !== null,
  });
  return [
    serve(showArticle, async ({ params, query }) => {
      sites.get(query.siteId);
      const found = await articles.find(query.siteId, articleName(params.articleId));
      return shownToAll({ siteId: query.siteId, id: params.articleId }, found);
    }),
    serve(listArticles, async ({ query: { siteId, cursor, limit } }) => {
      const after = cursor === undefined ? null : Buffer.from(cursor, 'base64url').toString();
      const found = await articles.list({ siteId, limit: limit + 1, after });
      const items = found.slice(0, limit);
      const last = found.length > limit ? items.at(-1) : undefined;
      return { items: items.map(shown), nextCursor: last ? Buffer.from(last.id).toString('base64url') : null };
    }),
    serve(putArticle, async ({ actor, params, query, body, response }) => {
      sites.get(query.siteId);
      const key = { siteId: query.siteId, id: params.articleId };
      const { article, isNew } = await registerArticle({ articles, now }, key, { fields: told(body), by: actor.name });
      response.status(isNew ? 201 : 200);
      await record({
        actor: actor.name,
        kind: 'article.changed',
        subject: article.id,
        siteId: query.siteId,
        after: auditedArticle(article),
      });
      return shown(article);
    }),
    serve(removeArticle, async ({ actor, params, query }) => {
      if (!(await articles.remove(query.siteId, articleName(params.articleId))))
        throw new ModerationError('article/not-found', 'no such article');
      await record({
        actor: actor.name,
        kind: 'article.removed',
        subject: articleName(params.articleId),
        siteId: query.siteId,
      });
    }),
    serve(moveArticleRoute, async ({ actor, params, query, body }) => {
      const key = { siteId: query.siteId, id: params.articleId };
      const moved = await moveArticle({ articles, now }, key, { to: body.to, by: actor.name });
      const after = auditedArticle(moved);
      await record({
        actor: actor.name,
        kind: 'article.changed',
        subject: moved.id,
        siteId: query.siteId,
        before: { id: key.id },
        after,
      });
      return shown(moved);
    }),
  ];
}

/** What of an article matters for who reads the audit. */
function auditedArticle({ siteId, title, url, mode, aliases }: Article) {
  return { siteId, title, url, mode, aliases: [...aliases] };
}

/** Null takes a value back; what is not there stays as it was. */
function told({ title, url, mode, closesAt, publishedAt, aliases }: z.output<typeof toldArticle>): ArticleFields {
  return {
    ...(title === undefined ? {} : { title: title || null }),
    ...(url === undefined ? {} : { url }),
    ...(mode === undefined ? {} : { mode }),
    ...(closesAt === undefined ? {} : { closesAt }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(aliases === undefined ? {} : { aliases }),
  };
}
