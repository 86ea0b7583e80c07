import type { Bilingual } from '../domain/verdict';
import type { KeyRing } from '../domain/key-ring';
import { isDecision } from '../domain/decision';
import type { Notice } from '../domain/notice';
import type { Objection } from '../domain/objection';
import type { StoredComment } from '../domain/stored-comment';
import type { RecordDeed } from './audit-trail';
import { openSender } from './notices';
import { knownIp, openIfPossible } from './personal-data';
import type { Notices, Objections } from './ports/cases';
import type { Erasing } from './ports/erasing';
import type { Consent, MailConsents } from './ports/mail';

/** Most comments of one person in one export. */
const MOST = 100_000;

/** One comment as its person is told of it; who moderated is said by role, since moderators are persons too. */
export interface PersonComment {
  id: string;
  siteId: string;
  article: { id: string; title: string | null; url: string | null };
  parentId: string | null;
  createdAt: Date;
  name: string;
  website: string | null;
  text: string;
  language: string | null;
  /** Null once it was forgotten. */
  ip: string | null;
  userAgent: string | null;
  status: StoredComment['status'];
  /** What its author objected to a decision, and the reply. */
  objection: { at: Date; text: string; state: Objection['state']; reply: string | null } | null;
  /** What the machine found when it came, in words. */
  reasons: Bilingual[];
  history: {
    at: Date;
    by: 'author' | 'readers' | 'moderator';
    what: string;
    from: string;
    to: string;
    /** Why a moderator decided so, and what the author was told beside. */
    reason: string | null;
    law: string | null;
    told: string | null;
    text: string | null;
  }[];
}

/** What somebody told of as illegal, and what became of it. */
export interface PersonNotice {
  id: string;
  commentId: string;
  at: Date;
  name: string | null;
  ground: Notice['ground'];
  explanation: string;
  place: string | null;
  state: Notice['state'];
  reply: string | null;
}

/** Everything that is held about an address. */
export interface PersonExport {
  /** Null when nothing is held that knows it. */
  email: string | null;
  exportedAt: Date;
  /** Whether mail was asked for, confirmed or stopped; null when nothing is known. */
  mail: { consent: Consent; at: Date } | null;
  comments: PersonComment[];
  /** Notices of illegal content that were sent under the address. */
  notices: PersonNotice[];
}

export interface ExportPersonParts {
  keyRing: Pick<KeyRing, 'open'>;
  erasing: Pick<Erasing, 'commentsOf'>;
  notices: Pick<Notices, 'ofSender'>;
  objections: Pick<Objections, 'find'>;
  mailConsents: Pick<MailConsents, 'find'>;
  record: RecordDeed;
  now: () => Date;
}

/** Gathers everything that is held about a person, by the pseudonym of an e-mail address, oldest first. The audit says that somebody was exported, and not who. */
export async function exportPerson(
  { keyRing, erasing, notices, objections, mailConsents, record, now }: ExportPersonParts,
  { person, by }: { person: string; by: string },
): Promise<PersonExport> {
  const [found, noticed, mail] = await Promise.all([
    erasing.commentsOf(person, MOST),
    notices.ofSender(person),
    mailConsents.find(person),
  ]);
  await record({ actor: by, kind: 'person.exported', after: { comments: found.length } });
  const oldestFirst = found.toSorted((one, other) => one.createdAt.getTime() - other.createdAt.getTime());
  const comments: PersonComment[] = [];
  for (const each of oldestFirst) comments.push(toldOf(each, await objections.find(each.id), keyRing));
  const email = emailOf(found, noticed, keyRing);
  return { email, exportedAt: now(), mail, comments, notices: noticed.map((each) => noticeOf(each, keyRing)) };
}

function emailOf(
  [comment]: readonly StoredComment[],
  [notice]: readonly Notice[],
  keyRing: Pick<KeyRing, 'open'>,
): string | null {
  if (comment) return openIfPossible(keyRing, comment.sealed)?.email.reveal() ?? null;
  return (notice && openSender(keyRing, notice)?.email.reveal()) ?? null;
}

function noticeOf(notice: Notice, keyRing: Pick<KeyRing, 'open'>): PersonNotice {
  const { id, commentId, at, ground, explanation, place, state, outcome } = notice;
  const name = openSender(keyRing, notice)?.name ?? null;
  return { id, commentId, at, name, ground, explanation, place, state, reply: outcome?.reply ?? null };
}

function toldOf(comment: StoredComment, objection: Objection | null, keyRing: Pick<KeyRing, 'open'>): PersonComment {
  const { id, siteId, articleId, articleTitle, articleUrl, parentId, createdAt, author, body, locale, status } =
    comment;
  const origin = openIfPossible(keyRing, comment.sealed)?.origin ?? null;
  return {
    id,
    siteId,
    article: { id: articleId, title: articleTitle, url: articleUrl },
    parentId,
    createdAt,
    name: author.name,
    website: author.url,
    text: body,
    language: locale,
    ip: origin && knownIp(origin),
    userAgent: origin?.userAgent ?? null,
    status,
    reasons: comment.verdict.reasons.map(({ message }) => message),
    objection: objection && {
      at: objection.at,
      text: objection.text,
      state: objection.state,
      reply: objection.outcome?.reply ?? null,
    },
    history: comment.history.map(({ at, kind, from, to, note, reason, law, told }) => ({
      at,
      by: kind === 'hold' ? 'readers' : isDecision(kind) || kind === 'undo' ? 'moderator' : 'author',
      what: kind,
      from,
      to,
      reason,
      law: law ?? null,
      told: told ?? null,
      // What its author wrote before; what moderators wrote for each other is theirs.
      text: kind === 'edit' ? note : null,
    })),
  };
}
