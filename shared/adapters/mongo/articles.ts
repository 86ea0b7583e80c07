import { Schema, type Connection } from 'mongoose';
import type { Articles, ArticlesQuery } from '../../application/ports/articles';
import { FIRST_COMMENT, namesOf, type Article } from '../../domain/article';
import { ModerationError } from '../../domain/errors';
import { commentModel } from './comment-model';
import { isDuplicate, orUnavailable } from './connection';
import { together, valueOf } from './together';

/** Names that are looked for in one go. */
const MOST_TOGETHER = 200;

interface ArticleDocument extends Omit<Article, 'id'> {
  articleId: string;
  /** The id and the aliases, over which the index is unique. */
  names: string[];
}

const schema = new Schema<ArticleDocument>(
  {
    siteId: { type: String, required: true },
    articleId: { type: String, required: true },
    title: String,
    url: String,
    mode: { type: String, required: true },
    closesAt: Date,
    publishedAt: Date,
    aliases: [String],
    names: [String],
    createdAt: { type: Date, required: true },
    by: { type: String, required: true },
  },
  { collection: 'articles', versionKey: false },
);
// One article of a name, and no name of two articles.
schema.index({ siteId: 1, names: 1 }, { name: 'article_names', unique: true });
// The list.
schema.index({ siteId: 1, articleId: 1 }, { name: 'articles_by_id', unique: true });

/** The model of articles on `connection`. */
export function articleModel(connection: Connection) {
  return connection.model('Article', schema);
}

type ArticleModel = ReturnType<typeof articleModel>;

/** Articles in MongoDB. A name is free for another article once the document that had it has lost it, so each step can be done again. */
export function mongoArticles(connection: Connection): Articles {
  const articles = articleModel(connection);
  const comments = commentModel(connection);

  const gather = async ({ siteId, id, aliases }: Article): Promise<void> => {
    if (aliases.length === 0) return;
    const moved = { siteId, articleId: { $in: aliases } };
    await comments.updateMany(
      { ...moved, seen: { $exists: true } },
      { $set: { articleId: id }, $currentDate: { seen: { $type: 'timestamp' } } },
    );
    await comments.updateMany(moved, { $set: { articleId: id } });
  };
  const keep = async (article: Article, instead: readonly string[]): Promise<void> => {
    await refuseTakenNames(articles, article, instead);
    const { siteId, id } = article;
    await articles.deleteMany({
      siteId,
      names: { $in: namesOf(article) },
      articleId: { $ne: id },
      $or: [{ by: FIRST_COMMENT }, { articleId: { $in: [...instead] } }],
    });
    await articles.replaceOne({ siteId, articleId: id }, documentOf(article), { upsert: true });
    await gather(article);
  };

  const find = together(MOST_TOGETHER, async (asked: readonly { siteId: string; name: string }[]) => {
    const found = await Promise.all(
      [...new Set(asked.map(({ siteId }) => siteId))].map((siteId) => {
        const names = asked.filter((each) => each.siteId === siteId).map(({ name }) => name);
        return articles.collection
          .find({ siteId, names: { $in: [...new Set(names)] } }, { hint: 'article_names' })
          .toArray() as unknown as Promise<ArticleDocument[]>;
      }),
    );
    const byName = new Map(
      found.flat().flatMap((document) => document.names.map((name) => [`${document.siteId}\n${name}`, document])),
    );
    return asked.map(({ siteId, name }) => {
      const document = byName.get(`${siteId}\n${name}`);
      return valueOf(document ? articleOf(document) : null);
    });
  });

  return {
    find: (siteId, name) => orUnavailable(() => find({ siteId, name })),
    idsOf: (siteId, names) =>
      orUnavailable(async () => {
        const found = await articles
          .find({ siteId, names: { $in: [...names] } }, { _id: 0, articleId: 1, names: 1 })
          .lean<Pick<ArticleDocument, 'articleId' | 'names'>[]>();
        const ids = new Map(found.flatMap((each) => each.names.map((name) => [name, each.articleId] as const)));
        return new Map(names.map((name) => [name, ids.get(name) ?? name]));
      }),
    put: (article) => orUnavailable(() => orTaken(keep(article, []))),
    replace: (from, article) => orUnavailable(() => orTaken(keep(article, [from]))),
    add: (article) =>
      orUnavailable(async () => {
        try {
          await articles.collection.insertOne(documentOf(article));
          return true;
        } catch (error) {
          if (isDuplicate(error)) return false;
          throw error;
        }
      }),
    remove: (siteId, id) =>
      orUnavailable(async () => (await articles.deleteOne({ siteId, articleId: id })).deletedCount === 1),
    sites: () => orUnavailable(() => articles.distinct('siteId').exec()),
    list: ({ siteId, limit, after }: ArticlesQuery) =>
      orUnavailable(async () =>
        (
          await articles
            .find({ siteId, ...(after === null ? {} : { articleId: { $gt: after } }) })
            .sort({ articleId: 1 })
            .limit(limit)
            .lean<ArticleDocument[]>()
        ).map(articleOf),
      ),
    gather: (article) => orUnavailable(() => gather(article)),
  };
}

async function refuseTakenNames(articles: ArticleModel, article: Article, instead: readonly string[]): Promise<void> {
  const other = await articles
    .findOne({
      siteId: article.siteId,
      names: { $in: namesOf(article) },
      articleId: { $nin: [article.id, ...instead] },
      by: { $ne: FIRST_COMMENT },
    })
    .lean<ArticleDocument>();
  if (other) throw nameTaken(other.articleId);
}

/** Two persons at once: the index lets one of them have the name. */
async function orTaken(writing: Promise<void>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    if (isDuplicate(error)) throw nameTaken('another article');
    throw error;
  }
}

function nameTaken(by: string): ModerationError {
  return new ModerationError('article/name-taken', `a name belongs to ${by}`);
}

function documentOf({ id, ...article }: Article): ArticleDocument {
  return { ...article, articleId: id, names: namesOf({ id, aliases: article.aliases }) };
}

function articleOf(document: ArticleDocument): Article {
  const { siteId, articleId, title, url, mode, closesAt, publishedAt, aliases, createdAt, by } = document;
  return { siteId, id: articleId, title, url, mode, closesAt, publishedAt, aliases, createdAt, by };
}
