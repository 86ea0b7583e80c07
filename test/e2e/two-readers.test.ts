import { mongoCommentStore } from '@tamis/shared/adapters/mongo/comment-store';
import type { MongoConnection } from '@tamis/shared/adapters/mongo/connection';
import { prepareDatabase } from '@tamis/shared/adapters/mongo/layout';
import type { CommentStore } from '@tamis/shared/application/ports/comments';
import { newRingEntry } from '@tamis/shared/domain/key-ring';
import type { StoredComment } from '@tamis/shared/domain/stored-comment';
import { aChange, aJudgedComment } from '../builders';
import { connectMongo } from '../contracts/open-mongo';
import { untilReady } from './reader';
import { describeWithServers } from '../servers/describe-with-servers';
import type { TestServer } from '../servers/private-server';
import { spawnTamis, type TamisProcess } from '../servers/spawn-tamis';
import { startMongo } from '../servers/start-mongo';

const ROUNDS = 60;

describeWithServers(['mongo'], 'two reading processes that do not hear of each other', () => {
  let server: TestServer;
  let mongo: MongoConnection;
  let store: CommentStore;
  let readers: TamisProcess[];
  beforeAll(async () => {
    server = await startMongo();
    mongo = await connectMongo(server.url);
    await prepareDatabase(mongo.connection);
    store = mongoCommentStore(mongo.connection);
    const env = { TAMIS_PORT: '0', TAMIS_MONGODB_URL: server.url, TAMIS_SECRET_KEYS: newRingEntry('a') };
    readers = await Promise.all([spawnTamis('reading', env), spawnTamis('reading', env)]);
    // They listen before they have reached MongoDB.
    await Promise.all(readers.map(({ url }) => untilReady(url)));
  }, 60_000);
  afterAll(async () => {
    await Promise.all(readers.map((reader) => reader.stop()));
    await mongo.close();
    await server.close();
  });

  /** What a reader that keeps the last answer and its tag sees now, at each process. */
  function reader({ url }: TamisProcess) {
    let etag = '';
    let known: string[] = [];
    return async (): Promise<string[]> => {
      const answer = await fetch(`${url}/v1/articles/shared/comments`, {
        headers: etag === '' ? {} : { 'if-none-match': etag },
      });
      if (answer.status === 304) return known;
      etag = answer.headers.get('etag') ?? '';
      known = ((await answer.json()) as { items: { id: string }[] }).items.map(({ id }) => id);
      return known;
    };
  }

  test('when comments appear, are withdrawn and come back, then no list that is asked for afterwards is older', async () => {
    const looks = readers.map(reader);
    let busy = true;
    // Lists are asked for all the while, so that both processes have them ready.
    const traffic = Promise.all(
      readers
        .flatMap((each) => [reader(each), reader(each)])
        .map(async (look) => {
          while (busy) await look();
        }),
    );
    const expectAt = async (comment: StoredComment, isThere: boolean): Promise<void> => {
      for (const look of looks) expect((await look()).includes(comment.id)).toBe(isThere);
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      const { comment } = aJudgedComment({ articleId: 'shared', createdAt: new Date(), status: 'approved' });
      await store.save({ comment, event: null });
      await expectAt(comment, true);
      await store.decide(aChange(comment, 'reject'));
      await expectAt(comment, false);
      if (round % 2 === 0) continue;
      await store.decide(aChange({ ...comment, status: 'rejected', version: 2 }, 'approve'));
      await expectAt(comment, true);
    }
    busy = false;
    await traffic;
  }, 60_000);
});
