import { FIRST_COMMENT, modeAt, verdictOnArticle, type Article, type ArticlePolicy } from '../domain/article';
import type { Comment, OutsideVerdict } from '../domain/comment';
import { eventOfChange } from '../domain/event';
import type { Facts } from '../domain/facts';
import type { KeyRing } from '../domain/key-ring';
import { parent as parentRule } from '../domain/rules/history-rules';
import type { LookupKeys, StoredComment } from '../domain/stored-comment';
import { textFingerprint } from '../domain/text/fingerprint';
import type { Verdict } from '../domain/verdict';
import { openPersonalData } from './personal-data';
import type { Articles } from './ports/articles';
import type { CommentStore } from './ports/comments';
import type { SecondOpinion } from './ports/opinion';
import type { Rejudging } from './ports/rejudging';
import type { SubmissionJob, Turn, Turns } from './ports/queue';
import { takeTurns } from './take-turns';

export interface JudgedSubmission {
  verdict: Verdict;
  /** False when an earlier run had already saved this comment. */
  saved: boolean;
}

export interface ArticleSettings extends ArticlePolicy {
  /** Whether it is an origin of the site: an address there is believed to be where the article stands. */
  isPageOf: (siteId: string, origin: string) => boolean;
}

/**
 * Judges one job from the queue and keeps the outcome: facts in one round trip, a pure judgement, what the article says, one atomic
 * write of comment and event. Title and address are the registry's; what the visitor claimed is kept nowhere. Running it again
 * for the same job changes nothing. Rejects with `store/unavailable`.
 */
export function submissionJudge({
  keyRing,
  store,
  rejudging,
  articles,
  articleSettings,
  judge,
  turns,
  opinion,
  now,
}: {
  keyRing: Pick<KeyRing, 'open' | 'emailPseudonym' | 'networkPseudonym'>;
  store: Pick<CommentStore, 'facts' | 'save' | 'find'>;
  rejudging: Pick<Rejudging, 'ask'>;
  articles: Pick<Articles, 'find' | 'add' | 'gather'>;
  articleSettings: ArticleSettings;
  judge: (comment: Comment, facts: Facts) => Verdict;
  /** Among several workers; null where there is one. */
  turns: Turns | null;
  /** Null where no service outside is asked. */
  opinion: SecondOpinion | null;
  now: () => Date;
}): (job: SubmissionJob) => Promise<JudgedSubmission> {
  const inTurn = takeTurns();
  const factsOf = (comment: Comment, keys: LookupKeys): Promise<Facts> => {
    const { id, siteId, articleId, parentId, author, createdAt } = comment;
    return store.facts({ id, siteId, articleId, parentId, authorName: author.name, keys, until: createdAt });
  };
  const judgeOne = async (
    job: SubmissionJob,
    { claimed, keys, turn }: { claimed: Comment; keys: LookupKeys; turn: Turn | null },
  ): Promise<JudgedSubmission | null> => {
    const { siteId, articleId, createdAt } = claimed;
    const [known, first] = await Promise.all([articles.find(siteId, articleId), factsOf(claimed, keys)]);
    const comment = { ...claimed, articleId: known?.id ?? articleId };
    const facts = comment.articleId === articleId ? first : await factsOf(comment, keys);
    const mode = modeAt(known, createdAt, articleSettings);
    const verdict = verdictOnArticle(judge(comment, facts), known, mode);
    const article = known ?? (await firstSeen(claimed, verdict));
    const stored = storedComment(job, { keys, verdict, article, outside: claimed.outside });
    const event = eventOfChange(stored, null, now());
    if (!event) throw new Error('a judged comment always has something to tell');
    if (turn?.isHeld() === false) return null;
    const saved = await store.save({ comment: stored, event });
    // Published after its status was read and before this was held, the parent had no reply that could be marked.
    const { parentId } = stored;
    if (parentId !== null && waitsForParent(verdict) && (await store.find(parentId))?.status === 'approved')
      await rejudging.ask([parentId]);
    // Renamed or merged meanwhile, the article has left its old name, and this comment with it.
    const current = await articles.find(siteId, stored.articleId);
    if (current && current.id !== stored.articleId) await articles.gather(current);
    return { verdict, saved };
  };
  /** An article that nobody has told of is known from its first comment that is no spam and names an address of the site. */
  const firstSeen = async (comment: Comment, verdict: Verdict): Promise<Article | null> => {
    const { siteId, articleId: id, articleUrl: url, createdAt } = comment;
    const { unknownArticles, isPageOf } = articleSettings;
    if (unknownArticles !== 'accept' || verdict.status === 'spam') return null;
    if (url === null || !URL.canParse(url) || !isPageOf(siteId, new URL(url).origin)) return null;
    const article: Article = {
      siteId,
      id,
      title: null,
      url,
      mode: 'open',
      closesAt: null,
      publishedAt: null,
      aliases: [],
      createdAt,
      by: FIRST_COMMENT,
    };
    return (await articles.add(article)) ? article : articles.find(siteId, id);
  };
  return async (job) => {
    const sent = commentOf(job, keyRing);
    const keys = lookupKeys(sent, keyRing);
    const outside = await opinion?.ask(sent);
    const comment = { ...sent, keys, ...(outside ? { outside } : {}) };
    // Judged at the same time, two comments of one author or network would not know of each other.
    return inTurn([keys.email, keys.network], async () => {
      for (;;) {
        const turn = turns && (await turns.take([keys.email, keys.network]));
        try {
          const judged = await judgeOne(job, { claimed: comment, keys, turn });
          // Who was held up so long that the turn lapsed may have judged on facts that are no longer so.
          if (judged) return judged;
        } finally {
          await turn?.end();
        }
      }
    });
  };
}

function waitsForParent({ status, reasons }: Verdict): boolean {
  return status === 'held' && reasons.some(({ rule }) => rule === parentRule.name);
}

function commentOf(job: SubmissionJob, keyRing: Pick<KeyRing, 'open'>): Comment {
  const { email, origin } = openPersonalData(keyRing, job.sealed);
  const { author, ...submission } = job.submission;
  return { ...submission, id: job.id, createdAt: new Date(job.createdAt), author: { ...author, email }, origin };
}

function lookupKeys(comment: Comment, keyRing: Pick<KeyRing, 'emailPseudonym' | 'networkPseudonym'>): LookupKeys {
  const { exact, bands } = textFingerprint(comment.body);
  return {
    email: keyRing.emailPseudonym(comment.author.email.reveal()),
    network: keyRing.networkPseudonym(comment.origin.ip),
    text: exact,
    bands,
  };
}

interface Outcome {
  keys: LookupKeys;
  verdict: Verdict;
  article: Article | null;
  outside: OutsideVerdict | undefined;
}

function storedComment(job: SubmissionJob, { keys, verdict, article, outside }: Outcome): StoredComment {
  const { submission, id, createdAt, sealed } = job;
  return {
    id,
    siteId: submission.siteId,
    articleId: article?.id ?? submission.articleId,
    articleUrl: article?.url ?? null,
    articleTitle: article?.title ?? null,
    parentId: submission.parentId,
    author: { name: submission.author.name, url: submission.author.url },
    body: submission.body,
    locale: submission.locale,
    signals: submission.signals,
    ...(submission.callbackUrl === undefined ? {} : { callbackUrl: submission.callbackUrl }),
    ...(submission.notify ? { notify: true } : {}),
    ...(outside ? { outside } : {}),
    createdAt: new Date(createdAt),
    sealed,
    keys,
    verdict,
    status: verdict.status,
    version: 1,
    history: [],
  };
}
