import type { Origin, Status } from '../../domain/comment';
import type { StoredComment } from '../../domain/stored-comment';

/**
 * A comment as another system had it. Ids are that system's own, as text; `body` is plain text. What the other system did not
 * keep is null.
 */
export interface ForeignComment {
  id: string;
  parentId: string | null;
  article: ForeignArticle;
  author: { name: string; email: string | null; url: string | null; ip: string | null; userAgent: string | null };
  body: string;
  createdAt: Date;
  status: Status;
}

export interface ForeignArticle {
  id: string;
  url: string | null;
  title: string | null;
  closed: boolean;
}

/** A comment of an export of Tamis itself: all of it, with the personal data in clear. */
export interface ExportedComment extends Omit<StoredComment, 'sealed' | 'keys'> {
  email: string;
  origin: Origin;
}

/** What a file of another system gives, one after the other: an article, a comment, or the reason why one was passed over. */
export type ForeignRecord =
  | { kind: 'article'; article: ForeignArticle }
  | { kind: 'comment'; comment: ForeignComment }
  | { kind: 'exported'; comment: ExportedComment }
  | { kind: 'refused'; place: string; problem: string };

/** Reads a file in flat memory, whatever its size. Throws an Error that names the line where the file cannot be read further. */
export type ReadForeign = (file: string) => AsyncIterable<ForeignRecord>;
