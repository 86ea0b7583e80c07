import { ModerationError } from '../domain/errors';
import { foundSite, isSiteId, SITE_KEPT, SITE_LIMITS, type Site, type SiteFields } from '../domain/site';
import type { RecordDeed } from './audit-trail';
import type { Sites } from './ports/sites';

export interface SiteParts {
  sites: Sites;
  record: RecordDeed;
  now: () => Date;
}

/**
 * Registers a site or changes it; what `fields` leaves out stays as it was, and null takes it back. Throws `request/invalid` when the id can be
 * none, or when there are as many sites as there may be.
 */
export async function registerSite(
  { sites, record, now }: SiteParts,
  id: string,
  { fields, by }: { fields: SiteFields; by: string },
): Promise<{ site: Site; isNew: boolean }> {
  const known = await checkSite(sites, id);
  const site = changed(known ?? { ...foundSite(id), createdAt: now() }, fields, by);
  await sites.put(site);
  await record({ actor: by, kind: 'site.changed', subject: id, before: known ? told(known) : null, after: told(site) });
  return { site, isNew: !known };
}

/** The site of that id, null when it can be registered anew; throws `request/invalid` when it cannot. */
export async function checkSite(sites: Pick<Sites, 'list'>, id: string): Promise<Site | null> {
  if (!isSiteId(id)) throw refused('not-an-id');
  const all = await sites.list();
  const known = all.find((each) => each.id === id) ?? null;
  if (!known && all.length >= SITE_LIMITS.sites) throw refused('too-many', { max: SITE_LIMITS.sites });
  return known;
}

/** Forgets a site: it takes and shows no more comments, and what it has stays. Throws `site/not-found`. */
export async function removeSite({ sites, record }: SiteParts, id: string, by: string): Promise<void> {
  const known = (await sites.list()).find((each) => each.id === id);
  if (!known || !(await sites.remove(id))) throw new ModerationError('site/not-found', `no site ${id} is registered`);
  await record({ actor: by, kind: 'site.removed', subject: id, before: told(known) });
}

function changed(site: Site, fields: SiteFields, by: string): Site {
  const { name, language, origins, terms, markup, keepDays } = fields;
  return {
    ...site,
    ...(name === undefined ? {} : { name: name || null }),
    ...(language === undefined ? {} : { language }),
    ...(origins === undefined ? {} : { origins: [...new Set(origins ?? [])] }),
    ...(terms === undefined ? {} : { terms: terms || null }),
    ...(markup === undefined ? {} : { markup }),
    ...(keepDays === undefined ? {} : { keepDays: keepDays === null ? {} : keptDays(site, keepDays) }),
    by,
  };
}

function keptDays({ keepDays }: Site, said: NonNullable<SiteFields['keepDays']>): Site['keepDays'] {
  return Object.fromEntries(
    SITE_KEPT.flatMap((kept) => {
      const value = said[kept] === undefined ? keepDays[kept] : said[kept];
      return typeof value === 'number' ? [[kept, value]] : [];
    }),
  );
}

function told({ name, language, origins, terms, markup, keepDays }: Site) {
  return { name, language, origins: [...origins], terms, markup, keepDays: { ...keepDays } };
}

function refused(code: 'not-an-id' | 'too-many', params?: Record<string, number>): ModerationError {
  return new ModerationError('request/invalid', `the site is refused: ${code}`, {
    details: { fields: [{ path: 'id', code, ...(params ? { params } : {}) }] },
  });
}
