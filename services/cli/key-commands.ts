import { issueKey } from '@tamis/shared/application/access';
import type { Role } from '@tamis/shared/application/ports/accounts';
import { requireSite, withPeople, type Environment } from './open-people';

export interface NewKey {
  name: string;
  role: Role;
  /** The only site that it is for. */
  site?: string | null;
  maySeeAddresses: boolean;
}

/** Prints the new key, alone, on standard output; what it is for goes to standard error. */
export async function addKey(
  env: Environment,
  { name, role, site: siteId = null, maySeeAddresses }: NewKey,
): Promise<void> {
  await withPeople(
    env,
    async ({ accessKeys, accounts, sites, record, now, by }, where) => {
      await requireSite(sites, siteId);
      const key = await issueKey({ accessKeys, accounts, now }, { name, role, siteId, maySeeAddresses });
      await record({ actor: by, kind: 'key.added', subject: name, after: { role, siteId, maySeeAddresses } });
      console.log(key);
      console.error(`Key '${name}' (${role}) was added in ${where}. It is shown this once: keep it safe.`);
    },
    { makeFolder: true },
  );
}

/** Prints a line for each key: role, day it was made, name, its site, and whether it may see addresses. */
export async function listKeys(env: Environment): Promise<void> {
  await withPeople(env, async ({ accessKeys }, where) => {
    const keys = await accessKeys.list();
    if (keys.length === 0) console.error(`No keys in ${where}.`);
    for (const { role, createdAt, name, siteId, maySeeAddresses } of keys) {
      const marks = [...(siteId === null ? [] : [`site ${siteId}`]), ...(maySeeAddresses ? ['sees addresses'] : [])];
      const after = marks.length === 0 ? '' : `  (${marks.join(', ')})`;
      console.log(`${role.padEnd(9)}  ${createdAt.toISOString().slice(0, 10)}  ${name}${after}`);
    }
  });
}

/** Ends a key; fails when there is none of that name. */
export async function revokeKey(env: Environment, name: string): Promise<void> {
  await withPeople(env, async ({ accessKeys, record, by }, where) => {
    const key = (await accessKeys.list()).find((each) => each.name === name);
    if (!key || !(await accessKeys.revoke(name)))
      throw new Error(`no key named '${name}' in ${where}; \`keys list\` shows them`);
    await record({ actor: by, kind: 'key.revoked', subject: name, before: { role: key.role } });
    console.error(`Key '${name}' was revoked.`);
  });
}
