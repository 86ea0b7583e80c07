import { ModerationError, type FieldProblem } from './errors';
import { RULE_SET_LIMITS, ruleSetSchema, fieldProblems } from './rule-set-schema';
import { DEFAULT_SETTINGS, DEFAULT_THRESHOLDS, type RuleEffect, type RuleSettings } from './rule-settings';
import { CLASSIFIER, RULES } from './rules/rules';

/**
 * Everything a site can set about judging, as one versioned document. Weights and thresholds are in log-odds of spam, so
 * that rules and the classifier add up: 0 is even odds, +2.2 is 9 to 1 for spam, +4.6 is 99 to 1.
 */
export interface RuleSet {
  version: string;
  thresholds: { hold: number; spam: number };
  /**
   * By rule name. A rule that is not named here runs with the defaults of `DEFAULT_RULE_SET`. The weight of `classifier`
   * multiplies what the classifier says.
   */
  rules: Record<string, { effect: RuleEffect; weight: number }>;
  settings: RuleSettings;
}

/** The rule set of a site that has changed nothing. */
export const DEFAULT_RULE_SET: RuleSet = {
  version: 'default-1',
  thresholds: DEFAULT_THRESHOLDS,
  rules: {
    ...Object.fromEntries(RULES.map(({ name, effect, weight }) => [name, { effect, weight }])),
    [CLASSIFIER]: { effect: 'score', weight: 1 },
  },
  settings: DEFAULT_SETTINGS,
};

const RULE_NAMES = new Set([...RULES.map(({ name }) => name), CLASSIFIER]);
const WORD_LISTS = ['moderationWords', 'disallowedWords', 'heldPhrases', 'spamPhrases'] as const;

/**
 * Reads an edited rule set; what is left out keeps its default. Throws `request/invalid` with every problem at once, each
 * with its path (`settings.heldPatterns.2`).
 */
export function parseRuleSet(input: unknown): RuleSet {
  const parsed = ruleSetSchema.safeParse(input);
  const fields = parsed.success ? contradictions(parsed.data) : fieldProblems(parsed.error.issues);
  if (!parsed.success || fields.length > 0) {
    throw new ModerationError('request/invalid', 'the rule set is invalid', { details: { fields } });
  }
  return parsed.data;
}

/** What only shows when all fields are read. */
function contradictions({ thresholds, rules, settings: lists }: RuleSet): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (thresholds.hold > thresholds.spam) problems.push({ path: 'thresholds.hold', code: 'above-spam' });
  for (const name of Object.keys(rules)) {
    if (!RULE_NAMES.has(name)) problems.push({ path: `rules.${name}`, code: 'unknown' });
  }
  for (const list of WORD_LISTS) {
    const characters = lists[list].reduce((sum, entry) => sum + entry.length, 0);
    const max = RULE_SET_LIMITS.listCharacters;
    if (characters > max) problems.push({ path: `settings.${list}`, code: 'too-long', params: { max } });
  }
  return problems;
}

/** The same rule set with every rule switched off but the classifier. */
export function modelOnlyRuleSet(ruleSet: RuleSet): RuleSet {
  const off = Object.fromEntries(RULES.map(({ name, weight }) => [name, { effect: 'off' as const, weight }]));
  return { ...ruleSet, rules: { ...off, [CLASSIFIER]: { effect: 'score', weight: 1 } } };
}
