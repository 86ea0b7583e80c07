import type { IncomingMessage } from 'node:http';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { TakeNotice } from '../../../application/notices';
import type { Articles } from '../../../application/ports/articles';
import type { Notices } from '../../../application/ports/cases';
import type { CommentStore } from '../../../application/ports/comments';
import type { KeyRing } from '../../../domain/key-ring';
import { parseNotice } from '../../../domain/parse-notice';
import { observedError, statusAndHeaders, type HttpObserver } from '../server/error-responses';
import { readForm, requireForm } from '../server/form-body';
import { languageOf } from '../server/language';
import { errorMessage } from '../server/messages';
import { readBytes } from '../server/request-body';
import { noticeFormPage, ownNoticePage, type NoticeForm } from './notice-page';
import { sendOwnPage } from './own-routes';

/** Below the path that a web server passes on anyway. */
const FORM = '/v1/comments/:id/notice';
const OWN = '/v1/notices/:id/mine';

export interface NoticePagesOptions {
  store: Pick<CommentStore, 'find'>;
  articles: Pick<Articles, 'find'>;
  notices: Pick<Notices, 'find'>;
  takeNotice: TakeNotice;
  keyRing: Pick<KeyRing, 'isReceipt'>;
  networkOf: (request: IncomingMessage) => string;
  maxRequestBytes: number;
  observer: HttpObserver;
}

type NoticeRequest = Request<{ id: string }>;

/** `/v1/comments/ID/notice`, where readers give notice of illegal content, and `/v1/notices/ID/mine?receipt=…`, where they see what became of it. */
export function noticePages(options: NoticePagesOptions): Router {
  const { store, articles, notices, takeNotice, keyRing, networkOf, observer } = options;
  const show = async (
    { params: { id } }: NoticeRequest,
    response: Response,
    page: Pick<NoticeForm, 'typed' | 'problems' | 'problem' | 'language'>,
  ): Promise<void> => {
    const found = await store.find(id);
    const comment = found?.status === 'approved' ? found : null;
    const article = comment && (await articles.find(comment.siteId, comment.articleId));
    const url = article?.url ?? null;
    if (!comment) response.status(404);
    const backHref = url === null ? null : `${url}#comment-${id}`;
    sendOwnPage(response, noticeFormPage({ ...page, comment, backHref }));
  };
  const get: RequestHandler<{ id: string }> = (request, response) =>
    show(request, response, { language: languageOf(request), typed: {}, problems: [], problem: null });
  const post: RequestHandler<{ id: string }> = async (request, response) => {
    const { id } = request.params;
    const language = languageOf(request);
    requireForm(request);
    const typed = Object.fromEntries(await readForm(request, await readBytes(request, options.maxRequestBytes)));
    try {
      const sent = parseNotice(typed);
      const kept = await takeNotice({ commentId: id, sent, network: networkOf(request), trusted: null, language });
      // Relative, whatever path the service stands under.
      response.redirect(303, `../../notices/${kept.id}/mine?receipt=${encodeURIComponent(kept.receipt)}`);
    } catch (thrown) {
      const error = observedError(thrown, response, observer);
      const { status, headers } = statusAndHeaders(error);
      const problems = error?.details.fields ?? [];
      const problem = problems.length > 0 ? null : errorMessage(error?.code ?? null, language);
      await show(request, response.status(status).set(headers), { language, typed, problems, problem });
    }
  };
  const own: RequestHandler<{ id: string }> = async (request, response) => {
    const { id } = request.params;
    const { receipt } = request.query;
    const isOwn = typeof receipt === 'string' && keyRing.isReceipt(id, receipt);
    const notice = isOwn ? await notices.find(id) : null;
    if (!notice) response.status(404);
    sendOwnPage(response, ownNoticePage(notice, languageOf(request)));
  };
  return Router().get(FORM, get).post(FORM, post).get(OWN, own);
}
