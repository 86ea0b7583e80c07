import { ModerationError } from '../domain/errors';
import type { KeyRing } from '../domain/key-ring';
import { parseRuleSet, type RuleSet } from '../domain/rule-set';
import type { Block } from '../domain/rule-settings';
import type { RecordDeed } from './audit-trail';
import { ruleSetInForce } from './judging';
import type { RuleSets } from './ports/versions';

export interface RuleSetEdit {
  /** Untrusted. */
  ruleSet: unknown;
  /** The site whose rule set it is to be; null is for all sites without their own. */
  siteId: string | null;
  /** The version that was edited; it must still be current. */
  basedOn: string;
  note: string | null;
  /** Who edits it. */
  by: string;
}

export type EditRuleSet = (edit: RuleSetEdit) => Promise<RuleSet>;

/**
 * Checks an edited rule set, keeps it as a new version and makes it current. An e-mail address in it is kept as a block by its
 * pseudonym: versions are kept for ever, and addresses must not be. A site's first edit gives it a rule set of its own. Throws `request/invalid` with every problem, or
 * `version/conflict` when somebody else's edit has become current since `basedOn` was read.
 */
export function ruleSetEditor({
  ruleSets,
  keyRing,
  record,
  now,
}: {
  ruleSets: Pick<RuleSets, 'find' | 'currentVersion' | 'list' | 'add' | 'of'>;
  keyRing: Pick<KeyRing, 'emailPseudonym'>;
  record: RecordDeed;
  now: () => Date;
}): EditRuleSet {
  return async ({ ruleSet, siteId, basedOn, note, by }) => {
    const edited = withoutAddresses(parseRuleSet(ruleSet), keyRing);
    const versions = siteId === null ? ruleSets : ruleSets.of(siteId);
    const current = await versions.currentVersion();
    // The first of a site is made of the one for all.
    const currentName = (await ruleSetInForce(siteId, ruleSets)).ruleSet.version;
    if (basedOn !== currentName)
      throw new ModerationError('version/conflict', `the current rule set is ${currentName}`);
    const [newest] = await versions.list(1);
    const version = `rules-${numberOf(newest?.version) + 1}${siteId === null ? '' : `@${siteId}`}`;
    const kept = { ...edited, version };
    await versions.add(
      { version, createdAt: now(), by, note, content: JSON.stringify(kept) },
      { activate: true, expectedCurrent: current },
    );
    const change = { subject: version, siteId, before: currentName, after: version };
    await record({ actor: by, kind: 'rule-set.changed', ...change });
    return kept;
  };
}

function withoutAddresses(ruleSet: RuleSet, keyRing: Pick<KeyRing, 'emailPseudonym'>): RuleSet {
  const { blockedAddresses, blocks } = ruleSet.settings;
  const isDomain = (entry: string): boolean => entry.trim().startsWith('@');
  const pseudonyms = blockedAddresses
    .filter((entry) => !isDomain(entry))
    .map((address): Block => ({ what: 'email', value: keyRing.emailPseudonym(address), effect: 'spam' }));
  const typed = blocks.map((block) =>
    block.what === 'email' && block.value.includes('@')
      ? { ...block, value: keyRing.emailPseudonym(block.value) }
      : block,
  );
  const known = new Set(typed.map(({ what, value }) => `${what}:${value}`));
  const added = pseudonyms.filter(({ what, value }) => !known.has(`${what}:${value}`));
  return {
    ...ruleSet,
    settings: {
      ...ruleSet.settings,
      blockedAddresses: blockedAddresses.filter(isDomain),
      blocks: [...typed, ...added],
    },
  };
}

function numberOf(version: string | undefined): number {
  return Number(/^rules-(\d+)(?:@|$)/.exec(version ?? '')?.[1] ?? 0);
}
