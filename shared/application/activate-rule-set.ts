import { ModerationError } from '../domain/errors';
import { DEFAULT_RULE_SET } from '../domain/rule-set';
import type { RecordDeed } from './audit-trail';
import { ruleSetInForce } from './judging';
import type { RuleSets } from './ports/versions';

export type ActivateRuleSet = (version: string, siteId: string | null, by: string) => Promise<void>;

/**
 * Makes a rule set current, for a site or for all that have none of their own. A site that names the one for all goes back to it, whichever that
 * will be. Throws `version/not-found`.
 */
export function ruleSetActivator({
  ruleSets,
  record,
}: {
  ruleSets: Pick<RuleSets, 'find' | 'activate' | 'deactivate' | 'currentVersion' | 'of'>;
  record: RecordDeed;
}): ActivateRuleSet {
  return async (version, siteId, by) => {
    const versions = siteId === null ? ruleSets : ruleSets.of(siteId);
    const before = (await ruleSetInForce(siteId, ruleSets)).ruleSet.version;
    const without = siteId === null ? DEFAULT_RULE_SET.version : (await ruleSetInForce(null, ruleSets)).ruleSet.version;
    if (version === without) await versions.deactivate();
    else if (!(await versions.activate(version)))
      throw new ModerationError('version/not-found', `no rule set ${version}`);
    await record({ actor: by, kind: 'rule-set.activated', subject: version, siteId, before, after: version });
  };
}
