import { z } from 'zod';
import { isFieldCode, type FieldCode, type FieldProblem } from './errors';
import { BLOCK_EFFECTS, BLOCKS, DEFAULT_SETTINGS as defaults, DEFAULT_THRESHOLDS } from './rule-settings';
import { parseNetwork } from './rules/compile-settings';
import { MAX_PATTERNS, patternProblem } from './text/patterns';

/** How much a rule set may hold. Word lists are indexed character by character, 256 bytes each. */
export const RULE_SET_LIMITS = {
  /** With the id of the site whose own it is. */
  versionLength: 96,
  threshold: 50,
  weight: 50,
  links: 100,
  seconds: 3600,
  entries: 10_000,
  entryLength: 200,
  listedHosts: 20_000,
  networks: 1_000,
  listCharacters: 30_000,
} as const;

const ADDRESS = /^(?:[^\s@]+)?@[^\s@]+$/;
const HOST = /^(?=.{1,253}$)[^\s/@:.]+(?:\.[^\s/@:.]+)+$/;
const LANGUAGE = /^[a-z]{2}$/;

type Params = Record<string, string | number>;
const problem = (code: FieldCode, params: Params = {}) => ({ error: code, params });

const numberIn = (min: number, max: number) =>
  z
    .number({ error: 'not-a-number' })
    .refine((value) => value >= min && value <= max, problem('out-of-range', { min, max }));
const text = z
  .string({ error: 'not-text' })
  .refine((value) => value.trim() !== '', problem('required'))
  .refine(
    (value) => value.length <= RULE_SET_LIMITS.entryLength,
    problem('too-long', { max: RULE_SET_LIMITS.entryLength }),
  );
const listOf = <Entry>(entry: z.ZodType<Entry>, max: number) =>
  z.array(entry, { error: 'not-a-list' }).refine((entries) => entries.length <= max, problem('too-many', { max }));
const pattern = text.superRefine((source, context) => {
  const found = patternProblem(source);
  if (found) context.addIssue({ code: 'custom', message: found.code, params: found.params });
});
const network = text.refine(isNetwork, problem('not-a-network'));

const words = listOf(text, RULE_SET_LIMITS.entries);
const patterns = listOf(pattern, MAX_PATTERNS);

const settings = z.strictObject({
  maxLinks: numberIn(0, RULE_SET_LIMITS.links).default(defaults.maxLinks),
  moderationWords: words.default(defaults.moderationWords),
  disallowedWords: words.default(defaults.disallowedWords),
  heldPhrases: words.default(defaults.heldPhrases),
  spamPhrases: words.default(defaults.spamPhrases),
  heldPatterns: patterns.default(defaults.heldPatterns),
  spamPatterns: patterns.default(defaults.spamPatterns),
  listedHosts: listOf(
    text.refine((host) => HOST.test(host), problem('not-a-host')),
    RULE_SET_LIMITS.listedHosts,
  ).default(defaults.listedHosts),
  floodSeconds: numberIn(0, RULE_SET_LIMITS.seconds).default(defaults.floodSeconds),
  tooFastSeconds: numberIn(0, RULE_SET_LIMITS.seconds).default(defaults.tooFastSeconds),
  blockedNetworks: listOf(network, RULE_SET_LIMITS.networks).default(defaults.blockedNetworks),
  blockedAddresses: listOf(
    text.refine((address) => ADDRESS.test(address), problem('not-an-email')),
    RULE_SET_LIMITS.entries,
  ).default(defaults.blockedAddresses),
  blocks: listOf(
    z.strictObject({
      what: z.enum(BLOCKS, { error: 'not-allowed' }),
      value: text,
      effect: z.enum(BLOCK_EFFECTS, { error: 'not-allowed' }),
    }),
    RULE_SET_LIMITS.entries,
  ).default(defaults.blocks),
  abuseThreshold: numberIn(-RULE_SET_LIMITS.threshold, RULE_SET_LIMITS.threshold).default(defaults.abuseThreshold),
  languages: listOf(
    z.string({ error: 'not-text' }).refine((tag) => LANGUAGE.test(tag), problem('not-allowed')),
    20,
  ).default(defaults.languages),
});

/** A rule set as it may be edited: what is left out keeps its default. Messages are field codes. */
export const ruleSetSchema = z.strictObject({
  version: text
    .refine(
      (version) => version.length <= RULE_SET_LIMITS.versionLength,
      problem('too-long', { max: RULE_SET_LIMITS.versionLength }),
    )
    .default('draft'),
  thresholds: z
    .strictObject({
      hold: numberIn(-RULE_SET_LIMITS.threshold, RULE_SET_LIMITS.threshold),
      spam: numberIn(-RULE_SET_LIMITS.threshold, RULE_SET_LIMITS.threshold),
    })
    .default(DEFAULT_THRESHOLDS),
  rules: z
    .record(
      z.string(),
      z.strictObject({
        effect: z.enum(['score', 'hold', 'off'], { error: 'not-allowed' }),
        weight: numberIn(-RULE_SET_LIMITS.weight, RULE_SET_LIMITS.weight),
      }),
    )
    .default({}),
  settings: settings.prefault({}),
});

function isNetwork(range: string): boolean {
  try {
    parseNetwork(range);
    return true;
  } catch {
    return false;
  }
}

/** Every problem, the first of each field; an unknown field under its own path. */
export function fieldProblems(issues: readonly z.core.$ZodIssue[]): FieldProblem[] {
  const problems = new Map<string, FieldProblem>();
  for (const issue of issues) {
    const path = issue.path.join('.');
    const at = path === '' ? '' : `${path}.`;
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) problems.set(at + key, { path: at + key, code: 'unknown' });
    } else if (!problems.has(path)) {
      const params = issue.code === 'custom' ? (issue.params as Params | undefined) : undefined;
      // A message that is no code is zod's own, about a missing object.
      const code = isFieldCode(issue.message) ? issue.message : 'not-an-object';
      problems.set(path, { path, code, ...(params && Object.keys(params).length > 0 ? { params } : {}) });
    }
  }
  return [...problems.values()];
}
