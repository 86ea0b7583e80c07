import type { Article } from '../domain/article';
import { STATUSES, type Status } from '../domain/comment';
import type { KeyRing } from '../domain/key-ring';
import type { Notice } from '../domain/notice';
import type { Objection } from '../domain/objection';
import type { Report } from '../domain/report';
import { DEFAULT_SITE } from '../domain/site';
import type { StoredComment } from '../domain/stored-comment';
import { openPersonalData } from './personal-data';
import type { CommentLists, ListCursor } from './ports/comments';
import {
  VERSIONED,
  type ExportedComment,
  type ExportedNotice,
  type ExportedRecord,
  type Versioned,
} from './ports/exchange';
import type { Notices, Objections } from './ports/cases';
import type { Sites } from './ports/sites';
import { openSender } from './notices';
import type { Note, Notes } from './ports/desk';
import type { Lesson, Lessons } from './ports/lessons';
import type { Reacted, Reactions, Reports } from './ports/readers';
import type { Articles } from './ports/articles';
import type { Versions } from './ports/versions';

/** Comments read at a time. */
const PAGE = 500;

export interface ExportParts {
  lists: Pick<CommentLists, 'newest' | 'forReview'>;
  keyRing: Pick<KeyRing, 'open'>;
}

export interface ExportAllParts extends ExportParts {
  sites: Pick<Sites, 'list'>;
  articles: Pick<Articles, 'sites' | 'list'>;
  /** Of each kind; rule sets also those of a site, null being those for all. */
  versions: (of: Versioned, siteId: string | null) => Pick<Versions, 'list' | 'find' | 'currentVersion'>;
  lessons: Pick<Lessons, 'page'>;
  notes: Pick<Notes, 'page'>;
  reports: Pick<Reports, 'page'>;
  reactions: Pick<Reactions, 'page'>;
  objections: Pick<Objections, 'page'>;
  notices: Pick<Notices, 'page'>;
}

/** Most versions of one kind that are exported, the newest. */
const MOST_VERSIONS = 10_000;

/**
 * All that moves to another installation: sites, articles, rule sets, models and sentences, lessons, comments, notes, reports, reactions, objections
 * and notices, in that order, so that what is named stands before what names it. Only one page is in memory.
 */
export async function* exportAll(parts: ExportAllParts): AsyncGenerator<ExportedRecord> {
  const sites = await parts.sites.list();
  for (const site of sites) yield { kind: 'site', site };
  for (const siteId of await parts.articles.sites())
    for await (const article of each((last: Article | null) =>
      parts.articles.list({ siteId, limit: PAGE, after: last?.id ?? null }),
    ))
      yield { kind: 'registered', article };
  for (const of of VERSIONED) yield* versionsOf(parts, of, null);
  for (const siteId of new Set([DEFAULT_SITE, ...sites.map(({ id }) => id)]))
    yield* versionsOf(parts, 'rule-set', siteId);
  for await (const lesson of each((last: Lesson | null) => parts.lessons.page(last, PAGE)))
    yield { kind: 'lesson', lesson };
  for await (const comment of exportComments(parts)) yield { kind: 'exported', comment };
  for await (const note of each((last: Note | null) => parts.notes.page(last, PAGE))) yield { kind: 'note', note };
  for await (const report of each((last: Report | null) => parts.reports.page(last, PAGE)))
    yield { kind: 'report', report };
  for await (const reacted of each((last: Reacted | null) => parts.reactions.page(last, PAGE)))
    yield { kind: 'reaction', reacted };
  for await (const objection of each((last: Objection | null) => parts.objections.page(last, PAGE)))
    yield { kind: 'objection', objection };
  for await (const notice of each((last: Notice | null) => parts.notices.page(last, PAGE)))
    yield { kind: 'notice', notice: exportedNotice(notice, parts.keyRing) };
}

function exportedNotice({ sealed, ...notice }: Notice, keyRing: Pick<KeyRing, 'open'>): ExportedNotice {
  const sender = openSender(keyRing, { sealed });
  return { ...notice, from: sender && { name: sender.name, email: sender.email.reveal() } };
}

/** Oldest first, so that they stand in their order where they are imported. */
async function* versionsOf(
  parts: Pick<ExportAllParts, 'versions'>,
  of: Versioned,
  siteId: string | null,
): AsyncGenerator<ExportedRecord> {
  const versions = parts.versions(of, siteId);
  const current = await versions.currentVersion();
  for (const { version: name } of (await versions.list(MOST_VERSIONS)).toReversed()) {
    const version = await versions.find(name);
    if (version) yield { kind: 'version', of, siteId, version, isCurrent: name === current };
  }
}

/** Everything that a list gives page by page. */
async function* each<T>(read: (last: T | null) => Promise<T[]>): AsyncGenerator<T> {
  let last: T | null = null;
  for (;;) {
    const page: T[] = await read(last);
    yield* page;
    last = page.at(-1) ?? null;
    if (last === null) return;
  }
}

/** Every comment of every status, newest first, with its personal data in clear. Only one page is in memory. */
export async function* exportComments({ lists, keyRing }: ExportParts): AsyncGenerator<ExportedComment> {
  const pages = pagesOf((after) => lists.newest({ limit: PAGE, after, decided: false }));
  for await (const page of pages) for (const stored of page) yield exported(stored, keyRing);
}

/** The same by article, oldest first, so that a comment comes before its replies. Only one article is in memory, and the articles' ids. */
export async function* exportArticles({ lists, keyRing }: ExportParts): AsyncGenerator<ExportedComment[]> {
  const articles = new Map<string, { siteId: string; articleId: string }>();
  for await (const page of pagesOf((after) => lists.newest({ limit: PAGE, after, decided: false })))
    for (const { siteId, articleId } of page) articles.set(JSON.stringify([siteId, articleId]), { siteId, articleId });
  for (const article of articles.values()) {
    const comments: StoredComment[] = [];
    for (const status of STATUSES) comments.push(...(await allOf(lists, { ...article, status })));
    comments.sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime());
    yield comments.map((comment) => exported(comment, keyRing));
  }
}

async function allOf(
  lists: Pick<CommentLists, 'forReview'>,
  of: { siteId: string; articleId: string; status: Status },
): Promise<StoredComment[]> {
  const comments: StoredComment[] = [];
  for await (const page of pagesOf((after) => lists.forReview({ ...of, limit: PAGE, after }))) comments.push(...page);
  return comments;
}

async function* pagesOf(read: (after: ListCursor | null) => Promise<StoredComment[]>): AsyncGenerator<StoredComment[]> {
  let after: ListCursor | null = null;
  for (;;) {
    const page = await read(after);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = { at: last.createdAt, id: last.id };
  }
}

function exported(stored: StoredComment, keyRing: Pick<KeyRing, 'open'>): ExportedComment {
  const { id, siteId, articleId, articleUrl, articleTitle, parentId, author, body, locale } = stored;
  const { signals, createdAt, verdict, status, version, history, sealed, house, callbackUrl, notify, outside } = stored;
  const { email, origin } = openPersonalData(keyRing, sealed);
  return {
    id,
    siteId,
    articleId,
    articleUrl,
    articleTitle,
    parentId,
    author,
    email: email.reveal(),
    origin,
    ...(house === undefined ? {} : { house }),
    ...(callbackUrl === undefined ? {} : { callbackUrl }),
    ...(notify ? { notify } : {}),
    ...(outside === undefined ? {} : { outside }),
    body,
    locale,
    signals,
    createdAt,
    status,
    version,
    verdict,
    history,
  };
}
