import { readFileSync } from 'node:fs';
import type { ModerationError } from '@tamis/shared/domain/errors';
import { ruleSetEditor } from '@tamis/shared/application/edit-rule-set';
import { checkSite, registerSite, removeSite } from '@tamis/shared/application/register-site';
import { ruleSetInForce } from '@tamis/shared/application/judging';
import { readInput } from '@tamis/shared/domain/read-input';
import { fieldMessage } from '@tamis/shared/adapters/http/server/messages';
import { parseRuleSet } from '@tamis/shared/domain/rule-set';
import { SITE_KEPT, siteFields, type Site } from '@tamis/shared/domain/site';
import { withComments } from './open-stores';
import { withPeople, type Environment, type People } from './open-people';

/** What is told of a site; what is not given stays as it was, and an empty text takes it back. */
export interface SiteOptions {
  name?: string;
  language?: string;
  origin?: string[];
  terms?: string;
  markup?: string;
  /** File of a rule set of its own. */
  rules?: string;
  keepAddresses?: string;
  keepEmails?: string;
  keepSpam?: string;
  keepRejected?: string;
}

/**
 * Registers a site or changes it, and prints it as JSON. Fails with a sentence for each value that cannot be; everything is checked, and the rules
 * are kept, before the site is there, so that none is judged by others meanwhile.
 */
export async function putSite(env: Environment, id: string, { isNew, ...options }: SiteOptions & { isNew: boolean }) {
  const fields = await inSentences(() => Promise.resolve(readInput(siteFields, told(options))));
  const rules = options.rules === undefined ? null : jsonIn(options.rules);
  if (rules !== null) await inSentences(() => Promise.resolve(parseRuleSet(rules)));
  await withPeople(
    env,
    async ({ sites, record, now, by }, where) => {
      const known = await inSentences(() => checkSite(sites, id));
      if (isNew && known) throw new Error(`there is a site '${id}'; \`sites change\` changes it`);
      if (!isNew && !known) throw new Error(unknown(id, where));
      if (rules !== null) await useRules(env, id, { rules, record, now, by });
      const { site } = await registerSite({ sites, record, now }, id, { fields, by });
      console.log(JSON.stringify(site, null, 2));
      console.error(`Site '${id}' was ${isNew ? 'registered' : 'changed'} in ${where}; it is in force within seconds.`);
    },
    { makeFolder: isNew },
  );
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch (error) {
    throw new Error(`${file} cannot be read as JSON (${(error as Error).message})`, { cause: error });
  }
}

async function useRules(
  env: Environment,
  siteId: string,
  { rules, by, ...parts }: Pick<People, 'record' | 'now' | 'by'> & { rules: unknown },
): Promise<void> {
  await withComments(env, async ({ ruleSets, keyRing }) => {
    const basedOn = (await ruleSetInForce(siteId, ruleSets)).ruleSet.version;
    const edit = ruleSetEditor({ ruleSets, keyRing, ...parts });
    const { version } = await edit({ ruleSet: rules, siteId, basedOn, note: null, by });
    console.error(`It is judged by ${version}.`);
  });
}

/** Prints a line for each site: id, name and origins. */
export async function listSites(env: Environment): Promise<void> {
  await withPeople(env, async ({ sites }, where) => {
    const all = await sites.list();
    if (all.length === 0) console.error(`No sites are registered in ${where}: there is only 'default'.`);
    for (const { id, name, origins } of all) console.log([id, name ?? '-', ...origins].join('  '));
  });
}

/** Prints all that is known of a site, as JSON. */
export async function showSite(env: Environment, id: string): Promise<void> {
  await withPeople(env, async ({ sites }, where) => {
    const site = (await sites.list()).find((each) => each.id === id);
    if (!site) throw new Error(unknown(id, where));
    console.log(JSON.stringify(site, null, 2));
  });
}

/** Forgets a site; fails when there is none of that id. */
export async function forgetSite(env: Environment, id: string): Promise<void> {
  await withPeople(env, async ({ sites, record, now, by }) => {
    await removeSite({ sites, record, now }, id, by);
    console.error(`Site '${id}' takes and shows no more comments; those that it has stay.`);
  });
}

function unknown(id: string, where: string): string {
  return `no site '${id}' is registered in ${where}; \`sites list\` shows them`;
}

const KEEP: Record<(typeof SITE_KEPT)[number], keyof SiteOptions> = {
  addresses: 'keepAddresses',
  emails: 'keepEmails',
  spam: 'keepSpam',
  rejected: 'keepRejected',
};

function told(options: SiteOptions): object {
  const plain = (['name', 'language', 'terms', 'markup'] as const).flatMap((field) => {
    const text = options[field];
    return text === undefined ? [] : [[field, text === '' ? null : text]];
  });
  const days = SITE_KEPT.flatMap((kept) => {
    const text = options[KEEP[kept]];
    return text === undefined ? [] : [[kept, text === '' ? null : Number(text)]];
  });
  const { origin: origins } = options;
  return {
    ...(Object.fromEntries(plain) as Partial<Site>),
    ...(origins === undefined ? {} : { origins: origins.filter((each) => each !== '') }),
    ...(days.length === 0 ? {} : { keepDays: Object.fromEntries(days) as Site['keepDays'] }),
  };
}

/** Does it; what a person can mend is told as sentences. */
async function inSentences<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const fields = (error as Partial<ModerationError>).details?.fields ?? [];
    if (fields.length === 0) throw error;
    throw new Error(fields.map((field) => `${field.path}: ${fieldMessage(field, 'en')}`).join('\n'), { cause: error });
  }
}
