import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { standaloneService } from '@tamis/standalone/standalone-service';
import { issueKey } from '@tamis/shared/application/access';
import type { Role } from '@tamis/shared/application/ports/accounts';
import { openEmbedded } from '@tamis/shared/adapters/embedded/open';
import type { Site } from '@tamis/shared/domain/site';
import { readConfig } from '@tamis/shared/runtime/config';
import { createLogger } from '@tamis/shared/runtime/logger';
import { createMetrics } from '@tamis/shared/runtime/metrics';
import { createWaits } from '@tamis/shared/runtime/waits';
import { Releases } from '@tamis/shared/runtime/releases';

interface KeyOptions {
  maySeeAddresses?: boolean;
  siteId?: string;
}

export interface InProcess {
  url: string;
  /** Its data folder. */
  folder: string;
  /** Every line it logged. */
  log: () => string;
  /** A new access key of that role. */
  key: (role: Role, name?: string, options?: KeyOptions) => Promise<string>;
  close: () => Promise<void>;
}

/** The real standalone service, with those sites registered, with real adapters on a temporary folder and a free port, inside this process. */
export async function startInProcess(
  env: Record<string, string> = {},
  { sites = [] }: { sites?: readonly Site[] } = {},
): Promise<InProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'tamis-'));
  const config = readConfig({ TAMIS_DATA_DIR: folder, TAMIS_PORT: '0', TAMIS_RATE_LIMIT: '1000000', ...env });
  if (sites.length > 0) {
    const embedded = openEmbedded({ folder, now: () => new Date(), maxWaiting: 1 });
    for (const site of sites) await embedded.sites.put(site);
    await embedded.close();
  }
  const lines: string[] = [];
  const logger = createLogger({ service: 'standalone', level: 'debug' }, { write: (line) => lines.push(line) });
  const releases = new Releases();
  const metrics = createMetrics();
  const close = async (): Promise<void> => {
    await releases.run();
    rmSync(folder, { recursive: true });
  };
  try {
    await standaloneService.start({ config, logger, metrics, waits: createWaits(logger, metrics), releases });
  } catch (error) {
    await close();
    throw error;
  }
  const listening = lines.map((line) => JSON.parse(line) as { url?: string }).find(({ url }) => url !== undefined);
  return {
    url: listening?.url ?? '',
    folder,
    log: () => lines.join(''),
    async key(role, name = `${role}-${randomUUID()}`, options = {}) {
      const embedded = openEmbedded({ folder, now: () => new Date(), maxWaiting: 1 });
      const key = await issueKey({ ...embedded, now: () => new Date() }, { name, role, ...options });
      await embedded.close();
      return key;
    },
    close,
  };
}
