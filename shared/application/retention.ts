import type { StoredComment } from '../domain/stored-comment';
import { forgottenKey, isForgotten } from '../domain/erase';
import type { Site, SiteKept } from '../domain/site';
import { HiddenEmail } from '../domain/hidden-email';
import { NOBODYS_ADDRESS } from '../domain/network';
import type { KeyRing } from '../domain/key-ring';
import { ERASED_AT_A_TIME, eraseComment, silenceErased, type ErasingParts, type SilencingParts } from './erase-comment';
import { openIfPossible, sealPersonalData } from './personal-data';
import type { Audit } from './ports/audit';
import type { Notices, Objections } from './ports/cases';
import type { CommentLists, ListCursor } from './ports/comments';
import type { Erasing } from './ports/erasing';

/** What is kept for a time. */
export const KEPT = ['addresses', 'emails', 'spam', 'rejected', 'notices', 'audit'] as const;
export type Kept = (typeof KEPT)[number];

/** For how many days each is kept; 0 keeps it until it is erased. */
export type KeepDays = Readonly<Record<Kept, number>>;

/** How many of each went, or would go. */
export type Forgotten = Record<Kept, number>;

/** Who erases what is too old, in the history. */
export const RETENTION = 'retention';

const DAY_MS = 86_400_000;

export interface RetentionParts extends ErasingParts, SilencingParts {
  keyRing: Pick<KeyRing, 'seal' | 'open'>;
  erasing: Pick<Erasing, 'erase' | 'unsilenced' | 'silence' | 'silenced' | 'reseal'>;
  lists: Pick<CommentLists, 'newest' | 'forReview'>;
  notices: Pick<Notices, 'old' | 'silence'>;
  objections: Pick<Objections, 'find'>;
  audit: Pick<Audit, 'forget' | 'readAfter'>;
}

export interface RetentionRun {
  keep: KeepDays;
  /** What single sites keep for another time. */
  ofSites: ReadonlyMap<string, Site['keepDays']>;
  /** Only counts. */
  isDry: boolean;
  isStopped: () => boolean;
}

/**
 * Lets go of what was kept long enough, in small steps, and resolves with how much went. Addresses: IP address, user agent and pseudonym of the
 * network of any comment. E-mails: the address of published ones, with its pseudonym. Notices: sender and words of
 * those that were answered. Spam and rejected comments are erased like those of a
 * person who asks for it, counted from the last that happened to them; their place stays, for figures and replies. Audit entries go with the
 * beginning of the chain.
 */
export async function letGo(parts: RetentionParts, run: RetentionRun): Promise<Forgotten> {
  const forgotten: Forgotten = { addresses: 0, emails: 0, spam: 0, rejected: 0, notices: 0, audit: 0 };
  for (const status of ['spam', 'rejected'] as const) {
    if (leastDays(run, status) > 0) forgotten[status] = await letGoOfStatus(parts, run, status);
  }
  const { addresses, emails } = await letGoOfPeople(parts, run);
  const notices = await letGoOfNotices(parts, run);
  return { ...forgotten, addresses, emails, notices, audit: await letGoOfAudit(parts, run) };
}

/** For how long a site keeps it; 0 is for ever. */
function daysFor({ keep, ofSites }: RetentionRun, siteId: string, kept: SiteKept): number {
  return ofSites.get(siteId)?.[kept] ?? keep[kept];
}

/** The shortest time for which any site keeps it; 0 when all keep it for ever. */
function leastDays({ keep, ofSites }: RetentionRun, kept: SiteKept): number {
  const days = [keep[kept], ...[...ofSites.values()].map((each) => each[kept] ?? 0)].filter((each) => each > 0);
  return days.length === 0 ? 0 : Math.min(...days);
}

function isOver(parts: Pick<RetentionParts, 'now'>, days: number, since: Date): boolean {
  return days > 0 && since <= limitOf(parts, days);
}

function limitOf({ now }: Pick<RetentionParts, 'now'>, days: number): Date {
  return new Date(now().getTime() - days * DAY_MS);
}

async function letGoOfStatus(parts: RetentionParts, run: RetentionRun, status: 'spam' | 'rejected'): Promise<number> {
  const until = limitOf(parts, leastDays(run, status));
  let [count, after] = [0, null as ListCursor | null];
  while (!run.isStopped()) {
    const page = await parts.lists.forReview({ status, until, order: 'oldest', limit: ERASED_AT_A_TIME, after });
    const old = await withoutObjection(
      parts,
      page.filter((comment) => isOver(parts, daysFor(run, comment.siteId, status), lastChangeOf(comment))),
    );
    count += run.isDry ? old.length : await eraseAll(parts, old);
    const last = page.at(-1);
    if (!last) break;
    after = { at: last.createdAt, id: last.id };
    await parts.pause();
  }
  return count;
}

/** Those to which nobody waits for an answer: somebody has to be able to read what was decided about. */
async function withoutObjection(
  { objections }: Pick<RetentionParts, 'objections'>,
  comments: readonly StoredComment[],
): Promise<StoredComment[]> {
  const found = await Promise.all(comments.map(({ id }) => objections.find(id)));
  return comments.filter((_, at) => found[at]?.state !== 'waiting');
}

function lastChangeOf({ history, createdAt }: StoredComment): Date {
  return history.at(-1)?.at ?? createdAt;
}

async function eraseAll(parts: RetentionParts, comments: readonly StoredComment[]): Promise<number> {
  let count = 0;
  for (const comment of comments) if (await eraseComment(comment, parts, RETENTION)) count += 1;
  await silenceErased(parts);
  return count;
}

/** Walks all comments that are old enough, the newest of them first: what an import brings is as old as it says. */
async function letGoOfPeople(
  parts: RetentionParts,
  run: RetentionRun,
): Promise<Pick<Forgotten, 'addresses' | 'emails'>> {
  const gone = { addresses: 0, emails: 0 };
  const days = [leastDays(run, 'addresses'), leastDays(run, 'emails')].filter((each) => each > 0);
  if (days.length === 0) return gone;
  let after: ListCursor = { at: limitOf(parts, Math.min(...days)), id: '' };
  while (!run.isStopped()) {
    const page = await parts.lists.newest({ limit: ERASED_AT_A_TIME, after, decided: false });
    for (const comment of page) {
      if (comment.status === 'erased') continue;
      const { siteId, createdAt, keys, status } = comment;
      const goes = {
        addresses: isOver(parts, daysFor(run, siteId, 'addresses'), createdAt) && !isForgotten(keys.network),
        emails:
          status === 'approved' && isOver(parts, daysFor(run, siteId, 'emails'), createdAt) && !isForgotten(keys.email),
      };
      if (!goes.addresses && !goes.emails) continue;
      if (!run.isDry && !(await parts.erasing.reseal(resealed(comment, goes, parts.keyRing)))) continue;
      gone.addresses += Number(goes.addresses);
      gone.emails += Number(goes.emails);
    }
    const last = page.at(-1);
    if (!last) break;
    after = { at: last.createdAt, id: last.id };
    await parts.pause();
  }
  return gone;
}

function resealed(
  { id, sealed, keys }: StoredComment,
  goes: { addresses: boolean; emails: boolean },
  keyRing: Pick<KeyRing, 'seal' | 'open'>,
) {
  // What no key of the ring opens is lost already, and goes whole.
  const opened = openIfPossible(keyRing, sealed);
  const nothing = { email: new HiddenEmail(''), origin: { ip: NOBODYS_ADDRESS, userAgent: null } };
  const left = {
    email: goes.emails || !opened ? nothing.email : opened.email,
    origin: goes.addresses || !opened ? nothing.origin : opened.origin,
  };
  return {
    id,
    expected: sealed,
    sealed: sealPersonalData(keyRing, left),
    keys: {
      email: goes.emails ? forgottenKey(id) : keys.email,
      network: goes.addresses ? forgottenKey(id) : keys.network,
    },
  };
}

async function letGoOfNotices(parts: RetentionParts, { keep, isDry, isStopped }: RetentionRun): Promise<number> {
  if (keep.notices === 0) return 0;
  const before = limitOf(parts, keep.notices);
  if (isDry) return (await parts.notices.old(before, MOST_COUNTED)).length;
  let count = 0;
  while (!isStopped()) {
    const old = await parts.notices.old(before, ERASED_AT_A_TIME);
    for (const { id } of old) await parts.notices.silence(id);
    count += old.length;
    if (old.length < ERASED_AT_A_TIME) break;
    await parts.pause();
  }
  return count;
}

/** Notices that a run which changes nothing counts at most. */
const MOST_COUNTED = 100_000;
/** Entries forgotten at a time. */
const AUDIT_STEP = 500;

async function letGoOfAudit(parts: RetentionParts, { keep, isDry, isStopped }: RetentionRun): Promise<number> {
  if (keep.audit === 0) return 0;
  const before = limitOf(parts, keep.audit);
  if (isDry) return countAudit(parts.audit, before);
  let count = 0;
  while (!isStopped()) {
    const gone = await parts.audit.forget(before, AUDIT_STEP);
    count += gone;
    if (gone < AUDIT_STEP) break;
    await parts.pause();
  }
  return count;
}

async function countAudit(audit: Pick<Audit, 'readAfter'>, before: Date): Promise<number> {
  let [count, sequence] = [0, 0];
  for (;;) {
    const page = await audit.readAfter(sequence, AUDIT_STEP);
    const young = page.findIndex(({ at }) => at >= before);
    if (young !== -1) return count + young;
    const last = page.at(-1);
    // The newest entry stays, whatever its age.
    if (!last) return Math.max(0, count - 1);
    count += page.length;
    sequence = last.sequence;
  }
}
