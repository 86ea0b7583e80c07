import { siteDirectory, type SiteDirectory } from '@tamis/shared/application/sites-in-force';
import { foundSite, type Site } from '@tamis/shared/domain/site';
import type { Delivery, Endpoint } from '@tamis/shared/domain/webhook';
import type { AccessKey, Account } from '@tamis/shared/application/ports/accounts';
import type { Change, FactsQuery } from '@tamis/shared/application/ports/comments';
import type { SubmissionJob } from '@tamis/shared/application/ports/queue';
import type { Version } from '@tamis/shared/application/ports/versions';
import type { Article } from '@tamis/shared/domain/article';
import type { Notice } from '@tamis/shared/domain/notice';
import type { Objection } from '@tamis/shared/domain/objection';
import type { Decision, DecisionKind } from '@tamis/shared/domain/decision';
import { statusAfter } from '@tamis/shared/domain/decision';
import { eventOfChange, type CommentEvent } from '@tamis/shared/domain/event';
import type { JudgedComment, LookupKeys, StoredComment } from '@tamis/shared/domain/stored-comment';
import type { Reason, Verdict } from '@tamis/shared/domain/verdict';

/** The moment at which built comments were accepted, unless told otherwise. */
export const A_MOMENT = new Date('2026-03-01T12:00:00.000Z');

let built = 0;

/** An id that no other thing of this test file has. */
export function anId(kind = 'comment'): string {
  built += 1;
  return `${kind}-${String(built).padStart(5, '0')}`;
}

/** A moment so many milliseconds after (or, negative, before) `from`. */
export function after(milliseconds: number, from: Date = A_MOMENT): Date {
  return new Date(from.getTime() + milliseconds);
}

/** A job as ingestion makes it, accepted now. */
export function aJob(parts: Partial<SubmissionJob> = {}): SubmissionJob {
  return {
    version: 1,
    id: anId(),
    createdAt: new Date().toISOString(),
    submission: {
      siteId: 'default',
      articleId: 'an-article',
      articleUrl: null,
      articleTitle: null,
      parentId: null,
      author: { name: 'Camille', url: null },
      body: 'Merci pour cet article.',
      locale: 'fr',
      signals: { honeypotFilled: false, fillTimeMs: 5000 },
    },
    sealed: 'sealed',
    ...parts,
  };
}

/** A reason of the rule of that name. */
export function aReason(rule: string, parts: Partial<Reason> = {}): Reason {
  const message = { fr: 'Une raison.', en: 'A reason.' };
  return { rule, weight: 1, holds: false, message, spans: [{ field: 'body', start: 0, end: 5 }], ...parts };
}

/** The verdict of a rule set that found nothing. */
export function aVerdict(parts: Partial<Verdict> = {}): Verdict {
  return {
    status: 'approved',
    score: 0,
    reasons: [],
    ruleSet: 'default-1',
    model: 'none',
    abuseModel: 'none',
    ...parts,
  };
}

/** Look-up keys of an author, network and text that no other comment has, unless told otherwise. */
export function someKeys(parts: Partial<LookupKeys> = {}): LookupKeys {
  const own = anId('key');
  return { email: `email ${own}`, network: `network ${own}`, text: `text ${own}`, bands: [`band ${own}`], ...parts };
}

/** A comment as the store keeps it: approved at `A_MOMENT`, unless told otherwise. */
export function aStoredComment(parts: Partial<StoredComment> = {}): StoredComment {
  const { submission, sealed, id } = aJob();
  return {
    ...submission,
    id,
    createdAt: A_MOMENT,
    sealed,
    keys: someKeys(),
    verdict: aVerdict(),
    status: 'approved',
    version: 1,
    history: decisionsUpTo(parts),
    ...parts,
  };
}

/** What stands behind a version above 1: as many decisions of a person. */
function decisionsUpTo({ version = 1, status = 'approved' }: Partial<StoredComment>): Decision[] {
  const kind: DecisionKind = status === 'spam' ? 'spam' : status === 'rejected' ? 'reject' : 'approve';
  const decision: Decision = { kind, by: 'alex', at: A_MOMENT, reason: null, note: null, from: 'held', to: status };
  return Array.from({ length: version - 1 }, () => decision);
}

/** A comment with the event that tells of its verdict, as the worker saves both. */
export function aJudgedComment(parts: Partial<StoredComment> = {}): JudgedComment & { event: CommentEvent } {
  const comment = aStoredComment(parts);
  return { comment, event: eventFor(comment, comment.createdAt) };
}

/** An event that no other one equals. */
export function anEvent(parts: Partial<CommentEvent> = {}): CommentEvent {
  return { ...aJudgedComment().event, ...parts };
}

/** A moderator's decision about `comment`, with the event that follows from it, as the review service makes both. */
export function aChange(
  comment: StoredComment,
  kind: DecisionKind,
  parts: Partial<Pick<Decision, 'by' | 'at' | 'reason' | 'note'>> = {},
): Change {
  const to = statusAfter(kind);
  const decision: Decision = {
    kind,
    by: 'alex',
    at: after(60_000),
    reason: null,
    note: null,
    ...parts,
    from: comment.status,
    to,
  };
  const changed = { ...comment, status: to, version: comment.version + 1 };
  const event = eventOfChange(changed, comment.status, decision.at);
  return { id: comment.id, expectedVersion: comment.version, decision, isDecided: true, event };
}

/** What the worker asks the store about a comment like `comment`, a second after it was accepted. */
export function factsQueryFor(comment: StoredComment, parts: Partial<FactsQuery> = {}): FactsQuery {
  const { id, siteId, articleId, parentId, author, keys, createdAt } = comment;
  return { id, siteId, articleId, parentId, authorName: author.name, keys, until: after(1000, createdAt), ...parts };
}

/** A registered site that says nothing but its id. */
export function aSite(parts: Partial<Site> = {}): Site {
  return { ...foundSite(anId('site')), createdAt: A_MOMENT, by: 'ada', ...parts };
}

/** These sites in force, and `default`, by settings that say nothing. */
export async function sitesInForce(...sites: Site[]): Promise<SiteDirectory> {
  const directory = siteDirectory({
    list: () => Promise.resolve(sites),
    settings: { origins: [], markup: 'plain' },
  });
  await directory.refresh();
  return directory;
}

/** An access key that no other one equals. */
export function anAccessKey(parts: Partial<AccessKey> = {}): AccessKey {
  const name = anId('key');
  const hash = Buffer.from(name).toString('hex').padEnd(64, '0');
  return { hash, name, role: 'moderator', siteId: null, maySeeAddresses: false, createdAt: A_MOMENT, ...parts };
}

/** An account that no other one equals: invited, without a password. */
export function anAccount(parts: Partial<Account> = {}): Account {
  return {
    name: anId('account'),
    role: 'moderator',
    siteId: null,
    maySeeAddresses: false,
    language: null,
    password: null,
    invitation: { hash: anId('invitation'), until: after(86_400_000) },
    createdAt: A_MOMENT,
    ...parts,
  };
}

/** An endpoint that no other one equals: on, for everything. */
export function anEndpoint(parts: Partial<Endpoint> = {}): Endpoint {
  return {
    id: anId('endpoint'),
    takes: 'events',
    url: 'https://receiver.example/hook',
    types: null,
    siteId: null,
    description: null,
    enabled: true,
    disabledReason: null,
    sealedSecrets: 'sealed',
    createdAt: A_MOMENT,
    by: 'ada',
    place: 0,
    failingSince: null,
    ...parts,
  };
}

/** A delivery that waits for its first try. */
export function aDelivery(parts: Partial<Delivery> = {}): Delivery {
  const sequence = parts.sequence ?? 1;
  const endpointId = parts.endpointId ?? 'endpoint';
  return {
    id: `${endpointId}.${sequence}`,
    endpointId,
    sequence,
    event: anEvent(),
    url: null,
    status: 'pending',
    attempts: 0,
    dueAt: A_MOMENT,
    last: null,
    ...parts,
  };
}

/** An article that no other one equals. */
export function anArticle(parts: Partial<Article> = {}): Article {
  return {
    siteId: 'default',
    id: anId('article'),
    title: null,
    url: null,
    mode: 'open',
    closesAt: null,
    publishedAt: null,
    aliases: [],
    createdAt: A_MOMENT,
    by: 'alex',
    ...parts,
  };
}

/** A version that no other one equals. */
export function aVersion(parts: Partial<Version> = {}): Version {
  return { version: anId('rules'), createdAt: A_MOMENT, by: 'alex', note: null, content: '{}', ...parts };
}

function eventFor(comment: StoredComment, at: Date): CommentEvent {
  const event = eventOfChange(comment, null, at);
  if (!event) throw new Error('a judged comment always has something to tell');
  return event;
}

/** What an author objects to, waiting since `A_MOMENT`. */
export function anObjection(parts: Partial<Objection> = {}): Objection {
  return {
    commentId: anId(),
    siteId: 'default',
    at: A_MOMENT,
    text: 'Je n’ai insulté personne. \u0000',
    against: 'ada',
    state: 'waiting',
    outcome: null,
    untold: false,
    ...parts,
  };
}

/** A reader's notice of illegal content, waiting since `A_MOMENT`. */
export function aNotice(parts: Partial<Notice> = {}): Notice {
  return {
    id: anId('notice'),
    commentId: 'c1',
    siteId: 'default',
    ground: 'hate',
    explanation: 'Appelle à la violence. \u0000',
    place: null,
    sealed: 'sealed',
    sender: 'sender',
    trusted: null,
    priority: 1,
    language: 'fr',
    at: A_MOMENT,
    state: 'waiting',
    outcome: null,
    untold: 'receipt',
    ...parts,
  };
}
