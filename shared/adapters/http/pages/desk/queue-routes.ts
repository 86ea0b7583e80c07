import { Router } from 'express';
import type { CommentLists, CommentStore } from '../../../../application/ports/comments';
import { LEASE_MS } from '../../../../application/next-held';
import type { Reports } from '../../../../application/ports/readers';
import { READER_REPORTS } from '../../../../domain/report';
import type { Leases, Notes } from '../../../../application/ports/desk';
import type { EventLog } from '../../../../application/ports/events';
import { ModerationError } from '../../../../domain/errors';
import type { StoredComment } from '../../../../domain/stored-comment';
import { html, type SafeHtml } from '../../server/html';
import { cursorText, parseCursor, reviewCursor } from '../../server/list-cursor';
import { commentContext } from './comment-context';
import { commentPage } from './comment-page';
import type { CommentContext } from './comment-view';
import { sendPage, type DeskCall, type Served } from './desk-kernel';
import type { Viewer } from './desk-layout';
import { queuePage } from './queue-page';
import { readQueueQuery, type QueueQuery } from './queue-query';
import { doneNotice } from './done-notice';

/** Comments of one page, and other comments of an author that are shown. */
const PAGE_SIZE = 50;
const OTHERS = 5;

export interface QueueRoutesOptions {
  lists: Pick<CommentLists, 'forReview' | 'byAuthor' | 'countByStatus' | 'countOfRule'>;
  reports: Pick<Reports, 'of'>;
  notes: Pick<Notes, 'of'>;
  leases: Leases;
  store: Pick<CommentStore, 'find' | 'facts'>;
  eventLog: Pick<EventLog, 'lastSequence'>;
  now: () => Date;
}

/** What surrounds a comment, in one look at each list. */
export async function contextOf(
  comment: StoredComment,
  { lists, store, notes, reports, now }: Pick<QueueRoutesOptions, 'lists' | 'store' | 'notes' | 'reports' | 'now'>,
): Promise<CommentContext> {
  const { id, siteId, articleId, parentId, author, keys } = comment;
  const [parent, facts, others, written, reported] = await Promise.all([
    parentId === null ? null : store.find(parentId),
    store.facts({ id, siteId, articleId, parentId, authorName: author.name, keys, until: now() }),
    lists.byAuthor({ siteId, email: keys.email, except: id, limit: OTHERS }),
    notes.of(id),
    reports.of(id),
  ]);
  // What somebody claims to answer may stand on another site.
  return {
    parent: parent?.siteId === siteId ? parent : null,
    author: facts.author,
    others,
    notes: written,
    reports: reported,
  };
}

/** The queue, one comment on a page of its own, and what the script fetches when a comment is shown. */
export function queueRoutes(options: QueueRoutesOptions, { page }: { page: Served }): Router {
  const { lists, store, eventLog, now } = options;

  const showQueue = async ({ request, response, language, viewer, assets }: DeskCall): Promise<void> => {
    const query = readQueueQuery(request.query);
    // Before the list: what changes between is told twice rather than not at all.
    const sequence = await eventLog.lastSequence();
    const [{ items, nextCursor, holders }, byStatus, reported] = await Promise.all([
      listFor(viewer, query, options),
      lists.countByStatus(viewer.siteId),
      lists.countOfRule('approved', READER_REPORTS, viewer.siteId),
    ]);
    const counts = { ...byStatus, reported };
    const chosen = query.open === '' ? null : seenBy(viewer, await store.find(query.open));
    const shown = chosen ?? items[0];
    const open = shown ? { comment: shown, context: await contextOf(shown, options) } : null;
    const notices = await noticesOf({ request, language, viewer }, store, query);
    const queue = { query, sequence, items, nextCursor, holders, counts, open, notices, now: now() };
    sendPage(response, { language, page: queuePage({ language, assets, viewer, ...queue }) });
  };
  const showComment = async ({ request, response, language, viewer, assets }: DeskCall): Promise<void> => {
    const comment = await found(store, String(request.params['id']));
    const context = await contextOf(comment, options);
    sendPage(response, {
      language,
      page: commentPage({ language, assets, viewer, comment, context, notice: null, back: '/review', now: now() }),
    });
  };
  const showContext = async ({ request, response, language }: DeskCall): Promise<void> => {
    const comment = await found(store, String(request.params['id']));
    const context = await contextOf(comment, options);
    sendPage(response, {
      language,
      page: html`${commentContext(context, { comment, language, now: now() })}`.toString(),
    });
  };
  return Router()
    .get('/review', page('own', showQueue))
    .get('/review/comments/:id', page('comment', showComment))
    .get('/review/comments/:id/context', page('comment', showContext));
}

/** A comment, if whoever looks may see its site. */
function seenBy({ siteId }: Viewer, comment: StoredComment | null): StoredComment | null {
  return siteId === null || comment?.siteId === siteId ? comment : null;
}

async function found(store: Pick<CommentStore, 'find'>, id: string): Promise<StoredComment> {
  const comment = await store.find(id);
  if (!comment) throw new ModerationError('comment/not-found', `no comment ${id}`);
  return comment;
}

interface Listed {
  items: StoredComment[];
  nextCursor: string | null;
  /** Who else has which of them open, by comment id. */
  holders: ReadonlyMap<string, string>;
}

/**
 * What a moderator is shown. No two are given the same held comment: what another has open is left out until it is asked for, what is
 * shown is leased.
 */
async function listFor(viewer: Viewer, asked: QueueQuery, parts: QueueRoutesOptions): Promise<Listed> {
  const { lists, leases, now } = parts;
  // Whoever sees one site only is shown that one, whatever the address says.
  const query = { ...asked, siteId: viewer.siteId ?? asked.siteId };
  if (query.status !== 'held') return { ...(await listOf(query, lists, new Set())), holders: new Map() };
  const holders = new Map([...(await leases.held(now()))].filter(([, holder]) => holder !== viewer.name));
  if (query.all !== '') return { ...(await listOf(query, lists, new Set())), holders };
  const free = await listOf(query, lists, new Set(holders.keys()));
  const ids = free.items.map(({ id }) => id);
  const at = now();
  const mine = await leases.take(ids, { holder: viewer.name, at, until: new Date(at.getTime() + LEASE_MS) });
  return { ...free, items: free.items.filter(({ id }) => mine.has(id)), holders };
}

async function listOf(query: QueueQuery, lists: Pick<CommentLists, 'forReview'>, without: ReadonlySet<string>) {
  const { status, siteId, articleId, rule, cursor, q, from, to, order } = query;
  const found = await lists.forReview({
    status,
    ...(siteId === '' ? {} : { siteId }),
    ...(articleId === '' ? {} : { articleId }),
    ...(rule === '' ? {} : { rule }),
    ...(q === '' ? {} : { words: q }),
    ...(from === '' ? {} : { from: new Date(`${from}T00:00:00Z`) }),
    ...(to === '' ? {} : { until: new Date(`${to}T23:59:59.999Z`) }),
    order,
    limit: PAGE_SIZE + without.size + 1,
    after: parseCursor(cursor),
  });
  const comments = found.filter(({ id }) => !without.has(id));
  const items = comments.slice(0, PAGE_SIZE);
  const last = items.at(-1);
  const nextCursor = comments.length > PAGE_SIZE && last ? cursorText(reviewCursor(last, order)) : null;
  return { items, nextCursor };
}

async function noticesOf(
  { request, language, viewer }: Pick<DeskCall, 'request' | 'language' | 'viewer'>,
  store: Pick<CommentStore, 'find'>,
  query: QueueQuery,
): Promise<SafeHtml | null> {
  const id = request.query['done'];
  const { many, blocked } = request.query;
  const comment = typeof id === 'string' && id !== '' ? seenBy(viewer, await store.find(id)) : null;
  return doneNotice({
    comment,
    noted: request.query['noted'] !== undefined,
    answered: request.query['answered'] !== undefined,
    blocked: typeof blocked === 'string' && /^[\w.@-]{1,96}$/.test(blocked) ? blocked : null,
    many: typeof many === 'string' && /^\d{1,3}$/.test(many) ? Number(many) : 0,
    language,
    viewer,
    query,
  });
}
