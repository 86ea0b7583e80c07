import { ModerationError } from '../domain/errors';
import { originMatcher } from '../domain/origins';
import { DEFAULT_SITE, siteInForce, type Site, type SiteInForce, type SiteSettings } from '../domain/site';

/** The sites there are, as far as this process knows. */
export interface SitesInForce {
  /** Null when there is no such site. Throws `store/unavailable` while this process knows of none but `default`. */
  find(id: string): SiteInForce | null;
  /** The same; throws `site/not-found` when there is none. */
  get(id: string): SiteInForce;
  /** Those that are registered, and `default`. */
  all(): readonly SiteInForce[];
  /** Whether it is an origin of any of them. */
  allows(origin: string): boolean;
  /** Whether any of them has an origin. */
  haveOrigins(): boolean;
}

export interface SiteDirectory extends SitesInForce {
  /** Looks again. Rejects as `list` does; what is in force stays then. */
  refresh(): Promise<void>;
}

/**
 * The sites in force: those that `list` tells, which tells null while it does not know yet, and `default`. A request looks nothing up:
 * what another process registers is known here with the next `refresh`.
 */
export function siteDirectory({
  list,
  settings,
}: {
  list: () => Promise<readonly Site[] | null>;
  settings: SiteSettings;
}): SiteDirectory {
  let isKnown = false;
  let said = '';
  let known = new Map<string, SiteInForce>();
  let allows: (origin: string) => boolean = () => false;
  const use = (sites: readonly Site[]): void => {
    const plain = sites.some(({ id }) => id === DEFAULT_SITE) ? [] : [siteInForce({ id: DEFAULT_SITE }, settings)];
    known = new Map([...plain, ...sites.map((site) => siteInForce(site, settings))].map((site) => [site.id, site]));
    allows = originMatcher([...new Set([...known.values()].flatMap(({ origins }) => origins))]);
  };
  use([]);
  const find = (id: string): SiteInForce | null => {
    const site = known.get(id) ?? null;
    if (!site && !isKnown) throw new ModerationError('store/unavailable', 'the sites are not known yet');
    return site;
  };
  return {
    find,
    get(id) {
      const site = find(id);
      if (!site) throw new ModerationError('site/not-found', `there is no site ${id}`);
      return site;
    },
    all: () => [...known.values()],
    allows: (origin) => allows(origin),
    haveOrigins: () => [...known.values()].some(({ origins }) => origins.length > 0),
    async refresh() {
      const sites = await list();
      if (!sites) return;
      isKnown = true;
      const text = JSON.stringify(sites);
      if (text === said) return;
      said = text;
      use(sites);
    },
  };
}
