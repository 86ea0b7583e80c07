import type { Comment } from '../domain/comment';
import { eventOfChange } from '../domain/event';
import type { Facts } from '../domain/facts';
import type { KeyRing } from '../domain/key-ring';
import type { LookupKeys, StoredComment } from '../domain/stored-comment';
import { textFingerprint } from '../domain/text/fingerprint';
import type { Verdict } from '../domain/verdict';
import { openPersonalData } from './personal-data';
import type { CommentStore } from './ports/comments';
import type { SubmissionJob } from './ports/queue';
import { takeTurns } from './take-turns';

export interface JudgedSubmission {
  verdict: Verdict;
  /** False when an earlier run had already saved this comment. */
  saved: boolean;
}

/**
 * Judges one job from the queue and keeps the outcome: facts in one round trip, a pure judgement, one atomic write of
 * comment and event. Running it again for the same job changes nothing. Rejects with `store/unavailable`.
 */
export function submissionJudge({
  keyRing,
  store,
  judge,
  now,
}: {
  keyRing: Pick<KeyRing, 'open' | 'emailPseudonym' | 'networkPseudonym'>;
  store: Pick<CommentStore, 'facts' | 'save'>;
  judge: (comment: Comment, facts: Facts) => Verdict;
  now: () => Date;
}): (job: SubmissionJob) => Promise<JudgedSubmission> {
  const inTurn = takeTurns();
  const judgeOne = async (job: SubmissionJob, comment: Comment, keys: LookupKeys): Promise<JudgedSubmission> => {
    const facts = await store.facts({
      id: comment.id,
      siteId: comment.siteId,
      articleId: comment.articleId,
      parentId: comment.parentId,
      authorName: comment.author.name,
      keys,
      until: comment.createdAt,
    });
    const verdict = judge(comment, facts);
    const stored = storedComment(job, { keys, verdict });
    const event = eventOfChange(stored, null, now());
    if (!event) throw new Error('a judged comment always has something to tell');
    return { verdict, saved: await store.save({ comment: stored, event }) };
  };
  return async (job) => {
    const comment = commentOf(job, keyRing);
    const keys = lookupKeys(comment, keyRing);
    // Judged at the same time, two comments of one author or network would not know of each other.
    return inTurn([keys.email, keys.network], () => judgeOne(job, comment, keys));
  };
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

function storedComment(job: SubmissionJob, { keys, verdict }: { keys: LookupKeys; verdict: Verdict }): StoredComment {
  const { submission, id, createdAt, sealed } = job;
  return {
    id,
    siteId: submission.siteId,
    articleId: submission.articleId,
    articleUrl: submission.articleUrl,
    articleTitle: submission.articleTitle,
    parentId: submission.parentId,
    author: { name: submission.author.name, url: submission.author.url },
    body: submission.body,
    locale: submission.locale,
    signals: submission.signals,
    createdAt: new Date(createdAt),
    sealed,
    keys,
    verdict,
    status: verdict.status,
    version: 1,
    history: [],
  };
}
