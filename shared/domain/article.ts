import { articleName } from './article-name';
import type { Bilingual, Verdict } from './verdict';

/** Whether an article takes comments: all, each after a person has read it, or none. */
export const ARTICLE_MODES = ['open', 'held', 'closed'] as const;
export type ArticleMode = (typeof ARTICLE_MODES)[number];

/** What becomes of comments on an article that nobody has registered. */
export const UNKNOWN_ARTICLES = ['accept', 'hold', 'refuse'] as const;
export type UnknownArticles = (typeof UNKNOWN_ARTICLES)[number];

/** Who registered an article that no person did: the first comment that named an address of the site. */
export const FIRST_COMMENT = 'first-comment';

/** An article as the site's owner tells it. */
export interface Article {
  siteId: string;
  /** In its one spelling (`articleName`). */
  id: string;
  title: string | null;
  /** Where readers find it. */
  url: string | null;
  mode: ArticleMode;
  /** From then on no comment is taken, whatever the mode. */
  closesAt: Date | null;
  /** What the days until it closes by itself are counted from; when null, `createdAt`. */
  publishedAt: Date | null;
  /** Other ids and addresses under which comments come in, each in its one spelling. */
  aliases: string[];
  createdAt: Date;
  /** Name of the access key that told it last, or `FIRST_COMMENT`. */
  by: string;
}

/** What a site does where an article says nothing. */
export interface ArticlePolicy {
  unknownArticles: UnknownArticles;
  /** Days after which an article closes by itself; 0 never. */
  closeAfterDays: number;
}

const DAY_MS = 86_400_000;

/** Every id under which the article is known, its own first. */
export function namesOf({ id, aliases }: Pick<Article, 'id' | 'aliases'>): string[] {
  return [...new Set([id, ...aliases])];
}

/** An article whose own address is one of its names, so that a comment may name it by that. */
export function withAddressAsName(article: Article): Article {
  const address = article.url === null ? [] : [articleName(article.url)];
  const [, ...aliases] = namesOf({ id: article.id, aliases: [...article.aliases.map(articleName), ...address] });
  return { ...article, aliases };
}

/** When the article takes no more comments, by itself or by the site's rule; null when never. */
export function closingTime(article: Article, { closeAfterDays }: Pick<ArticlePolicy, 'closeAfterDays'>): Date | null {
  if (article.closesAt !== null || closeAfterDays === 0) return article.closesAt;
  return new Date((article.publishedAt ?? article.createdAt).getTime() + closeAfterDays * DAY_MS);
}

/** What holds for a comment that comes at `at`. */
export function modeAt(article: Article | null, at: Date, policy: ArticlePolicy): ArticleMode {
  if (article === null) return MODE_OF_UNKNOWN[policy.unknownArticles];
  const closes = closingTime(article, policy);
  return closes !== null && closes <= at ? 'closed' : article.mode;
}

const MODE_OF_UNKNOWN: Record<UnknownArticles, ArticleMode> = { accept: 'open', hold: 'held', refuse: 'closed' };

/** Name of the reason that an article gives, among those of the rules. */
export const ARTICLE_REASON = 'article';

const MESSAGES: Record<'known' | 'unknown', Record<Exclude<ArticleMode, 'open'>, Bilingual>> = {
  known: {
    held: {
      fr: 'Chaque commentaire de cet article est lu avant de paraître',
      en: 'Each comment on this article is read before it appears',
    },
    closed: { fr: 'Les commentaires de cet article sont fermés', en: 'Comments on this article are closed' },
  },
  unknown: {
    held: { fr: 'Cet article n’est pas enregistré', en: 'This article is not registered' },
    closed: {
      fr: 'Cet article n’est pas enregistré, et le site n’accepte que les articles enregistrés',
      en: 'This article is not registered, and the site takes comments on registered articles only',
    },
  },
};

/**
 * The verdict on a comment where its article has a say too: one that reads everything first holds what the rules would publish, a
 * closed one refuses it, spam too: its author learns nothing by it. On others spam stays spam.
 */
export function verdictOnArticle(verdict: Verdict, article: Article | null, mode: ArticleMode): Verdict {
  if (mode === 'open') return verdict;
  const message = MESSAGES[article === null ? 'unknown' : 'known'][mode];
  const reason = { rule: ARTICLE_REASON, weight: 0, holds: true, message, spans: [] };
  const status = mode === 'closed' ? 'rejected' : verdict.status === 'spam' ? 'spam' : 'held';
  return { ...verdict, status, reasons: [reason, ...verdict.reasons] };
}
