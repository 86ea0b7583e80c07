import type { Article } from '../../domain/article';
import type { Origin, Status } from '../../domain/comment';
import type { Markup } from '../../domain/markup';
import type { Notice } from '../../domain/notice';
import type { Objection } from '../../domain/objection';
import type { Report } from '../../domain/report';
import type { Site } from '../../domain/site';
import type { StoredComment } from '../../domain/stored-comment';
import type { Note } from './desk';
import type { Lesson } from './lessons';
import type { Reacted } from './readers';
import type { Version } from './versions';

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

/** A comment of an export of Tamis itself: all of it, with the personal data in clear; reactions stand by themselves. */
export interface ExportedComment extends Omit<StoredComment, 'sealed' | 'keys' | 'likes' | 'dislikes'> {
  email: string;
  origin: Origin;
}

/** Of what there are versions. */
export const VERSIONED = ['rule-set', 'model', 'abuse-model', 'statement-texts'] as const;
export type Versioned = (typeof VERSIONED)[number];

/** A notice of an export: who sent it stands in clear, as all that is sealed. */
export type ExportedNotice = Omit<Notice, 'sealed'> & { from: { name: string; email: string } | null };

/** One thing of an export of Tamis itself. */
export type ExportedRecord =
  | { kind: 'exported'; comment: ExportedComment }
  | { kind: 'site'; site: Site }
  | { kind: 'registered'; article: Article }
  /** Rule sets may be a site's own. */
  | { kind: 'version'; of: Versioned; siteId: string | null; version: Version; isCurrent: boolean }
  | { kind: 'lesson'; lesson: Lesson }
  | { kind: 'note'; note: Note }
  | { kind: 'report'; report: Report }
  | { kind: 'reaction'; reacted: Reacted }
  | { kind: 'objection'; objection: Objection }
  | { kind: 'notice'; notice: ExportedNotice };

/** What a file gives, one after the other: an article, a comment, a thing of an export, or the reason why one was passed over. */
export type ForeignRecord =
  | { kind: 'article'; article: ForeignArticle }
  | { kind: 'comment'; comment: ForeignComment }
  | ExportedRecord
  | { kind: 'refused'; place: string; problem: string };

/**
 * Reads a file in flat memory, whatever its size; of HTML stays what `markup` can say. Throws an Error that names the line where the file
 * cannot be read further.
 */
export type ReadForeign = (file: string, markup: Markup) => AsyncIterable<ForeignRecord>;
