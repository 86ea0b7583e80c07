import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os, { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { describeWithServers } from './describe-with-servers';
import { BINARIES, type ServerKind } from './locate-binary';
import { ask } from './loopback';
import type { TestServer } from './private-server';
import { startMongo } from './start-mongo';
import { startRedis } from './start-redis';

const opened: (() => Promise<unknown>)[] = [];
const keep = (server: TestServer): TestServer => {
  opened.push(() => server.close());
  return server;
};
const aFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'tamis-test-'));
  opened.push(() => rm(folder, { recursive: true }));
  return folder;
};
afterEach(async () => {
  delete process.env['TAMIS_TEST_REDIS_URL'];
  delete process.env['TAMIS_TEST_MONGODB_URL'];
  for (const close of opened.splice(0).reverse()) await close();
});

/** What is tested here is a server of our own; whoever names another may be unable to have one. */
const describePrivate = (kind: ServerKind, name: string, body: () => void): void => {
  const { url } = BINARIES[kind];
  if (!process.env[url]) {
    describeWithServers([kind], name, body);
    return;
  }
  process.stderr.write(`\n!!! SKIPPED "${name}": ${url} names another\n`);
  describe.skip(name, body);
};

const isAlive = (pid: number | undefined): boolean => {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
};
const redis = (server: TestServer, command: string): Promise<string | undefined> =>
  ask(server.port, `${command}\r\n`, (answer) => /^([+:-].*|\$\d+\r\n.*|\$-1|\*\d+\r\n[^]*\S)\r\n$/.test(answer), 400);

describePrivate('redis', 'a private Redis', () => {
  test('when two start at once, then each has a port, a folder and data of its own', async () => {
    const [one, two] = (await Promise.all([startRedis(), startRedis()])).map(keep) as [TestServer, TestServer];
    expect([one.port, one.folder]).not.toEqual([two.port, two.folder]);
    expect(await redis(one, 'SET who one')).toBe('+OK\r\n');
    expect(await redis(two, 'GET who')).toBe('$-1\r\n');
  });

  test('when it is killed and starts again, then what it acknowledged is there', async () => {
    const server = keep(await startRedis());
    const pid = server.pid;
    await redis(server, 'SET kept yes');
    await server.kill();
    expect(await redis(server, 'PING')).toBeUndefined();
    await server.restart();
    expect(await redis(server, 'GET kept')).toBe('$3\r\nyes\r\n');
    expect(server.pid).not.toBe(pid);
  });

  test('when it is paused, then it hangs, and when it resumes, then it answers', async () => {
    const server = keep(await startRedis());
    await server.pause();
    expect(await redis(server, 'PING')).toBeUndefined();
    await server.resume();
    expect(await redis(server, 'PING')).toBe('+PONG\r\n');
  });

  test('when it has settings, then they stand over the defaults', async () => {
    const server = keep(await startRedis({ config: { maxmemory: '7mb' } }));
    expect(await redis(server, 'CONFIG GET maxmemory')).toContain(String(7 * 1024 * 1024));
    expect(await redis(server, 'CONFIG GET appendfsync')).toContain('always');
  });

  test('when it closes, paused or not, then process and temporary folder are gone, and a given folder stays', async () => {
    const [own, given] = [keep(await startRedis()), keep(await startRedis({ folder: await aFolder() }))];
    for (const server of [own, given]) {
      await server.pause();
      await server.close();
    }
    expect([own, given].map(({ pid }) => isAlive(pid))).toEqual([false, false]);
    expect([own, given].map(({ folder }) => existsSync(folder ?? ''))).toEqual([false, true]);
  });

  test('when its settings are wrong, then the error holds what it said', async () => {
    await expect(startRedis({ config: { maxmemory: 'much' } })).rejects.toThrow(/maxmemory/);
  });

  test('when the environment names a server, then it is used and cannot be stopped', async () => {
    const real = keep(await startRedis());
    process.env['TAMIS_TEST_REDIS_URL'] = real.url;
    const borrowed = await startRedis();
    expect(borrowed).toMatchObject({ url: real.url, port: real.port, controllable: false });
    await expect(borrowed.kill()).rejects.toThrow(/not ours/);
    await expect(startRedis({ config: { maxmemory: '7mb' } })).rejects.toThrow(/shared server/);
    await borrowed.close();
    expect(await redis(real, 'PING')).toBe('+PONG\r\n');
  });
});

describePrivate('mongo', 'a private MongoDB', () => {
  const withClient = async <T>(url: string, use: (client: mongo.MongoClient) => Promise<T>): Promise<T> => {
    const client = new mongo.MongoClient(url, { runtimeAdapters: { os } });
    return use(client).finally(() => client.close());
  };

  test('when it is killed and starts again, then what it journaled is there', async () => {
    const server = keep(await startMongo());
    await withClient(server.url, (client) =>
      client
        .db()
        .collection('c')
        .insertOne({ kept: 'yes' }, { writeConcern: { w: 'majority', journal: true } }),
    );
    await server.kill();
    await server.restart();
    expect(await withClient(server.url, (client) => client.db().collection('c').findOne())).toMatchObject({
      kept: 'yes',
    });
    await server.close();
    expect([isAlive(server.pid), existsSync(server.folder ?? '')]).toEqual([false, false]);
  });

  test('when the environment names a server, then each caller has a database, dropped at the end', async () => {
    const real = keep(await startMongo());
    process.env['TAMIS_TEST_MONGODB_URL'] = real.url;
    const [one, two] = [await startMongo(), await startMongo()];
    expect(one.url).not.toBe(two.url);
    await withClient(one.url, (client) => client.db().collection('c').insertOne({}));
    await Promise.all([one.close(), two.close()]);
    const { databases } = await withClient(real.url, (client) => client.db().admin().listDatabases());
    expect(databases.map(({ name }) => name).filter((name) => name.startsWith('tamis_test'))).toEqual([]);
  });
});
