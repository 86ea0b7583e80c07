import type { Comment, Status } from '../domain/comment';
import type { Decision, DecisionKind } from '../domain/decision';
import type { Facts } from '../domain/facts';
import { HiddenEmail } from '../domain/hidden-email';
import type { KeyRing } from '../domain/key-ring';
import { canonicalIp, NOBODYS_ADDRESS } from '../domain/network';
import type { ParseSubmission } from '../domain/parse-submission';
import type { LookupKeys, StoredComment } from '../domain/stored-comment';
import { textFingerprint } from '../domain/text/fingerprint';
import type { Verdict, VerdictStatus } from '../domain/verdict';
import { sealPersonalData } from './personal-data';
import type { CommentStore } from './ports/comments';
import type { ExportedComment, ForeignComment } from './ports/exchange';

/** Stands in while the other fields are checked; never stored. */
const NO_EMAIL = 'nobody@import.invalid';

export interface TakeOverParts {
  store: Pick<CommentStore, 'facts'>;
  keyRing: Pick<KeyRing, 'seal' | 'derivedId' | 'emailPseudonym' | 'networkPseudonym'>;
  parse: ParseSubmission;
  judge: (comment: Comment, facts: Facts) => Verdict;
}

export interface TakeOverOptions {
  /** Names the other system; ids are derived from it, so that a second run finds what the first one wrote. */
  source: string;
  siteId: string;
  /** The name shown where the other system kept none. */
  nameless: string;
  /** Judges each comment as if it had come at its time; otherwise the other system's status is believed. */
  judge: boolean;
  /** Keeps the other system's statuses as decisions, from which the classifier learns. */
  teach: boolean;
}

/** What Tamis exported, as it was; sealed anew by the keys of here. */
export function restored({ email, origin, ...comment }: ExportedComment, { keyRing }: TakeOverParts): StoredComment {
  const hidden = new HiddenEmail(email);
  const keys = keysOf(comment, { email: email || null, ip: origin.ip }, keyRing);
  return { ...comment, sealed: sealPersonalData(keyRing, { email: hidden, origin }), keys };
}

/** The comment as the store keeps it. Throws `submission/invalid` for what no visitor could have sent either. */
export async function storedFrom(
  foreign: ForeignComment,
  parts: TakeOverParts,
  options: TakeOverOptions,
): Promise<StoredComment> {
  const comment = commentOf(foreign, parts, options);
  const keys = keysOf(comment, foreign.author, parts.keyRing);
  const { id, siteId, articleId, parentId, author, createdAt } = comment;
  const believed = verdictOf(foreign.status, options.source);
  const isJudged = options.judge && (foreign.status === 'approved' || foreign.status === 'held');
  const verdict = isJudged
    ? parts.judge(
        { ...comment, keys },
        await parts.store.facts({ id, siteId, articleId, parentId, authorName: author.name, keys, until: createdAt }),
      )
    : believed;
  const status = isJudged ? verdict.status : foreign.status;
  const history = options.teach ? decisionsOf(status, { verdict, comment, source: options.source }) : [];
  return {
    id,
    siteId,
    articleId,
    articleUrl: comment.articleUrl,
    articleTitle: comment.articleTitle,
    parentId,
    author: { name: author.name, url: author.url },
    body: comment.body,
    locale: null,
    signals: comment.signals,
    createdAt,
    sealed: sealPersonalData(parts.keyRing, { email: author.email, origin: comment.origin }),
    keys,
    verdict,
    status,
    version: 1 + history.length,
    history,
  };
}

function commentOf(foreign: ForeignComment, { parse, keyRing }: TakeOverParts, options: TakeOverOptions): Comment {
  const { source, siteId, nameless } = options;
  const idOf = (foreignId: string): string => keyRing.derivedId(['import', source, siteId, foreignId]);
  const { article, author, createdAt } = foreign;
  const isErased = foreign.status === 'erased';
  const fields = {
    siteId,
    articleId: article.id,
    articleUrl: article.url,
    articleTitle: article.title,
    parentId: foreign.parentId === null ? null : idOf(foreign.parentId),
    author: { name: author.name.trim() || nameless, email: NO_EMAIL, url: author.url },
    // An erased comment has no text; it is checked with one and stored without.
    body: isErased ? '-' : foreign.body,
  };
  const submission = parse(fields, createdAt);
  return {
    ...submission,
    id: idOf(foreign.id),
    author: { ...submission.author, email: new HiddenEmail(author.email ?? '') },
    body: isErased ? '' : submission.body,
    createdAt,
    origin: { ip: canonicalIp(author.ip ?? '') ?? NOBODYS_ADDRESS, userAgent: author.userAgent },
  };
}

/** Who left no address is nobody that was seen before, and not one person with all others who left none. */
function keysOf(
  { id, body }: Pick<Comment, 'id' | 'body'>,
  { email, ip }: Pick<ForeignComment['author'], 'email' | 'ip'>,
  keyRing: TakeOverParts['keyRing'],
): LookupKeys {
  const { exact, bands } = textFingerprint(body);
  const address = canonicalIp(ip ?? '');
  const isKnown = address !== null && address !== NOBODYS_ADDRESS;
  return {
    email: keyRing.emailPseudonym(email ?? `import:${id}`),
    network: isKnown ? keyRing.networkPseudonym(address) : keyRing.emailPseudonym(`import:${id}`),
    text: exact,
    bands,
  };
}

const VERDICT_OF: Record<Status, VerdictStatus> = {
  approved: 'approved',
  held: 'held',
  spam: 'spam',
  rejected: 'held',
  erased: 'held',
};

function verdictOf(status: Status, source: string): Verdict {
  const message = {
    fr: `Repris de ${source} avec l’état qu’il y avait.`,
    en: `Taken over from ${source} with the status it had there.`,
  };
  const reasons = [{ rule: 'imported', weight: 0, holds: false, message, spans: [] }];
  return { status: VERDICT_OF[status], score: 0, reasons, ruleSet: 'imported', model: 'none', abuseModel: 'none' };
}

const DECIDED: Partial<Record<Status, DecisionKind>> = { approved: 'approve', rejected: 'reject', spam: 'spam' };

function decisionsOf(
  status: Status,
  { verdict, comment, source }: { verdict: Verdict; comment: Comment; source: string },
): Decision[] {
  const kind = DECIDED[status];
  if (!kind) return [];
  return [
    { kind, by: `import:${source}`, at: comment.createdAt, reason: null, note: null, from: verdict.status, to: status },
  ];
}
