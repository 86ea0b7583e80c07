import type { Config } from './config';
import { startRegularWork } from './regular-work';
import type { ServiceContext } from './run-service';

/** How often a process looks for sites that were registered or changed. */
const REFRESH_MS = 1000;

/** What the settings say of every site. */
function siteSettings({ TAMIS_ALLOWED_ORIGINS: origins, TAMIS_MARKUP: markup }: Config) {
  return { origins, markup };
}

/** The sites in force, which `make` knows to look for: looked for at once and then all the time. */
export function startSites<Sites extends { refresh(): Promise<void> }>(
  make: (settings: ReturnType<typeof siteSettings>) => Sites,
  { config, waits, releases }: Pick<ServiceContext, 'config' | 'waits' | 'releases'>,
): Sites {
  const sites = make(siteSettings(config));
  startRegularWork({ name: 'the sites', everyMs: REFRESH_MS, work: () => sites.refresh() }, { waits, releases });
  return sites;
}
