import { setImmediate } from 'node:timers/promises';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { ActivateRuleSet } from '../../../application/activate-rule-set';
import { dryRun, type DryRunResult } from '../../../application/dry-run';
import type { EditRuleSet } from '../../../application/edit-rule-set';
import { explainText } from '../../../application/explain-text';
import {
  abuseModelOf,
  judgingInForce,
  modelOf,
  ruleSetFor,
  ruleSetInForce,
  type Judging,
} from '../../../application/judging';
import type { CommentLists, CommentStore } from '../../../application/ports/comments';
import type { RuleSets, Versions } from '../../../application/ports/versions';
import type { SitesInForce } from '../../../application/sites-in-force';
import type { KeyRing } from '../../../domain/key-ring';
import { FIELD_LIMITS } from '../../../domain/parse-submission';
import { parseRuleSet } from '../../../domain/rule-set';
import { RULE_SET_LIMITS } from '../../../domain/rule-set-schema';
import { languageOf } from '../server/language';
import { presentDryRun, presentVersion } from './present-judging';
import { presentVerdict } from './present';
import { textParameter } from './request-input';
import { verdictAnswer } from './review-schemas';
import { describeRoute, serve, type ServedRoute } from './route';
import { currentAnswer, versionAnswer } from './version-answers';

/** Most comments of a dry run, flips it shows in full, versions listed, and bytes of a rule set and of a text to explain. */
export const RULE_SET_ROUTE_LIMITS = {
  dryRun: 10_000,
  flips: 100,
  versions: 100,
  note: 2000,
  bytes: 2 * 1024 * 1024,
  explainBytes: 512 * 1024,
} as const;
const DEFAULT_DRY_RUN = 1000;
const NDJSON = 'application/x-ndjson';
const READERS = ['moderator', 'admin'] as const;
const ADMINS = ['admin'] as const;
const TAG = 'judging';

const versionName = textParameter(RULE_SET_LIMITS.versionLength);
/** Without it, the rule set for all sites that have none of their own. */
const query = z.strictObject({ siteId: textParameter(FIELD_LIMITS.siteId).optional() });
const versionPath = z.object({ version: versionName });
const { dryRun: most } = RULE_SET_ROUTE_LIMITS;
const ruleSetAnswer = z.looseObject({
  version: z.string(),
  thresholds: z.object({ hold: z.number(), spam: z.number() }),
});
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

export const listRuleSets = describeRoute({
  method: 'get',
  path: '/v1/review/rule-sets',
  summary: 'The versions of the rule set for all sites, or of one site’s own',
  tag: TAG,
  access: READERS,
  scope: 'query',
  query,
  answers: {
    200: {
      description: 'The version in force, and the edited ones, newest first',
      schema: z.object({
        current: z.string(),
        isOwn: z.boolean().describe('Whether it is the site’s own; else it is the one for all'),
        items: z.array(versionAnswer),
      }),
    },
  },
});

export const showRuleSet = describeRoute({
  method: 'get',
  path: '/v1/review/rule-sets/{version}',
  summary: 'One whole rule set; `current` is the one in force',
  tag: TAG,
  access: READERS,
  scope: 'query',
  query,
  params: versionPath,
  answers: { 200: { description: 'The rule set', schema: ruleSetAnswer } },
  errors: ['version/not-found', 'site/not-found'],
});

export const saveRuleSet = describeRoute({
  method: 'post',
  path: '/v1/review/rule-sets',
  summary:
    'A new version, current at once; refused when `basedOn` is no longer current. With `siteId`, a site’s own rules',
  tag: TAG,
  access: ADMINS,
  scope: 'query',
  query,
  body: {
    schema: z.strictObject({
      ruleSet: z.unknown(),
      basedOn: versionName,
      note: textParameter(RULE_SET_ROUTE_LIMITS.note).nullish(),
    }),
    maxBytes: RULE_SET_ROUTE_LIMITS.bytes,
  },
  answers: { 201: { description: 'The rule set as it is kept', schema: ruleSetAnswer } },
  errors: ['version/conflict', 'site/not-found'],
});

export const activateRuleSet = describeRoute({
  method: 'post',
  path: '/v1/review/rule-sets/{version}/activate',
  summary: 'Make a former version, or the shipped one, current again',
  tag: TAG,
  access: ADMINS,
  scope: 'query',
  query,
  params: versionPath,
  answers: { 200: currentAnswer },
  errors: ['version/not-found', 'site/not-found'],
});

export const tryRuleSet = describeRoute({
  method: 'post',
  path: '/v1/review/rule-sets/dry-run',
  summary:
    'Who among the newest comments would flip, and why; with `Accept: application/x-ndjson` progress comes line by line',
  tag: TAG,
  access: ADMINS,
  scope: 'query',
  query,
  body: { schema: dryRunBody, maxBytes: RULE_SET_ROUTE_LIMITS.bytes },
  answers: {
    200: {
      description: 'What would be another verdict',
      schema: z.object({
        judged: z.int(),
        flips: z.record(z.string(), z.int()),
        items: z.array(z.looseObject({ id: z.string(), now: verdictAnswer, then: verdictAnswer })),
      }),
    },
  },
  errors: ['version/not-found', 'site/not-found'],
});

export const explain = describeRoute({
  method: 'post',
  path: '/v1/review/explain',
  summary: 'The verdict on a text that is not stored',
  tag: TAG,
  access: READERS,
  scope: 'query',
  query,
  body: {
    schema: z.strictObject({
      text: textParameter(FIELD_LIMITS.bodyBytes),
      author: z
        .strictObject({
          name: textParameter(FIELD_LIMITS.name).optional(),
          url: textParameter(FIELD_LIMITS.url).nullish(),
        })
        .optional(),
    }),
    maxBytes: RULE_SET_ROUTE_LIMITS.explainBytes,
  },
  answers: { 200: { description: 'The verdict', schema: verdictAnswer } },
});

export interface RuleSetRoutesOptions {
  ruleSets: RuleSets;
  models: Versions;
  abuseModels: Versions;
  lists: Pick<CommentLists, 'newest'>;
  store: Pick<CommentStore, 'facts'>;
  keyRing: Pick<KeyRing, 'open'>;
  editRuleSet: EditRuleSet;
  activateRuleSet: ActivateRuleSet;
  sites: Pick<SitesInForce, 'get'>;
  now: () => Date;
}

/** Rule sets and their versions, trying one out on stored comments, and judging a text that is not stored. */
export function ruleSetRoutes(options: RuleSetRoutesOptions): ServedRoute[] {
  const { ruleSets, editRuleSet, now } = options;
  /** The site that was asked for; throws `site/not-found` when there is none of that id. */
  const siteIn = ({ siteId }: z.output<typeof query>): string | null =>
    siteId === undefined ? null : options.sites.get(siteId).id;
  return [
    serve(listRuleSets, async ({ query: asked }) => {
      const siteId = siteIn(asked);
      const versions = siteId === null ? ruleSets : ruleSets.of(siteId);
      const [{ ruleSet, isOwn }, items] = await Promise.all([
        ruleSetInForce(siteId, ruleSets),
        versions.list(RULE_SET_ROUTE_LIMITS.versions),
      ]);
      return { current: ruleSet.version, isOwn, items: items.map(presentVersion) };
    }),
    serve(saveRuleSet, async ({ actor, query: asked, body, response }) => {
      const { ruleSet, basedOn, note } = body;
      const edit = { ruleSet, siteId: siteIn(asked), basedOn, note: note ?? null, by: actor.name };
      const kept = await editRuleSet(edit);
      response.location(`/v1/review/rule-sets/${encodeURIComponent(kept.version)}`);
      return kept;
    }),
    // Before the route of one version, whose name this path could be.
    serve(tryRuleSet, ({ query: asked, body, request, response }) =>
      answerDryRun(options, { ...body, siteId: siteIn(asked) }, { request, response }),
    ),
    serve(showRuleSet, async ({ params: { version }, query: asked }) => {
      const siteId = siteIn(asked);
      return version === 'current'
        ? (await ruleSetInForce(siteId, ruleSets)).ruleSet
        : ruleSetFor(siteId, ruleSets, version);
    }),
    serve(activateRuleSet, async ({ actor, params: { version }, query: asked }) => {
      await options.activateRuleSet(version, siteIn(asked), actor.name);
      return { current: version };
    }),
    serve(explain, async ({ query: asked, body: { text, author }, language }) => {
      const told = { body: text, author: { name: author?.name ?? '', url: author?.url ?? null } };
      return presentVerdict(explainText(await judgingInForce(options, siteIn(asked)), told, now()), language);
    }),
  ];
}

type DryRunAsked = z.output<typeof dryRunBody> & { siteId: string | null };

/** One answer at the end, or, with `Accept: application/x-ndjson`, a line of progress for each page and the answer last. */
async function answerDryRun(
  options: RuleSetRoutesOptions,
  asked: DryRunAsked,
  { request, response }: { request: Request; response: Response },
): Promise<unknown> {
  const { siteId } = asked;
  const current = await judgingInForce(options, siteId);
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
  const result: DryRunResult = await dryRun(
    { ...options, giveWay: () => setImmediate() },
    {
      siteId,
      current,
      candidate,
      limit,
      shown,
      onProgress,
      stopped: gone.signal,
    },
  );
  const answer = presentDryRun(result, languageOf(request));
  if (!inLines) return answer;
  response.end(`${JSON.stringify(answer)}\n`);
  return undefined;
}

async function triedRuleSet(
  { ruleSets }: Pick<RuleSetRoutesOptions, 'ruleSets'>,
  { ruleSet, ruleSetVersion, siteId }: DryRunAsked,
  current: Judging,
) {
  if (ruleSet !== undefined) return { ...parseRuleSet(ruleSet), version: 'tried-out' };
  return ruleSetVersion === undefined ? current.ruleSet : ruleSetFor(siteId, ruleSets, ruleSetVersion);
}
