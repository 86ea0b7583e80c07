import type { mongo } from 'mongoose';
import type { FactsQuery } from '../../application/ports/comments';
import type { Status } from '../../domain/comment';
import { FACTS_REACH, NO_FACTS, type Facts, type SeenText } from '../../domain/facts';
import type { CommentDocument } from './comment-model';
import { valueOf, type Outcome } from './together';

const HOUR_MS = 3_600_000;
/** Comments that one look for many may give; beyond it each is looked for alone, with limits of its own. */
const MOST_FOUND = 2000;
/**
 * Keys of one query. MongoDB merges so many sorted ranges of an index at most (`internalQueryMaxScansToExplode`); of more it reads all that they
 * hold before it sorts, and a text that was sent a hundred thousand times has much behind it.
 */
const MOST_KEYS = 200;

/** The parts of an earlier comment that facts are made of. */
interface Earlier {
  _id: string;
  status: Status;
  decided?: boolean;
  articleId: string;
  parentId: string | null;
  createdAt: Date;
  author: { name: string };
  keys: { email: string; network: string; text: string; bands: string[] };
}
const PROJECTION = {
  status: 1,
  decided: 1,
  articleId: 1,
  parentId: 1,
  createdAt: 1,
  'author.name': 1,
  'keys.email': 1,
  'keys.network': 1,
  'keys.text': 1,
  'keys.bands': 1,
} as const;

type Comments = mongo.Collection<CommentDocument>;

/** Thrown where a look for many gave more than it may. */
class TooMany extends Error {}

/**
 * Everything the rules may know about each comment, by five queries for all of them (a few more for the bands of very many), each over one
 * index that is named, so that nothing is planned. Where authors or texts have so much behind them that the queries would give too much, each comment is asked about alone.
 */
export async function factsTogether(
  comments: Comments,
  queries: readonly FactsQuery[],
): Promise<readonly Outcome<Facts>[]> {
  const bySite = new Map<string, FactsQuery[]>();
  for (const query of queries) bySite.set(query.siteId, [...(bySite.get(query.siteId) ?? []), query]);
  const facts = new Map<FactsQuery, Facts>();
  await Promise.all([...bySite.values()].map((some) => lookFor(comments, some, facts)));
  return queries.map((query) => valueOf(facts.get(query) ?? NO_FACTS));
}

async function lookFor(comments: Comments, queries: readonly FactsQuery[], facts: Map<FactsQuery, Facts>) {
  try {
    const found = await look(comments, queries);
    for (const query of queries) facts.set(query, factsOf(query, found));
  } catch (error) {
    if (!(error instanceof TooMany)) throw error;
    await Promise.all(
      queries.map(async (query) => {
        facts.set(query, factsOf(query, await look(comments, [query])));
      }),
    );
  }
}

interface Found {
  byAuthor: Map<string, Earlier[]>;
  byNetwork: Map<string, Earlier[]>;
  byText: Map<string, Earlier[]>;
  byBand: Map<string, Earlier[]>;
  parents: Map<string, { status: Status; siteId: string; articleId: string }>;
}

async function look(comments: Comments, queries: readonly FactsQuery[]): Promise<Found> {
  const [first] = queries;
  if (!first) throw new Error('nobody is asked about');
  const isAlone = queries.length === 1;
  const times = queries.map(({ until }) => until.getTime());
  const until = { $lte: new Date(Math.max(...times)) };
  /** The newest by one of some keys; asked about alone, a comment needs no more than its facts reach, and one for itself. */
  const newest = async (key: string, values: readonly string[], { reach, index, from }: Reach): Promise<Earlier[]> => {
    if (values.length === 0) return [];
    const limit = isAlone ? reach + 1 : MOST_FOUND;
    const createdAt = from === undefined ? until : { ...until, $gte: from };
    const lookBy = async (some: readonly string[]): Promise<Earlier[]> => {
      const filter = { siteId: first.siteId, [`keys.${key}`]: { $in: some }, createdAt };
      const found = await comments
        .find(filter as mongo.Filter<CommentDocument>, {
          projection: PROJECTION,
          hint: index,
          sort: { createdAt: -1 },
          limit,
        })
        .toArray();
      if (!isAlone && found.length === limit) throw new TooMany();
      return found;
    };
    const parts = partsOf([...new Set(values)], MOST_KEYS);
    const [found = [], ...more] = await Promise.all(parts.map(lookBy));
    return more.length === 0 ? found : newestFirst([...found, ...more.flat()]);
  };
  const parentIds = queries.flatMap(({ parentId }) => (parentId === null ? [] : [parentId]));
  const hourBefore = new Date(Math.min(...times) - HOUR_MS);
  const [authors, networks, texts, similar, parents] = await Promise.all([
    newest(
      'email',
      queries.map(({ keys }) => keys.email),
      { reach: FACTS_REACH.author, index: 'comments_by_email' },
    ),
    newest(
      'network',
      queries.map(({ keys }) => keys.network),
      {
        reach: 1,
        index: 'comments_by_network',
        from: hourBefore,
      },
    ),
    newest(
      'text',
      queries.map(({ keys }) => keys.text),
      { reach: FACTS_REACH.texts, index: 'comments_by_text' },
    ),
    newest(
      'bands',
      queries.flatMap(({ keys }) => keys.bands),
      { reach: FACTS_REACH.texts, index: 'comments_by_band' },
    ),
    parentIds.length === 0
      ? []
      : comments.find({ _id: { $in: parentIds } }, { projection: { status: 1, siteId: 1, articleId: 1 } }).toArray(),
  ]);
  return {
    byAuthor: grouped(authors, ({ keys }) => [keys.email]),
    byNetwork: grouped(networks, ({ keys }) => [keys.network]),
    byText: grouped(texts, ({ keys }) => [keys.text]),
    byBand: grouped(similar, ({ keys }) => keys.bands),
    parents: new Map(parents.map(({ _id, ...parent }) => [_id, parent])),
  };
}

function partsOf(values: readonly string[], size: number): (readonly string[])[] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, part) =>
    values.slice(part * size, (part + 1) * size),
  );
}

/** Each once, as one query would have given them. */
function newestFirst(found: readonly Earlier[]): Earlier[] {
  const once = [...new Map(found.map((each) => [each._id, each])).values()];
  return once.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
}

interface Reach {
  reach: number;
  index: string;
  from?: Date;
}

function grouped(found: readonly Earlier[], keysOf: (comment: Earlier) => readonly string[]): Map<string, Earlier[]> {
  const groups = new Map<string, Earlier[]>();
  for (const comment of found) {
    for (const key of keysOf(comment)) {
      const group = groups.get(key);
      if (group) group.push(comment);
      else groups.set(key, [comment]);
    }
  }
  return groups;
}

/** The facts of one comment from what was found for several; all lists have the newest first. */
function factsOf(query: FactsQuery, { byAuthor, byNetwork, byText, byBand, parents }: Found): Facts {
  const { id, articleId, parentId, authorName, keys, until } = query;
  const before = (comment: Earlier): boolean => comment._id !== id && comment.createdAt <= until;
  const ofAuthor = (byAuthor.get(keys.email) ?? []).filter(before).slice(0, FACTS_REACH.author);
  const ofNetwork = (byNetwork.get(keys.network) ?? []).find(before);
  const ofText = (byText.get(keys.text) ?? []).filter(before);
  const alike = new Map(
    [...ofText, ...keys.bands.flatMap((band) => (byBand.get(band) ?? []).filter(before))].map((each) => [
      each._id,
      each,
    ]),
  );
  const similar = [...alike.values()].toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  const sameName = ofAuthor.filter(({ author }) => author.name === authorName);
  const count = (status: Status): number => ofAuthor.filter((each) => isDecided(each, status)).length;
  return {
    parent: parentState(query, parentId === null ? undefined : parents.get(parentId)),
    author: {
      approved: count('approved'),
      held: ofAuthor.filter(({ status }) => status === 'held').length,
      spam: count('spam'),
      rejected: count('rejected'),
    },
    approvedUnderThisName: sameName.filter(({ status }) => status === 'approved').length,
    sinceLastCommentMs: sinceNewest(until, [ofAuthor[0]?.createdAt, ofNetwork?.createdAt]),
    duplicates: sameName.filter(
      (each) =>
        each.status !== 'rejected' &&
        each.status !== 'erased' &&
        each.keys.text === keys.text &&
        each.articleId === articleId &&
        each.parentId === parentId,
    ).length,
    sameText: seenText(ofText.slice(0, FACTS_REACH.texts), query),
    similarText: seenText(similar.slice(0, FACTS_REACH.texts), query),
  };
}

/** Whether a person gave the comment its status: what a machine alone said is no history. */
function isDecided({ status, decided }: Earlier, as: Status): boolean {
  return status === as && decided === true;
}

function seenText(comments: readonly Earlier[], { keys, articleId }: FactsQuery): SeenText {
  const decidedAs = (status: Status): number => comments.filter((each) => isDecided(each, status)).length;
  return {
    total: comments.length,
    approved: decidedAs('approved'),
    spam: decidedAs('spam'),
    rejected: decidedAs('rejected'),
    byOthers: comments.filter((each) => each.keys.email !== keys.email).length,
    elsewhere: comments.filter((each) => each.articleId !== articleId).length,
  };
}

function parentState(
  { parentId, siteId, articleId }: FactsQuery,
  parent: { status: Status; siteId: string; articleId: string } | undefined,
): Facts['parent'] {
  if (parentId === null) return 'none';
  if (parent?.siteId !== siteId || parent.articleId !== articleId) return 'missing';
  return parent.status === 'approved' ? 'approved' : 'unapproved';
}

function sinceNewest(before: Date, times: (Date | undefined)[]): number | null {
  const latest = Math.max(...times.map((each) => each?.getTime() ?? -Infinity));
  const age = before.getTime() - latest;
  return age <= HOUR_MS ? age : null;
}
