import type { ListCursor } from '@tamis/shared/application/ports/comments';
import type { StoredComment } from '@tamis/shared/domain/stored-comment';
import type { MongoConnection } from '@tamis/shared/adapters/mongo/connection';
import { aChange, after, aJudgedComment, anAccessKey, anEvent, aReason, aVerdict, factsQueryFor } from '../builders';
import { connectMongo, mongoServer, openMongoStores } from '../contracts/open-mongo';
import type { Stores } from '../contracts/stores';
import { describeWithServers } from '../servers/describe-with-servers';

const COMMENTS = 600;
const LIMIT = 10;

/** One operation as MongoDB's profiler describes it. */
interface Operation {
  command: Record<string, unknown>;
  planSummary?: string;
  hasSortStage?: boolean;
  keysExamined?: number;
}

describeWithServers(['mongo'], 'indexes of MongoDB', () => {
  const server = mongoServer();
  let stores: Stores;
  let profiler: MongoConnection;
  let comments: StoredComment[];
  beforeAll(async () => {
    stores = await openMongoStores(server().url);
    profiler = await connectMongo(server().url);
    comments = Array.from({ length: COMMENTS }, (_, index) => aManyFacedComment(index));
    await Promise.all(comments.map((comment) => stores.commentStore.save(aJudgedComment(comment))));
    await stores.eventLog.append(Array.from({ length: 50 }, () => anEvent()));
    await stores.accessKeys.add(anAccessKey());
  });
  afterAll(async () => {
    await stores.close();
    await profiler.close();
  });

  const database = () => {
    const { db } = profiler.connection;
    if (!db) throw new Error('the profiler is connected');
    return db;
  };
  /** What MongoDB did because of `call`. */
  const operationsOf = async (call: () => Promise<unknown>): Promise<Operation[]> => {
    await database().command({ profile: 2 });
    await call();
    await database().command({ profile: 0 });
    const profile = database().collection<Operation>('system.profile');
    const operations = await profile.find({ op: { $in: ['query', 'command', 'update', 'remove'] } }).toArray();
    await profile.drop();
    return operations.filter(({ planSummary }) => planSummary !== undefined);
  };
  /** Names of the indexes that a query was served by. Fails when it scanned the collection or sorted by itself. */
  const indexesOf = async ({ command, planSummary, hasSortStage }: Operation): Promise<string[]> => {
    expect(planSummary).toMatch(/^(IXSCAN|IDHACK|EXPRESS_IXSCAN|COUNT_SCAN|DISTINCT_SCAN)/);
    expect(hasSortStage ?? false).toBe(false);
    if (!('find' in command || 'aggregate' in command)) return [];
    const { find, filter, sort, limit, projection, aggregate, pipeline } = command;
    const query =
      aggregate === undefined ? { find, filter, sort, limit, projection } : { aggregate, pipeline, cursor: {} };
    const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
    const plan = await database().command({ explain: given, verbosity: 'queryPlanner' });
    const unwanted = valuesOf(plan, 'stage').filter((stage) => ['COLLSCAN', 'SORT'].includes(stage));
    expect([unwanted, valuesOf(plan, '$sort')]).toEqual([[], []]);
    return valuesOf(plan, 'indexName');
  };
  const expectIndexes = async (call: () => Promise<unknown>, indexes: string[], mostKeys: number): Promise<void> => {
    const operations = await operationsOf(call);
    const used = await Promise.all(operations.map(indexesOf));
    expect(new Set(used.flat())).toEqual(new Set(indexes));
    for (const { keysExamined = 0 } of operations) expect(keysExamined).toBeLessThanOrEqual(mostKeys);
  };

  /** The middle of a list of comments like `these`, oldest first. */
  const middleOf = (these: (comment: StoredComment) => boolean): ListCursor => {
    const list = comments.filter(these);
    const middle = list[Math.floor(list.length / 2)];
    if (!middle) throw new Error('there are such comments');
    return { at: middle.createdAt, id: middle.id };
  };
  const page = { limit: LIMIT, after: null };
  const held = { status: 'held' as const, ...page };
  const isHeld = ({ status }: StoredComment): boolean => status === 'held';
  const isApproved = ({ status }: StoredComment): boolean => status === 'approved';
  const article = { siteId: 'default', articleId: 'an-article', ...page };

  const { commentLists, commentStore, pendingEvents, eventLog, accessKeys } = reached(() => stores);
  const lists: [name: string, index: string, call: () => Promise<unknown>][] = [
    ['an article’s oldest', 'comments_of_article', () => commentLists().approved({ ...article, order: 'oldest' })],
    ['an article’s newest', 'comments_of_article', () => commentLists().approved({ ...article, order: 'newest' })],
    [
      'an article’s next page',
      'comments_of_article',
      () => commentLists().approved({ ...article, order: 'oldest', after: middleOf(isApproved) }),
    ],
    [
      'an article’s next page of the newest',
      'comments_of_article',
      () => commentLists().approved({ ...article, order: 'newest', after: middleOf(isApproved) }),
    ],
    ['a status', 'comments_by_status', () => commentLists().forReview(held)],
    [
      'a status’s next page',
      'comments_by_status',
      () => commentLists().forReview({ ...held, after: middleOf(isHeld) }),
    ],
    ['a rule', 'comments_by_rule', () => commentLists().forReview({ ...held, rule: 'rare' })],
    [
      'a rule’s next page',
      'comments_by_rule',
      () => commentLists().forReview({ ...held, rule: 'rare', after: middleOf(isHeld) }),
    ],
    ['an article for review', 'comments_of_article', () => commentLists().forReview({ ...article, ...held })],
    ['the newest', 'comments_by_age', () => commentLists().newest({ ...page, decided: false })],
    [
      'the newest’s next page',
      'comments_by_age',
      () => commentLists().newest({ ...page, decided: false, after: middleOf(() => true) }),
    ],
    ['the newest decided', 'comments_by_decision', () => commentLists().newest({ ...page, decided: true })],
    ['pending events', 'comments_with_pending_events', () => pendingEvents().pending(LIMIT)],
    ['the oldest pending event', 'comments_with_pending_events', () => pendingEvents().oldestPending()],
    ['the event log', '_id_', () => eventLog().readAfter(25, LIMIT)],
  ];
  test.each(lists)(
    'when %s is listed, then %s gives it in order, and little more is read',
    async (_name, index, call) => {
      await expectIndexes(call, [index], LIMIT * 3);
    },
  );

  const lookUps: [name: string, call: () => Promise<unknown>][] = [
    ['a comment is found', () => commentStore().find(comments[0]?.id ?? '')],
    ['a decision is made', () => commentStore().decide(aChange(comments[1] ?? aManyFacedComment(0), 'reject'))],
    ['a key is revoked', () => accessKeys().revoke('nobody')],
    ['a key is looked for', () => accessKeys().findByHash('nothing')],
    ['events are settled', () => pendingEvents().settle([anEvent({ subject: comments[0]?.id ?? '' })])],
    ['events are appended', () => eventLog().append([anEvent(), anEvent()])],
  ];
  test.each(lookUps)('when %s, then it is reached by an index', async (_name, call) => {
    const operations = await operationsOf(call);
    expect(operations).not.toEqual([]);
    for (const operation of operations) await indexesOf(operation);
    for (const { keysExamined = 0 } of operations) expect(keysExamined).toBeLessThanOrEqual(2);
  });

  test('when approved comments are counted, then those of the articles are read and no others', async () => {
    const ids = ['an-article', 'unknown'];
    const counted = await commentLists().countApproved('default', ids);
    const call = () => commentLists().countApproved('default', ids);
    await expectIndexes(call, ['comments_of_article'], (counted.get('an-article') ?? 0) + ids.length);
  });

  test.each([true, false])(
    'when facts are asked for, with a parent: %p, then each part has its index',
    async (hasParent) => {
      const comment = comments[COMMENTS / 2] ?? aManyFacedComment(0);
      const query = factsQueryFor(comment, { parentId: hasParent ? (comments[0]?.id ?? '') : null });
      const parts = ['comments_by_email', 'comments_by_network', 'comments_by_text', 'comments_by_band'];
      await expectIndexes(() => commentStore().facts(query), [...parts, ...(hasParent ? ['_id_'] : [])], 500);
    },
  );
});

/** The ports, each asked for only while a test runs. */
function reached(stores: () => Stores) {
  return {
    commentLists: () => stores().commentLists,
    commentStore: () => stores().commentStore,
    pendingEvents: () => stores().pendingEvents,
    eventLog: () => stores().eventLog,
    accessKeys: () => stores().accessKeys,
  };
}

/** Every third is held; articles, authors, networks and texts recur, so that a plan has a choice and an index helps. */
function aManyFacedComment(index: number): StoredComment {
  const { comment } = aJudgedComment({
    createdAt: after(index),
    siteId: index % 10 === 9 ? 'another-site' : 'default',
    articleId: index % 4 === 0 ? 'an-article' : `article ${index % 19}`,
    status: index % 3 === 0 ? 'held' : 'approved',
    version: index % 5 === 0 ? 2 : 1,
    verdict: aVerdict({ reasons: [aReason('links'), ...(index % 7 === 0 ? [aReason('rare')] : [])] }),
    keys: {
      email: `email ${index % 7}`,
      network: `network ${index % 11}`,
      text: `text ${index % 13}`,
      bands: [`band ${index % 13}`, `band ${index % 17}`],
    },
  });
  return comment;
}

/** Everything that stands under `key` in an explained plan that won, as text, however deep. */
function valuesOf(plan: unknown, key: string): string[] {
  if (Array.isArray(plan)) return plan.flatMap((each) => valuesOf(each, key));
  if (typeof plan !== 'object' || plan === null) return [];
  return Object.entries(plan).flatMap(([name, value]) => {
    if (name === 'command' || name === 'rejectedPlans') return [];
    if (name === key) return [typeof value === 'string' ? value : JSON.stringify(value)];
    return valuesOf(value, key);
  });
}
