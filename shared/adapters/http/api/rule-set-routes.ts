import { json, Router, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { authenticate, type Actor } from '../../../application/access';
import { dryRun, type DryRunResult } from '../../../application/dry-run';
import { ruleSetEditor } from '../../../application/edit-rule-set';
import { explainText } from '../../../application/explain-text';
import { abuseModelOf, judgingInForce, modelOf, ruleSetOf, type Judging } from '../../../application/judging';
import type { AccessKeys, Role } from '../../../application/ports/accounts';
import type { CommentLists, CommentStore } from '../../../application/ports/comments';
import type { Versions } from '../../../application/ports/versions';
import { ModerationError } from '../../../domain/errors';
import type { KeyRing } from '../../../domain/key-ring';
import { FIELD_LIMITS } from '../../../domain/parse-submission';
import { DEFAULT_RULE_SET, parseRuleSet } from '../../../domain/rule-set';
import { languageOf } from '../server/language';
import { presentDryRun, presentVersion } from './present-judging';
import { presentVerdict } from './present';
import { bearerToken, readInput, textParameter } from './request-input';

/** Most comments of a dry run, flips it shows in full, versions listed, and bytes of a rule set. */
export const RULE_SET_ROUTE_LIMITS = { dryRun: 10_000, flips: 100, versions: 100, bytes: 2 * 1024 * 1024 } as const;
const DEFAULT_DRY_RUN = 1000;
const NDJSON = 'application/x-ndjson';

const versionName = textParameter(64);
const { dryRun: most } = RULE_SET_ROUTE_LIMITS;
const editBody = z.strictObject({ ruleSet: z.unknown(), basedOn: versionName, note: textParameter(2000).nullish() });
const dryRunBody = z.strictObject({
  ruleSet: z.unknown().optional(),
  ruleSetVersion: versionName.optional(),
  model: versionName.optional(),
  abuseModel: versionName.optional(),
  limit: z
    .int({ error: 'not-a-number' })
    .refine((limit) => limit >= 1 && limit <= most, { error: 'out-of-range', params: { min: 1, max: most } })
    .default(DEFAULT_DRY_RUN),
});
const explainBody = z.strictObject({
  text: textParameter(FIELD_LIMITS.bodyBytes),
  author: z
    .strictObject({ name: textParameter(FIELD_LIMITS.name).optional(), url: textParameter(FIELD_LIMITS.url).nullish() })
    .optional(),
});

export interface RuleSetRoutesOptions {
  accessKeys: Pick<AccessKeys, 'findByHash'>;
  ruleSets: Versions;
  models: Versions;
  abuseModels: Versions;
  lists: Pick<CommentLists, 'newest'>;
  store: Pick<CommentStore, 'facts'>;
  keyRing: Pick<KeyRing, 'open'>;
  now: () => Date;
}

/** Rule sets and their versions, trying one out on stored comments, and judging a text that is not stored. */
export function ruleSetRoutes(options: RuleSetRoutesOptions): Router {
  const { accessKeys, ruleSets, now } = options;
  const as = (request: Request, ...roles: Role[]): Promise<Actor> =>
    authenticate(accessKeys, bearerToken(request), roles);
  const editRuleSet = ruleSetEditor({ ruleSets, now });

  const list: RequestHandler = async (request, response) => {
    await as(request, 'moderator', 'admin');
    const [current, items] = await Promise.all([
      ruleSets.currentVersion(),
      ruleSets.list(RULE_SET_ROUTE_LIMITS.versions),
    ]);
    response.json({ current: current ?? DEFAULT_RULE_SET.version, items: items.map(presentVersion) });
  };
  const show: RequestHandler<{ version: string }> = async (request, response) => {
    await as(request as Request, 'moderator', 'admin');
    const { version } = request.params;
    response.json(await ruleSetOf(ruleSets, version === 'current' ? await ruleSets.currentVersion() : version));
  };
  const save: RequestHandler = async (request, response) => {
    const { name } = await as(request, 'admin');
    const { ruleSet, basedOn, note } = readInput(editBody, request.body);
    const kept = await editRuleSet({ ruleSet, basedOn, note: note ?? null, by: name });
    response.status(201).location(`/v1/review/rule-sets/${kept.version}`).json(kept);
  };
  const activate: RequestHandler<{ version: string }> = async (request, response) => {
    await as(request as Request, 'admin');
    await activateVersion(ruleSets, request.params.version, DEFAULT_RULE_SET.version);
    response.json({ current: request.params.version });
  };
  const tryOut: RequestHandler = async (request, response) => {
    await as(request, 'admin');
    await answerDryRun(options, request, response);
  };
  const explain: RequestHandler = async (request, response) => {
    await as(request, 'moderator', 'admin');
    const { text, author } = readInput(explainBody, request.body);
    const verdict = explainText(
      await judgingInForce(options),
      { body: text, author: { name: author?.name ?? '', url: author?.url ?? null } },
      now(),
    );
    response.json(presentVerdict(verdict, languageOf(request)));
  };

  const ruleSetJson = json({ limit: RULE_SET_ROUTE_LIMITS.bytes });
  return Router()
    .get('/v1/review/rule-sets', list)
    .post('/v1/review/rule-sets', ruleSetJson, save)
    .post('/v1/review/rule-sets/dry-run', ruleSetJson, tryOut)
    .get('/v1/review/rule-sets/:version', show)
    .post('/v1/review/rule-sets/:version/activate', activate)
    .post('/v1/review/explain', json(), explain);
}

/** Makes a version current, or what ships when it is named; throws `version/not-found`. */
export async function activateVersion(versions: Versions, version: string, shipped: string): Promise<void> {
  if (version === shipped) await versions.deactivate();
  else if (!(await versions.activate(version))) throw new ModerationError('version/not-found', `no version ${version}`);
}

/** One answer at the end, or, with `Accept: application/x-ndjson`, a line of progress for each page and the answer last. */
async function answerDryRun(options: RuleSetRoutesOptions, request: Request, response: Response): Promise<void> {
  const asked = readInput(dryRunBody, request.body);
  const current = await judgingInForce(options);
  const candidate = {
    ruleSet: await triedRuleSet(options, asked, current),
    model: asked.model === undefined ? current.model : await modelOf(options.models, asked.model),
    abuseModel:
      asked.abuseModel === undefined ? current.abuseModel : await abuseModelOf(options.abuseModels, asked.abuseModel),
  };
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort();
  });
  const inLines = request.accepts(['application/json', NDJSON]) === NDJSON;
  if (inLines) response.type(NDJSON);
  const onProgress = (judged: number): void => {
    if (inLines) response.write(`${JSON.stringify({ judged, limit: asked.limit })}\n`);
  };
  const { limit } = asked;
  const shown = RULE_SET_ROUTE_LIMITS.flips;
  const result: DryRunResult = await dryRun(options, {
    current,
    candidate,
    limit,
    shown,
    onProgress,
    stopped: gone.signal,
  });
  const answer = presentDryRun(result, languageOf(request));
  if (inLines) response.end(`${JSON.stringify(answer)}\n`);
  else response.json(answer);
}

async function triedRuleSet(
  { ruleSets }: Pick<RuleSetRoutesOptions, 'ruleSets'>,
  { ruleSet, ruleSetVersion }: z.output<typeof dryRunBody>,
  current: Judging,
) {
  if (ruleSet !== undefined) return { ...parseRuleSet(ruleSet), version: 'tried-out' };
  return ruleSetVersion === undefined ? current.ruleSet : ruleSetOf(ruleSets, ruleSetVersion);
}
