import type { Connection } from 'mongoose';
import type {
  AuthorQuery,
  CommentLists,
  DayCount,
  ListCursor,
  NewestQuery,
  PublicQuery,
  ReviewQuery,
  RuleCount,
} from '../../application/ports/comments';
import { STATUSES, type Status } from '../../domain/comment';
import type { StoredComment } from '../../domain/stored-comment';
import { wordsIn, wordsOf } from '../../domain/text/search-words';
import { commentModel, commentOf, type CommentDocument } from './comment-model';
import { orUnavailable } from './connection';

/** The lists of readers and moderators, each in the order of an index. */
export function mongoCommentLists(connection: Connection): CommentLists {
  const comments = commentModel(connection);

  const approved = async ({ siteId, articleId, order, limit, after }: PublicQuery): Promise<StoredComment[]> => {
    const forward = order === 'oldest';
    const documents = await comments
      .find({ siteId, articleId, status: 'approved', ...beyond(after, forward) })
      .sort(forward ? { createdAt: 1, _id: 1 } : { createdAt: -1, _id: -1 })
      .limit(limit)
      .lean<CommentDocument[]>();
    return documents.map(commentOf);
  };
  const indexWords = async (limit: number): Promise<number> => {
    const unsought = await comments
      .find({ unsought: true }, { body: 1, 'author.name': 1, articleTitle: 1 })
      .hint('comments_unsought')
      .limit(limit)
      .lean<Pick<CommentDocument, '_id' | 'body' | 'author' | 'articleTitle'>[]>();
    if (unsought.length === 0) return 0;
    // Lost with the server it is done again, so nobody has to wait for the journal.
    await comments.collection.bulkWrite(
      unsought.map(({ _id, body, author, articleTitle }) => ({
        updateOne: {
          filter: { _id: _id as never, unsought: true },
          update: {
            $set: { sought: wordsIn([body, author.name, articleTitle ?? ''].join(' ')) },
            $unset: { unsought: true },
          },
        },
      })),
      { ordered: false, writeConcern: { w: 1, journal: false } },
    );
    return unsought.length;
  };
  /** The words of a search, that of the fewest comments first: its part of the index is the one that is read. */
  const rarestFirst = async (status: Status, words: readonly string[]): Promise<string[]> => {
    if (words.length < 2) return [...words];
    const counted = await Promise.all(
      words.map(async (word) => ({
        word,
        found: await comments.countDocuments({ status, sought: word }, { limit: USUAL_WORD, hint: 'comments_by_word' }),
      })),
    );
    return counted.toSorted((a, b) => a.found - b.found).map(({ word }) => word);
  };
  const forReview = async (query: ReviewQuery): Promise<StoredComment[]> => {
    const isSearch = query.words !== undefined;
    if (isSearch) await indexWords(INDEXED_BY_SEARCH);
    const words = isSearch ? await rarestFirst(query.status, wordsOf(query.words ?? '')) : undefined;
    if (words?.length === 0) return [];
    const documents = await comments
      .find(reviewFilter({ ...query, words }))
      .sort(reviewSort(query.order))
      .limit(query.limit)
      .lean<CommentDocument[]>();
    return documents.map(commentOf);
  };
  const countApproved = async (siteId: string, articleIds: readonly string[]): Promise<Map<string, number>> => {
    const counts = await comments.aggregate<{ _id: string; count: number }>([
      { $match: { siteId, articleId: { $in: [...articleIds] }, status: 'approved' } },
      { $group: { _id: '$articleId', count: { $sum: 1 } } },
    ]);
    const known = new Map(counts.map(({ _id, count }) => [_id, count]));
    return new Map(articleIds.map((id) => [id, known.get(id) ?? 0]));
  };

  const stampOf = async (siteId: string, articleId: string): Promise<string> => {
    // A write that commits after a later one stands among the last ones all the same, so that it is seen.
    const last = await comments.collection
      .find({ siteId, articleId, seen: { $exists: true } }, { projection: { seen: 1 }, hint: 'comments_seen' })
      .sort({ seen: -1, _id: 1 })
      .limit(SEEN_TOGETHER)
      .toArray();
    return last.map(({ _id, seen }) => `${String(_id)}@${String(seen)}`).join(' ');
  };
  const withIds = async (ids: readonly string[]): Promise<StoredComment[]> =>
    (await comments.find({ _id: { $in: [...ids] } }).lean<CommentDocument[]>()).map(commentOf);

  const newest = async ({ siteId = null, limit, after, decided }: NewestQuery): Promise<StoredComment[]> => {
    const documents = await comments
      .find({ ...ofSite(siteId), ...(decided ? { decided: true } : {}), ...beyond(after, false) })
      .sort({ createdAt: -1, _id: -1 })
      .limit(limit)
      .lean<CommentDocument[]>();
    return documents.map(commentOf);
  };

  const byAuthor = async ({ siteId, email, except, limit }: AuthorQuery): Promise<StoredComment[]> => {
    const documents = await comments
      .find({ siteId, 'keys.email': email, _id: { $ne: except } })
      .sort({ createdAt: -1 })
      .limit(limit)
      .lean<CommentDocument[]>();
    return documents.map(commentOf);
  };
  const counted = new Map<string, { comments: number; at: number }>();
  const countOf = async (status: Status, siteId: string | null): Promise<number> => {
    const key = JSON.stringify([status, siteId]);
    const known = counted.get(key);
    if (known && performance.now() - known.at < MANY_FOR_MS) return known.comments;
    // A count over one range of an index, which reads no document.
    const count = await (siteId === null
      ? comments.countDocuments({ status }).hint('comments_by_status')
      : comments.countDocuments({ siteId, status }).hint('comments_of_article'));
    // Fewer are counted anew each time: what is remembered is bounded by the sites that have as many.
    if (count >= MANY) counted.set(key, { comments: count, at: performance.now() });
    return count;
  };
  const countByStatus = async (siteId: string | null = null): Promise<Record<Status, number>> => {
    const counts = await Promise.all(STATUSES.map(async (status) => [status, await countOf(status, siteId)]));
    return Object.fromEntries(counts) as Record<Status, number>;
  };
  const countByRule = async (siteId: string | null = null): Promise<RuleCount[]> => {
    const found = await comments.aggregate<RuleCount>([
      {
        $match: {
          ...ofSite(siteId),
          $or: [{ status: 'held' }, { status: 'approved', 'verdict.status': { $in: ['held', 'spam'] } }],
        },
      },
      { $project: { status: 1, rules: ruleNames } },
      { $unwind: '$rules' },
      {
        $group: {
          _id: '$rules',
          held: { $sum: { $cond: [{ $eq: ['$status', 'held'] }, 1, 0] } },
          overturned: { $sum: { $cond: [{ $eq: ['$status', 'approved'] }, 1, 0] } },
        },
      },
      { $sort: { _id: 1 } },
      { $project: { _id: 0, rule: '$_id', held: 1, overturned: 1 } },
    ]);
    return found.map(({ rule, held, overturned }) => ({ rule, held, overturned }));
  };
  const countByDay = async (from: Date, siteId: string | null = null): Promise<DayCount[]> => {
    const since = new Date(`${from.toISOString().slice(0, 10)}T00:00:00Z`);
    const found = await comments.aggregate<{ _id: { day: string; status: Status }; comments: number }>([
      { $match: { createdAt: { $gte: since }, ...ofSite(siteId) } },
      {
        $group: {
          _id: { day: { $dateToString: { date: '$createdAt', format: '%Y-%m-%d' } }, status: '$status' },
          comments: { $sum: 1 },
        },
      },
      { $sort: { '_id.day': 1, '_id.status': 1 } },
    ]);
    return found.map(({ _id, comments: count }) => ({ ..._id, comments: count }));
  };

  return {
    approved: (query) => orUnavailable(() => approved(query)),
    countApproved: (siteId, articleIds) => orUnavailable(() => countApproved(siteId, articleIds)),
    stampOf: (siteId, articleId) => orUnavailable(() => stampOf(siteId, articleId)),
    withIds: (ids) => orUnavailable(() => withIds(ids)),
    indexWords: (limit) => orUnavailable(() => indexWords(limit)),
    forReview: (query) => orUnavailable(() => forReview(query)),
    byAuthor: (query) => orUnavailable(() => byAuthor(query)),
    countByStatus: (siteId) => orUnavailable(() => countByStatus(siteId)),
    countByRule: (siteId) => orUnavailable(() => countByRule(siteId)),
    countOfRule: (status, rule, siteId = null) =>
      orUnavailable(() =>
        comments
          .countDocuments({ status, 'verdict.reasons.rule': rule, ...ofSite(siteId) })
          .hint('comments_by_rule')
          .exec(),
      ),
    countByDay: (from, siteId) => orUnavailable(() => countByDay(from, siteId)),
    newest: (query) => orUnavailable(() => newest(query)),
  };
}

/** The condition that narrows to one site; null is all. */
function ofSite(siteId: string | null): { siteId?: string } {
  return siteId === null ? {} : { siteId };
}

/** Comments that a search makes findable first. */
const INDEXED_BY_SEARCH = 500;

/** A word of so many comments is a usual one; how usual does not matter. */
const USUAL_WORD = 1000;

/** Changes of one article that may be under way at the same moment. */
const SEEN_TOGETHER = 16;

/** From this many comments on a count is taken again only after so long: a scan of a million keys takes a third of a second. */
const MANY = 20_000;
const MANY_FOR_MS = 5000;

/** The rules that spoke against a comment, each once. */
const ruleNames = {
  $setUnion: [
    {
      $map: {
        input: {
          $filter: {
            input: '$verdict.reasons',
            cond: { $or: ['$$this.holds', { $gt: ['$$this.weight', 0] }] },
          },
        },
        in: '$$this.rule',
      },
    },
    [],
  ],
};

function reviewSort(order: ReviewQuery['order']): Record<string, 1 | -1> {
  if (order === 'score') return { 'verdict.score': -1, _id: -1 };
  return order === 'newest' ? { createdAt: -1, _id: -1 } : { createdAt: 1, _id: 1 };
}

function reviewFilter(query: Omit<ReviewQuery, 'words'> & { words?: readonly string[] | undefined }): object {
  const { status, siteId, articleId, rule, words, language, from, until, order, after } = query;
  const [rarest, ...others] = words ?? [];
  return {
    status,
    ...(siteId === undefined ? {} : { siteId }),
    ...(articleId === undefined ? {} : { articleId }),
    ...(rule === undefined ? {} : { 'verdict.reasons.rule': rule }),
    ...(rarest === undefined ? {} : { sought: rarest }),
    ...(language === undefined ? {} : { locale: { $in: [language, new RegExp(`^${language}-`)] } }),
    $and: [
      ...others.map((sought) => ({ sought })),
      between(from, until),
      order === 'score' ? belowScore(after) : beyond(after, order !== 'newest'),
    ],
  };
}

function belowScore(after: ListCursor | null): object {
  if (!after) return {};
  const { score = 0, id } = after;
  return { 'verdict.score': { $lte: score }, $nor: [{ 'verdict.score': score, _id: { $gte: id } }] };
}

function between(from: Date | undefined, until: Date | undefined): object {
  if (!from && !until) return {};
  return { createdAt: { ...(from ? { $gte: from } : {}), ...(until ? { $lte: until } : {}) } };
}

/** What lies beyond the cursor, said so that it is one range of an index: for `$or` the planner may mix in another index. */
function beyond(after: ListCursor | null, forward: boolean): object {
  if (!after) return {};
  const { at, id, isFirst = false } = after;
  const before = forward ? (isFirst ? '$lt' : '$lte') : isFirst ? '$gt' : '$gte';
  return { createdAt: forward ? { $gte: at } : { $lte: at }, $nor: [{ createdAt: at, _id: { [before]: id } }] };
}
