import type { CasesQuery, Notices, Objections } from '../../application/ports/cases';
import { silencedNotice, type Notice } from '../../domain/notice';
import { silencedObjection, type Objection } from '../../domain/objection';
import type { Database } from './database';
import { orUnavailable, readOrUnavailable } from './unavailable';

/** A case as it was written, with its moments again. */
function withMoments<T extends Notice | Objection>(written: T): T {
  const { at, outcome } = written;
  return { ...written, at: new Date(at), outcome: outcome && { ...outcome, at: new Date(outcome.at) } };
}
const noticeIn = ({ content }: Row): Notice => withMoments(JSON.parse(content) as Notice);
const objectionIn = ({ content }: Row): Objection => withMoments(JSON.parse(content) as Objection);

/** Narrows to one site, which is given twice; null is all. */
const OF_SITE = `(? IS NULL OR content ->> '$.siteId' = ?)`;

interface Row {
  content: string;
}

/** What authors object to, in the data file. */
export function embeddedObjections(database: Database): Objections {
  const write = <T>(work: () => T): Promise<T> => orUnavailable('store/unavailable', database.write(work));
  const all = (sql: string, ...values: (string | number | null)[]): Promise<Objection[]> =>
    readOrUnavailable('store/unavailable', () =>
      (database.prepare(sql).all(...values) as unknown as Row[]).map(objectionIn),
    );
  const one = (commentId: string): Objection | null => {
    const row = database.prepare('SELECT content FROM objections WHERE comment_id = ?').get(commentId) as
      Row | undefined;
    return row ? objectionIn(row) : null;
  };
  const put = (objection: Objection): void => {
    const { commentId, state, at, untold } = objection;
    database
      .prepare(
        `INSERT INTO objections (comment_id, waiting, at, untold, content) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET waiting = excluded.waiting, untold = excluded.untold, content = excluded.content`,
      )
      .run(commentId, Number(state === 'waiting'), at.getTime(), Number(untold), JSON.stringify(objection));
  };
  /** Changes one as it is; resolves with false when there is none, or `change` says null. */
  const change = (commentId: string, changed: (objection: Objection) => Objection | null): Promise<boolean> =>
    write(() => {
      const found = one(commentId);
      const after = found && changed(found);
      if (after) put(after);
      return after !== null;
    });
  return {
    add: (objection) =>
      write(() => {
        if (one(objection.commentId)) return false;
        put(objection);
        return true;
      }),
    find: (commentId) => readOrUnavailable('store/unavailable', () => one(commentId)),
    list: ({ isWaiting, siteId = null, limit, after }) =>
      isWaiting
        ? all(
            `SELECT content FROM objections WHERE waiting = 1 AND (at, comment_id) > (?, ?) AND ${OF_SITE}
             ORDER BY at, comment_id LIMIT ?`,
            after?.at.getTime() ?? 0,
            after?.id ?? '',
            siteId,
            siteId,
            limit,
          )
        : all(
            `SELECT content FROM objections WHERE waiting = 0 AND (at, comment_id) < (?, ?) AND ${OF_SITE}
             ORDER BY at DESC, comment_id DESC LIMIT ?`,
            after?.at.getTime() ?? Number.MAX_SAFE_INTEGER,
            after?.id ?? '',
            siteId,
            siteId,
            limit,
          ),
    countWaiting: (siteId = null) => count(database, `objections WHERE waiting = 1 AND ${OF_SITE}`, siteId, siteId),
    settle: (commentId, settled) =>
      change(commentId, (found) => (found.state === 'waiting' ? { ...found, ...settled, untold: true } : null)),
    untold: (limit) => all('SELECT content FROM objections WHERE untold ORDER BY at LIMIT ?', limit),
    told: async (commentId) => {
      await change(commentId, (found) => ({ ...found, untold: false }));
    },
    page: (after, limit) =>
      all(
        'SELECT content FROM objections WHERE comment_id > ? ORDER BY comment_id LIMIT ?',
        after?.commentId ?? '',
        limit,
      ),
    silence: async (commentId) => {
      await change(commentId, silencedObjection);
    },
  };
}

/** What readers say is illegal, in the data file. */
export function embeddedNotices(database: Database): Notices {
  const write = <T>(work: () => T): Promise<T> => orUnavailable('store/unavailable', database.write(work));
  const all = (sql: string, ...values: (string | number | null)[]): Promise<Notice[]> =>
    readOrUnavailable('store/unavailable', () =>
      (database.prepare(sql).all(...values) as unknown as Row[]).map(noticeIn),
    );
  const one = (id: string): Notice | null => {
    const row = database.prepare('SELECT content FROM notices WHERE id = ?').get(id) as Row | undefined;
    return row ? noticeIn(row) : null;
  };
  const put = (notice: Notice): void => {
    const { id, commentId, sender, state, priority, at, untold } = notice;
    database
      .prepare(
        `INSERT INTO notices (id, comment_id, sender, state, priority, at, untold, whole, content)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET sender = excluded.sender, state = excluded.state, untold = excluded.untold,
           whole = excluded.whole, content = excluded.content`,
      )
      .run(
        id,
        commentId,
        sender,
        state,
        priority,
        at.getTime(),
        untold,
        Number(notice.explanation !== ''),
        JSON.stringify(notice),
      );
  };
  const change = (id: string, changed: (notice: Notice) => Notice | null): Promise<boolean> =>
    write(() => {
      const found = one(id);
      const after = found && changed(found);
      if (after) put(after);
      return after !== null;
    });
  const waiting = ({ siteId = null, limit, after }: CasesQuery): Promise<Notice[]> => {
    const from = `SELECT content FROM notices WHERE state = 'waiting' AND ${OF_SITE}`;
    const order = 'ORDER BY priority DESC, at, id LIMIT ?';
    if (!after) return all(`${from} ${order}`, siteId, siteId, limit);
    const { priority = 0, at, id } = after;
    const beyond = '(priority < ? OR priority = ? AND (at, id) > (?, ?))';
    return all(`${from} AND ${beyond} ${order}`, siteId, siteId, priority, priority, at.getTime(), id, limit);
  };
  return {
    add: (notice) =>
      write(() => {
        if (one(notice.id)) return false;
        put(notice);
        return true;
      }),
    find: (id) => readOrUnavailable('store/unavailable', () => one(id)),
    ofComment: (commentId) => all('SELECT content FROM notices WHERE comment_id = ? ORDER BY at', commentId),
    ofSender: (sender) => all('SELECT content FROM notices WHERE sender = ? ORDER BY at', sender),
    list: (query) =>
      query.isWaiting
        ? waiting(query)
        : all(
            `SELECT content FROM notices WHERE state <> 'waiting' AND (at, id) < (?, ?) AND ${OF_SITE}
             ORDER BY at DESC, id DESC LIMIT ?`,
            query.after?.at.getTime() ?? Number.MAX_SAFE_INTEGER,
            query.after?.id ?? '',
            query.siteId ?? null,
            query.siteId ?? null,
            query.limit,
          ),
    countWaiting: (siteId = null) => count(database, `notices WHERE state = 'waiting' AND ${OF_SITE}`, siteId, siteId),
    countUnfounded: (sender, since) =>
      count(database, `notices WHERE sender = ? AND at >= ? AND state = 'unfounded'`, sender, since.getTime()),
    settle: (id, settled) =>
      change(id, (found) =>
        found.state === 'waiting' ? { ...found, ...settled, untold: found.sealed === null ? null : 'decision' } : null,
      ),
    untold: (limit) => all('SELECT content FROM notices WHERE untold IS NOT NULL ORDER BY at LIMIT ?', limit),
    told: async (id, what) => {
      await change(id, (found) => (found.untold === what ? { ...found, untold: null } : null));
    },
    page: (after, limit) => all('SELECT content FROM notices WHERE id > ? ORDER BY id LIMIT ?', after?.id ?? '', limit),
    silence: async (id) => {
      await change(id, silencedNotice);
    },
    old: (before, limit) =>
      all(
        `SELECT content FROM notices WHERE state <> 'waiting' AND whole AND at < ? ORDER BY at LIMIT ?`,
        before.getTime(),
        limit,
      ),
  };
}

function count(database: Database, from: string, ...values: (string | number | null)[]): Promise<number> {
  return readOrUnavailable('store/unavailable', () => {
    const row = database.prepare(`SELECT count(*) AS n FROM ${from}`).get(...values) as { n: number };
    return row.n;
  });
}
