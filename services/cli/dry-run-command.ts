import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { dryRun } from '@tamis/shared/application/dry-run';
import { judgingInForce, type Judging } from '@tamis/shared/application/judging';
import { presentDryRun } from '@tamis/shared/adapters/http/api/present-judging';
import { abuseModel } from '@tamis/shared/domain/model/abuse/abuse-model';
import { ABUSE_SPACE } from '@tamis/shared/domain/model/abuse/abuse-space';
import { parseModel } from '@tamis/shared/domain/model/model-file';
import { scoringModel } from '@tamis/shared/domain/model/scoring-model';
import { parseRuleSet } from '@tamis/shared/domain/rule-set';
import { withComments, type Environment } from './open-stores';

export interface DryRunOptions {
  /** Files of a changed rule set and model; what is not given stays as it is in force. */
  ruleSet?: string;
  model?: string;
  abuseModel?: string;
  limit: number;
  shown: number;
  /** Only comments of this site, judged by its own rules. */
  site?: string | null;
}

/** Judges the newest stored comments by a changed rule set or model; prints who would flip and why, as JSON. */
export async function dryRunOnStore(
  env: Environment,
  { ruleSet, model, abuseModel: abuse, limit, shown, site = null }: DryRunOptions,
): Promise<void> {
  await withComments(env, async ({ commentLists: lists, commentStore: store, keyRing, ...versions }) => {
    const current = await judgingInForce(versions, site);
    const candidate: Judging = {
      ruleSet: ruleSet === undefined ? current.ruleSet : { ...parseRuleSet(readJson(ruleSet)), version: 'tried-out' },
      model: model === undefined ? current.model : scoringModel(parseModel(readJson(model))),
      abuseModel: abuse === undefined ? current.abuseModel : abuseModel(parseModel(readJson(abuse), ABUSE_SPACE)),
    };
    const onProgress = (judged: number): void => {
      console.error(`${judged} judged`);
    };
    const result = await dryRun(
      { lists, store, keyRing, giveWay: () => setImmediate() },
      { siteId: site, current, candidate, limit, shown, onProgress },
    );
    console.log(JSON.stringify(presentDryRun(result, 'en'), null, 2));
  });
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
