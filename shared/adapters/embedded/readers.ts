import type { Reaction, ReactionCounts, Reactions, Reports } from '../../application/ports/readers';
import { REPORT_LIMITS, type Report, type ReportReason } from '../../domain/report';
import { fromColumn, toColumn } from './column-text';
import type { Database } from './database';
import { orUnavailable, readOrUnavailable } from './unavailable';

interface ReportRow {
  comment_id: string;
  reporter: string;
  reason: ReportReason;
  note: string | null;
  at: number;
}

/** What readers reported, in the data file. */
export function embeddedReports(database: Database): Reports {
  return {
    add: ({ commentId, reporter, reason, note, at }) =>
      orUnavailable(
        'store/unavailable',
        database.write(() => {
          const added = database
            .prepare(
              `INSERT OR IGNORE INTO reports (comment_id, reporter, reason, note, at)
                 SELECT ?1, ?2, ?3, ?4, ?5 WHERE (SELECT count(*) FROM reports WHERE comment_id = ?1) < ?6`,
            )
            .run(commentId, reporter, reason, note === null ? null : toColumn(note), at.getTime(), REPORT_LIMITS.kept);
          return added.changes > 0;
        }),
      ),
    page: (after, limit) =>
      readOrUnavailable('store/unavailable', () =>
        (
          database
            .prepare(
              'SELECT * FROM reports WHERE (comment_id, reporter) > (?, ?) ORDER BY comment_id, reporter LIMIT ?',
            )
            .all(after?.commentId ?? '', after?.reporter ?? '', limit) as unknown as ReportRow[]
        ).map(reportOf),
      ),
    of: (commentId) =>
      readOrUnavailable('store/unavailable', () =>
        (
          database
            .prepare('SELECT * FROM reports WHERE comment_id = ? ORDER BY at, reporter')
            .all(commentId) as unknown as ReportRow[]
        ).map(reportOf),
      ),
  };
}

function reportOf({ comment_id, reporter, reason, note, at }: ReportRow): Report {
  return { commentId: comment_id, reporter, reason, note: note === null ? null : fromColumn(note), at: new Date(at) };
}

/** Likes and dislikes in the data file; their number stands with the comment in the same transaction. */
export function embeddedReactions(database: Database): Reactions {
  return {
    page: (after, limit) =>
      readOrUnavailable('store/unavailable', () =>
        (
          database
            .prepare('SELECT * FROM reactions WHERE (comment_id, reader) > (?, ?) ORDER BY comment_id, reader LIMIT ?')
            .all(after?.commentId ?? '', after?.reader ?? '', limit) as unknown as {
            comment_id: string;
            reader: string;
            reaction: Reaction;
          }[]
        ).map(({ comment_id: commentId, reader, reaction }) => ({ commentId, reader, reaction })),
      ),
    put: ({ commentId, reader, reaction }) =>
      orUnavailable(
        'store/unavailable',
        database.write(() => {
          if (reaction === null)
            database.prepare('DELETE FROM reactions WHERE comment_id = ? AND reader = ?').run(commentId, reader);
          else
            database
              .prepare(
                `INSERT INTO reactions (comment_id, reader, reaction) VALUES (?, ?, ?)
                 ON CONFLICT DO UPDATE SET reaction = excluded.reaction`,
              )
              .run(commentId, reader, reaction);
          const counts = database
            .prepare(
              `SELECT count(*) FILTER (WHERE reaction = 'like') AS likes,
                 count(*) FILTER (WHERE reaction = 'dislike') AS dislikes FROM reactions WHERE comment_id = ?`,
            )
            .get(commentId) as unknown as ReactionCounts;
          database
            .prepare('UPDATE comments SET likes = ?, dislikes = ? WHERE id = ?')
            .run(counts.likes, counts.dislikes, commentId);
          return { likes: counts.likes, dislikes: counts.dislikes };
        }),
      ),
  };
}
