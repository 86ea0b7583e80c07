import type { Comment } from './comment';
import type { Facts } from './facts';
import type { RuleSet } from './rule-set';
import type { Reason, Verdict } from './verdict';

/** Stub of the first hour. */
export function judge(comment: Comment, facts: Facts, ruleSet: RuleSet, model: null): Verdict {
  model;
  const reasons: Reason[] = [];
  const links = [...comment.body.matchAll(/https?:\/\/\S+/g)];
  if (links.length >= 2)
    reasons.push({
      rule: 'links',
      weight: 1,
      holds: true,
      message: { fr: 'liens', en: 'links' },
      spans: links.map((m) => ({ field: 'body', start: m.index, end: m.index + m[0].length })),
    });
  if (facts.parent === 'missing' || facts.parent === 'unapproved')
    reasons.push({ rule: 'parent', weight: 0, holds: true, message: { fr: 'parent', en: 'parent' }, spans: [] });
  return {
    status: reasons.some((r) => r.holds) ? 'held' : 'approved',
    score: 0,
    reasons,
    ruleSet: ruleSet.version,
    model: 'none',
  };
}
