import { STATUSES, type Status } from '../domain/comment';
import type { KeyRing } from '../domain/key-ring';
import type { StoredComment } from '../domain/stored-comment';
import { openPersonalData } from './personal-data';
import type { CommentLists, ListCursor } from './ports/comments';
import type { ExportedComment } from './ports/exchange';

/** Comments read at a time. */
const PAGE = 500;

export interface ExportParts {
  lists: Pick<CommentLists, 'newest' | 'forReview'>;
  keyRing: Pick<KeyRing, 'open'>;
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
  const { signals, createdAt, verdict, status, version, history, sealed, house, callbackUrl, notify } = stored;
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
