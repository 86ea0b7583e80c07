import { ModerationError } from '../domain/errors';
import { DEFAULT_RULE_SET, parseRuleSet, type RuleSet } from '../domain/rule-set';
import type { Versions } from './ports/versions';

export interface RuleSetEdit {
  /** Untrusted. */
  ruleSet: unknown;
  /** The version that was edited; it must still be current. */
  basedOn: string;
  note: string | null;
  /** Name of the access key. */
  by: string;
}

/**
 * Checks an edited rule set, keeps it as a new version and makes it current. Throws `request/invalid` with every problem, or
 * `version/conflict` when somebody else's edit has become current since `basedOn` was read.
 */
export function ruleSetEditor({
  ruleSets,
  now,
}: {
  ruleSets: Versions;
  now: () => Date;
}): (edit: RuleSetEdit) => Promise<RuleSet> {
  return async ({ ruleSet, basedOn, note, by }) => {
    const edited = parseRuleSet(ruleSet);
    const current = await ruleSets.currentVersion();
    if (basedOn !== (current ?? DEFAULT_RULE_SET.version)) {
      throw new ModerationError('version/conflict', `the current rule set is ${current ?? DEFAULT_RULE_SET.version}`);
    }
    const [newest] = await ruleSets.list(1);
    const version = `rules-${numberOf(newest?.version) + 1}`;
    const kept = { ...edited, version };
    await ruleSets.add(
      { version, createdAt: now(), by, note, content: JSON.stringify(kept) },
      { activate: true, expectedCurrent: current },
    );
    return kept;
  };
}

function numberOf(version: string | undefined): number {
  return Number(/^rules-(\d+)$/.exec(version ?? '')?.[1] ?? 0);
}
