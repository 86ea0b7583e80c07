import type { Comment } from './comment';
import type { Facts } from './facts';
import type { AbuseModel } from './model/abuse/abuse-model';
import type { RuleSet } from './rule-set';
import { compileSettings } from './rules/compile-settings';
import type { Rule, RuleInput } from './rules/rule';
import { CLASSIFIER, RULES } from './rules/rules';
import { findLinks } from './text/links';
import { normalise } from './text/normalise';
import type { Bilingual, Reason, Verdict, VerdictStatus } from './verdict';

/** What the classifier is asked. */
export interface ScoredText {
  body: string;
  authorName: string;
  authorUrl: string | null;
}

/** What `judge` needs of a classifier: calibrated log-odds of spam, and its strongest features in words. */
export interface ScoringModel {
  version: string;
  /** Whether it has learned from the site's own decisions. */
  isTaught: boolean;
  /** `reasons` are the few features that moved the score most, strongest first. */
  score(input: ScoredText): { logOdds: number; reasons: (Bilingual & { weight: number })[] };
}

/** What verdicts are made by: one rule set and the models, each with its version. Null: that model is not asked. */
export interface JudgedBy {
  ruleSet: RuleSet;
  model: ScoringModel | null;
  abuseModel: AbuseModel | null;
}

/** The classifier cannot outvote what a site has forbidden (20): its say ends here, in log-odds. */
const MAX_MODEL_SAY = 8;

/** A rule's reason of this weight stands for itself; lighter ones, and a model that the site has not taught, only add to it. */
const STANDS_FOR_ITSELF = 2;

/**
 * Decides about a comment from the comment, the facts and the settings alone: no clock, no chance, no input or output.
 * Every rule is evaluated. The sum of the weights is compared with both thresholds; a reason that holds keeps the comment
 * for a person unless the sum says spam. Before the site has taught the classifier, it takes a rule that stands for itself to call
 * spam, and the classifier cannot talk such a rule away. What cannot be told (a rule or the classifier throws) holds, and never approves.
 */
export function judge(comment: Comment, facts: Facts, by: JudgedBy): Verdict {
  const { ruleSet, model, abuseModel } = by;
  const reasons = [...ruleReasons(comment, facts, by), ...modelReasons(comment, ruleSet, model)];
  const score = reasons.reduce((sum, { weight }) => sum + weight, 0);
  return {
    status: statusOf(score, reasons, by),
    score,
    reasons,
    ruleSet: ruleSet.version,
    model: model?.version ?? 'none',
    abuseModel: abuseModel?.version ?? 'none',
  };
}

function statusOf(
  score: number,
  reasons: readonly Reason[],
  { ruleSet: { thresholds }, model }: JudgedBy,
): VerdictStatus {
  const isTaught = model?.isTaught === true;
  const stands = reasons.some(({ rule, weight }) => rule !== CLASSIFIER && weight >= STANDS_FOR_ITSELF);
  if (score >= thresholds.spam && (isTaught || stands)) return 'spam';
  const isDoubtful = score >= thresholds.hold || reasons.some(({ holds }) => holds);
  return isDoubtful || (stands && model !== null && !isTaught) ? 'held' : 'approved';
}

function ruleReasons(comment: Comment, facts: Facts, by: JudgedBy): Reason[] {
  let input: RuleInput;
  try {
    input = readComment(comment, facts, by);
  } catch (error) {
    return [cannotTell('rule-set', error)];
  }
  const reasons: Reason[] = [];
  for (const rule of RULES) {
    const reason = reasonOf(rule, input, by.ruleSet);
    if (reason) reasons.push(reason);
  }
  return reasons;
}

/** Works out once what several rules need. */
function readComment(comment: Comment, facts: Facts, { ruleSet: { settings }, abuseModel }: JudgedBy): RuleInput {
  const compiled = compileSettings(settings);
  const body = normalise(comment.body);
  const name = normalise(comment.author.name);
  return {
    comment,
    facts,
    settings,
    compiled,
    body,
    name,
    links: findLinks(body),
    hits: compiled.phrases.find(body.text),
    abuseModel,
  };
}

function reasonOf(rule: Rule, input: RuleInput, ruleSet: RuleSet): Reason | null {
  const { effect, weight } = ruleSet.rules[rule.name] ?? rule;
  if (effect === 'off') return null;
  try {
    const finding = rule.check(input);
    if (finding === null) return null;
    const { strength = 1, holds = false, message, spans = [] } = finding;
    return { rule: rule.name, weight: weight * strength, holds: holds || effect === 'hold', message, spans };
  } catch (error) {
    return cannotTell(rule.name, error);
  }
}

function modelReasons({ body, author }: Comment, ruleSet: RuleSet, model: ScoringModel | null): Reason[] {
  const { effect, weight: factor } = ruleSet.rules[CLASSIFIER] ?? { effect: 'score', weight: 1 };
  if (model === null || effect === 'off') return [];
  try {
    const { logOdds, reasons } = model.score({ body, authorName: author.name, authorUrl: author.url });
    if (!Number.isFinite(logOdds)) throw new RangeError('the score is no number');
    const weight = Math.max(-MAX_MODEL_SAY, Math.min(MAX_MODEL_SAY, factor * logOdds));
    const message = strongestFeatures(reasons);
    return [{ rule: CLASSIFIER, weight, holds: false, message, spans: [] }];
  } catch (error) {
    return [cannotTell(CLASSIFIER, error)];
  }
}

/** The model's strongest features, as it gave them, in one sentence. */
function strongestFeatures(reasons: readonly (Bilingual & { weight: number })[]): Bilingual {
  if (reasons.length === 0)
    return { fr: 'Classificateur : rien de marquant', en: 'Classifier: nothing that stands out' };
  const parts = reasons.map(({ fr, en, weight }) => {
    const number = `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(1)}`;
    return { fr: `${fr} (${number.replace('.', ',')})`, en: `${en} (${number})` };
  });
  return {
    fr: `Classificateur : ${parts.map(({ fr }) => fr).join(', ')}`,
    en: `Classifier: ${parts.map(({ en }) => en).join(', ')}`,
  };
}

/** Tells only the kind of error: its text may hold parts of the comment. */
function cannotTell(rule: string, error: unknown): Reason {
  const kind = error instanceof Error ? error.name : typeof error;
  return {
    rule,
    weight: 0,
    holds: true,
    message: {
      fr: `La règle n’a pas pu se prononcer (${kind}) ; une personne décide`,
      en: `The rule could not tell (${kind}); a person decides`,
    },
    spans: [],
  };
}
