import { siteDirectory } from '@tamis/shared/application/sites-in-force';
import type { Site } from '@tamis/shared/domain/site';
import { aSite } from '../builders';

const settings = { origins: [] as string[], markup: 'plain' } as const;

test('when nothing is registered, then there is the site by default and no other', async () => {
  const sites = siteDirectory({ list: () => Promise.resolve([]), settings });
  await sites.refresh();
  expect(sites.all().map(({ id }) => id)).toEqual(['default']);
  expect(sites.find('blog')).toBeNull();
  expect(() => sites.get('blog')).toThrow('there is no site blog');
  expect(sites.haveOrigins()).toBe(false);
});

test('when a site is registered, changed or forgotten, then that is known after the next look', async () => {
  let list: Site[] = [];
  const sites = siteDirectory({ list: () => Promise.resolve(list), settings });
  await sites.refresh();
  list = [aSite({ id: 'blog', origins: ['https://blog.example'] }), aSite({ id: 'default', name: 'L’Écho' })];
  expect(sites.find('blog')).toBeNull();
  await sites.refresh();
  expect(sites.get('blog').allows('https://blog.example')).toBe(true);
  expect([sites.allows('https://blog.example'), sites.allows('https://other.example')]).toEqual([true, false]);
  expect(sites.get('default').name).toBe('L’Écho');
  list = [];
  await sites.refresh();
  expect(sites.find('blog')).toBeNull();
  expect(sites.allows('https://blog.example')).toBe(false);
  expect(sites.get('default').name).toBeNull();
});

test('when the sites are not known yet, then only the one by default is, and for others one has to wait', async () => {
  let list: Site[] | null = null;
  const sites = siteDirectory({ list: () => Promise.resolve(list), settings });
  await sites.refresh();
  expect(sites.get('default').id).toBe('default');
  expect(() => sites.find('blog')).toThrow('the sites are not known yet');
  list = [aSite({ id: 'blog' })];
  await sites.refresh();
  expect(sites.get('blog').id).toBe('blog');
});

test('when a look fails, then it says so, and what was known stays in force', async () => {
  const answers = [Promise.resolve([aSite({ id: 'blog' })]), Promise.reject(new Error('away'))];
  const sites = siteDirectory({ list: () => answers.shift() ?? Promise.resolve([]), settings });
  await sites.refresh();
  await expect(sites.refresh()).rejects.toThrow('away');
  expect(sites.find('blog')).not.toBeNull();
});
