import type { Bilingual } from '../domain/verdict';
import type { KeyRing } from '../domain/key-ring';
import { isDecision } from '../domain/decision';
import type { StoredComment } from '../domain/stored-comment';
import type { RecordDeed } from './audit-trail';
import { knownIp, openPersonalData } from './personal-data';
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
  /** What the machine found when it came, in words. */
  reasons: Bilingual[];
  history: {
    at: Date;
    by: 'author' | 'readers' | 'moderator';
    what: string;
    from: string;
    to: string;
    text: string | null;
  }[];
}

/** Everything that is held about an address. */
export interface PersonExport {
  email: string;
  exportedAt: Date;
  /** Whether mail was asked for, confirmed or stopped; null when nothing is known. */
  mail: { consent: Consent; at: Date } | null;
  comments: PersonComment[];
}

export interface ExportPersonParts {
  keyRing: Pick<KeyRing, 'emailPseudonym' | 'open'>;
  erasing: Pick<Erasing, 'commentsOf'>;
  mailConsents: Pick<MailConsents, 'find'>;
  record: RecordDeed;
  now: () => Date;
}

/** Gathers everything that is held about an e-mail address, oldest first. The audit says that somebody was exported, and not who. */
export async function exportPerson(
  { keyRing, erasing, mailConsents, record, now }: ExportPersonParts,
  { email, by }: { email: string; by: string },
): Promise<PersonExport> {
  const pseudonym = keyRing.emailPseudonym(email);
  const [found, mail] = await Promise.all([erasing.commentsOf(pseudonym, MOST), mailConsents.find(pseudonym)]);
  await record({ actor: by, kind: 'person.exported', after: { comments: found.length } });
  const oldestFirst = found.toSorted((one, other) => one.createdAt.getTime() - other.createdAt.getTime());
  return { email, exportedAt: now(), mail, comments: oldestFirst.map((each) => toldOf(each, keyRing)) };
}

function toldOf(comment: StoredComment, keyRing: Pick<KeyRing, 'open'>): PersonComment {
  const { id, siteId, articleId, articleTitle, articleUrl, parentId, createdAt, author, body, locale, status } =
    comment;
  const { origin } = openPersonalData(keyRing, comment.sealed);
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
    ip: knownIp(origin),
    userAgent: origin.userAgent,
    status,
    reasons: comment.verdict.reasons.map(({ message }) => message),
    history: comment.history.map(({ at, kind, from, to, note }) => ({
      at,
      by: kind === 'hold' ? 'readers' : isDecision(kind) || kind === 'undo' ? 'moderator' : 'author',
      what: kind,
      from,
      to,
      // What its author wrote before; what moderators wrote for each other is theirs.
      text: kind === 'edit' ? note : null,
    })),
  };
}
