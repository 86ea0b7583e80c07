import { setTimeout as pause } from 'node:timers/promises';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { CommentLists, CommentStore } from '@tamis/shared/application/ports/comments';
import { authorState, publicComment, removedComment } from '@tamis/shared/adapters/http/api/present';
import { withGoneParents } from '@tamis/shared/adapters/http/api/public-pages';
import { cursorText, parseCursor } from '@tamis/shared/adapters/http/server/list-cursor';
import type { KeyRing } from '@tamis/shared/domain/key-ring';
import { DEFAULT_SITE } from '@tamis/shared/domain/parse-submission';
import { ARTICLE } from './article';
import type { OwnComment } from './comment-thread';
import { demoAssets, type Asset } from './demo-assets';
import { demoPage } from './demo-page';

/** Comments on one page; as many as the list that the script reads gives at most. */
const PAGE_SIZE = 200;

/** The form leads back here faster than the verdict comes. Without scripts the page cannot change, so it waits a little. */
const VERDICT_WAIT = { questions: 16, pauseMs: 50 } as const;

/** Nothing runs or loads but our own files, and the form goes nowhere else. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export interface DemoRoutesOptions {
  lists: Pick<CommentLists, 'approved' | 'countApproved' | 'withIds'>;
  store: Pick<CommentStore, 'find'>;
  keyRing: Pick<KeyRing, 'isReceipt'>;
  now: () => Date;
  newId: () => string;
  honeypotField: string;
}

/** The demonstration's article page at `/`, and its style, script and icon. */
export function demoRoutes({ lists, store, keyRing, now, newId, honeypotField }: DemoRoutesOptions): Router {
  const assets = demoAssets();

  const ownComment = async (id: string, receipt: string): Promise<OwnComment | null> => {
    if (!keyRing.isReceipt(id, receipt)) return null;
    let comment = await store.find(id);
    for (let asked = 1; comment === null && asked < VERDICT_WAIT.questions; asked += 1) {
      await pause(VERDICT_WAIT.pauseMs);
      comment = await store.find(id);
    }
    return { id, state: authorState(id, comment, now()).status, comment: comment && publicComment(comment) };
  };

  const showPage: RequestHandler = async (request, response) => {
    const id = queryText(request, 'unapproved');
    const receipt = queryText(request, 'moderation-hash');
    const parentId = queryText(request, 'replytocom');
    // First, because the list is to hold it when it has just been published.
    const pending = id ? await ownComment(id, receipt) : null;
    const firstId = queryText(request, 'commentaire');
    const first = firstId ? await store.find(firstId) : null;
    const isListed = first?.status === 'approved' && first.articleId === ARTICLE.id;
    const after = isListed
      ? { at: first.createdAt, id: first.id, isFirst: true }
      : parseCursor(queryText(request, 'apres'));
    const [found, counts, parent] = await Promise.all([
      lists.approved({
        siteId: DEFAULT_SITE,
        articleId: ARTICLE.id,
        order: 'oldest',
        limit: PAGE_SIZE + 1,
        after,
      }),
      lists.countApproved(DEFAULT_SITE, [ARTICLE.id]),
      parentId ? store.find(parentId) : null,
    ]);
    const comments = found.slice(0, PAGE_SIZE);
    const last = comments.at(-1);
    const places = await withGoneParents(comments, lists);
    const renderedAt = now();
    const address = addressOf(request);
    const page = demoPage({
      comments: places.map(({ comment, isGone }) => (isGone ? removedComment(comment) : publicComment(comment))),
      isFromStart: after === null,
      total: counts.get(ARTICLE.id) ?? 0,
      nextHref:
        found.length > PAGE_SIZE && last ? `/?apres=${cursorText({ at: last.createdAt, id: last.id })}#comments` : null,
      pending,
      // Another address each time: a browser that is asked for the one it shows only scrolls.
      reloadHref: `/?${new URLSearchParams({ unapproved: id, 'moderation-hash': receipt, t: String(renderedAt.getTime()) }).toString()}#comment-${id}`,
      replyTo: parent?.status === 'approved' && parent.articleId === ARTICLE.id ? publicComment(parent) : null,
      articleUrl: address?.href ?? null,
      renderedAt,
      honeypotField,
      idempotencyKey: newId(),
      assets,
    });
    response
      .set({ 'content-security-policy': CONTENT_SECURITY_POLICY, 'cache-control': 'private, no-store' })
      .type('html')
      .send(page);
  };

  const router = Router().get('/', showPage);
  for (const asset of Object.values(assets)) router.get(asset.path, (_, response) => sendAsset(response, asset));
  return router;
}

function sendAsset(response: Response, { type, content }: Asset): void {
  response.set({ 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' }).send(content);
}

function queryText(request: Request, name: string): string {
  const value = request.query[name];
  return typeof value === 'string' ? value : '';
}

/** Where the visitor sees this page; null when the client named no host that could be one. */
function addressOf(request: Request): URL | null {
  // A proxy in front may speak HTTPS. What the header says only decides how this visitor is led back here.
  const scheme = request.headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
  const origin = `${scheme}://${request.headers.host ?? ''}`;
  return URL.canParse('/', origin) ? new URL('/', origin) : null;
}
