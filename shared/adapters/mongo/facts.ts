import type { PipelineStage } from 'mongoose';
import type { FactsQuery } from '../../application/ports/comments';
import type { Status } from '../../domain/comment';
import { FACTS_REACH, NO_FACTS, type Facts, type SeenText } from '../../domain/facts';
import type { CommentModel } from './comment-model';

const HOUR_MS = 3_600_000;
type Stage =
  PipelineStage.Match | PipelineStage.Sort | PipelineStage.Limit | PipelineStage.Group | PipelineStage.Project;

interface Answer {
  author?: Facts['author'] & { underThisName: number; duplicates: number; newest: Date };
  network?: { newest: Date };
  same?: SeenText;
  parent?: { status: Status };
}
/** One earlier comment of nearly the same text; there is an answer for each of them. */
interface SimilarComment {
  similar: { status: Status; version: number; byOther: boolean; elsewhere: boolean };
}

const countIf = (condition: unknown) => ({ $sum: { $cond: [condition, 1, 0] } });
const is = (path: string, value: unknown) => ({ $eq: [`$${path}`, { $literal: value }] });
/** Whether a person gave the comment its status: what a machine alone said is no history. */
const decided = (status: Status) => ({ $and: [is('status', status), { $gt: ['$version', 1] }] });
const isNot = (path: string, value: unknown) => ({ $ne: [`$${path}`, { $literal: value }] });
const newest = (limit: number): Stage[] => [{ $sort: { createdAt: -1 } }, { $limit: limit }];

/** Everything the rules may know, by one aggregate whose parts are each served by an index. */
export async function factsFrom(comments: CommentModel, query: FactsQuery): Promise<Facts> {
  const union = (pipeline: Stage[]): PipelineStage => ({ $unionWith: { coll: comments.collection.name, pipeline } });
  const parts = await comments.aggregate<Answer | SimilarComment>([
    ...ofAuthor(query),
    union(ofNetwork(query)),
    union(ofSameText(query)),
    union(ofSimilarText(query)),
    ...(query.parentId === null ? [] : [union(ofParent(query.parentId, query))]),
  ]);
  const answer = Object.assign({}, ...parts.filter((part) => !('similar' in part))) as Answer;
  const { underThisName = 0, duplicates = 0, newest: newestOfAuthor, ...author } = answer.author ?? {};
  return {
    parent: parentState(query.parentId, answer.parent?.status),
    author: { ...NO_FACTS.author, ...author },
    approvedUnderThisName: underThisName,
    sinceLastCommentMs: sinceNewest(query.until, [newestOfAuthor, answer.network?.newest]),
    duplicates,
    sameText: answer.same ?? NO_FACTS.sameText,
    similarText: countSimilar(parts.filter((part) => 'similar' in part).map(({ similar }) => similar)),
  };
}

/** Groups into one document `{ [name]: { …fields } }`, so that the parts of the answer can be laid together. */
function grouped(name: keyof Answer, fields: Record<string, unknown>): Stage[] {
  const names = Object.keys(fields);
  return [
    { $group: { _id: null, ...fields } as PipelineStage.Group['$group'] },
    { $project: { _id: 0, [name]: Object.fromEntries(names.map((each) => [each, `$${each}`])) } },
  ];
}

function ofAuthor({ id, siteId, articleId, parentId, authorName, keys, until }: FactsQuery): Stage[] {
  const sameName = is('author.name', authorName);
  return [
    { $match: { siteId, 'keys.email': keys.email, createdAt: { $lte: until }, _id: { $ne: id } } },
    ...newest(FACTS_REACH.author),
    ...grouped('author', {
      approved: countIf(decided('approved')),
      held: countIf(is('status', 'held')),
      spam: countIf(decided('spam')),
      rejected: countIf(decided('rejected')),
      underThisName: countIf({ $and: [is('status', 'approved'), sameName] }),
      duplicates: countIf({
        $and: [
          isNot('status', 'rejected'),
          isNot('status', 'erased'),
          sameName,
          is('keys.text', keys.text),
          is('articleId', articleId),
          is('parentId', parentId),
        ],
      }),
      newest: { $max: '$createdAt' },
    }),
  ];
}

function ofNetwork({ id, siteId, keys, until }: FactsQuery): Stage[] {
  return [
    { $match: { siteId, 'keys.network': keys.network, createdAt: { $lte: until }, _id: { $ne: id } } },
    ...newest(1),
    ...grouped('network', { newest: { $max: '$createdAt' } }),
  ];
}

function ofSameText({ id, siteId, articleId, keys, until }: FactsQuery): Stage[] {
  return [
    { $match: { siteId, 'keys.text': keys.text, createdAt: { $lte: until }, _id: { $ne: id } } },
    ...newest(FACTS_REACH.texts),
    ...grouped('same', {
      total: { $sum: 1 },
      approved: countIf(decided('approved')),
      spam: countIf(decided('spam')),
      rejected: countIf(decided('rejected')),
      byOthers: countIf(isNot('keys.email', keys.email)),
      elsewhere: countIf(isNot('articleId', articleId)),
    }),
  ];
}

/** Not grouped by the server: with `$or` before a `$group`, MongoDB 6 plans anew each time, which takes 25 ms instead of 1. */
function ofSimilarText({ id, siteId, articleId, keys, until }: FactsQuery): Stage[] {
  const texts = [{ 'keys.text': keys.text }, { 'keys.bands': { $in: keys.bands } }];
  return [
    { $match: { $or: texts.map((text) => ({ siteId, ...text, createdAt: { $lte: until }, _id: { $ne: id } })) } },
    ...newest(FACTS_REACH.texts),
    {
      $project: {
        _id: 0,
        similar: {
          status: '$status',
          version: '$version',
          byOther: isNot('keys.email', keys.email),
          elsewhere: isNot('articleId', articleId),
        },
      },
    },
  ];
}

function countSimilar(comments: readonly SimilarComment['similar'][]): SeenText {
  const decidedAs = (status: Status): number =>
    comments.filter((each) => each.status === status && each.version > 1).length;
  return {
    total: comments.length,
    approved: decidedAs('approved'),
    spam: decidedAs('spam'),
    rejected: decidedAs('rejected'),
    byOthers: comments.filter(({ byOther }) => byOther).length,
    elsewhere: comments.filter(({ elsewhere }) => elsewhere).length,
  };
}

function ofParent(parentId: string, { siteId, articleId }: FactsQuery): Stage[] {
  return [{ $match: { _id: parentId, siteId, articleId } }, { $project: { _id: 0, parent: { status: '$status' } } }];
}

function parentState(parentId: string | null, status: Status | undefined): Facts['parent'] {
  if (parentId === null) return 'none';
  if (status === undefined) return 'missing';
  return status === 'approved' ? 'approved' : 'unapproved';
}

function sinceNewest(before: Date, times: (Date | undefined)[]): number | null {
  const latest = Math.max(...times.map((each) => each?.getTime() ?? -Infinity));
  const age = before.getTime() - latest;
  return age <= HOUR_MS ? age : null;
}
