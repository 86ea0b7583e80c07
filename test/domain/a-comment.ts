import type { Comment, DroppedField } from '@tamis/shared/domain/comment';
import { NO_FACTS, type Facts, type SeenText } from '@tamis/shared/domain/facts';
import { HiddenEmail } from '@tamis/shared/domain/hidden-email';
import { judge, type JudgedBy } from '@tamis/shared/domain/judge';
import { DEFAULT_RULE_SET, type RuleSet } from '@tamis/shared/domain/rule-set';
import type { RuleSettings } from '@tamis/shared/domain/rule-settings';
import type { Reason } from '@tamis/shared/domain/verdict';

export interface CommentParts {
  body?: string;
  name?: string;
  email?: string;
  url?: string | null;
  ip?: string;
  userAgent?: string | null;
  honeypotFilled?: boolean;
  fillTimeMs?: number | null;
  dropped?: DroppedField[] | undefined;
  outside?: Comment['outside'] | undefined;
}

/** A first, harmless comment, unless told otherwise. */
export function aComment(parts: CommentParts = {}): Comment {
  return {
    id: 'comment-1',
    siteId: 'default',
    articleId: 'an-article',
    articleUrl: null,
    articleTitle: null,
    parentId: null,
    author: {
      name: parts.name ?? 'Camille Durand',
      email: new HiddenEmail(parts.email ?? 'camille@example.org'),
      url: parts.url ?? null,
    },
    body: parts.body ?? 'Merci pour cet article, il éclaire bien la question du port.',
    locale: 'fr',
    signals: {
      honeypotFilled: parts.honeypotFilled ?? false,
      fillTimeMs: parts.fillTimeMs ?? null,
      dropped: parts.dropped,
    },
    createdAt: new Date('2026-03-01T12:00:00.000Z'),
    origin: { ip: parts.ip ?? '192.0.2.7', userAgent: parts.userAgent ?? null },
    ...(parts.outside === undefined ? {} : { outside: parts.outside }),
  };
}

/** A text seen before, by default five times under other articles by others, with no decision on any. */
export function seen(parts: Partial<SeenText> = {}): SeenText {
  return { total: 5, approved: 0, spam: 0, rejected: 0, byOthers: 5, elsewhere: 5, ...parts };
}

/** The default rule set with some settings changed, and some rules. */
export function aRuleSet(settings: Partial<RuleSettings> = {}, rules: RuleSet['rules'] = {}): RuleSet {
  return {
    ...DEFAULT_RULE_SET,
    version: 'test',
    rules: { ...DEFAULT_RULE_SET.rules, ...rules },
    settings: { ...DEFAULT_RULE_SET.settings, ...settings },
  };
}

/** The default rule set or another one, without models unless told. */
export function byRules(ruleSet: RuleSet = DEFAULT_RULE_SET, model: JudgedBy['model'] = null): JudgedBy {
  return { ruleSet, model, abuseModel: null };
}

/** What one rule says about a comment, or undefined. */
export function reasonOf(
  rule: string,
  comment: CommentParts,
  { facts = {}, settings = {} }: { facts?: Partial<Facts>; settings?: Partial<RuleSettings> } = {},
): Reason | undefined {
  const { reasons } = judge(aComment(comment), { ...NO_FACTS, ...facts }, byRules(aRuleSet(settings)));
  return reasons.find((reason) => reason.rule === rule);
}

/** The parts of the body that a reason points at. */
export function markedParts(body: string, reason: Reason | undefined): string[] {
  return (reason?.spans ?? []).filter(({ field }) => field === 'body').map(({ start, end }) => body.slice(start, end));
}
