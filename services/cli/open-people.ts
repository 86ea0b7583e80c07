import { userInfo } from 'node:os';
import type { AccountParts } from '@tamis/shared/application/accounts';
import { auditTrail } from '@tamis/shared/application/audit-trail';
import type { AccessKeys, Accounts, Sessions } from '@tamis/shared/application/ports/accounts';
import type { Audit } from '@tamis/shared/application/ports/audit';
import type { Sites } from '@tamis/shared/application/ports/sites';
import { DEFAULT_SITE } from '@tamis/shared/domain/site';
import { readConfig } from '@tamis/shared/runtime/config';
import { withEmbedded, withMongo, type Environment } from './open-stores';

export type { Environment } from './open-stores';

/** Keys, accounts and the audit, for a command. */
export interface People extends AccountParts {
  accessKeys: AccessKeys;
  audit: Audit;
  sites: Sites;
  /** Who runs the command, as the audit says it. */
  by: string;
}

interface Stores {
  accessKeys: AccessKeys;
  accounts: Accounts;
  sessions: Sessions;
  audit: Audit;
  sites: Sites;
}

/**
 * Runs a command on keys and accounts: those in MongoDB when `TAMIS_MONGODB_URL` is set, else those of the data folder. The
 * command is told where, in words for a person.
 */
export async function withPeople(
  env: Environment,
  run: (people: People, where: string) => Promise<void>,
  { makeFolder = false }: { makeFolder?: boolean } = {},
): Promise<void> {
  const { TAMIS_MONGODB_URL: url, TAMIS_DATA_DIR: folder } = readConfig(env);
  const now = () => new Date();
  const runOn = (stores: Stores, where: string) =>
    run({ ...stores, record: auditTrail({ audit: stores.audit, now }), now, by: commandUser() }, where);
  if (url === undefined) {
    await withEmbedded(folder, { makeFolder }, runOn);
    return;
  }
  const { mongoAccessKeys } = await import('@tamis/shared/adapters/mongo/access-keys');
  const { mongoAccounts, mongoSessions } = await import('@tamis/shared/adapters/mongo/accounts');
  const { mongoSites } = await import('@tamis/shared/adapters/mongo/sites');
  const { mongoAudit } = await import('@tamis/shared/adapters/mongo/audit');
  await withMongo(url, (connection) =>
    runOn(
      {
        accessKeys: mongoAccessKeys(connection),
        accounts: mongoAccounts(connection),
        sessions: mongoSessions(connection),
        audit: mongoAudit(connection),
        sites: mongoSites(connection),
      },
      'MongoDB',
    ),
  );
}

/** Fails when there is no such site; null is all of them. */
export async function requireSite(sites: Pick<Sites, 'list'>, siteId: string | null): Promise<void> {
  if (siteId === null || siteId === DEFAULT_SITE) return;
  if (!(await sites.list()).some(({ id }) => id === siteId))
    throw new Error(`no site '${siteId}' is registered; \`sites list\` shows them`);
}

function commandUser(): string {
  return `command (${userInfo().username})`;
}
