import {
  addAccount,
  INVITATION_HOURS,
  removeAccount,
  resetAccount,
  type NewAccount,
} from '@tamis/shared/application/accounts';
import { readConfig } from '@tamis/shared/runtime/config';
import { requireSite, withPeople, type Environment } from './open-people';

/** Prints the link by which the person sets a password, alone, on standard output. */
export async function addPerson(env: Environment, account: Omit<NewAccount, 'by'>): Promise<void> {
  await withPeople(
    env,
    async (parts, where) => {
      await requireSite(parts.sites, account.siteId);
      const token = await addAccount(parts, { ...account, by: parts.by });
      console.log(linkOf(env, token));
      console.error(
        `Account '${account.name}' (${account.role}) was added in ${where}. Give its person this link: it sets the password, once, within ${INVITATION_HOURS} hours.`,
      );
    },
    { makeFolder: true },
  );
}

/** Takes the password and prints a new link. */
export async function resetPerson(env: Environment, name: string): Promise<void> {
  await withPeople(env, async (parts) => {
    const token = await resetAccount(parts, name, parts.by);
    console.log(linkOf(env, token));
    console.error(
      `'${name}' is signed out everywhere and has no password until it is set by this link, once, within ${INVITATION_HOURS} hours.`,
    );
  });
}

/** Ends an account; fails when there is none of that name. */
export async function removePerson(env: Environment, name: string): Promise<void> {
  await withPeople(env, async (parts) => {
    await removeAccount(parts, name, parts.by);
    console.error(`Account '${name}' was removed; what it decided stays.`);
  });
}

/** Prints a line for each account: role, day it was made, name, and what is to be known about it. */
export async function listPeople(env: Environment): Promise<void> {
  await withPeople(env, async ({ accounts }, where) => {
    const all = await accounts.list();
    if (all.length === 0) console.error(`No accounts in ${where}.`);
    for (const { role, createdAt, name, siteId, maySeeAddresses, password } of all) {
      const marks = [
        ...(siteId === null ? [] : [`site ${siteId}`]),
        ...(maySeeAddresses ? ['sees addresses'] : []),
        ...(password === null ? ['no password yet'] : []),
      ];
      const after = marks.length === 0 ? '' : `  (${marks.join(', ')})`;
      console.log(`${role.padEnd(9)}  ${createdAt.toISOString().slice(0, 10)}  ${name}${after}`);
    }
  });
}

/** Where the person goes: behind the web server in front if there is one, else where the service listens by its settings. */
function linkOf(env: Environment, token: string): string {
  const { TAMIS_PUBLIC_URL: publicUrl, TAMIS_HOST: host, TAMIS_PORT: port } = readConfig(env);
  const own = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return `${publicUrl ?? own}/review/welcome?token=${token}`;
}
