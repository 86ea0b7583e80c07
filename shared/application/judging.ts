import type { Comment } from '../domain/comment';
import type { Facts } from '../domain/facts';
import { ModerationError } from '../domain/errors';
import { judge, type JudgedBy, type ScoringModel } from '../domain/judge';
import { abuseModel, type AbuseModel } from '../domain/model/abuse/abuse-model';
import { ABUSE_SPACE } from '../domain/model/abuse/abuse-space';
import { seedAbuseModel } from '../domain/model/abuse/seed-abuse-model';
import { parseModel } from '../domain/model/model-file';
import { scoringModel } from '../domain/model/scoring-model';
import { seedModel } from '../domain/model/seed-model';
import { DEFAULT_RULE_SET, parseRuleSet, type RuleSet } from '../domain/rule-set';
import type { Verdict } from '../domain/verdict';
import type { RuleSets, Versions } from './ports/versions';

/** What verdicts are made by: one rule set and both models, each with its version. */
export interface Judging extends JudgedBy {
  model: ScoringModel;
  abuseModel: AbuseModel;
}

/** Where the versions of all that verdicts are made by are kept. */
export interface JudgingVersions {
  ruleSets: Pick<RuleSets, 'find' | 'currentVersion' | 'of' | 'currentOfSites'>;
  models: Pick<Versions, 'find' | 'currentVersion'>;
  abuseModels: Pick<Versions, 'find' | 'currentVersion'>;
}

/** What ships with the service, in force until a site has versions of its own. */
export function defaultJudging(): Judging {
  return {
    ruleSet: DEFAULT_RULE_SET,
    model: scoringModel(seedModel()),
    abuseModel: abuseModel(seedAbuseModel()),
  };
}

/** The rule set of a stored version, or the one that ships. Throws `version/not-found` or what is wrong with it. */
export async function ruleSetOf(ruleSets: Pick<Versions, 'find'>, version: string | null): Promise<RuleSet> {
  if (version === null || version === DEFAULT_RULE_SET.version) return DEFAULT_RULE_SET;
  const stored = await ruleSets.find(version);
  if (!stored) throw new ModerationError('version/not-found', `no rule set ${version}`);
  return { ...parseRuleSet(JSON.parse(stored.content)), version };
}

/** A rule set by its name, as a site may know it: one of its own, one for all sites, or the one that ships. Throws `version/not-found`. */
export async function ruleSetFor(
  siteId: string | null,
  ruleSets: Pick<RuleSets, 'find' | 'of'>,
  version: string,
): Promise<RuleSet> {
  const isOwn = siteId !== null && (await ruleSets.of(siteId).find(version)) !== null;
  return ruleSetOf(isOwn ? ruleSets.of(siteId) : ruleSets, version);
}

/** The rule set that a site is judged by, and whether it is its own; null is for all sites without their own. */
export async function ruleSetInForce(
  siteId: string | null,
  ruleSets: Pick<RuleSets, 'find' | 'currentVersion' | 'of'>,
): Promise<{ ruleSet: RuleSet; isOwn: boolean }> {
  const own = siteId === null ? null : ruleSets.of(siteId);
  const version = (await own?.currentVersion()) ?? null;
  if (own && version !== null) return { ruleSet: await ruleSetOf(own, version), isOwn: true };
  return { ruleSet: await ruleSetOf(ruleSets, await ruleSets.currentVersion()), isOwn: false };
}

/** The model of a stored version, or the one that ships. Throws `version/not-found` or what is wrong with it. */
export async function modelOf(models: Pick<Versions, 'find'>, version: string | null): Promise<ScoringModel> {
  if (version === null || version === seedModel().version) return scoringModel(seedModel());
  const stored = await models.find(version);
  if (!stored) throw new ModerationError('version/not-found', `no model ${version}`);
  return scoringModel(parseModel(JSON.parse(stored.content)));
}

/** The abuse model of a stored version, or the one that ships. Throws as `modelOf`. */
export async function abuseModelOf(models: Pick<Versions, 'find'>, version: string | null): Promise<AbuseModel> {
  if (version === null || version === seedAbuseModel().version) return abuseModel(seedAbuseModel());
  const stored = await models.find(version);
  if (!stored) throw new ModerationError('version/not-found', `no abuse model ${version}`);
  return abuseModel(parseModel(JSON.parse(stored.content), ABUSE_SPACE));
}

/** What comments of a site are judged by; null is for all sites without a rule set of their own. */
export async function judgingInForce(
  { ruleSets, models, abuseModels }: JudgingVersions,
  siteId: string | null = null,
): Promise<Judging> {
  const [{ ruleSet }, model, abuse] = await Promise.all([
    ruleSetInForce(siteId, ruleSets),
    models.currentVersion(),
    abuseModels.currentVersion(),
  ]);
  return {
    ruleSet,
    model: await modelOf(models, model),
    abuseModel: await abuseModelOf(abuseModels, abuse),
  };
}

export interface CurrentJudging {
  /** Judges by what is current for the comment's site, as far as this process knows. */
  judge(comment: Comment, facts: Facts): Verdict;
  current(): Judging;
  /**
   * Looks for other current versions and takes them over; resolves with true when what is in force is current. A version that
   * cannot be read leaves what is in force.
   */
  refresh(): Promise<boolean>;
}

/** Judging by the site's current rule set and models; until the first `refresh`, by what ships. */
export function currentJudging({
  ruleSets,
  models,
  abuseModels,
  onChange,
  onProblem,
}: JudgingVersions & {
  onChange: (judging: Judging) => void;
  onProblem: (error: unknown) => void;
}): CurrentJudging {
  const shipped = defaultJudging();
  let judging = shipped;
  let ofSites: ReadonlyMap<string, RuleSet> = new Map();
  const refresh = async (): Promise<boolean> => {
    try {
      const [ruleSet, model, abuse, sites] = await Promise.all([
        ruleSets.currentVersion(),
        models.currentVersion(),
        abuseModels.currentVersion(),
        ruleSets.currentOfSites(),
      ]);
      const next = {
        ruleSet: isSame(ruleSet, judging.ruleSet.version, shipped.ruleSet.version)
          ? judging.ruleSet
          : await ruleSetOf(ruleSets, ruleSet),
        model: isSame(model, judging.model.version, shipped.model.version)
          ? judging.model
          : await modelOf(models, model),
        abuseModel: isSame(abuse, judging.abuseModel.version, shipped.abuseModel.version)
          ? judging.abuseModel
          : await abuseModelOf(abuseModels, abuse),
      };
      ofSites = await takenOver(sites, ofSites, ruleSets);
      if (next.ruleSet === judging.ruleSet && next.model === judging.model && next.abuseModel === judging.abuseModel)
        return true;
      judging = next;
      onChange(judging);
      return true;
    } catch (error) {
      onProblem(error);
      return false;
    }
  };
  return {
    judge(comment, facts) {
      const ruleSet = ofSites.get(comment.siteId);
      return judge(comment, facts, ruleSet ? { ...judging, ruleSet } : judging);
    },
    current: () => judging,
    refresh,
  };
}

/** The current rule sets of the sites that have one; those that were known already are not read again. */
async function takenOver(
  current: ReadonlyMap<string, string>,
  known: ReadonlyMap<string, RuleSet>,
  ruleSets: Pick<RuleSets, 'of'>,
): Promise<ReadonlyMap<string, RuleSet>> {
  const next = new Map<string, RuleSet>();
  for (const [siteId, version] of current) {
    const former = known.get(siteId);
    next.set(siteId, former?.version === version ? former : await ruleSetOf(ruleSets.of(siteId), version));
  }
  return next;
}

/** Whether the current version is the one in force; none means what ships. */
function isSame(current: string | null, inForce: string, shipped: string): boolean {
  return (current ?? shipped) === inForce;
}
