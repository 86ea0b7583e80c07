import type { Version, Versions } from '@tamis/shared/application/ports/versions';
import { aVersion, after } from '../builders';
import { NAUGHTY_STRINGS } from './naughty-strings';
import { eachStores, type OpenStores } from './stores';

/** The meaning of `Versions`. */
export function versionsContract(open: OpenStores): void {
  const stores = eachStores(open);
  const rules = (): Versions => stores().ruleSets;
  const summaryOf = ({ version, createdAt, by, note }: Version): Omit<Version, 'content'> => ({
    version,
    createdAt,
    by,
    note,
  });
  const conflict = { code: 'version/conflict' };

  test('when nothing was added, then nothing is current, found or listed', async () => {
    expect(await rules().currentVersion()).toBeNull();
    expect(await rules().find('rules-1')).toBeNull();
    expect(await rules().list(10)).toEqual([]);
    expect(await rules().activate('rules-1')).toBe(false);
    await rules().deactivate();
    expect(await rules().currentVersion()).toBeNull();
  });

  test('when versions are added, then each is found as it was, and the newest are listed first', async () => {
    const versions = [0, 1, 2].map((offset) => aVersion({ createdAt: after(offset) }));
    for (const version of versions) await rules().add(version, { activate: false });
    for (const version of versions) expect(await rules().find(version.version)).toEqual(version);
    expect(await rules().list(2)).toEqual(versions.slice(1).reverse().map(summaryOf));
    expect(await rules().currentVersion()).toBeNull();
  });

  test('when texts are naughty, then they come back unchanged', async () => {
    const versions = NAUGHTY_STRINGS.map((text) => aVersion({ content: JSON.stringify({ text }), note: text }));
    for (const version of versions) await rules().add(version, { activate: false });
    const found = await Promise.all(versions.map(({ version }) => rules().find(version)));
    expect(found).toEqual(versions);
  });

  test('when versions are activated and deactivated, then the last one is current, or none', async () => {
    const [one, two] = [aVersion(), aVersion()];
    await rules().add(one, { activate: true });
    expect(await rules().currentVersion()).toBe(one.version);
    await rules().add(two, { activate: true });
    expect(await rules().currentVersion()).toBe(two.version);
    expect(await rules().activate(one.version)).toBe(true);
    expect(await rules().currentVersion()).toBe(one.version);
    await rules().deactivate();
    expect(await rules().currentVersion()).toBeNull();
    expect(await rules().find(one.version)).toEqual(one);
  });

  test('when rule sets and models have the same name, then they are told apart', async () => {
    const version = aVersion();
    await rules().add(version, { activate: true });
    expect(await stores().models.find(version.version)).toBeNull();
    expect(await stores().models.currentVersion()).toBeNull();
    await stores().models.add({ ...version, content: '"another"' }, { activate: false });
    expect(await rules().find(version.version)).toEqual(version);
    expect(await stores().models.list(10)).toHaveLength(1);
  });

  test('when the name is taken, then nothing changes', async () => {
    const version = aVersion();
    await rules().add(version, { activate: false });
    await expect(rules().add({ ...version, content: '"another"' }, { activate: true })).rejects.toMatchObject(conflict);
    expect(await rules().find(version.version)).toEqual(version);
    expect(await rules().currentVersion()).toBeNull();
  });

  test.each([true, false])(
    'when another version is current than expected, with activate: %p, then nothing is added',
    async (activate) => {
      const [first, late] = [aVersion(), aVersion()];
      await expect(rules().add(late, { activate, expectedCurrent: first.version })).rejects.toMatchObject(conflict);
      await rules().add(first, { activate: true, expectedCurrent: null });
      await expect(rules().add(late, { activate, expectedCurrent: null })).rejects.toMatchObject(conflict);
      expect(await rules().find(late.version)).toBeNull();
      expect(await rules().currentVersion()).toBe(first.version);
      await rules().add(late, { activate, expectedCurrent: first.version });
      expect(await rules().currentVersion()).toBe(activate ? late.version : first.version);
    },
  );

  test('when two persons change the rules at once, then one succeeds', async () => {
    const versions = [aVersion(), aVersion(), aVersion()];
    const add = (version: Version) => rules().add(version, { activate: true, expectedCurrent: null });
    const outcomes = await Promise.allSettled(versions.map(add));
    const winner = versions[outcomes.findIndex(({ status }) => status === 'fulfilled')];
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await rules().currentVersion()).toBe(winner?.version);
    expect(await rules().list(10)).toHaveLength(1);
  });
}
