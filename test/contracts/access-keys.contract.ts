import { after, anAccessKey } from '../builders';
import { eachStores, type OpenStores } from './stores';

/** The meaning of `AccessKeys`. */
export function accessKeysContract(open: OpenStores): void {
  const stores = eachStores(open);

  test('when keys are added, then they are listed as they were, and each is found by its hash', async () => {
    const { accessKeys } = stores();
    const keys = (['admin', 'moderator', 'consumer'] as const).map((role, index) =>
      anAccessKey({ role, createdAt: after(index) }),
    );
    for (const key of keys) await accessKeys.add(key);
    expect(await accessKeys.list()).toEqual(keys);
    for (const key of keys) expect(await accessKeys.findByHash(key.hash)).toEqual(key);
  });

  test('when no key has the hash, then null is found', async () => {
    const { accessKeys } = stores();
    const key = anAccessKey();
    await accessKeys.add(key);
    expect(await accessKeys.list()).toEqual([key]);
    for (const hash of ['', key.hash.slice(1), key.hash.toUpperCase(), key.name]) {
      expect(await accessKeys.findByHash(hash)).toBeNull();
    }
  });

  test('when the name is taken, even at the same moment, then one is kept and the other refused', async () => {
    const { accessKeys } = stores();
    const [one, other] = [anAccessKey({ name: 'newsletter' }), anAccessKey({ name: 'newsletter' })];
    const outcomes = await Promise.allSettled([accessKeys.add(one), accessKeys.add(other)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(accessKeys.add(anAccessKey({ name: 'newsletter' }))).rejects.toMatchObject({
      code: 'access/name-taken',
    });
    expect(await accessKeys.list()).toHaveLength(1);
  });

  test('when a key is revoked, then it is gone, others stay, and its name is free', async () => {
    const { accessKeys } = stores();
    const [revoked, kept] = [anAccessKey(), anAccessKey()];
    await accessKeys.add(revoked);
    await accessKeys.add(kept);
    expect(await accessKeys.revoke(revoked.name)).toBe(true);
    expect(await accessKeys.revoke(revoked.name)).toBe(false);
    expect(await accessKeys.findByHash(revoked.hash)).toBeNull();
    expect(await accessKeys.list()).toEqual([kept]);
    await accessKeys.add({ ...revoked, hash: anAccessKey().hash });
    expect(await accessKeys.list()).toHaveLength(2);
  });

  test('when names are naughty, then they are told apart', async () => {
    const { accessKeys } = stores();
    const names = ['$ne', 'a.b', 'Zoé', 'zoé', '🔑', "Robert'); DROP TABLE access_keys;--"];
    for (const name of names) await accessKeys.add(anAccessKey({ name }));
    expect((await accessKeys.list()).map(({ name }) => name).sort()).toEqual([...names].sort());
    for (const name of names) expect(await accessKeys.revoke(name)).toBe(true);
    expect(await accessKeys.list()).toEqual([]);
  });
}
