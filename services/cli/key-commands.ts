import { issueKey } from '@tamis/shared/application/access';
import type { AccessKeys, Role } from '@tamis/shared/application/ports/accounts';
import { withAccessKeys, type Environment } from './open-stores';

/** Prints the new key, alone, on standard output; what it is for goes to standard error. */
export async function addKey(env: Environment, { name, role }: { name: string; role: Role }): Promise<void> {
  await withAccessKeys(
    env,
    async (accessKeys, where) => {
      const key = await issueKey({ accessKeys, now: () => new Date() }, { name, role });
      console.log(key);
      console.error(`Key '${name}' (${role}) was added in ${where}. It is shown this once: keep it safe.`);
    },
    { makeFolder: true },
  );
}

/** Prints a line for each key: role, day it was made, name. */
export async function listKeys(env: Environment): Promise<void> {
  await withAccessKeys(env, async (accessKeys, where) => {
    const keys = await accessKeys.list();
    if (keys.length === 0) console.error(`No keys in ${where}.`);
    for (const { role, createdAt, name } of keys)
      console.log(`${role.padEnd(9)}  ${createdAt.toISOString().slice(0, 10)}  ${name}`);
  });
}

/** Ends a key; fails when there is none of that name. */
export async function revokeKey(env: Environment, name: string): Promise<void> {
  await withAccessKeys(env, async (accessKeys: AccessKeys, where) => {
    if (!(await accessKeys.revoke(name)))
      throw new Error(`no key named '${name}' in ${where}; \`keys list\` shows them`);
    console.error(`Key '${name}' was revoked.`);
  });
}
