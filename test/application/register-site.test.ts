import { registerSite } from '@tamis/shared/application/register-site';
import { SITE_LIMITS, type Site } from '@tamis/shared/domain/site';
import { A_MOMENT, aSite } from '../builders';

test('when there are as many sites as there may be, then they can be changed, and no other one joins', async () => {
  const kept = new Map(Array.from({ length: SITE_LIMITS.sites - 1 }, (_, at) => [`s${at}`, aSite({ id: `s${at}` })]));
  const sites = {
    list: () => Promise.resolve([...kept.values()]),
    put: (site: Site) => Promise.resolve(void kept.set(site.id, site)),
    remove: (id: string) => Promise.resolve(kept.delete(id)),
  };
  const parts = { sites, record: () => Promise.resolve(), now: () => A_MOMENT };
  const register = (id: string) => registerSite(parts, id, { fields: { name: 'La Gazette' }, by: 'ada' });
  expect((await register('last')).isNew).toBe(true);
  await expect(register('beyond')).rejects.toMatchObject({
    code: 'request/invalid',
    details: { fields: [{ path: 'id', code: 'too-many', params: { max: 1000 } }] },
  });
  expect((await register('s0')).isNew).toBe(false);
  expect(kept.size).toBe(1000);
});
