import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MongoConnection } from '@tamis/shared/adapters/mongo/connection';
import { mongoEventLog } from '@tamis/shared/adapters/mongo/event-log';
import { prepareDatabase } from '@tamis/shared/adapters/mongo/layout';
import { mongoWebhooks } from '@tamis/shared/adapters/mongo/webhooks';
import { createKeyRing, newRingEntry, parseRing } from '@tamis/shared/domain/key-ring';
import { anEndpoint, anEvent, anId } from '../builders';
import { connectMongo } from '../contracts/open-mongo';
import { describeWithServers } from '../servers/describe-with-servers';
import type { TestServer } from '../servers/private-server';
import { spawnTamis, type TamisProcess } from '../servers/spawn-tamis';
import { startMongo } from '../servers/start-mongo';
import { waitUntil } from '../servers/wait-until';

const COMMENTS = 60;
const VERSIONS = 5;

describeWithServers(['mongo'], 'deliveries while processes are killed', () => {
  let server: TestServer;
  let mongo: MongoConnection;
  let receiver: Server;
  let senders: TamisProcess[] = [];
  const heard: { id: string; version: number }[] = [];
  const ids = new Set<string>();
  beforeAll(async () => {
    server = await startMongo();
    mongo = await connectMongo(server.url);
    await prepareDatabase(mongo.connection);
    receiver = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        const { id, subject } = JSON.parse(body) as { id: string; subject: string };
        const isNew = !ids.has(id);
        ids.add(id);
        heard.push({ id: subject, version: Number(id.split('.').at(-1)) });
        // Now and then an answer is lost on the way: the receiver has heard, and hears again.
        if (isNew && ids.size % 17 === 0) response.destroy();
        else response.end('ok');
      });
    });
    await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
  }, 60_000);
  afterAll(async () => {
    await Promise.all(senders.map((sender) => sender.stop()));
    receiver.closeAllConnections();
    await new Promise((done) => receiver.close(done));
    await mongo.close();
    await server.close();
  });

  test('when the sending process is killed without warning, then another goes on, nothing is passed over, and each comment keeps its order', async () => {
    const entry = newRingEntry('a');
    const env = {
      TAMIS_PORT: '0',
      TAMIS_MONGODB_URL: server.url,
      TAMIS_SECRET_KEYS: entry,
      TAMIS_WEBHOOK_NETWORKS: '127.0.0.0/8',
    };
    const secrets = { current: `whsec_${Buffer.alloc(32, 1).toString('base64')}`, former: null };
    const { port } = receiver.address() as AddressInfo;
    const webhooks = mongoWebhooks(mongo.connection);
    const keyRing = createKeyRing(parseRing(entry));
    await webhooks.add(
      anEndpoint({ url: `http://127.0.0.1:${port}/`, sealedSecrets: keyRing.seal(JSON.stringify(secrets)) }),
    );
    const log = mongoEventLog(mongo.connection, { holder: randomUUID(), now: () => new Date() });
    const comments = Array.from({ length: COMMENTS }, () => anId());
    senders = [await spawnTamis('delivery', env), await spawnTamis('delivery', env)];
    for (let version = 1; version <= VERSIONS; version += 1) {
      await log.append(comments.map((subject) => anEvent({ id: `${subject}.${version}`, subject })));
      const reached = heard.length + COMMENTS / 2;
      await waitUntil('half of them', () => Promise.resolve(heard.length >= reached), 60_000);
      if (version > 2) continue;
      await senders.shift()?.kill9();
      senders.push(await spawnTamis('delivery', env));
    }
    const versionsOf = (id: string): number[] => [
      ...new Set(heard.filter((each) => each.id === id).map(({ version }) => version)),
    ];
    const all = Array.from({ length: VERSIONS }, (_, at) => at + 1);
    await waitUntil(
      'all are heard',
      () => Promise.resolve(comments.every((id) => versionsOf(id).length === VERSIONS)),
      90_000,
    );
    for (const id of comments) expect(versionsOf(id)).toEqual(all);
  }, 180_000);
});
