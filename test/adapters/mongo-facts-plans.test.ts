import { connectMongo, mongoServer, openMongoStores } from '../contracts/open-mongo';
import type { Stores } from '../contracts/stores';
import { aJudgedComment, after, factsQueryFor } from '../builders';
import { describeWithServers } from '../servers/describe-with-servers';
import { plansOf, type FindCommand } from '../servers/mongo-plans';

/** So many comments that a query which does not follow its index would read far more than it gives. */
const COMMENTS = 3000;
const AN_AUTHOR = 10;
const BANDS = 16;
/** What one look for many may give. */
const MOST = 2000;

const commentAt = (at: number) =>
  aJudgedComment({
    articleId: `article-${String(Math.floor(at / 100))}`,
    createdAt: after(at * 1000),
    keys: {
      email: `email-${String(Math.floor(at / AN_AUTHOR))}`,
      network: `network-${String(Math.floor(at / AN_AUTHOR))}`,
      text: `text-${String(at)}`,
      bands: Array.from({ length: BANDS }, (_, band) => `${String(at)}-${String(band)}`),
    },
  });

describeWithServers(['mongo'], 'how MongoDB finds the facts of comments', () => {
  const server = mongoServer();
  let stores: Stores;
  const asked: FindCommand[] = [];
  const filled: ReturnType<typeof commentAt>[] = [];
  beforeAll(async () => {
    stores = await openMongoStores(server().url, (command) => {
      if (command['find'] === 'comments') asked.push(command as unknown as FindCommand);
    });
    for (let at = 0; at < COMMENTS; at += 500) {
      const some = Array.from({ length: 500 }, (_, place) => commentAt(at + place));
      await Promise.all(some.map((each) => stores.commentStore.save({ ...each, event: null })));
      filled.push(...some);
    }
  }, 60_000);
  afterAll(() => stores.close());

  test.each([
    ['one comment', 1],
    ['a hundred comments together', 100],
  ])(
    'when the facts of %s are asked for, then each query follows its own index and reads what it gives',
    async (_, many) => {
      asked.length = 0;
      const queries = filled
        .slice(-many)
        .map(({ comment }) => ({ ...factsQueryFor(comment), parentId: filled[7]?.comment.id ?? null }));
      await Promise.all(queries.map((query) => stores.commentStore.facts(query)));
      const mongo = await connectMongo(server().url);
      try {
        const plans = await plansOf(mongo.connection, asked);
        expect([...new Set(plans.map(({ index }) => index))].toSorted()).toEqual([
          '_id_',
          'comments_by_band',
          'comments_by_email',
          'comments_by_network',
          'comments_by_text',
        ]);
        for (const { index, hint, documents, given } of plans) {
          if (hint !== undefined) expect([index, hint]).toEqual([index, index]);
          expect([index, documents <= given]).toEqual([index, true]);
        }
      } finally {
        await mongo.close();
      }
    },
  );

  test('when a text was sent more often than one look may give, then no query reads more than that', async () => {
    const flood = Array.from({ length: MOST + 500 }, (_, at) => {
      const judged = commentAt(COMMENTS + at);
      const bands = Array.from({ length: BANDS }, (__, band) => `flood-${String(band)}`);
      return { comment: { ...judged.comment, keys: { ...judged.comment.keys, text: 'flood', bands } }, event: null };
    });
    for (let at = 0; at < flood.length; at += 500)
      await Promise.all(flood.slice(at, at + 500).map((each) => stores.commentStore.save(each)));
    asked.length = 0;
    // Of many texts, and some of the flood among them.
    const queries = [...filled.slice(-60), ...flood.slice(-40)].map(({ comment }) => factsQueryFor(comment));
    const found = await Promise.all(queries.map((query) => stores.commentStore.facts(query)));
    expect(found.at(-1)?.sameText.total).toBeGreaterThan(0);
    const mongo = await connectMongo(server().url);
    try {
      for (const { index, documents } of await plansOf(mongo.connection, asked))
        expect([index, documents <= MOST + BANDS]).toEqual([index, true]);
    } finally {
      await mongo.close();
    }
  }, 60_000);
});
