import os from 'node:os';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { mongo } from 'mongoose';

/** A place, and what stands there. */
export type Place = readonly [where: string, bytes: Buffer];

/** Every file below a folder. One that goes away meanwhile, as a temporary one of a server may, is passed over. */
export async function filesBelow(folder: string): Promise<Place[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = paths.map(async (path): Promise<Place[]> => {
    const bytes = await readFile(path).catch(() => undefined);
    return bytes ? [[path, bytes]] : [];
  });
  return (await Promise.all(read)).flat();
}

/** All keys of a Redis with their content, as its commands give it: its own dumps may be compressed. */
export async function redisKeys(url: string): Promise<Place[]> {
  const redis = new Redis(url);
  try {
    const keys = await redis.keys('*');
    return await Promise.all(
      keys.map(async (key): Promise<Place> => [`key ${key}`, Buffer.from(key + (await contentOf(redis, key)))]),
    );
  } finally {
    redis.disconnect();
  }
}

async function contentOf(redis: Redis, key: string): Promise<string> {
  const read: Record<string, () => Promise<unknown>> = {
    string: () => redis.get(key),
    hash: () => redis.hgetall(key),
    list: () => redis.lrange(key, 0, -1),
    set: () => redis.smembers(key),
    zset: () => redis.zrange(key, '0', '-1'),
    stream: () => redis.xrange(key, '-', '+'),
  };
  const type = await redis.type(key);
  // A key may expire between the two questions.
  return type === 'none' ? '' : JSON.stringify(await read[type]?.());
}

/** All documents of all collections as raw BSON, after everything was written to disk: the files are compressed. */
export async function mongoDocuments(url: string): Promise<Place[]> {
  // Handed in, because the driver would load it by `import()`, which jest's sandbox refuses.
  const client = new mongo.MongoClient(url, { runtimeAdapters: { os } });
  try {
    await client.db().admin().command({ fsync: 1 });
    const collections = await client.db().collections();
    return await Promise.all(
      collections.map(async (collection): Promise<Place> => {
        const documents = await collection.find({}, { raw: true }).toArray();
        // With `raw` the driver gives bytes in place of documents; its types do not say so.
        return [`collection ${collection.collectionName}`, Buffer.concat(documents as unknown as Buffer[])];
      }),
    );
  } finally {
    await client.close();
  }
}
