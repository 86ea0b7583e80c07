import { userInfo } from 'node:os';
import type { AccountParts } from '@tamis/shared/application/accounts';
import { auditTrail } from '@tamis/shared/application/audit-trail';
import type { AccessKeys, Accounts, Sessions } from '@tamis/shared/application/ports/accounts';
import type { Audit } from '@tamis/shared/application/ports/audit';
import { readConfig } from '@tamis/shared/runtime/config';
import { withEmbedded, withMongo, type Environment } from './open-stores';

export type { Environment } from './open-stores';

/** Keys, accounts and the audit, for a command. */
export interface People extends AccountParts {
  accessKeys: AccessKeys;
  audit: Audit;
  /** Who runs the command, as the audit says it. */
  by: string;
}

interface Stores {
  accessKeys: AccessKeys;
  accounts: Accounts;
  sessions: Sessions;
  audit: Audit;
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
  const { mongoAudit } = await import('@tamis/shared/adapters/mongo/audit');
  await withMongo(url, (connection) =>
    runOn(
      {
        accessKeys: mongoAccessKeys(connection),
        accounts: mongoAccounts(connection),
        sessions: mongoSessions(connection),
        audit: mongoAudit(connection),
      },
      'MongoDB',
    ),
  );
}

function commandUser(): string {
  return `command (${userInfo().username})`;
}
